import type { DaySpan } from '../api/merchants.js';
import type { PeriodAnswer } from '../api/scorecards.js';

/** The days that are offered to look at a merchant, told by the ends of their texts. */
export const SPANS = ['quarter', 'month', '30-days', '7-days', 'quarter-before'] as const;

type SpanName = (typeof SPANS)[number];

/** So many days are asked for at once, at most, of rows, of days and of months: the server says the same. */
export const MOST_DAYS_OF_ROWS = 100;
export const MOST_DAYS_OF_DAYS = 400;
export const MOST_DAYS_OF_MONTHS = 1_100;

/** The days of each choice, up to the last day that was scored of the newest quarter. */
export function spansOf({ firstDay, asOf }: Pick<PeriodAnswer, 'firstDay' | 'asOf'>): Readonly<Record<SpanName, DaySpan>> {
  const before = addDays(firstDay, -1);
  return {
    quarter: { from: firstDay, to: asOf },
    month: { from: `${asOf.slice(0, 8)}01`, to: asOf },
    '30-days': { from: addDays(asOf, -29), to: asOf },
    '7-days': { from: addDays(asOf, -6), to: asOf },
    'quarter-before': { from: firstDayOfQuarter(before), to: before },
  };
}

/** The days that an address names; null where it names none, or no days. */
export function spanOf(query: URLSearchParams): DaySpan | null {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  return isDay(from) && isDay(to) ? { from, to } : null;
}

/** How many days a span has, both ends counted in. */
export function lengthOf({ from, to }: DaySpan): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;
}

const DAY_MS = 86_400_000;

/** The first day of the quarter that a day is of. */
export function firstDayOfQuarter(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function isDay(text: string): boolean {
  const parsed = Date.parse(`${text}T00:00:00Z`);
  // A day that no month has is read as one of the next.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
