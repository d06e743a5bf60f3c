import type { DraftAnswer } from '../api/import-drafts.js';
import { remainingTime, secondsLeft } from './remaining-time.js';
import { likeliestReading, missingOptions, optionsFor, readingOf } from './staged-files.js';

const option = (name: string, more: object = {}) => ({ name, title: { en: name, zh: name }, default: null, choices: null, optional: false, ...more });

it('reads a draft as what fits it best', () => {
  const draft = (kind: string | null, profiles: readonly string[], alike: readonly string[] = []) => ({ kind, alike, fitting: profiles.map((profile) => ({ profile, options: { days: '15' }, needed: [] })) }) as unknown as DraftAnswer;
  expect(likeliestReading(draft('orders', ['a']))).toEqual({ reading: { by: 'kind', kind: 'orders' }, options: {} });
  expect(likeliestReading(draft(null, ['a', 'b']))).toEqual({ reading: { by: 'profile', profile: 'a' }, options: { days: '15' } });
  expect(likeliestReading(draft(null, ['a', 'b'], ['a', 'b']))).toBeNull();
  expect(likeliestReading(draft(null, []))).toBeNull();
});

it('tells a profile what was told, what the file says, and what holds otherwise', () => {
  const options = [option('merchant_id'), option('days', { default: '15' }), option('shop', { optional: true })];
  expect(optionsFor(options, { merchant_id: 's1', other: 'x' }, { days: '7', merchant_id: 's2' })).toEqual({ merchant_id: 's1', days: '7' });
  expect(optionsFor(options, {}, {})).toEqual({ days: '15' });
  expect(missingOptions(options, { days: '15' })).toEqual(['merchant_id']);
  expect(missingOptions(options, { merchant_id: ' ', days: '15' })).toEqual(['merchant_id']);
});

it('reads a mended file as the first one was', () => {
  expect(readingOf({ profile: 'jd-shipping', kind: 'order_outbounds', options: { merchant_id: 's1' } })).toEqual({ reading: { by: 'profile', profile: 'jd-shipping' }, options: { merchant_id: 's1' } });
  expect(readingOf({ profile: 'canonical', kind: 'orders', options: {} })).toEqual({ reading: { by: 'kind', kind: 'orders' }, options: {} });
  expect(readingOf({ profile: null, kind: 'unknown', options: {} })).toBeNull();
});

it('tells how long something will still take, once that can be told', () => {
  expect(secondsLeft(0.25, 10_000)).toBe(30);
  expect(secondsLeft(0.25, 1_000)).toBeNull();
  expect(secondsLeft(0.01, 10_000)).toBeNull();
  expect(secondsLeft(1, 10_000)).toBe(0);
});

it.each([
  [1, '约 5 秒', 'about 5 s'],
  [41, '约 45 秒', 'about 45 s'],
  [170, '约 3 分钟', 'about 3 min'],
  [5_400, '约 1.5 小时', 'about 1.5 h'],
])('says %d seconds as people do', (seconds, zh, en) => {
  expect([remainingTime(seconds, 'zh'), remainingTime(seconds, 'en')]).toEqual([zh, en]);
});
