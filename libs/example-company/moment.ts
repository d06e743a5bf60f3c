import type { Day } from '#libs/domain/business-time.js';
import { dayNumber, dayOfNumber } from '#libs/domain/business-time.js';

/** A time on the wall clock of the business time zone: seconds since 1970-01-01 00:00:00 of that clock. */
export type Moment = number;

export const MINUTE = 60;
export const HOUR = 3_600;
export const SECONDS_OF_DAY = 86_400;

const dayTexts = new Map<number, Day>();

/** A moment of a day, so many seconds after its midnight. */
export function momentOf(day: Day, seconds = 0): Moment {
  return dayNumber(day) * SECONDS_OF_DAY + seconds;
}

/** A moment as text, `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD HH:MM` in the source. */
export function parseMoment(text: string): Moment {
  const [hours = '0', minutes = '0', seconds = '0'] = text.slice(11).split(':');
  return momentOf(text.slice(0, 10), Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds));
}

/** The day that a moment lies in. */
export function dayOfMoment(moment: Moment): Day {
  const number = Math.floor(moment / SECONDS_OF_DAY);
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const day = dayOfNumber(number);
  dayTexts.set(number, day);
  return day;
}

/** Seconds since the midnight before a moment. */
export function secondOfDay(moment: Moment): number {
  return moment - Math.floor(moment / SECONDS_OF_DAY) * SECONDS_OF_DAY;
}

/** A moment as canonical files write it: `2026-06-18 20:00:00`. */
export function writeMoment(moment: Moment): string {
  const second = secondOfDay(moment);
  const hours = twoDigits(Math.floor(second / HOUR));
  const minutes = twoDigits(Math.floor(second / MINUTE) % 60);
  return `${dayOfMoment(moment)} ${hours}:${minutes}:${twoDigits(second % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
