import type { Day } from '#libs/domain/business-time.js';
import { lastPastDay, parseDay } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod, quarterOf, resolveAsOf } from '#libs/domain/periods.js';
import type { Report } from './reports.js';

/** The period of a report, and up to which day it counts. */
export interface PlaceOfReport {
  readonly period: Period;
  readonly asOf: Day;
  /** The day that was asked for; null where it follows from the calendar. */
  readonly askedAsOf: Day | null;
}

/**
 * Where a report is read, out of what was asked for (null: not named). A report of days to come needs no past ones; slot-allocation
 * takes its month from the campaign. Throws `period-missing`, `period-unknown`, `day-invalid`, `period-not-begun` and the like.
 */
export function placeOfReport(
  report: Pick<Report, 'id' | 'needsPastDays'>,
  asked: { readonly period: string | null; readonly asOf: string | null },
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
): PlaceOfReport {
  const today = lastPastDay(now, timeZone);
  if (asked.period === null) {
    if (report.id !== 'slot-allocation') throw new OpscoreError('period-missing', {});
    const period = parsePeriod(quarterOf(today));
    return { period, asOf: period.last, askedAsOf: null };
  }
  const period = parsePeriod(asked.period);
  const askedAsOf = asked.asOf === null ? null : parseDay(asked.asOf);
  if (!report.needsPastDays && period.first > today && askedAsOf === null) return { period, asOf: period.last, askedAsOf: null };
  return { period, askedAsOf, asOf: resolveAsOf(period, askedAsOf, today) };
}
