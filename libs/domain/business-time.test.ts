import * as fc from 'fast-check';
import {
  addDays,
  contains,
  dayNumber,
  dayOf,
  dayOfNumber,
  daysBetween,
  daysOf,
  intersect,
  lastPastDay,
  parseDay,
  weekday,
} from './business-time.js';

/** Days from 1900 to 2199. */
const anyDay = fc.integer({ min: -25_567, max: 84_005 }).map(dayOfNumber);
const anyRange = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 400 }))
  .map(([first, length]) => ({ first, last: addDays(first, length) }));

describe('days of the calendar', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('takes %s', (day) => {
    expect(parseDay(day)).toBe(day);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
  ])('refuses %s, a day that never was', (day) => {
    expect(() => parseDay(day)).toThrow(expect.objectContaining({ code: 'day-invalid', details: { day } }));
  });

  it.each([
    '',
    '2026-1-1',
    '20261123',
    '2026/11/23',
    '2026-11-23T00:00:00',
    ' 2026-11-23',
    '26-11-23',
    '２０２６-11-23',
  ])('refuses %j, which is not written as a day', (day) => {
    expect(() => parseDay(day)).toThrow(expect.objectContaining({ code: 'day-invalid' }));
  });

  it('counts days over months, years and leap days', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(daysBetween('2026-10-01', '2026-12-31')).toBe(91);
    expect(daysBetween('2026-10-02', '2026-10-01')).toBe(-1);
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayOfNumber(-1)).toBe('1969-12-31');
  });

  it('gives every day a number, one more for the next day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOfNumber(dayNumber(day))).toBe(day);
        expect(parseDay(day)).toBe(day);
        expect(addDays(day, 1) > day).toBe(true);
        expect(weekday(addDays(day, 1))).toBe((weekday(day) % 7) + 1);
      }),
    );
  });

  it.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['1970-01-01', 4],
    ['1969-12-28', 7],
    ['1900-01-01', 1],
  ])('knows that %s is day %i of its week', (day, number) => {
    expect(weekday(day)).toBe(number);
  });

  it('lists the days of a range, both ends included', () => {
    expect(daysOf({ first: '2026-02-27', last: '2026-03-02' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(daysOf({ first: '2026-02-27', last: '2026-02-27' })).toEqual(['2026-02-27']);
    expect(daysOf({ first: '2026-02-27', last: '2026-02-26' })).toEqual([]);
  });

  it('intersects ranges to the days that both have', () => {
    expect(intersect({ first: '2026-10-01', last: '2026-12-31' }, { first: '2026-09-28', last: '2026-10-04' })).toEqual(
      {
        first: '2026-10-01',
        last: '2026-10-04',
      },
    );
    expect(
      intersect({ first: '2026-10-01', last: '2026-10-02' }, { first: '2026-10-03', last: '2026-10-04' }),
    ).toBeNull();
    fc.assert(
      fc.property(anyRange, anyRange, (left, right) => {
        const both = intersect(left, right);
        expect(both === null ? [] : daysOf(both)).toEqual(daysOf(left).filter((day) => contains(right, day)));
      }),
    );
  });
});

describe('the business day of an instant', () => {
  it.each([
    // Midnight in Shanghai is 16:00 UTC of the day before.
    ['2026-11-22T15:59:59.999Z', 'Asia/Shanghai', '2026-11-22'],
    ['2026-11-22T16:00:00.000Z', 'Asia/Shanghai', '2026-11-23'],
    ['2026-12-31T16:00:00.000Z', 'Asia/Shanghai', '2027-01-01'],
    ['2026-11-22T16:00:00.000Z', 'UTC', '2026-11-22'],
    // São Paulo kept summer time until 2019: midnight of 15 February 2018 was at 02:00 UTC, of 1 March at 03:00 UTC.
    ['2018-02-15T01:59:59Z', 'America/Sao_Paulo', '2018-02-14'],
    ['2018-02-15T02:00:00Z', 'America/Sao_Paulo', '2018-02-15'],
    ['2018-03-01T02:59:59Z', 'America/Sao_Paulo', '2018-02-28'],
    ['2018-03-01T03:00:00Z', 'America/Sao_Paulo', '2018-03-01'],
    // Zones off the whole hour, and the ends of the date line.
    ['2026-11-22T18:29:59Z', 'Asia/Kolkata', '2026-11-22'],
    ['2026-11-22T18:30:00Z', 'Asia/Kolkata', '2026-11-23'],
    ['2026-11-22T10:00:00Z', 'Pacific/Kiritimati', '2026-11-23'],
    ['2026-11-22T10:59:59Z', 'Pacific/Pago_Pago', '2026-11-21'],
    // 1989 had summer time in Shanghai.
    ['1989-07-01T15:00:00Z', 'Asia/Shanghai', '1989-07-02'],
  ])('at %s in %s is %s', (instant, timeZone, day) => {
    expect(dayOf(new Date(instant), timeZone)).toBe(day);
  });

  it('leaves the day under way out of the past', () => {
    expect(lastPastDay(new Date('2026-11-22T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-21');
    expect(lastPastDay(new Date('2026-11-22T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-22');
    expect(lastPastDay(new Date('2026-12-31T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-12-31');
  });

  it('never goes back as time goes on', () => {
    const anyInstant = fc.date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const anyZone = fc.constantFrom('Asia/Shanghai', 'America/Sao_Paulo', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    fc.assert(
      fc.property(anyInstant, anyInstant, anyZone, (one, other, zone) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        expect(dayOf(earlier, zone) <= dayOf(later, zone)).toBe(true);
      }),
    );
  });
});
