import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type ImportAnswer = Schemas['ImportAnswer'];
export type ImportKind = Schemas['ImportKindAnswer'];
export type ImportColumn = Schemas['ImportColumnAnswer'];
/** A kind that there are canonical files of. */
export type KindName = ImportKind['name'];
/** A kind of facts; some are made by profiles alone. */
export type FactKind = Schemas['PreviewFactAnswer']['kind'];

const IMPORTS = ['imports'] as const;
const ROWS_AT_ONCE = 100;

/** Which imports are wanted; null for all. */
export interface ImportsFilter {
  readonly state: ImportAnswer['state'] | null;
  readonly kind: FactKind | null;
}

/** Everything that was brought in, the newest first. */
export function useImports({ state, kind }: ImportsFilter) {
  return useRows([...IMPORTS, state, kind], (cursor) =>
    answerOf(api.GET('/imports', { params: { query: { limit: ROWS_AT_ONCE, ...(state !== null && { state }), ...(kind !== null && { kind }), ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** One import. */
export function useImport(id: string | null) {
  return useQuery({ queryKey: ['import', id], enabled: id !== null, queryFn: () => answerOf(api.GET('/imports/{id}', { params: { path: { id: id ?? '' } } })) });
}

/** The kinds of facts, with the columns that their files may have. */
export function useImportKinds() {
  return useQuery({ queryKey: ['import-kinds'], staleTime: Infinity, queryFn: async () => (await answerOf(api.GET('/import-kinds'))).items });
}

/** What in the data waits for other data or looks odd. */
export function useDataQuality() {
  return useQuery({ queryKey: ['data-quality'], queryFn: async () => (await answerOf(api.GET('/data-quality'))).items });
}

/** Takes an import back. */
export function useImportUndo() {
  return useImportChange((id) => answerOf(api.POST('/imports/{id}/undo', { params: { path: { id } } })));
}

/** Tries an import again that failed for a reason that is not the file's. */
export function useImportRetry() {
  return useImportChange((id) => answerOf(api.POST('/imports/{id}/retry', { params: { path: { id } } })));
}

/** How an import goes on, until it is settled, and for how long it has been read; undefined until that is known. Then all that shows imports is read again. */
export function useImportProgress(id: string): { readonly entry: ImportAnswer | undefined; readonly elapsedMs: number } {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<{ readonly entry: ImportAnswer | undefined; readonly elapsedMs: number }>({ entry: undefined, elapsedMs: 0 });
  useEffect(() => {
    const source = new EventSource(`/api/v1/imports/${id}/progress`);
    let since: number | null = null;
    const hear = (event: MessageEvent<string>) => {
      const entry = JSON.parse(event.data) as ImportAnswer;
      if (since === null && entry.phase === 'read') since = Date.now();
      setProgress({ entry, elapsedMs: since === null ? 0 : Date.now() - since });
    };
    source.addEventListener('progress', hear);
    source.addEventListener('end', (event: MessageEvent<string>) => {
      source.close();
      hear(event);
      void queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' && first !== 'import-preview' });
    });
    return () => source.close();
  }, [id, queries]);
  return progress;
}

function useImportChange(mutationFn: (id: string) => Promise<ImportAnswer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (entry, id) => {
      queries.setQueryData(['import', id], entry);
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'import' });
    },
  });
}
