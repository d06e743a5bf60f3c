import { CronExpressionParser } from 'cron-parser';

/** Whether a text is a cron pattern of five fields (minute, hour, day of the month, month, weekday) that ever comes true. */
export function isCronPattern(text: unknown): boolean {
  if (typeof text !== 'string' || text.trim().split(/\s+/).length !== 5) return false;
  try {
    CronExpressionParser.parse(text, { tz: 'UTC', currentDate: new Date(0) }).next();
    return true;
  } catch {
    return false;
  }
}
