import * as fc from 'fast-check';
import { addDays, daysOf } from '#libs/domain/business-time.js';
import type { CalendarDay } from '#libs/domain/day-curve.js';
import { weighDays } from '#libs/domain/day-curve.js';
import type { DayRange, Period } from '#libs/domain/periods.js';
import { monthsOf, quarterNamed } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';

/** Random quarters, weights and targets, and what day targets add up to. */

/** What the days of a range add up to. */
export function sumOver(quarter: Period, days: readonly bigint[], range: DayRange): bigint {
  return daysOf(quarter).reduce(
    (sum, day, index) => sum + (range.first <= day && day <= range.last ? (days[index] ?? 0n) : 0n),
    0n,
  );
}

/** What the months of a quarter add up to. */
export function monthSums(quarter: Period, days: readonly bigint[]): bigint[] {
  return monthsOf(quarter).map((month) => sumOver(quarter, days, month));
}

const anyQuarter = fc
  .tuple(fc.integer({ min: 2000, max: 2050 }), fc.integer({ min: 1, max: 4 }))
  .map(([year, number]) => quarterNamed(`${year}Q${number}`));
const anyWeight = fc
  .oneof(fc.constant(0), fc.constant(1_000), fc.integer({ min: 0, max: 20_000 }))
  .map((each) => Rational.fraction(BigInt(each), 1_000n));
/** One for each weekday. */
export const anyFactors = fc.array(anyWeight, { minLength: 7, maxLength: 7 });
const anyCalendarOf = (quarter: Period): fc.Arbitrary<CalendarDay[]> =>
  fc
    .uniqueArray(fc.nat({ max: 89 }), { maxLength: 20 })
    .chain((offsets) =>
      fc.tuple(
        ...offsets.map((offset) =>
          anyWeight.map((weight) => ({ day: addDays(quarter.first, offset), weight, label: null })),
        ),
      ),
    );
/** A target in whole units. */
export const anyValue = fc.bigInt({ min: 0n, max: 10n ** 11n });

/** A quarter, weights for its days that are not all zero, and a target. */
export const anyCase = anyQuarter
  .chain((quarter) =>
    fc.record({
      quarter: fc.constant(quarter),
      factors: anyFactors,
      calendar: anyCalendarOf(quarter),
      value: anyValue,
    }),
  )
  .map(({ quarter, factors, calendar, value }) => ({ quarter, value, weights: weighDays(quarter, factors, calendar) }))
  .filter(({ weights }) => weights.some((weight) => !weight.isZero()));
