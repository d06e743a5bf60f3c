import { OpscoreError } from './errors.js';
import type { Day, DayRange } from './business-time.js';
import { addDays, dayNumber, dayOfNumber, daysOf, intersect, weekday } from './business-time.js';

export type { DayRange } from './business-time.js';

/** A period that can be scored: a quarter, one of its months, or an ISO week clipped to it. */
export interface Period extends DayRange {
  readonly kind: 'quarter' | 'month' | 'week';
  /** Its canonical name: `2026Q4`, `2026-10`, `2026Q4/2026-W40`. */
  readonly name: string;
  /** The name of the quarter that it belongs to. */
  readonly quarter: string;
}

/** An ISO week clipped to one month (and to the window asked for). */
export interface WeekSlice extends DayRange {
  readonly month: string;
  readonly week: string;
}

/**
 * Reads a period: `2026Q4`, `2026-10`, `2026-W41` or `2026Q4/2026-W40`, of the years 1000 to 2999.
 *
 * Throws `period-unknown`, `week-unknown` (a week 53 where there is none), `week-ambiguous` (a bare week that lies in two
 * quarters) or `week-outside-quarter`.
 */
export function parsePeriod(text: string): Period {
  if (/^[12]\d{3}Q[1-4]$/.test(text)) return quarterNamed(text);
  if (/^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)) return monthNamed(text);
  const week = /^(?:([12]\d{3}Q[1-4])\/)?([12]\d{3})-W(\d{2})$/.exec(text);
  if (week !== null) return weekNamed(week[1] ?? null, Number(week[2]), Number(week[3]));
  throw new OpscoreError('period-unknown', { period: text });
}

/** The quarter of a name such as `2026Q4`, which must be well formed. */
export function quarterNamed(name: string): Period {
  const year = name.slice(0, 4);
  const firstMonth = (Number(name.slice(5)) - 1) * 3 + 1;
  const first = `${year}-${twoDigits(firstMonth)}-01`;
  return { kind: 'quarter', name, quarter: name, first, last: lastDayOfMonth(`${year}-${twoDigits(firstMonth + 2)}`) };
}

/** The month of a name such as `2026-10`, which must be well formed. */
export function monthNamed(name: string): Period {
  const first = `${name}-01`;
  return { kind: 'month', name, quarter: quarterOf(first), first, last: lastDayOfMonth(name) };
}

/** The name of the quarter that a day lies in. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The months of a quarter, in order. */
export function monthsOf(quarter: Period): Period[] {
  return [0, 1, 2].map((offset) =>
    monthNamed(`${quarter.first.slice(0, 4)}-${twoDigits(Number(quarter.first.slice(5, 7)) + offset)}`),
  );
}

/** The months that two days lie in and all between them, and so many more. */
export function monthsBetween(first: Day, last: Day, more = 0): Period[] {
  const number = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const start = number(first);
  const length = Math.max(0, number(last) - start + 1 + more);
  return Array.from({ length }, (_, index) => {
    const month = start + index;
    return monthNamed(`${padNumber(Math.floor(month / 12), 4)}-${twoDigits((month % 12) + 1)}`);
  });
}

/** The ISO weeks of a quarter, clipped to it, in order. */
export function weeksOf(quarter: Period): Period[] {
  const names = new Set(daysOf(quarter).map(isoWeekOf));
  return [...names].map((name) => clipWeek(name, quarter));
}

/** The quarter before a quarter. */
export function previousQuarter(quarter: Period): Period {
  return quarterNamed(quarterOf(addDays(quarter.first, -1)));
}

/** The period of the same kind before a period: a week is clipped to the quarter that it ends in. */
export function periodBefore(period: Period): Period {
  const last = addDays(period.first, -1);
  if (period.kind === 'quarter') return previousQuarter(period);
  if (period.kind === 'month') return monthNamed(last.slice(0, 7));
  return clipWeek(isoWeekOf(last), quarterNamed(quarterOf(last)));
}

/** The same quarter of the year before. */
export function quarterAYearBefore(quarter: Period): Period {
  return quarterNamed(`${padNumber(Number(quarter.name.slice(0, 4)) - 1, 4)}${quarter.name.slice(4)}`);
}

/** The name of the ISO week (Monday to Sunday) that a day lies in: `2026-W41`. */
export function isoWeekOf(day: Day): string {
  // The week belongs to the year that its Thursday lies in.
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${twoDigits(number)}`;
}

/** The week slices of a window: ISO weeks clipped to months and to the window, in order. */
export function weekSlicesOf(window: DayRange): WeekSlice[] {
  const slices: WeekSlice[] = [];
  for (const day of daysOf(window)) {
    const month = day.slice(0, 7);
    const week = isoWeekOf(day);
    const open = slices.at(-1);
    if (open !== undefined && open.month === month && open.week === week) {
      slices[slices.length - 1] = { ...open, last: day };
    } else {
      slices.push({ first: day, last: day, month, week });
    }
  }
  return slices;
}

/** Whether a slice has all the days that its week has in its month. */
export function isWholeSlice({ first, last }: DayRange): boolean {
  const begins = weekday(first) === 1 || first.endsWith('-01');
  return begins && (weekday(last) === 7 || addDays(last, 1).endsWith('-01'));
}

/**
 * The as-of day of a scoring: the one asked for, at most the period's last day; without one the last wholly past day.
 * Throws `period-not-begun` where that lies before the period.
 */
export function resolveAsOf(period: Period, asked: Day | null, lastPast: Day): Day {
  const wanted = asked ?? lastPast;
  const asOf = wanted < period.last ? wanted : period.last;
  if (asOf < period.first) throw new OpscoreError('period-not-begun', { period: period.name, first: period.first });
  return asOf;
}

/** Whether days of the period remain, or all are past. A closed period is a matter of record, not of the calendar. */
export function stateOf(period: Period, lastPast: Day): 'open' | 'ended' {
  return period.last <= lastPast ? 'ended' : 'open';
}

function weekNamed(quarterName: string | null, year: number, number: number): Period {
  const last = Number(isoWeekOf(`${padNumber(year, 4)}-12-28`).slice(6));
  const week = `${padNumber(year, 4)}-W${twoDigits(number)}`;
  if (number < 1 || number > last) throw new OpscoreError('week-unknown', { year, week: number, last });
  const { first: monday, last: sunday } = daysOfIsoWeek(week);
  if (quarterName !== null) return clipWeek(week, quarterNamed(quarterName));
  const [first, second] = [quarterOf(monday), quarterOf(sunday)];
  if (first !== second) {
    throw new OpscoreError('week-ambiguous', { week, first: `${first}/${week}`, second: `${second}/${week}` });
  }
  return clipWeek(week, quarterNamed(first));
}

function clipWeek(week: string, quarter: Period): Period {
  const clipped = intersect(daysOfIsoWeek(week), quarter);
  if (clipped === null) throw new OpscoreError('week-outside-quarter', { week, quarter: quarter.name });
  return { kind: 'week', name: `${quarter.name}/${week}`, quarter: quarter.name, ...clipped };
}

function daysOfIsoWeek(week: string): DayRange {
  // 4 January always lies in week 1.
  const fourth = `${week.slice(0, 4)}-01-04`;
  const monday = dayNumber(fourth) - (weekday(fourth) - 1) + (Number(week.slice(6)) - 1) * 7;
  return { first: dayOfNumber(monday), last: dayOfNumber(monday + 6) };
}

function lastDayOfMonth(month: string): Day {
  const nextMonth = addDays(`${month}-28`, 4).slice(0, 7);
  return addDays(`${nextMonth}-01`, -1);
}

function twoDigits(number: number): string {
  return padNumber(number, 2);
}

function padNumber(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
