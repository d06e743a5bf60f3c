import type { DayRange } from './business-time.js';
import { Rational } from './rational.js';
import type { Period } from './periods.js';

/** A month of a probation: its total (hundredths of a point, null where nothing is assessed) and weekly outbound mean. */
export interface ProbationMonth {
  readonly month: Period;
  readonly state: 'ended' | 'under-way' | 'ahead';
  readonly total: bigint | null;
  /** Mean of min(completion, 1) over the outbound slices, weighed by their targets; null without a target. */
  readonly weeklyCompletion: Rational | null;
}

export type ProbationState = 'passed' | 'failed' | 'at_risk' | 'on_track';

/**
 * R10: how a probation stands, from the months that lie wholly inside it. `failed` as soon as an ended month falls
 * short, `passed` when all have ended and none did, `at_risk` when the month under way falls short today. Null where no
 * month lies wholly inside.
 */
export function judgeProbation(
  months: readonly ProbationMonth[],
  { passTotal, passWeekly }: { passTotal: Rational; passWeekly: Rational },
): ProbationState | null {
  if (months.length === 0) return null;
  const fallsShort = ({ total, weeklyCompletion }: ProbationMonth) =>
    total === null ||
    Rational.fraction(total, 100n).compare(passTotal) < 0 ||
    (weeklyCompletion !== null && weeklyCompletion.compare(passWeekly) < 0);
  if (months.some((month) => month.state === 'ended' && fallsShort(month))) return 'failed';
  if (months.every(({ state }) => state === 'ended')) return 'passed';
  return months.some((month) => month.state === 'under-way' && fallsShort(month)) ? 'at_risk' : 'on_track';
}

/** The mean of min(completion, 1) over slices, weighed by their targets; null where none has a target. */
export function meanWeeklyCompletion(slices: readonly { actual: number; target: bigint }[]): Rational | null {
  let reached = Rational.ZERO;
  let targets = 0n;
  for (const { actual, target } of slices) {
    if (target === 0n) continue;
    reached = reached.plus(Rational.of(BigInt(actual) < target ? BigInt(actual) : target));
    targets += target;
  }
  return targets === 0n ? null : reached.dividedBy(Rational.of(targets));
}

/** Whether a probation touches a period. A probation without an end goes on; without a beginning there is none. */
export function touchesProbation(period: DayRange, from: string | null, until: string | null): boolean {
  return from !== null && from <= period.last && (until === null || until >= period.first);
}

/** The months that lie wholly inside a probation span that has an end. */
export function monthsInside(months: readonly Period[], from: string | null, until: string | null): Period[] {
  return months.filter(({ first, last }) => from !== null && from <= first && until !== null && last <= until);
}
