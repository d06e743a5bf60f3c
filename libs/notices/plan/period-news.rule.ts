import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';

/** How the windows of a period stand, of all managers together. */
export interface PeriodState {
  readonly period: Period;
  /** All are done, and none is missing. */
  readonly isDone: boolean;
  /** The days as of which the first and the last of them stand. */
  readonly firstAsOf: Day;
  readonly asOf: Day;
  /** When one of them last changed. */
  readonly changedAt: Date;
  /** When it was first scored whole; null where it never was. */
  readonly firstScoredAt: Date | null;
}

/** What ended longer ago is no news. Less than messages are kept, so that what was told is still known. */
const NEWS_DAYS = { week: 14, month: 45, quarter: 80 } as const;
/** The earliest day that any news is about. */
export const LONGEST_NEWS_DAYS = NEWS_DAYS.quarter;
/** A running quarter whose windows stand further back is not followed: the product has not run. */
const FOLLOWED_DAYS = 3;

/** Whether a period ended so lately that its end is news. */
export function isNews({ kind, last }: Period, lastPast: Day): boolean {
  return last <= lastPast && last >= addDays(lastPast, -NEWS_DAYS[kind]);
}

/** Whether a period that has ended was scored whole, and nothing of it is due. */
export function isWhole({ period, isDone, firstAsOf }: PeriodState): boolean {
  return isDone && firstAsOf === period.last;
}

/** Whether a quarter runs and all its windows stand as of the same day of late. */
export function isFollowed({ period, isDone, firstAsOf, asOf }: PeriodState, lastPast: Day): boolean {
  const runs = period.kind === 'quarter' && asOf < period.last && asOf >= addDays(lastPast, -FOLLOWED_DAYS);
  return runs && isDone && firstAsOf === asOf;
}
