import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Database } from '#libs/database/database.js';
import type { ImportSummary } from './import-request.js';
import { importFile } from './import-file.js';
import type { FolderRequest } from './folder-request.js';
import type { ProfileImport } from './import-profile.js';
import { importProfile } from './import-profile.js';
import type { Kind } from './kind.js';
import { KINDS } from './kinds.js';
import { profileNamed } from './profiles.js';
import { FILE_ENDING } from './source.js';

/** What a folder brought. */
export interface FolderImport extends ProfileImport {
  readonly summaries: readonly ImportSummary[];
  /** Files that are of no kind, and so were passed over. */
  readonly passedOver: readonly string[];
}

/**
 * Brings every canonical file of a folder in, in dependency order, each in a transaction of its own; with a profile the
 * files that it names, in one. Throws `folder-empty`, `profile-unknown` and what a single file throws.
 */
export async function importFolder(database: Database, request: FolderRequest): Promise<FolderImport> {
  const profile = profileNamed(request.profile);
  if (profile !== null) return { ...(await importProfile(database, profile, request)), passedOver: [] };
  const names = await listFiles(request.folder);
  const files = KINDS.flatMap((kind) => names.filter((name) => isOfKind(name, kind)).map((name) => ({ kind, name })));
  if (files.length === 0) throw new OpscoreError('folder-empty', { folder: request.folder });
  const summaries: ImportSummary[] = [];
  for (const { kind, name } of files) {
    summaries.push(
      await importFile(database, {
        kind,
        path: join(request.folder, name),
        rejectsFolder: request.rejectsFolder,
        dryRun: request.dryRun ?? false,
        strict: request.strict ?? false,
        actor: request.actor ?? OPSCORE_ACTOR,
        onProgress: (phase, bytes, total) => request.onProgress?.(name, phase, bytes, total),
      }),
    );
  }
  const passedOver = names.filter((name) => !files.some((file) => file.name === name));
  return { summaries, notices: [], passedOver };
}

/** The files of a folder by name; folders in it are left alone. Throws `folder-not-found`. */
export async function listFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isFile() || entry.isSymbolicLink() ? [entry.name] : [])).toSorted();
  } catch (cause) {
    throw new OpscoreError('folder-not-found', { folder }, { cause });
  }
}

function isOfKind(name: string, kind: Kind): boolean {
  return FILE_ENDING.test(name) && name.replace(FILE_ENDING, '').toLowerCase() === kind.name;
}
