import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from './client.js';
import { answerOf, api, headersOf } from './client.js';
import { useRows } from './pages.js';
import { Problem, problemOf } from './problem.js';

export type ImportAnswer = Schemas['ImportAnswer'];
export type ImportKind = Schemas['ImportKindAnswer'];
export type KindName = ImportKind['name'];

const IMPORTS = ['imports'] as const;
const ROWS_AT_ONCE = 100;

/** Which imports are wanted; null for all. */
export interface ImportsFilter {
  readonly state: ImportAnswer['state'] | null;
  readonly kind: KindName | null;
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

/** What an upload is to do beside bringing the file in. */
export interface UploadChoices {
  readonly fileName: string;
  readonly kind: KindName | null;
  readonly strict: boolean;
  readonly dryRun: boolean;
}

/** Sends a file as it lies on the disk, however large it is; tells the share that is sent, from 0 to 1. Throws a `Problem`. */
export function uploadFile(content: Blob, { fileName, kind, strict, dryRun }: UploadChoices, onProgress: (share: number) => void): Promise<ImportAnswer> {
  const query = new URLSearchParams({ fileName, strict: String(strict), dryRun: String(dryRun), ...(kind !== null && { kind }) });
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body is sent.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/imports?${query.toString()}`);
    for (const [name, value] of headersOf('POST')) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total));
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as ImportAnswer) : reject(problemOf(request.status, request.response))));
    request.addEventListener('error', () => reject(new Problem(0, 'unreachable', null)));
    request.send(content);
  });
}

/** How an import goes on, until it is settled; undefined until that is known. Then all that shows imports is read again. */
export function useImportProgress(id: string): ImportAnswer | undefined {
  const queries = useQueryClient();
  const [entry, setEntry] = useState<ImportAnswer>();
  useEffect(() => {
    const source = new EventSource(`/api/v1/imports/${id}/progress`);
    const hear = (event: MessageEvent<string>) => setEntry(JSON.parse(event.data) as ImportAnswer);
    source.addEventListener('progress', hear);
    source.addEventListener('end', (event: MessageEvent<string>) => {
      source.close();
      hear(event);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    });
    return () => source.close();
  }, [id, queries]);
  return entry;
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
