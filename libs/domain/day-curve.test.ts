import * as fc from 'fast-check';
import { addDays, daysOf, weekday } from './business-time.js';
import type { CalendarDay, TargetRow } from './day-curve.js';
import { layDayTargets, weighDays } from './day-curve.js';
import { OpscoreError } from './errors.js';
import { monthsOf, quarterNamed, weekSlicesOf, weeksOf } from './periods.js';
import { Rational } from './rational.js';
import { anyCase, anyFactors, anyValue, monthSums, sumOver } from '../../test/support/target-generators.js';

const r = (decimal: string) => Rational.parse(decimal);
const decimals = (weights: readonly Rational[]) => weights.map((weight) => Number(weight.toFixed(3)));

const Q4 = quarterNamed('2026Q4');
const EVERY_DAY_ALIKE = Array.from({ length: 7 }, () => Rational.ONE);
const FLAT = weighDays(Q4, EVERY_DAY_ALIKE, []);

const calendarDay = (day: string, weight: string, label: string | null = null): CalendarDay => ({
  day,
  weight: r(weight),
  label,
});
const ofQuarter = (value: bigint, effectiveFrom: string | null = null): TargetRow => ({
  period: '2026Q4',
  value,
  effectiveFrom,
});
const lockOf = (period: string, value: bigint): TargetRow => ({ period, value, effectiveFrom: null });

function refusalOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error instanceof OpscoreError ? [error.code, error.details['reason']] : error;
  }
  return 'not refused';
}

describe('day weights', () => {
  it('are 1 for every day', () => {
    expect(FLAT).toHaveLength(92);
    expect(FLAT.every((weight) => weight.compare(Rational.ONE) === 0)).toBe(true);
  });

  it('are multiplied by weekday factors, Monday first', () => {
    const factors = ['1', '1', '1', '1', '1', '1.3', '0.5'].map(r);
    // 2026-10-01 is a Thursday.
    expect(decimals(weighDays(Q4, factors, [])).slice(0, 6)).toEqual([1, 1, 1.3, 0.5, 1, 1]);
  });

  it('are replaced where the calendar gives one, weekday factor and all', () => {
    const factors = ['1', '1', '1', '1', '1', '1', '0.5'].map(r);
    const calendar = [
      calendarDay('2026-10-04', '3', 'sale'),
      calendarDay('2026-10-05', '0'),
      calendarDay('2027-01-01', '9'),
    ];
    expect(decimals(weighDays(Q4, factors, calendar)).slice(2, 6)).toEqual([1, 3, 0, 1]);
  });

  it('are those learned, times the factors, where the calendar gives none', () => {
    const learned = FLAT.map((_, index) => Rational.of(index + 1));
    const factors = ['1', '1', '1', '1', '1', '2', '1'].map(r);
    expect(decimals(weighDays(Q4, factors, [calendarDay('2026-10-02', '7.5')], learned)).slice(0, 4)).toEqual([
      1, 7.5, 6, 4,
    ]);
  });
});

describe('a target laid over the days (R3)', () => {
  it('is spread by the weights of the days', () => {
    const curve = layDayTargets(Q4, FLAT, [ofQuarter(920n)]);
    expect(curve?.total).toBe(920n);
    expect(curve?.days.every((day) => day === 10n)).toBe(true);
    expect(monthSums(Q4, curve?.days ?? [])).toEqual([310n, 300n, 310n]);
  });

  it('gives a promotion its weight', () => {
    const weights = weighDays(Q4, EVERY_DAY_ALIKE, [calendarDay('2026-11-11', '9')]);
    const curve = layDayTargets(Q4, weights, [ofQuarter(1_000n)]);
    expect(sumOver(Q4, curve?.days ?? [], { first: '2026-11-11', last: '2026-11-11' })).toBe(90n);
  });

  it('is none where the quarter has no row', () => {
    expect(layDayTargets(Q4, FLAT, [])).toBeNull();
    expect(layDayTargets(Q4, FLAT, [lockOf('2026-11', 5n)])).toBeNull();
  });

  it('may be zero, even where every day is closed', () => {
    const closed = FLAT.map(() => Rational.ZERO);
    expect(layDayTargets(Q4, closed, [ofQuarter(0n)])?.days.every((day) => day === 0n)).toBe(true);
    expect(refusalOf(() => layDayTargets(Q4, closed, [ofQuarter(1n)]))).toEqual([
      'target-infeasible',
      'every day that the target could be laid on has the weight 0',
    ]);
  });

  it('makes months, weeks and slices that add up to the quarter, for any calendar', () => {
    fc.assert(
      fc.property(anyCase, ({ quarter, value, weights }) => {
        const { total, days } = layDayTargets(quarter, weights, [
          { period: quarter.name, value, effectiveFrom: null },
        ]) ?? { total: -1n, days: [] };
        expect(total).toBe(value);
        expect(days).toHaveLength(weights.length);
        for (const parts of [monthsOf(quarter), weeksOf(quarter), weekSlicesOf(quarter)]) {
          expect(parts.reduce((sum, part) => sum + sumOver(quarter, days, part), 0n)).toBe(value);
        }
        for (const month of monthsOf(quarter)) {
          const slices = weekSlicesOf(month).reduce((sum, slice) => sum + sumOver(quarter, days, slice), 0n);
          expect(slices).toBe(sumOver(quarter, days, month));
        }
        expect(days.every((day, index) => day === 0n || weights[index]?.isZero() === false)).toBe(true);
      }),
    );
  });

  it('follows weekday factors: days of one weekday differ by at most one unit', () => {
    fc.assert(
      fc.property(
        anyFactors.filter((factors) => factors.some((factor) => !factor.isZero())),
        anyValue,
        (factors, value) => {
          const days = layDayTargets(Q4, weighDays(Q4, factors, []), [ofQuarter(value)])?.days ?? [];
          for (let number = 1; number <= 7; number++) {
            const same = days.filter((_, index) => weekday(addDays(Q4.first, index)) === number);
            expect(same.every((day) => day - (same[0] ?? 0n) <= 1n && (same[0] ?? 0n) - day <= 1n)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('months locked by hand', () => {
  it('keep their value; the rest goes over the other months, taken together', () => {
    const curve = layDayTargets(Q4, FLAT, [ofQuarter(1_000n), lockOf('2026-11', 380n)]);
    // 620 over the 62 days of October and December.
    expect(monthSums(Q4, curve?.days ?? [])).toEqual([310n, 380n, 310n]);
    expect(curve?.days[0]).toBe(10n);
    expect(curve?.days[91]).toBe(10n);
  });

  it('spread the others without a seam: October and December round as one run of days', () => {
    const days = layDayTargets(Q4, FLAT, [ofQuarter(31n), lockOf('2026-11', 0n)])?.days ?? [];
    // Every second of the 62 days gets one.
    expect(monthSums(Q4, days)).toEqual([16n, 0n, 15n]);
  });

  it('may use the target up exactly', () => {
    const all = [lockOf('2026-10', 1n), lockOf('2026-11', 2n), lockOf('2026-12', 3n)];
    expect(monthSums(Q4, layDayTargets(Q4, FLAT, [ofQuarter(6n), ...all])?.days ?? [])).toEqual([1n, 2n, 3n]);
    const two = [lockOf('2026-10', 4n), lockOf('2026-12', 2n)];
    expect(monthSums(Q4, layDayTargets(Q4, FLAT, [ofQuarter(6n), ...two])?.days ?? [])).toEqual([4n, 0n, 2n]);
  });

  it('are refused where they exceed the target, or lock everything to another sum', () => {
    expect(refusalOf(() => layDayTargets(Q4, FLAT, [ofQuarter(5n), lockOf('2026-10', 6n)]))).toEqual([
      'target-infeasible',
      'its locked months and past days exceed the target',
    ]);
    const all = [lockOf('2026-10', 1n), lockOf('2026-11', 2n), lockOf('2026-12', 3n)];
    expect(refusalOf(() => layDayTargets(Q4, FLAT, [ofQuarter(7n), ...all]))).toEqual([
      'target-infeasible',
      'all its months are locked, to another sum than the target',
    ]);
    expect(refusalOf(() => layDayTargets(Q4, FLAT, [ofQuarter(5n), ...all]))).toEqual([
      'target-infeasible',
      expect.any(String),
    ]);
  });

  it('are refused where all their days are closed', () => {
    const october = daysOf({ first: '2026-10-01', last: '2026-10-31' }).map((day) => calendarDay(day, '0'));
    const weights = weighDays(Q4, EVERY_DAY_ALIKE, october);
    expect(refusalOf(() => layDayTargets(Q4, weights, [ofQuarter(50n), lockOf('2026-10', 6n)]))).toEqual([
      'target-infeasible',
      'every day that the lock of 2026-10 could be laid on has the weight 0',
    ]);
    expect(monthSums(Q4, layDayTargets(Q4, weights, [ofQuarter(61n), lockOf('2026-10', 0n)])?.days ?? [])).toEqual([
      0n,
      30n,
      31n,
    ]);
  });

  it('of another quarter mean nothing here', () => {
    expect(layDayTargets(Q4, FLAT, [ofQuarter(920n), lockOf('2026-09', 9_999n)])).toEqual(
      layDayTargets(Q4, FLAT, [ofQuarter(920n)]),
    );
  });
});

describe('revisions', () => {
  it('keep the days before them; what remains of the new target is laid over the days from them on', () => {
    const days = layDayTargets(Q4, FLAT, [ofQuarter(920n), ofQuarter(1_530n, '2026-11-01')])?.days ?? [];
    // October keeps 310; 1,220 over the 61 days of November and December.
    expect(monthSums(Q4, days)).toEqual([310n, 600n, 620n]);
    expect(days.slice(29, 33)).toEqual([10n, 10n, 20n, 20n]);
  });

  it('lay locked months first; one that has begun keeps its past days and spreads the rest of its value', () => {
    const rows = [ofQuarter(1_000n), lockOf('2026-11', 380n), ofQuarter(1_310n, '2026-11-16')];
    const days = layDayTargets(Q4, FLAT, rows)?.days ?? [];
    expect(monthSums(Q4, days)).toEqual([310n, 380n, 620n]);
    // November by its own 380: 190 until the 15th, 190 from the 16th on.
    expect(sumOver(Q4, days, { first: '2026-11-01', last: '2026-11-15' })).toBe(190n);
  });

  it('are laid one on the other by date, in whatever order they are given', () => {
    const rows = [ofQuarter(920n), ofQuarter(1_530n, '2026-11-01'), ofQuarter(1_840n, '2026-12-01')];
    const curve = layDayTargets(Q4, FLAT, rows);
    expect(curve?.total).toBe(1_840n);
    expect(monthSums(Q4, curve?.days ?? [])).toEqual([310n, 600n, 930n]);
    expect(layDayTargets(Q4, FLAT, rows.toReversed())).toEqual(curve);
  });

  it('are laid again when the quarter is restated', () => {
    const revised = [ofQuarter(1_530n, '2026-11-01')];
    // The row for the whole quarter now says 1,840: October keeps 620 of it, and 910 remain.
    expect(monthSums(Q4, layDayTargets(Q4, FLAT, [ofQuarter(1_840n), ...revised])?.days ?? [])).toEqual([
      620n,
      448n,
      462n,
    ]);
  });

  it('from the first day on keep nothing', () => {
    expect(layDayTargets(Q4, FLAT, [ofQuarter(5n), ofQuarter(920n, '2026-10-01')])).toEqual(
      layDayTargets(Q4, FLAT, [ofQuarter(920n)]),
    );
  });

  it('may end a quarter with what it has', () => {
    const days = layDayTargets(Q4, FLAT, [ofQuarter(920n), ofQuarter(310n, '2026-11-01')])?.days ?? [];
    expect(monthSums(Q4, days)).toEqual([310n, 0n, 0n]);
  });

  it('are refused where the days before have more, where locks leave nothing, and without a first row', () => {
    expect(refusalOf(() => layDayTargets(Q4, FLAT, [ofQuarter(920n), ofQuarter(309n, '2026-11-01')]))).toEqual([
      'target-infeasible',
      'its locked months and past days exceed the target',
    ]);
    const locked = [ofQuarter(1_000n), lockOf('2026-12', 400n), ofQuarter(1_100n, '2026-12-01')];
    expect(refusalOf(() => layDayTargets(Q4, FLAT, locked))).toEqual([
      'target-infeasible',
      'all its months are locked, to another sum than the target',
    ]);
    expect(refusalOf(() => layDayTargets(Q4, FLAT, [ofQuarter(920n, '2026-11-01')]))).toEqual([
      'target-infeasible',
      'it has a revision from 2026-11-01 but no row for the whole quarter',
    ]);
  });
});
