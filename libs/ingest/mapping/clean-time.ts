import { toHalfWidth } from './clean-number.js';

/** Reads the days and times of foreign tables. */

/** In which order a day is written where its text alone does not tell. */
export type DayOrder = 'year-first' | 'month-first' | 'day-first';

/** A moment that stands for none: unpaid and unfinished orders have it. */
const NO_TIME = /^(?:0000|0001)-|^1970-01-01(?: 0[08]:00:00)?$/;
/** Day 1 and the last day of 2099, as spreadsheets count them. */
const SERIAL_RANGE = [1, 73_050] as const;
const EPOCH = Date.UTC(1899, 11, 30);
/** The end of 2099: no honest time lies behind it. */
const LAST_EPOCH_SECOND = 4_102_444_799;
const PLAIN_DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;
const PLAIN_INSTANT = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A day as `YYYY-MM-DD`: `2026/9/1`, `20260901`, `2026年9月1日`, `1-Sep-2026`, `Sep 1, 2026`, and `09/01/2026` in the order that is
 * said; a time behind it is left out. `absent` where it stands for none, null where it is no day.
 */
export function cleanDay(text: string, order: DayOrder = 'year-first'): string | null {
  // Most are written plainly, and days up to the 28th are in every month.
  if (PLAIN_DAY.test(text)) return text;
  const found = readMoment(text, order);
  if (found === null) return null;
  return NO_TIME.test(`${found.day} ${found.clock}`) || NO_TIME.test(found.day) ? 'absent' : found.day;
}

/**
 * A time as `YYYY-MM-DD HH:MM:SS`, or with its offset where it has one: `2026/9/1 9:05`, `2026-09-01T09:05:00+0800`,
 * `2026年9月1日 9时5分`, `9/1/2026 9:05 PM` in the order that is said. A day alone is its midnight. `absent` where it stands for none,
 * null where it is no time.
 */
export function cleanInstant(text: string, order: DayOrder = 'year-first', isUtc = false): string | null {
  if (!isUtc && PLAIN_INSTANT.test(text)) return text;
  const found = readMoment(text, order);
  if (found === null) return null;
  const { day, clock, offset } = found;
  if (NO_TIME.test(`${day} ${clock}`)) return 'absent';
  if (offset === '' && !isUtc) return `${day} ${clock}`;
  return `${day}T${clock}${offset === '' ? 'Z' : offset}`;
}

/** Seconds since 1970 (UTC) of a text that counts them, or milliseconds; parts of a second are left out. Null where it is no such number. */
export function epochSeconds(text: string, unit: 'seconds' | 'milliseconds'): number | null {
  if (!/^\d{1,14}(?:\.\d+)?$/.test(text)) return null;
  const seconds = Math.floor(Number(text) / (unit === 'milliseconds' ? 1_000 : 1));
  return seconds <= LAST_EPOCH_SECOND ? seconds : null;
}

/** The instant of so many seconds since 1970, in UTC. */
export function instantAt(seconds: number): string {
  return `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`;
}

/** The day of so many seconds since 1970, at a place with such an offset (`+08:00`). */
export function dayAt(seconds: number, offset: string): string {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  const shift = (hours * 60 + minutes) * 60 * (offset.startsWith('-') ? -1 : 1);
  return new Date((seconds + shift) * 1_000).toISOString().slice(0, 10);
}

/** A day as it is written before or behind a sign of range; a clock may follow it. */
const RANGE_DAY = String.raw`\d{4}(?:[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d{4})(?: ?\d{1,2}:\d\d(?::\d\d)?)?`;
const DAY_RANGE = new RegExp(`^${RANGE_DAY} ?(?:至|到|~|～|—|–|-| - ) ?${RANGE_DAY}$`);

/** Whether a text names the days of a range, as rows of totals do: `2026-09-01 至 2026-09-30`. */
export function isDayRange(text: string): boolean {
  return DAY_RANGE.test(text.trim());
}

interface Moment {
  readonly day: string;
  readonly clock: string;
  readonly offset: string;
}

function readMoment(given: string, order: DayOrder): Moment | null {
  const text = toHalfWidth(given).replace(/\s+/g, ' ').trim();
  if (/^\d{1,5}(?:\.\d+)?$/.test(text)) return readSerial(Number(text));
  const split = splitDay(text, order);
  if (split === null) return null;
  const { year, month, date, rest } = split;
  const clock = readClock(rest.replace(/^[ T,]+/, ''));
  if (clock === null) return null;
  const day = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
  return isDay(year, month, date) ? { day, ...clock } : null;
}

/** A day that a spreadsheet wrote as a number. */
function readSerial(serial: number): Moment | null {
  if (serial < SERIAL_RANGE[0] || serial > SERIAL_RANGE[1]) return null;
  const text = new Date(EPOCH + Math.round(serial * 86_400) * 1_000).toISOString();
  return { day: text.slice(0, 10), clock: text.slice(11, 19), offset: '' };
}

function splitDay(text: string, order: DayOrder): { year: number; month: number; date: number; rest: string } | null {
  const yearFirst = /^(\d{4})(?:[-/.]|年 ?)(\d{1,2})(?:[-/.]|月 ?)(\d{1,2})(?!\d)日?/.exec(text) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/.exec(text) ?? /^((?:19|20)\d\d)(\d\d)(\d\d)(?=\d{6}$)/.exec(text);
  if (yearFirst !== null) return numbers(text, yearFirst, [1, 2, 3]);
  const named = /^(?:[A-Za-z]{3,9},? )?(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{4})/.exec(text);
  if (named !== null) return numbers(text, named, [3, 2, 1]);
  const american = /^([A-Za-z]{3})[a-z]* (\d{1,2}),? (\d{4})/.exec(text);
  if (american !== null) return numbers(text, american, [3, 1, 2]);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(text);
  if (yearLast === null || order === 'year-first') return null;
  return numbers(text, yearLast, order === 'month-first' ? [3, 1, 2] : [3, 2, 1]);
}

function numbers(text: string, match: RegExpExecArray, [year, month, date]: readonly [number, number, number]) {
  const monthText = match[month] ?? '';
  const monthNumber = /^\d/.test(monthText) ? Number(monthText) : MONTHS.indexOf(monthText.toLowerCase()) + 1;
  return { year: Number(match[year]), month: monthNumber, date: Number(match[date]), rest: text.slice(match[0].length) };
}

const CLOCK = /^(上午|下午)? ?(\d{1,2})(?::|时|点)(\d{1,2})(?:(?::|分)(\d{1,2})?(?:[.,]\d+)?秒?)?分? ?(AM|PM)?(?: ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?(?: [A-Z]{3,4})?$/i;

function readClock(text: string): { clock: string; offset: string } | null {
  if (text === '') return { clock: '00:00:00', offset: '' };
  const packed = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (packed !== null) return readClock(`${packed[1]}:${packed[2]}:${packed[3]}`);
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, chinese, hourText = '', minute = '', second = '0', half, zone = ''] = match;
  let hour = Number(hourText);
  const isAfternoon = chinese === '下午' || half?.toUpperCase() === 'PM';
  const isHalved = chinese !== undefined || half !== undefined;
  if (isHalved && (hour > 12 || (half !== undefined && hour === 0))) return null;
  if (isAfternoon && hour < 12) hour += 12;
  if (isHalved && !isAfternoon && hour === 12) hour = 0;
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const clock = [hour, Number(minute), Number(second)].map(twoDigits).join(':');
  const offset = zone === '' ? '' : /^(?:Z|UTC|GMT)$/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return { clock, offset };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Years before 100 are those of moments that stand for none. */
function isDay(year: number, month: number, date: number): boolean {
  if (year < 100) return month <= 12 && date <= 31;
  const day = new Date(Date.UTC(year, month - 1, date));
  return day.getUTCMonth() === month - 1 && day.getUTCDate() === date;
}
