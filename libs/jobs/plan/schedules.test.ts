import { isCronPattern } from '#libs/config/cron.js';
import { lastOccurrence, nextOccurrence } from './schedules.js';

describe('schedules', () => {
  const at = (text: string) => new Date(text);

  it('run in the business time zone', () => {
    expect(nextOccurrence('30 3 * * *', 'Asia/Shanghai', at('2026-06-30T18:00:00Z'))).toEqual(at('2026-06-30T19:30:00Z'));
    expect(nextOccurrence('30 3 * * *', 'Asia/Shanghai', at('2026-06-30T19:30:00Z'))).toEqual(at('2026-07-01T19:30:00Z'));
  });

  it('count a moment as past when it is reached', () => {
    expect(lastOccurrence('30 3 * * *', 'Asia/Shanghai', at('2026-06-30T19:29:59Z'))).toEqual(at('2026-06-29T19:30:00Z'));
    expect(lastOccurrence('30 3 * * *', 'Asia/Shanghai', at('2026-06-30T19:30:00Z'))).toEqual(at('2026-06-30T19:30:00Z'));
  });

  it.each([
    ['0 4 * * 1', '2026-06-28T20:00:00Z'],
    ['30 4 1 * *', '2026-05-31T20:30:00Z'],
    ['0 5 1 1,4,7,10 *', '2026-03-31T21:00:00Z'],
  ])('of %s: the last run before 30 June', (pattern, last) => {
    expect(lastOccurrence(pattern, 'Asia/Shanghai', at('2026-06-30T00:00:00Z'))).toEqual(at(last));
  });

  it.each(['', '* * * *', '61 3 * * *', '0 0 30 2 *', 'soon', '0 0 3 * * *', 7])('refuse %p', (pattern) => {
    expect(isCronPattern(pattern)).toBe(false);
  });

  it('say what a time to run at looks like', () => {
    expect(() => nextOccurrence('soon', 'UTC', at('2026-01-01T00:00:00Z'))).toThrow('is not a time to run at');
  });
});
