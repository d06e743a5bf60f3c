import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api, headersOf } from './client.js';
import type { ImportAnswer } from './imports.js';
import { Problem, problemOf } from './problem.js';

export type DraftAnswer = Schemas['DraftAnswer'];
export type DraftTable = Schemas['DraftTableAnswer'];
export type PreviewAnswer = Schemas['PreviewAnswer'];
export type PreviewFact = Schemas['PreviewFactAnswer'];
type ImportRequest = Schemas['DraftImportRequest'];

/** What is to read the first rows of a draft: a profile by its name, or as YAML; and what it was told. */
export interface PreviewAsked {
  readonly profile?: string;
  readonly yaml?: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Sends a file to be looked at, as it lies on the disk, however large it is; tells the share that is sent, from 0 to 1, and for how long it goes on. Throws a `Problem`. */
export function sendDraft(file: File, onProgress: (share: number, elapsedMs: number) => void): Promise<DraftAnswer> {
  const since = Date.now();
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body is sent.
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/import-drafts?${new URLSearchParams({ fileName: file.name }).toString()}`);
    for (const [name, value] of headersOf('POST')) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total, Date.now() - since));
    request.addEventListener('load', () => (request.status < 300 ? resolve(request.response as DraftAnswer) : reject(problemOf(request.status, request.response))));
    request.addEventListener('error', () => reject(new Problem(0, 'unreachable', null)));
    request.send(file);
  });
}

/** What a profile makes of the first rows of a draft; null asks for nothing. What was read before stays until it comes. */
export function useDraftPreview(draftId: string, asked: PreviewAsked | null) {
  return useQuery({
    queryKey: ['import-preview', draftId, asked],
    enabled: asked !== null,
    staleTime: Infinity,
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.POST('/import-drafts/{id}/preview', { params: { path: { id: draftId } }, body: { ...asked, options: { ...asked?.options } } })),
  });
}

/** Brings a draft in, or tries it. Throws a `Problem`. */
export function importDraft(draftId: string, request: ImportRequest): Promise<ImportAnswer> {
  return answerOf(api.POST('/import-drafts/{id}/import', { params: { path: { id: draftId } }, body: request }));
}
