import * as fc from 'fast-check';
import { LIMITS, noteAttempt, pauseFor, restAfter, waitAfter } from './limits.rule.js';
import { CHANNEL_KINDS } from '#libs/domain/channel-kinds.js';

describe('the limits of an address', () => {
  it('let 20 messages of a WeCom robot through at once, and the next one after a minute', () => {
    let attempts: readonly number[] = [];
    for (let sent = 1; sent < 20; sent += 1) {
      const noted = noteAttempt(attempts, LIMITS.wecom, 1_000);
      expect(noted.freeAt).toBe(1_000);
      ({ attempts } = noted);
    }
    expect(noteAttempt(attempts, LIMITS.wecom, 1_000).freeAt).toBe(63_000);
  });

  it('let 5 messages of a Feishu robot through in a second and 100 in a minute', () => {
    let attempts: readonly number[] = [];
    let now = 0;
    const times = Array.from({ length: 101 }, () => {
      const at = now;
      ({ attempts, freeAt: now } = noteAttempt(attempts, LIMITS.feishu, now));
      return at;
    });
    expect(times.slice(0, 7)).toEqual([0, 0, 0, 0, 0, 1_250, 1_250]);
    expect(times.slice(98)).toEqual([23_750, 23_750, 62_000]);
  });

  it('are never exceeded in any window, however the attempts come', () => {
    const limits = fc.array(fc.record({ most: fc.integer({ min: 1, max: 9 }), withinMs: fc.integer({ min: 1, max: 50 }) }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(limits, fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 60 }), (given, waits) => {
        let attempts: readonly number[] = [];
        let freeAt = 0;
        const made: number[] = [];
        for (const wait of waits) {
          const now = freeAt + wait;
          made.push(now);
          ({ attempts, freeAt } = noteAttempt(attempts, given, now));
          expect(freeAt).toBeGreaterThanOrEqual(now);
        }
        for (const { most, withinMs } of given) {
          for (const end of made) expect(made.filter((at) => at > end - withinMs && at <= end).length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('do not make an attempt wait that leaves room', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHANNEL_KINDS), fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 150 }), (kind, waits) => {
        let attempts: readonly number[] = [];
        let freeAt = 0;
        const made: number[] = [];
        for (const wait of waits) {
          const now = freeAt + wait;
          made.push(now);
          ({ attempts, freeAt } = noteAttempt(attempts, LIMITS[kind], now));
          if (freeAt === now) continue;
          // One millisecond earlier it would have been one too many.
          const tooMany = LIMITS[kind].some(({ most, withinMs }) => made.filter((at) => at > freeAt - 1 - withinMs).length >= most);
          expect(tooMany).toBe(true);
        }
      }),
    );
  });
});

describe('waiting', () => {
  it('doubles from half a minute to an hour', () => {
    expect([1, 2, 3, 7, 8, 9, 29].map(waitAfter)).toEqual([30_000, 60_000, 120_000, 1_920_000, 3_600_000, 3_600_000, 3_600_000]);
  });

  it('of a place that fails ends sooner than that of the message', () => {
    expect([1, 4, 5, 29].map(restAfter)).toEqual([30_000, 240_000, 300_000, 300_000]);
  });

  it('is what the other side asks for, within reason, else what is usual', () => {
    expect(pauseFor('webhook', 120_000)).toBe(120_000);
    expect(pauseFor('webhook', -5)).toBe(1_000);
    expect(pauseFor('webhook', 1e12)).toBe(21_600_000);
    expect(pauseFor('dingtalk', null)).toBe(600_000);
  });
});
