import type { DayRange } from './business-time.js';
import { addDays } from './business-time.js';
import type { CalendarDay } from './day-curve.js';
import { Rational } from './rational.js';

/** Days in a row with one label, of which more is expected than of ordinary days: a promotion, a holiday. */
export interface Promotion extends DayRange {
  readonly label: string;
}

/** The promotions of a calendar, in order of days. Days of which less is expected, such as those before a promotion, make none. */
export function promotionsOf(calendar: readonly CalendarDay[]): Promotion[] {
  const promotions: Promotion[] = [];
  for (const { day, weight, label } of calendar) {
    if (label === null || weight.compare(Rational.ONE) <= 0) continue;
    const open = promotions.at(-1);
    if (open !== undefined && open.label === label && addDays(open.last, 1) === day) promotions[promotions.length - 1] = { ...open, last: day };
    else promotions.push({ label, first: day, last: day });
  }
  return promotions;
}
