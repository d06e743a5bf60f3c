import type { KindName } from './kind.js';

/** A file that a profile reads: its name without the ending, and the columns that it must have. */
export interface ProfileFile {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Where the files of a profile lie in the database while they are read: a table of texts for each, by file name. */
export type ProfileTables = Readonly<Record<string, string>>;

/** Canonical rows that a profile makes out of its files. */
export interface ProfileFact {
  readonly kind: KindName;
  /** Columns of the canonical file, in the order of the SELECT. */
  readonly columns: readonly string[];
  /** SELECT of these columns as texts. */
  select(tables: ProfileTables): string;
}

/** Something that people should know of the files: how many rows it concerns. */
export interface ProfileNotice {
  readonly en: string;
  readonly zh: string;
  /** SELECT of one count as `rows`. */
  count(tables: ProfileTables): string;
}

/**
 * How the files of another system become canonical facts. Several files may be joined into one kind: they are laid into
 * tables as they are, joined set-based, and checked and merged like canonical files.
 */
export interface ImportProfile {
  readonly name: string;
  readonly files: readonly ProfileFile[];
  /** In the order of import. */
  readonly facts: readonly ProfileFact[];
  readonly notices: readonly ProfileNotice[];
}
