import type { DaySpan } from '../api/merchants.js';
import { startOfDay } from '../figures/times.js';

/** Where something lies on a line of days, in percent of its length. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

const DAY_MS = 86_400_000;
/** Days are marked where there are no more of them than this; else the beginnings of months. */
const MOST_MARKED_BY_WEEK = 45;
const WEEK = 7;

/** Where a time between two instants lies on the days of a span in a zone; cut off where it reaches beyond them. */
export function stretchOf({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }, span: DaySpan, zone: string): Stretch {
  const begin = Date.parse(startOfDay(span.from, zone));
  const length = Date.parse(startOfDay(dayAfter(span.to), zone)) - begin;
  const within = (instant: string) => Math.min(length, Math.max(0, Date.parse(instant) - begin));
  return { left: (within(startsAt) / length) * 100, width: ((within(endsAt) - within(startsAt)) / length) * 100 };
}

/** The days that are written below: the first of each month, or of each week from the first day on where the span is short. */
export function marksOf({ from, to }: DaySpan, zone: string): { readonly day: string; readonly left: number }[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  const marked = days.length > MOST_MARKED_BY_WEEK ? days.filter((day, index) => index === 0 || day.endsWith('-01')) : days.filter((_, index) => index % WEEK === 0);
  return marked.map((day) => {
    const start = startOfDay(day, zone);
    return { day, left: stretchOf({ startsAt: start, endsAt: start }, { from, to }, zone).left };
  });
}

/** The day after one. */
export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
