import type { KnownNow, OpenNotice } from './settle-open.rule.js';
import { keyOfOpen, stateOfOpen } from './settle-open.rule.js';

const NOTICE: OpenNotice = { noticeId: 'n', channelId: 'c', subscriptionId: 's', event: 'pace-behind', eventKey: 'pace-behind 2026Q4 om-1 2026-W48', state: 'waiting', period: '2026Q4', awaitsFile: false };
const TRUE: KnownNow = { isTrue: new Set([keyOfOpen(NOTICE)]), isHeard: () => true, isKnown: () => true };
const state = (notice: Partial<OpenNotice>, known: Partial<KnownNow>) => stateOfOpen({ ...NOTICE, ...notice }, { ...TRUE, ...known });

it('what is true and whole waits to be sent', () => {
  expect(state({}, {})).toBe('waiting');
});

it('what awaits its file, or data that are complete, is held', () => {
  expect([state({ awaitsFile: true }, {}), state({}, { isKnown: () => false }), state({}, { isKnown: () => false, isTrue: new Set() })]).toEqual(['held', 'held', 'held']);
});

it('what is true no more is withdrawn, and at once what nobody may hear any more', () => {
  expect([state({}, { isTrue: new Set() }), state({}, { isHeard: () => false, isKnown: () => false })]).toEqual(['withdrawn', 'withdrawn']);
});

it('failed scoring and late data are told whatever else is missing', () => {
  const failed = { event: 'window-failed', eventKey: 'window-failed 2026Q4 2026-11-23' } as const;
  const isTrue = new Set([keyOfOpen({ ...NOTICE, ...failed })]);
  expect([state(failed, { isKnown: () => false, isTrue }), state(failed, { isKnown: () => false })]).toEqual(['waiting', 'withdrawn']);
  expect(state({ event: 'data-late', eventKey: 'data-late orders 2026-11-23', period: null }, { isKnown: () => false })).toBe('withdrawn');
});
