import { CronExpressionParser } from 'cron-parser';
import { OpscoreError } from '#libs/domain/errors.js';

/** When the product works by itself: after the nightly import, and after the end of weeks, months and quarters. */
export type ScheduleName = 'nightly' | 'weekly' | 'monthly' | 'quarterly';

export const SCHEDULE_NAMES: readonly ScheduleName[] = ['nightly', 'weekly', 'monthly', 'quarterly'];

/** Cron patterns (minute, hour, day of the month, month, weekday) in the business time zone. */
export type Schedules = Readonly<Record<ScheduleName, string>>;

/** The last moment up to `now` at which a schedule was to run. */
export function lastOccurrence(pattern: string, timeZone: string, now: Date): Date {
  // The parser looks for moments before the given one: this one counts too.
  return parse(pattern, timeZone, new Date(now.getTime() + 1)).prev().toDate();
}

/** The first moment after `now` at which a schedule is to run. */
export function nextOccurrence(pattern: string, timeZone: string, now: Date): Date {
  return parse(pattern, timeZone, now).next().toDate();
}

function parse(pattern: string, timeZone: string, currentDate: Date): ReturnType<typeof CronExpressionParser.parse> {
  try {
    return CronExpressionParser.parse(pattern, { tz: timeZone, currentDate });
  } catch (cause) {
    throw new OpscoreError('schedule-invalid', { pattern }, { cause });
  }
}
