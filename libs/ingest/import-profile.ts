import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Database, Session } from '#libs/database/database.js';
import type { FolderRequest } from './folder-request.js';
import type { ImportSummary } from './import-request.js';
import { auditImport, recordImport } from './import-file.js';
import { SelectedRows } from './file-rows.js';
import { kindNamed } from './kinds.js';
import type { ImportProfile, ProfileFact, ProfileFile, ProfileTables } from './profile.js';
import { openSource, streamRecords } from './source.js';
import { Stage } from './stage.js';
import * as staging from './staging.sql.js';

/** What a profile's files brought, and what people should know of them. */
export interface ProfileImport {
  readonly summaries: readonly ImportSummary[];
  readonly notices: readonly { readonly en: string; readonly zh: string; readonly rows: number }[];
}

const ENDINGS = ['.csv', '.csv.gz'];

/**
 * Brings the files of a profile in: all of them in one transaction, since one fact may need several. Throws
 * `profile-files-missing`, `profile-columns`, `profile-file-broken` and what a canonical file throws.
 */
export async function importProfile(
  database: Database,
  profile: ImportProfile,
  request: FolderRequest,
): Promise<ProfileImport> {
  const paths = findFiles(profile, request.folder);
  const startedAt = new Date();
  return database.withTransaction(
    async (session) => {
      await session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
      const hash = createHash('sha256');
      const tables: Record<string, string> = {};
      for (const file of profile.files) {
        const path = paths.get(file.name) ?? '';
        const { table, sha256 } = await loadFile(session, profile, file, path, request);
        tables[file.name] = table;
        hash.update(sha256);
      }
      const sha256 = hash.digest('hex');
      const summaries: ImportSummary[] = [];
      const record = { profile: profile.name, sha256, startedAt, fileId: null, actor: request.actor ?? OPSCORE_ACTOR };
      for (const fact of profile.facts) {
        const summary = await importFact(session, fact, tables, request);
        await recordImport(session, summary, record);
        summaries.push(summary);
      }
      const notices = [];
      for (const notice of profile.notices) {
        const [row] = await session.query<{ rows: number }>(notice.count(tables));
        if (row !== undefined && row.rows > 0) notices.push({ en: notice.en, zh: notice.zh, rows: row.rows });
      }
      for (const table of Object.values(tables)) await session.query(staging.dropTable(table));
      // Last: nobody else can write to the audit log from here on.
      if (request.dryRun !== true) for (const summary of summaries) await auditImport(session, summary, record);
      return { summaries, notices };
    },
    { keep: request.dryRun !== true },
  );
}

function findFiles({ name, files }: ImportProfile, folder: string): Map<string, string> {
  const found = new Map(
    files.flatMap((file) => {
      const path = ENDINGS.map((ending) => join(folder, file.name + ending)).find((each) => existsSync(each));
      return path === undefined ? [] : [[file.name, path] as const];
    }),
  );
  const missing = files.filter((file) => !found.has(file.name));
  if (missing.length > 0) {
    const names = missing.map((file) => file.name).join(', ');
    throw new OpscoreError('profile-files-missing', { profile: name, folder, missing: names });
  }
  return found;
}

/** Lays a file as it is into a table of texts. */
async function loadFile(
  session: Session,
  profile: ImportProfile,
  file: ProfileFile,
  path: string,
  { onProgress }: FolderRequest,
): Promise<{ table: string; sha256: string }> {
  const source = await openSource(path, {
    onRagged: ({ line }) => {
      throw new OpscoreError('profile-file-broken', { file: path, line });
    },
    onProgress: (bytes, total) => onProgress?.(basename(path), 'read', bytes, total),
  });
  const missing = file.columns.filter((column) => !source.columns.includes(column));
  if (missing.length > 0) {
    throw new OpscoreError('profile-columns', { file: path, profile: profile.name, missing: missing.join(', ') });
  }
  const tables = staging.tablesOf(randomUUID());
  await session.query(staging.createRaw(tables, source.columns));
  await session.copyIn(staging.copyRaw(tables, source.columns), streamRecords(source));
  await session.query(staging.analyzeTable(tables.raw));
  return { table: tables.raw, sha256: source.sha256() };
}

async function importFact(
  session: Session,
  fact: ProfileFact,
  tables: ProfileTables,
  request: FolderRequest,
): Promise<ImportSummary> {
  const rows = new SelectedRows(fact.columns, fact.select(tables));
  const stage = new Stage(session, kindNamed(fact.kind), rows, randomUUID());
  return stage.run({
      path: join(request.folder, fact.kind),
      rejectsFolder: request.rejectsFolder,
      dryRun: request.dryRun ?? false,
      strict: request.strict ?? false,
      onProgress: (phase) => request.onProgress?.(fact.kind, phase, 1, 1),
  });
}
