import { waitingTime } from './waiting-time.js';

it.each([
  ['43.8', '44 秒', '44 s'],
  ['59.6', '1 分', '1 min'],
  ['95.4', '1 分 35 秒', '1 min 35 s'],
  ['3725.0', '62 分 5 秒', '62 min 5 s'],
  [null, '–', '–'],
])('%s seconds are %s', (seconds, zh, en) => {
  expect([waitingTime(seconds, 'zh').short, waitingTime(seconds, 'en').short]).toEqual([zh, en]);
});

it('keeps what was published at hand', () => {
  expect(waitingTime('43.8', 'zh').exact).toBe('43.8 秒');
});
