import * as fc from 'fast-check';
import { addDays, daysOf, weekday } from './business-time.js';
import type { DayRange, Period } from './periods.js';
import {
  isoWeekOf,
  monthNamed,
  monthsBetween,
  monthsOf,
  parsePeriod,
  periodBefore,
  previousQuarter,
  quarterAYearBefore,
  quarterNamed,
  quarterOf,
  resolveAsOf,
  stateOf,
  weekSlicesOf,
  weeksOf,
} from './periods.js';

const anyQuarter = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, quarter]) => quarterNamed(`${year}Q${quarter}`));

const nameOf = ({ name }: Period) => name;
const daysIn = (parts: readonly DayRange[]) => parts.flatMap(daysOf);

function refusal(code: string, details: object = {}) {
  return expect.objectContaining({ code, details: expect.objectContaining(details) });
}

describe('the periods that can be scored', () => {
  it.each([
    ['2026Q4', 'quarter', '2026Q4', '2026-10-01', '2026-12-31', '2026Q4'],
    ['2024Q1', 'quarter', '2024Q1', '2024-01-01', '2024-03-31', '2024Q1'],
    ['2026-10', 'month', '2026-10', '2026-10-01', '2026-10-31', '2026Q4'],
    ['2024-02', 'month', '2024-02', '2024-02-01', '2024-02-29', '2024Q1'],
    ['2026-12', 'month', '2026-12', '2026-12-01', '2026-12-31', '2026Q4'],
    // A week inside its quarter is whole.
    ['2026-W41', 'week', '2026Q4/2026-W41', '2026-10-05', '2026-10-11', '2026Q4'],
    // 2026-W40 runs from 28 September to 4 October: each quarter has its part.
    ['2026Q3/2026-W40', 'week', '2026Q3/2026-W40', '2026-09-28', '2026-09-30', '2026Q3'],
    ['2026Q4/2026-W40', 'week', '2026Q4/2026-W40', '2026-10-01', '2026-10-04', '2026Q4'],
    // A week may belong to another year than its days.
    ['2026Q4/2026-W53', 'week', '2026Q4/2026-W53', '2026-12-28', '2026-12-31', '2026Q4'],
    ['2027Q1/2026-W53', 'week', '2027Q1/2026-W53', '2027-01-01', '2027-01-03', '2027Q1'],
    ['2025Q4/2026-W01', 'week', '2025Q4/2026-W01', '2025-12-29', '2025-12-31', '2025Q4'],
  ])('reads %s', (text, kind, name, first, last, quarter) => {
    expect(parsePeriod(text)).toEqual({ kind, name, first, last, quarter });
  });

  it.each([
    '',
    '2026',
    '2026Q0',
    '2026Q5',
    '2026q4',
    '2026-Q4',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-W1',
    '2026W41',
    '26Q4',
    '2026-10-01',
    '2026-10/2026-W41',
    '2026Q4/',
    '2026Q4 ',
    '２０２６Q4',
    '0000Q1',
    '9999Q4',
    '9999-12',
  ])('refuses %j', (period) => {
    expect(() => parsePeriod(period)).toThrow(refusal('period-unknown', { period }));
  });

  it('refuses a week 53 where there is none, and week 0', () => {
    expect(() => parsePeriod('2025-W53')).toThrow(refusal('week-unknown', { year: 2025, last: 52 }));
    expect(() => parsePeriod('2025Q4/2025-W53')).toThrow(refusal('week-unknown'));
    expect(() => parsePeriod('2026-W54')).toThrow(refusal('week-unknown', { year: 2026, last: 53 }));
    expect(() => parsePeriod('2026-W00')).toThrow(refusal('week-unknown'));
  });

  it('refuses a bare week that lies in two quarters, with both names', () => {
    expect(() => parsePeriod('2026-W40')).toThrow(
      refusal('week-ambiguous', { first: '2026Q3/2026-W40', second: '2026Q4/2026-W40' }),
    );
    expect(() => parsePeriod('2026-W53')).toThrow(
      refusal('week-ambiguous', { first: '2026Q4/2026-W53', second: '2027Q1/2026-W53' }),
    );
    expect(() => parsePeriod('2026-W01')).toThrow(
      refusal('week-ambiguous', { first: '2025Q4/2026-W01', second: '2026Q1/2026-W01' }),
    );
  });

  it('refuses a week that has no day in the quarter', () => {
    expect(() => parsePeriod('2026Q4/2026-W39')).toThrow(refusal('week-outside-quarter', { quarter: '2026Q4' }));
    expect(() => parsePeriod('2026Q1/2026-W53')).toThrow(refusal('week-outside-quarter'));
  });

  it('reads its own names again', () => {
    fc.assert(
      fc.property(anyQuarter, (quarter) => {
        for (const period of [quarter, ...monthsOf(quarter), ...weeksOf(quarter)]) {
          expect(parsePeriod(period.name)).toEqual(period);
        }
      }),
    );
  });
});

describe('ISO weeks', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['2000-01-02', '1999-W52'],
  ])('%s lies in %s', (day, week) => {
    expect(isoWeekOf(day)).toBe(week);
  });

  it('have 53 in the years that begin on a Thursday, and in leap years that begin on a Wednesday', () => {
    for (let year = 1900; year < 2200; year++) {
      const begins = weekday(`${year}-01-01`);
      const isLeap = addDays(`${year}-02-28`, 1) === `${year}-02-29`;
      const last = isoWeekOf(`${year}-12-28`);
      expect(last).toBe(`${year}-W${begins === 4 || (isLeap && begins === 3) ? 53 : 52}`);
    }
  });

  it('change on Mondays only', () => {
    fc.assert(
      fc.property(anyQuarter, fc.nat({ max: 90 }), (quarter, offset) => {
        const day = addDays(quarter.first, offset);
        expect(isoWeekOf(day) === isoWeekOf(addDays(day, 1))).toBe(weekday(day) !== 7);
      }),
    );
  });
});

describe('the parts of a quarter', () => {
  it('has three months', () => {
    expect(monthsOf(quarterNamed('2026Q4')).map(({ name }) => name)).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(monthsOf(quarterNamed('2024Q1')).map(({ last }) => last)).toEqual([
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
    ]);
  });

  it('has its weeks, clipped at both ends', () => {
    const weeks = weeksOf(quarterNamed('2026Q4'));
    expect(weeks).toHaveLength(14);
    expect(weeks[0]).toMatchObject({ name: '2026Q4/2026-W40', first: '2026-10-01', last: '2026-10-04' });
    expect(weeks.at(-1)).toMatchObject({ name: '2026Q4/2026-W53', first: '2026-12-28', last: '2026-12-31' });
  });

  it('knows the quarter before and the same a year before', () => {
    expect(previousQuarter(quarterNamed('2026Q1')).name).toBe('2025Q4');
    expect(previousQuarter(quarterNamed('2026Q4')).name).toBe('2026Q3');
    expect(quarterAYearBefore(quarterNamed('2026Q4'))).toMatchObject({ name: '2025Q4', first: '2025-10-01' });
    expect(quarterOf('2026-12-31')).toBe('2026Q4');
    expect(quarterOf('2026-04-01')).toBe('2026Q2');
  });

  it('cuts weeks by month into slices', () => {
    expect(weekSlicesOf(monthNamed('2026-10'))).toEqual([
      { first: '2026-10-01', last: '2026-10-04', month: '2026-10', week: '2026-W40' },
      { first: '2026-10-05', last: '2026-10-11', month: '2026-10', week: '2026-W41' },
      { first: '2026-10-12', last: '2026-10-18', month: '2026-10', week: '2026-W42' },
      { first: '2026-10-19', last: '2026-10-25', month: '2026-10', week: '2026-W43' },
      { first: '2026-10-26', last: '2026-10-31', month: '2026-10', week: '2026-W44' },
    ]);
    // The week that both months have makes two slices.
    expect(weekSlicesOf({ first: '2026-10-30', last: '2026-11-02' })).toEqual([
      { first: '2026-10-30', last: '2026-10-31', month: '2026-10', week: '2026-W44' },
      { first: '2026-11-01', last: '2026-11-01', month: '2026-11', week: '2026-W44' },
      { first: '2026-11-02', last: '2026-11-02', month: '2026-11', week: '2026-W45' },
    ]);
    expect(weekSlicesOf({ first: '2026-10-02', last: '2026-10-01' })).toEqual([]);
  });

  it('has the months between two days, and some more', () => {
    expect(monthsBetween('2026-11-30', '2027-02-01').map(nameOf)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthsBetween('2026-11-01', '2026-11-30', 1).map(nameOf)).toEqual(['2026-11', '2026-12']);
    expect(monthsBetween('2026-11-01', '2026-10-31')).toEqual([]);
  });

  it('has every day once in its months, once in its weeks and once in its slices; months have 4 to 6 slices', () => {
    fc.assert(
      fc.property(anyQuarter, (quarter) => {
        const days = daysOf(quarter);
        expect(daysIn(monthsOf(quarter))).toEqual(days);
        expect(daysIn(weeksOf(quarter))).toEqual(days);
        expect(daysIn(weekSlicesOf(quarter))).toEqual(days);
        for (const month of monthsOf(quarter)) {
          const slices = weekSlicesOf(month);
          expect(slices.length >= 4 && slices.length <= 6).toBe(true);
          expect(slices.every(({ first, last }) => isoWeekOf(first) === isoWeekOf(last))).toBe(true);
        }
      }),
    );
  });
});

describe('as-of days and states', () => {
  const october: Period = monthNamed('2026-10');

  it.each([
    // Without one: the last wholly past day, at most the last of the period.
    [null, '2026-10-15', '2026-10-15'],
    [null, '2026-11-20', '2026-10-31'],
    [null, '2026-10-01', '2026-10-01'],
    // A later one is the last day of the period.
    ['2026-12-24', '2026-11-20', '2026-10-31'],
    ['2026-10-20', '2026-11-20', '2026-10-20'],
    ['2026-10-20', '2026-10-10', '2026-10-20'],
  ])('asked for %s on the day after %s, October is scored as of %s', (asked, lastPast, asOf) => {
    expect(resolveAsOf(october, asked, lastPast)).toBe(asOf);
  });

  it('refuses to score a period that has not begun', () => {
    expect(() => resolveAsOf(october, null, '2026-09-30')).toThrow(refusal('period-not-begun', { period: '2026-10' }));
    expect(() => resolveAsOf(october, '2026-09-30', '2026-11-20')).toThrow(refusal('period-not-begun'));
  });

  it('is open while days remain and ended when all are past', () => {
    expect(stateOf(october, '2026-10-30')).toBe('open');
    expect(stateOf(october, '2026-10-31')).toBe('ended');
  });
});

it.each([
  ['2026Q1', '2025Q4'],
  ['2026-01', '2025-12'],
  ['2026-06', '2026-05'],
  ['2026Q2/2026-W20', '2026Q2/2026-W19'],
  // The second quarter begins on a Wednesday: the days before it are the same week's, of the first.
  ['2026Q2/2026-W14', '2026Q1/2026-W14'],
  ['2026Q1/2026-W01', '2025Q4/2026-W01'],
])('before %s comes %s', (period, before) => {
  expect(periodBefore(parsePeriod(period)).name).toBe(before);
});
