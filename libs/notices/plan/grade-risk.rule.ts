import type { GradeBand } from '#libs/domain/grades.js';
import { gradeOf } from '#libs/domain/grades.js';
import { Rational } from '#libs/domain/rational.js';

/** How a manager stands in the quarter that runs. Totals in hundredths of a point. */
export interface TotalSoFar {
  readonly total: bigint;
  /** A week before; null where there was none. */
  readonly totalBefore: bigint | null;
  /** Days of the quarter after the one that the total is as of. */
  readonly daysLeft: number;
}

/** A grade that may be lost. */
export interface GradeRisk {
  readonly grade: string;
  readonly minimum: Rational;
  /** What the total is above the minimum, in points. */
  readonly above: Rational;
  /** It is no more than the margin. */
  readonly isNear: boolean;
  /** Where the total ends if it goes on to fall as in the last week, where that is under the minimum; else null. */
  readonly forecast: Rational | null;
}

/** The days over which it is looked whether a total falls. */
export const TREND_DAYS = 7;

const HUNDRED = Rational.of(100);

/**
 * R11: whether a grade is at risk. The total is no more than `margin` points above the minimum of its grade; or it falls, and going on at the
 * speed of the last week it ends under that minimum. Null where neither holds, or there is nothing to lose: no grade, or one from 0 points on.
 */
export function gradeRiskOf({ total, totalBefore, daysLeft }: TotalSoFar, bands: readonly GradeBand[], margin: string): GradeRisk | null {
  const grade = gradeOf(total, bands);
  const minimum = bands.find((band) => band.grade === grade)?.minimum;
  if (grade === null || minimum === undefined || minimum.compare(Rational.ZERO) <= 0) return null;
  const now = Rational.of(total).dividedBy(HUNDRED);
  const above = now.minus(minimum);
  const isNear = above.compare(Rational.parse(margin)) <= 0;
  const fall = totalBefore === null ? Rational.ZERO : Rational.of(totalBefore - total).dividedBy(HUNDRED);
  const end = now.minus(fall.times(Rational.of(daysLeft)).dividedBy(Rational.of(TREND_DAYS)));
  const forecast = fall.compare(Rational.ZERO) > 0 && end.compare(minimum) < 0 ? end.max(Rational.ZERO) : null;
  return isNear || forecast !== null ? { grade, minimum, above, isNear, forecast } : null;
}
