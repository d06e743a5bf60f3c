import type { OutboundDay, OutboundSlice } from '../api/daily-outlook.js';

/** A week of a month in a calendar: seven places from Monday on, null where a day belongs to another month or is not of the period. */
export interface WeekRow {
  readonly slice: OutboundSlice;
  readonly days: readonly (OutboundDay | null)[];
}

const DAYS_OF_WEEK = 7;

/** The weeks of a month, as a calendar has them. */
export function weekRowsOf(month: string, slices: readonly OutboundSlice[], days: readonly OutboundDay[]): WeekRow[] {
  return slices
    .filter((slice) => slice.month === month)
    .map((slice) => {
      const places: (OutboundDay | null)[] = Array.from({ length: DAYS_OF_WEEK }, () => null);
      for (const each of days) {
        if (each.day >= slice.first && each.day <= slice.last) places[placeOf(each.day)] = each;
      }
      return { slice, days: places };
    });
}

/** 0 for Monday. */
function placeOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
}
