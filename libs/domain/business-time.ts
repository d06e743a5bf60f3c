import { OpscoreError } from './errors.js';

/** A business day, `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

/** A run of days, both ends included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

const MILLISECONDS_OF_DAY = 86_400_000;

/** Checks that a text is a day of the calendar. Throws `day-invalid`. */
export function parseDay(text: string): Day {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOfNumber(dayNumber(text)) === text;
  if (!valid) throw new OpscoreError('day-invalid', { day: text });
  return text;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.floor(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_OF_DAY);
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  return new Date(number * MILLISECONDS_OF_DAY).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days);
}

/** Whole days from the first day to the second; negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return ((dayNumber(day) + 3) % 7 + 7) % 7 + 1;
}

/** Every day of a range in order; none where it ends before it begins. */
export function daysOf({ first, last }: DayRange): Day[] {
  const start = dayNumber(first);
  const length = Math.max(0, dayNumber(last) - start + 1);
  return Array.from({ length }, (_, index) => dayOfNumber(start + index));
}

export function contains({ first, last }: DayRange, day: Day): boolean {
  return first <= day && day <= last;
}

/** The days that both ranges have; null where they have none in common. */
export function intersect(left: DayRange, right: DayRange): DayRange | null {
  const first = left.first > right.first ? left.first : right.first;
  const last = left.last < right.last ? left.last : right.last;
  return first <= last ? { first, last } : null;
}

/** The business day of an instant in a time zone such as `Asia/Shanghai`. */
export function dayOf(instant: Date, timeZone: string): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** The last day that is wholly past at an instant. */
export function lastPastDay(now: Date, timeZone: string): Day {
  return addDays(dayOf(now, timeZone), -1);
}
