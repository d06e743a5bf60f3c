import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import type { ExampleCompany } from './example-company.js';
import { writeExampleCompany } from './example-company.js';
import * as sql from './load-example.sql.js';
import type { WrittenFile } from './write-csv.js';

/** The example company and what a database has of it. */
export interface ExampleState {
  readonly company: ExampleCompany;
  /** `absent` in an empty database, `begun` where loading was cut short, `others` where there are files of one's own. */
  readonly state: 'absent' | 'begun' | 'loaded' | 'others';
}

/** Where the example's files lie in a home folder, to look at and to learn the formats from. */
export function exampleFolderOf(home: string): string {
  return join(home, 'example');
}

/** Writes the example's files, which are the same bytes each time, and compares them with what was imported. */
export async function readExampleState(database: Database, home: string): Promise<ExampleState> {
  const company = await writeExampleCompany(exampleFolderOf(home));
  const files = [...company.files, ...company.lateFiles];
  const own = new Set(await Promise.all(files.map(fingerprintFile)));
  const imported = (await database.query<{ sha256: string }>(sql.IMPORTED_FILES)).map(({ sha256 }) => sha256);
  if (imported.some((sha256) => !own.has(sha256))) return { company, state: 'others' };
  const state = imported.length === 0 ? 'absent' : imported.length === own.size ? 'loaded' : 'begun';
  return { company, state };
}

/** Imports files of the example in order. Whoever is cut short can begin again: what is in stays as it is. */
export async function importExampleFiles(
  database: Database,
  home: string,
  files: readonly WrittenFile[],
  onProgress: (done: number, total: number, kind: string) => void = () => undefined,
): Promise<void> {
  for (const [index, { kind, path }] of files.entries()) {
    onProgress(index, files.length, kind);
    const rejectsFolder = join(home, 'rejects');
    const { rejected } = await importFile(database, { kind: kindNamed(kind), path, rejectsFolder, keepsJournal: false });
    if (rejected > 0) throw new OpscoreError('example-rejected', { file: path, rejected });
  }
}

async function fingerprintFile({ path }: WrittenFile): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('hex');
}
