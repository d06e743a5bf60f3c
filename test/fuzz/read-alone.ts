import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { kindOfHeader } from '#libs/inbox/kind-of-file.js';
import { shapesOf } from '#libs/ingest/field-shapes.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { findTables, mapFile, readOptions } from '#libs/ingest/mapping/map-file.js';
import { readReconciled } from '#libs/ingest/mapping/read-reconciled.js';
import { recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { builtInProfile, builtInProfiles } from '#libs/ingest/profiles.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import { openSource } from '#libs/ingest/source.js';
import type { FuzzSource } from './fuzz-sources.js';

/** Tells what a file is, and reads it as its import does as far as that needs no database. Throws what they throw. */
export async function readAlone(goesIn: FuzzSource['goesIn'], path: string): Promise<[]> {
  // Who is not told what a file is may bring it in all the same.
  const refused = await recogniseFile(path, basename(path), builtInProfiles()).then(() => null, (error: unknown) => error);
  if (refused !== null && !(refused instanceof OpscoreError)) throw refused;
  if ('kind' in goesIn) await readCanonical(path.includes(goesIn.kind) ? goesIn.kind : await kindOfHeader(path), path);
  else await readByProfile(goesIn, path);
  return [];
}

async function readCanonical(kind: string, path: string): Promise<void> {
  for (const isFirst of [true, false]) {
    const source = await openSource(path, { onRagged: () => undefined, onProgress: () => undefined });
    try {
      const records = isFirst ? source.records(shapesOf(kindNamed(kind), source.columns)) : source.records();
      for await (const chunk of records) if (!Buffer.isBuffer(chunk)) throw new RangeError('records that are no bytes');
    } finally {
      await source.close();
    }
  }
}

async function readByProfile({ profile: name, options: given }: Extract<FuzzSource['goesIn'], { profile: string }>, path: string): Promise<void> {
  const profile = builtInProfile(name);
  const options = readOptions(profile, given);
  const file = await openRawFile(path, () => undefined);
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-spool-'));
  try {
    for await (const rows of readReconciled(profile, file, path, given)) if (rows.length === 0) throw new RangeError('no rows at once');
    const tables = await findTables(profile, file, path);
    await mapFile(profile, tables, { folder, options, digestKey: null });
  } finally {
    file.close();
    await rm(folder, { recursive: true, force: true });
  }
}
