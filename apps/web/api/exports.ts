import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type ExportAnswer = Schemas['ExportAnswer'];
export type ExportRequest = Schemas['ExportBody'];
export type ReportName = ExportAnswer['report'];
export type ExportFormat = ExportAnswer['format'];

const EXPORTS = ['exports'] as const;
/** Those that were asked for in this window, to be fetched when they are made. */
const FOLLOWED = ['followed-exports'] as const;
const ROWS_AT_ONCE = 100;
/** A stream of events for each would use up the connections that a browser has for one server. */
const LOOK_EVERY_MS = 1_000;

/** The reader's own exports, the newest first. They are read again while some are not made yet. */
export function useExports() {
  const queries = useQueryClient();
  const list = useRows<ExportAnswer>(EXPORTS, (cursor) => answerOf(api.GET('/exports', { params: { query: { limit: ROWS_AT_ONCE, ...(cursor !== undefined && { cursor }) } } })));
  const isUnderWay = list.rows?.some((each) => !isSettled(each)) === true;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    // An answer that takes longer than that is waited for.
    const looking = setInterval(() => void queries.invalidateQueries({ queryKey: EXPORTS }, { cancelRefetch: false }), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [isUnderWay, queries]);
  return list;
}

/** Whether an export will not change any more by itself. */
export function isSettled({ state }: ExportAnswer): boolean {
  return state !== 'waiting' && state !== 'running';
}

/** Asks for an export. It is followed from then on, wherever its reader goes. */
export function useNewExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: ExportRequest) => answerOf(api.POST('/exports', { body })),
    onSuccess: (added) => {
      queries.setQueryData(['export', added.exportId], added);
      queries.setQueryData<readonly string[]>(FOLLOWED, (followed = []) => [...followed, added.exportId]);
      void queries.invalidateQueries({ queryKey: EXPORTS });
    },
  });
}

/** The exports that are followed, by id, and how to follow one no longer. */
export function useFollowedExports(): { readonly followed: readonly string[]; readonly leave: (exportId: string) => void } {
  const queries = useQueryClient();
  // Nothing is read here: it is what this window knows, and is forgotten with all else when somebody signs out.
  const { data: followed } = useQuery<readonly string[]>({ queryKey: FOLLOWED, queryFn: () => [], enabled: false, initialData: [], gcTime: Infinity });
  return { followed, leave: (exportId) => queries.setQueryData<readonly string[]>(FOLLOWED, (all = []) => all.filter((each) => each !== exportId)) };
}

/** How some exports go on, until each is made, or never will be. */
export function useExportsGoingOn(exportIds: readonly string[]) {
  return useQueries({
    queries: exportIds.map((exportId) => ({
      queryKey: ['export', exportId],
      queryFn: () => answerOf(api.GET('/exports/{exportId}', { params: { path: { exportId } } })),
      refetchInterval: ({ state }: { state: { data?: ExportAnswer | undefined } }) => (state.data !== undefined && isSettled(state.data) ? false : LOOK_EVERY_MS),
    })),
  });
}

/** Removes an export and its file. */
export function useExportRemoval() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (exportId: string) => answerOf(api.DELETE('/exports/{exportId}', { params: { path: { exportId } } })),
    onSuccess: (_, exportId) => {
      queries.setQueryData<readonly string[]>(FOLLOWED, (followed = []) => followed.filter((each) => each !== exportId));
      void queries.invalidateQueries({ queryKey: EXPORTS });
    },
  });
}

/** Where the file of an export is fetched. */
export function exportFilePath(exportId: string): string {
  return `/api/v1/exports/${encodeURIComponent(exportId)}/file`;
}
