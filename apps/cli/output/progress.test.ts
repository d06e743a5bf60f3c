import { describeLeft, leftSeconds } from './progress.js';

describe('the time that a step still takes', () => {
  it.each([
    [{ done: 25, total: 100, elapsedMs: 10_000 }, 30],
    [{ done: 99, total: 100, elapsedMs: 10_000 }, 1],
    // Not yet to be told, or at its end.
    [{ done: 25, total: 100, elapsedMs: 1_999 }, null],
    [{ done: 0, total: 100, elapsedMs: 10_000 }, null],
    [{ done: 100, total: 100, elapsedMs: 10_000 }, null],
    [{ done: 1, total: 0, elapsedMs: 10_000 }, null],
  ])('is told by what has passed: %j', (step, left) => {
    expect(leftSeconds(step)).toBe(left);
  });

  it('is told in seconds, and in minutes where it is more than one', () => {
    expect(describeLeft(60)).toEqual({ en: ', 60 s left', zh: '，剩余 60 秒' });
    expect(describeLeft(61)).toEqual({ en: ', 2 min left', zh: '，剩余 2 分钟' });
  });
});
