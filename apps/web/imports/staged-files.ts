import type { KindName } from '../api/imports.js';
import type { FileHeader, Mapping } from './header-mapping.js';

/** A file that was chosen, and how far it is on its way. */
export interface StagedFile {
  readonly id: string;
  readonly file: File;
  /** Null where it cannot be told. */
  readonly header: FileHeader | null;
  /** Null where the server is to tell. */
  readonly kind: KindName | null;
  readonly mapping: Mapping;
  readonly way: Way;
}

/** Chosen, being sent (the share that is sent), refused, or brought in as an import of this id. */
export type Way =
  | { readonly step: 'chosen' }
  | { readonly step: 'sending'; readonly share: number }
  | { readonly step: 'refused'; readonly error: Error }
  | { readonly step: 'sent'; readonly importId: string };

/** The files with one of them changed. */
export function withChange(files: readonly StagedFile[], id: string, change: Partial<StagedFile>): readonly StagedFile[] {
  return files.map((each) => (each.id === id ? { ...each, ...change } : each));
}
