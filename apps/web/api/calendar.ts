import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

export type CalendarDay = Schemas['CalendarDayAnswer'];

/** What the calendar is to say of a day; null takes the day out. `version` is that of what is there. */
export interface DayChange {
  readonly day: string;
  readonly entry: { readonly weight: string; readonly label: string | null } | null;
  readonly version: string;
}

/** Targets are laid out by the calendar, and all that is held against them. */
const MADE_BY_CALENDAR = ['calendar', 'targets', 'target-preview', 'pace', 'outbound', 'outbound-rows', 'falling-merchants', 'freshness'] as const;

/** The days of a range that the calendar names. */
export function useCalendar({ first, last }: { readonly first: string; readonly last: string }) {
  return useQuery({
    queryKey: ['calendar', first, last],
    placeholderData: keepPreviousData,
    queryFn: async () => (await answerOf(api.GET('/calendar', { params: { query: { from: first, to: last } } }))).days,
  });
}

/** Changes days one after the other, and stops at the first that is refused; `onDone` tells each that is changed. */
export function useCalendarChange(onDone: (day: string) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: readonly DayChange[]) => {
      for (const change of changes) {
        // One after the other, so that it is known what was done where one is refused.
        // oxlint-disable-next-line no-await-in-loop
        await changeDay(change);
        onDone(change.day);
      }
    },
    onSettled: () => Promise.all(MADE_BY_CALENDAR.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

async function changeDay({ day, entry, version }: DayChange): Promise<void> {
  const params = { path: { day }, header: { 'If-Match': `"${version}"` } };
  await (entry === null ? answerOf(api.DELETE('/calendar/{day}', { params })) : answerOf(api.PUT('/calendar/{day}', { params, body: entry })));
}
