import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Actor } from '#libs/domain/actor.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Database, Session } from '#libs/database/database.js';
import { FileRows } from './file-rows.js';
import type { Kind } from './kind.js';
import type { ImportRequest, ImportSummary } from './import-request.js';
import { guessKind } from './kinds.js';
import * as merge from './merge.sql.js';
import { REJECT_COLUMNS } from './rejects-columns.js';
import { Stage } from './stage.js';

/**
 * Brings one canonical file into its table: all in one transaction, so that a file is either in or not.
 *
 * Throws for a file that cannot be read at all, and with `strict` for any bad row (`rows-rejected`).
 */
export async function importFile(database: Database, request: ImportRequest): Promise<ImportSummary> {
  const { kind, path } = request;
  const importId = randomUUID();
  const startedAt = new Date();
  const rows = await FileRows.open(path, (bytes, total) => request.onProgress?.('read', bytes, total));
  try {
    checkColumns(kind, rows.columns, path);
    return await database.withTransaction(
      async (session) => {
        await request.alsoInTransaction?.before(session);
        const summary = await new Stage(session, kind, rows, importId).run(request);
        const record = {
          profile: 'canonical',
          sha256: rows.sha256(),
          startedAt,
          fileId: request.fileId ?? null,
          actor: request.actor ?? OPSCORE_ACTOR,
        };
        await recordImport(session, summary, record);
        await request.alsoInTransaction?.after(session, summary);
        if (request.dryRun !== true) await auditImport(session, summary, record);
        return summary;
      },
      { keep: request.dryRun !== true },
    );
  } finally {
    await rows.close();
  }
}

/** Refuses columns that the kind does not have, misses or has twice, and says so when the file looks like another kind. */
function checkColumns(kind: Kind, columns: readonly string[], path: string): void {
  const given = columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name));
  const known = kind.columns.map(({ name }) => name);
  const unknown = given.filter((name) => !known.includes(name));
  const missing = kind.columns.filter(({ name, required }) => required && !given.includes(name)).map(({ name }) => name);
  const twice = columns.filter((name, index) => name !== '' && columns.indexOf(name) !== index);
  if (unknown.length === 0 && missing.length === 0 && twice.length === 0) return;
  const other = guessKind(given);
  if (other !== null && other !== kind.name) {
    throw new OpscoreError('file-of-another-kind', { file: path, kind: kind.name, other });
  }
  if (unknown.length === given.length) {
    throw new OpscoreError('file-header-unknown', { file: path, kind: kind.name, known: known.join(', ') });
  }
  throw new OpscoreError('file-columns', {
    file: path,
    kind: kind.name,
    unknown: unknown.join(', ') || '-',
    missing: missing.join(', ') || '-',
    twice: twice.join(', ') || '-',
    known: known.join(', '),
  });
}

/** What is kept of an import beside its counts. */
export interface ImportRecord {
  readonly profile: string;
  readonly sha256: string;
  readonly startedAt: Date;
  readonly fileId: string | null;
  readonly actor: Actor;
  /** Of several imports of one file, the one that the file is about; its own where it is alone. */
  readonly wholeId?: string;
}

/** Records an import in the audit log: the last thing in its transaction. */
export async function auditImport(session: Session, summary: ImportSummary, { profile, sha256, actor }: ImportRecord): Promise<void> {
  const { importId, kind, read, added, changed, unchanged, rejected, repeated } = summary;
  const after = { file: basename(summary.file), kind, profile, sha256, read, added, changed, unchanged, rejected, repeated };
  await recordAudit(session, { actor, action: 'import.done', subject: importId, before: null, after, now: new Date() });
}

/** Keeps a record of an import, in its transaction. */
export async function recordImport(
  session: Session,
  summary: ImportSummary,
  { profile, sha256, startedAt, fileId, actor, wholeId = summary.importId }: ImportRecord,
): Promise<void> {
  await session.query(merge.RECORD_IMPORT, [
    summary.importId,
    summary.kind,
    profile,
    basename(summary.file),
    sha256,
    startedAt,
    new Date(),
    summary.read,
    summary.added,
    summary.changed,
    summary.unchanged,
    summary.rejected,
    summary.repeated,
    summary.journal,
    fileId,
    actor.userId,
    actor.name,
    actor.via,
    wholeId,
    summary.readAs,
  ]);
}
