import type { Settings } from '#libs/config/settings.js';
import type { Day } from '#libs/domain/business-time.js';
import { lastPastDay, parseDay } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod, resolveAsOf } from '#libs/domain/periods.js';

/** The period and as-of day that a command asks for. */
export interface PeriodRequest {
  readonly period: Period;
  readonly asOf: Day;
  /** The as-of day that was asked for; null where it follows from the calendar. */
  readonly askedAsOf: Day | null;
}

/** Reads a period and an as-of day. Throws `period-unknown`, `day-invalid`, `period-not-begun` and the like. */
export function readPeriodRequest(text: string, asOf: string | undefined, settings: Settings, now: Date): PeriodRequest {
  const period = parsePeriod(text);
  const askedAsOf = asOf === undefined ? null : parseDay(asOf);
  return { period, askedAsOf, asOf: resolveAsOf(period, askedAsOf, lastPastDay(now, settings.timeZone)) };
}
