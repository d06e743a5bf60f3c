import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { ImportRequest, ImportSummary } from '#libs/ingest/import-request.js';
import type { KindName } from '#libs/ingest/kind.js';
import { kindNamed, KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import { createTestDatabase } from './database.js';
import * as sql from './imports.sql.js';

/** The counts of a summary that are not 0. */
export type Counts = Partial<Record<(typeof COUNTS)[number], number>>;

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated', 'waiting', 'waitingMerchants'] as const;

type Options = Partial<Pick<ImportRequest, 'strict' | 'dryRun' | 'rejectsPath' | 'onProgress'>>;

/** Imports into a database of their own, and a look at what they leave. */
export interface Imports {
  readonly database: Database;
  readonly folder: string;
  /** Writes a file and imports it. */
  bringIn(kind: KindName, file: string, bytes: string | Buffer, options?: Options): Promise<ImportSummary>;
  /** What it refuses a file with. Fails where it takes it, and where the error is not one of ours. */
  refusalOf(kind: KindName, file: string, bytes: string | Buffer, options?: Options): Promise<OpscoreError>;
  /** The stored rows of a kind, merchants by id. */
  stored(kind: KindName): Promise<Record<string, unknown>[]>;
  /** All that imports write, but for the record of them. */
  everything(): Promise<Record<string, unknown>>;
  /** The tables that hold any of some texts, in whatever column. */
  textsLike(texts: readonly string[]): Promise<string[]>;
  /** The database as it was before the first import. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** Opens them. */
export async function openImports(): Promise<Imports> {
  const { database, drop } = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'opscore-imports-'));
  const bringIn: Imports['bringIn'] = async (kind, file, bytes, options = {}) => {
    const path = join(folder, file);
    writeFileSync(path, bytes);
    return importFile(database, { kind: kindNamed(kind), path, rejectsFolder: folder, ...options });
  };
  const stored: Imports['stored'] = async (kind) => {
    const rows = await database.query<{ fact: Record<string, unknown> }>(sql.storedFacts(kindNamed(kind)));
    // Sorted as they read here: PostgreSQL writes one number in several ways.
    return rows.map(({ fact }) => fact).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  };
  return {
    database,
    folder,
    bringIn,
    refusalOf: async (...file) => {
      const outcome = await bringIn(...file).catch((error: unknown) => error);
      if (outcome instanceof OpscoreError) return outcome;
      throw new Error(`no refusal: ${String(outcome)}`, { cause: outcome });
    },
    stored,
    everything: async () => {
      const facts: Record<string, unknown> = {};
      for (const name of KNOWN_KIND_NAMES) facts[name] = await stored(name);
      const months = await database.query(sql.TOUCHED_MONTHS);
      const conversations = await database.query(sql.CONVERSATIONS);
      const unmarked = await database.query(sql.UNMARKED);
      const staging = await database.query(sql.LEFT_IN_STAGING);
      return { ...facts, months, conversations, unmarked, staging };
    },
    textsLike: async (texts) => {
      const tables = await database.query<{ name: string }>(sql.ALL_TABLES);
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await database.query<{ rows: number }>(sql.rowsLike(name), [texts]);
        if ((row?.rows ?? 0) > 0) found.push(name);
      }
      return found;
    },
    empty: async () => {
      await database.query(sql.EMPTY_SMALL_TABLES);
    },
    close: async () => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What an import did, in its counts that are not 0. */
export function countsOf(summary: ImportSummary): Counts {
  return Object.fromEntries(COUNTS.filter((name) => summary[name] !== 0).map((name) => [name, summary[name]]));
}

/** The first rejected rows: line, columns, values and reasons. */
export function problemsOf(summary: ImportSummary): string[] {
  return summary.firstProblems.map(({ line, columns, values, reasons }) =>
    [line, columns.join(' '), values.join(' '), reasons.join(' ')].join(': '),
  );
}
