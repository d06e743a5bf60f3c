import type { CalendarDay, DayChange } from '../api/calendar.js';

/** Days of the calendar: as weeks of a month, as spans of one name, and what a change makes of them. */

/** Days in a row that are called the same. */
export interface NamedSpan {
  readonly label: string | null;
  readonly first: string;
  readonly last: string;
  readonly leastWeight: string;
  readonly mostWeight: string;
}

/** What a form asks for of the days of a range. */
export interface AskedOfDays {
  /** Empty where each day keeps its own. */
  readonly weight: string;
  /** Empty for no name, or, where days are called differently, for the one that each has. */
  readonly label: string;
}

/** What is changed at once at most: two months. */
export const MOST_DAYS = 62;

/** The version of a day that the calendar does not name. */
const NO_ENTRY = 'none';
const DAY_MS = 86_400_000;

/** The days from one to another, in order; none where the second is before the first or too far away. */
export function daysFrom(first: string, last: string): string[] {
  const [start, end] = [Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`)];
  const number = (end - start) / DAY_MS + 1;
  if (!(number >= 1 && number <= MOST_DAYS)) return [];
  return Array.from({ length: number }, (_, index) => new Date(start + index * DAY_MS).toISOString().slice(0, 10));
}

/** The weeks of a month ("2026-05"), from Monday on; null where a place belongs to another month. */
export function weeksOfMonth(month: string): (string | null)[][] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const before = (new Date(Date.UTC(year, number - 1, 1)).getUTCDay() + 6) % 7;
  const days = daysFrom(`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10));
  const places = [...Array.from({ length: before }, () => null), ...days];
  const rows = Math.ceil(places.length / 7);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: 7 }, (__, place) => places[row * 7 + place] ?? null));
}

/** The named days, joined where they follow each other and are called the same. */
export function namedSpans(days: readonly CalendarDay[]): NamedSpan[] {
  const found: NamedSpan[] = [];
  for (const { day, weight, label } of days) {
    const before = found.at(-1);
    if (before !== undefined && before.label === label && daysFrom(before.last, day).length === 2) {
      found[found.length - 1] = { ...before, last: day, leastWeight: Number(weight) < Number(before.leastWeight) ? weight : before.leastWeight, mostWeight: Number(weight) > Number(before.mostWeight) ? weight : before.mostWeight };
    } else {
      found.push({ label, first: day, last: day, leastWeight: weight, mostWeight: weight });
    }
  }
  return found;
}

/** What a form begins with: what all days of the range have in common. */
export function inCommon(days: readonly string[], entries: readonly CalendarDay[]): AskedOfDays & { readonly hasOwnWeights: boolean; readonly hasOwnLabels: boolean } {
  const own = days.map((day) => entries.find((entry) => entry.day === day));
  const weights = new Set(own.map((entry) => entry?.weight ?? ''));
  const labels = new Set(own.map((entry) => entry?.label ?? ''));
  const areNamed = own.every((entry) => entry !== undefined);
  return {
    weight: weights.size === 1 ? ([...weights][0] ?? '') : '',
    label: labels.size === 1 ? ([...labels][0] ?? '') : '',
    hasOwnWeights: areNamed && weights.size > 1,
    hasOwnLabels: areNamed && labels.size > 1,
  };
}

/** What has to be told the API so that the days of a range are as asked; days that are so already are left out. */
export function askedChanges(days: readonly string[], entries: readonly CalendarDay[], asked: AskedOfDays): DayChange[] {
  const { hasOwnLabels } = inCommon(days, entries);
  const weight = asked.weight.normalize('NFKC').trim();
  const label = asked.label.trim();
  return days.flatMap((day) => {
    const before = entries.find((entry) => entry.day === day);
    const entry = { weight: weight === '' ? (before?.weight ?? '') : weight, label: label === '' ? (hasOwnLabels ? (before?.label ?? null) : null) : label };
    if (before !== undefined && before.weight === entry.weight && before.label === entry.label) return [];
    return [{ day, entry, version: before?.version ?? NO_ENTRY }];
  });
}

/** What has to be told the API so that the calendar names none of the days. */
export function removals(days: readonly string[], entries: readonly CalendarDay[]): DayChange[] {
  return entries.filter(({ day }) => days.includes(day)).map(({ day, version }) => ({ day, entry: null, version }));
}
