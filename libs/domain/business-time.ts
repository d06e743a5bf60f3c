import { OpscoreError } from './errors.js';

/** A business day, `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

/** A run of days, both ends included. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

/** Days from 1 March of the year 0 to 1970-01-01. */
const MARCH_1_OF_YEAR_0 = 719_468;
const DAYS_OF_400_YEARS = 146_097;

/** Checks that a text is a day of the calendar, from 0001-01-01 to 9999-12-31. Throws `day-invalid`. */
export function parseDay(text: string): Day {
  const written = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text);
  const valid = written && !Number.isNaN(Date.parse(text)) && dayOfNumber(dayNumber(text)) === text;
  if (!valid) throw new OpscoreError('day-invalid', { day: text });
  return text;
}

/**
 * Days since 1970-01-01. Arithmetic of the Gregorian calendar in years that begin in March, so that the leap day comes
 * last: scoring asks for days so often that the engine's dates are too slow.
 */
export function dayNumber(day: Day): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - MARCH_1_OF_YEAR_0;
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const sinceMarch = number + MARCH_1_OF_YEAR_0;
  const era = Math.floor(sinceMarch / DAYS_OF_400_YEARS);
  const dayOfEra = sinceMarch - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

/** The day so many days after a day; before it where they are negative. */
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

/** Whether a day lies in a range. */
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
