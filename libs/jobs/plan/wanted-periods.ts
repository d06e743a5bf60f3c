import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf, quarterNamed, weeksOf } from '#libs/domain/periods.js';
import type { WantedPeriod } from '#libs/windows/window.js';

/** Up to which day each schedule has closed the books: the last day that was wholly past when it last was to run. */
export interface ClosedDays {
  readonly nightly: Day;
  readonly weekly: Day;
  readonly monthly: Day;
  readonly quarterly: Day;
}

/**
 * The scorecards that are wanted of some quarters: of each quarter, its months and its weeks that have begun. A period that
 * runs is wanted as of the last day that a night closed. One that has ended is wanted whole as soon as its own schedule
 * (weekly, monthly, quarterly) has closed its last day; until then it stands as of the day before.
 */
export function wantedPeriods(quarters: readonly string[], closed: ClosedDays): WantedPeriod[] {
  return quarters.map(quarterNamed).flatMap((quarter) =>
    [quarter, ...monthsOf(quarter), ...weeksOf(quarter)].flatMap((period) => {
      const asOf = wantedDay(period, closed);
      return asOf === null ? [] : [{ period, asOf }];
    }),
  );
}

/** The periods of a quarter that have begun by a day, each as of its last day or that day. */
export function periodsUpTo(quarter: Period, lastPast: Day): WantedPeriod[] {
  return wantedPeriods([quarter.name], { nightly: lastPast, weekly: lastPast, monthly: lastPast, quarterly: lastPast });
}

const CLOSED_BY = { week: 'weekly', month: 'monthly', quarter: 'quarterly' } as const;

function wantedDay(period: Period, closed: ClosedDays): Day | null {
  if (period.first > closed.nightly) return null;
  if (period.last > closed.nightly) return closed.nightly;
  if (closed[CLOSED_BY[period.kind]] >= period.last) return period.last;
  const before = addDays(period.last, -1);
  return before < period.first ? null : before;
}
