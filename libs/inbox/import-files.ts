import { randomUUID } from 'node:crypto';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Database, Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ImportPhase } from '#libs/ingest/import-request.js';
import type { KindName } from '#libs/ingest/kind.js';
import * as sql from './import-files.sql.js';
import type { ImportReport } from './import-report.js';
import { writeJson } from './import-report.js';

/** `failed`: for a reason that is not the file's; it still lies at its path and may be tried again. */
export type FileState = 'waiting' | 'running' | 'done' | 'rejected' | 'failed';

/** The kind of a file of which neither name nor header tells. */
export const UNKNOWN_KIND = 'unknown';

/** Whether a file is still to be imported. */
export function isUnsettled({ state }: Pick<ReceivedFile, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** A file that was handed over for import. */
export interface ReceivedFile {
  readonly fileId: string;
  readonly kind: KindName | typeof UNKNOWN_KIND;
  /** What it is read by: `canonical` or the name of a profile; null where name and header are to tell. */
  readonly profile: string | null;
  /** What the profile is told. */
  readonly options: Readonly<Record<string, string>>;
  readonly fileName: string;
  /** Where it was handed over; where it lies since is in its report. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly state: FileState;
  readonly phase: ImportPhase | null;
  readonly bytesRead: number;
  readonly report: ImportReport | null;
  /** The report's message in English, where the file was rejected or its import has failed. */
  readonly error: string | null;
  readonly receivedAt: Date;
  readonly changedAt: Date;
  /** Any bad row refuses the whole file. */
  readonly strict: boolean;
  /** It is checked, and nothing of it kept. */
  readonly dryRun: boolean;
  /** Who handed it over. */
  readonly actor: Actor;
}

export interface HandedOverFile {
  /** Its id, where it has one already. */
  readonly fileId?: string;
  readonly path: string;
  readonly fileName: string;
  readonly kind: ReceivedFile['kind'];
  readonly profile?: string | null;
  readonly options?: Readonly<Record<string, string>>;
  readonly sizeBytes: number;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Who hands it over; opscore itself where nobody is named: files of the inbox. */
  readonly actor?: Actor;
}

/** What became of a file, and how it was read where that is known by now. */
export interface Settlement {
  readonly state: FileState;
  readonly report: ImportReport;
  readonly readBy?: (Pick<ReceivedFile, 'kind' | 'options'> & { readonly profile: string }) | null;
}

/** The files that were handed over for import: what stands here is the truth, jobs only wake work. */
export class ImportFiles {
  constructor(private readonly database: Database) {}

  /** Notes a file as waiting and gives its id; while one of the same path waits or is imported, that one's. */
  async receive(file: HandedOverFile): Promise<string> {
    const { path, fileName, kind, profile = null, options = {}, sizeBytes, strict = false, dryRun = false, actor = OPSCORE_ACTOR } = file;
    for (;;) {
      const [added] = await this.database.query<{ file_id: string }>(sql.RECEIVE, [
        file.fileId ?? randomUUID(),
        kind,
        fileName,
        path,
        sizeBytes,
        strict,
        dryRun,
        actor.userId,
        actor.name,
        actor.via,
        actor.address,
        actor.requestId,
        profile,
        writeJson(options),
      ]);
      // The one that is there may be settled between the two statements: then there is room for the new one.
      const [found] = added === undefined ? await this.database.query<{ file_id: string }>(sql.UNSETTLED_OF_PATH, [path]) : [added];
      if (found !== undefined) return found.file_id;
    }
  }

  /** The file of an id; null where there is none. */
  async get(fileId: string): Promise<ReceivedFile | null> {
    return (await this.read(sql.ONE, [fileId]))[0] ?? null;
  }

  /** The files that came last, newest first. */
  async list({ limit }: { readonly limit: number }): Promise<ReceivedFile[]> {
    return this.read(sql.NEWEST, [limit]);
  }

  /** The files that wait or are being imported, oldest first. */
  async unsettled(): Promise<ReceivedFile[]> {
    return this.read(sql.UNSETTLED);
  }

  /** How many files wait, and how many are being imported. */
  async counts(): Promise<{ waiting: number; running: number }> {
    const [counts] = await this.database.query<{ waiting: number; running: number }>(sql.COUNTS);
    return counts ?? { waiting: 0, running: 0 };
  }

  /** The last file that was handed over at each of the paths. */
  async lastOf(paths: readonly string[]): Promise<Map<string, ReceivedFile>> {
    const files = paths.length === 0 ? [] : await this.read(sql.LAST_OF_PATHS, [paths]);
    return new Map(files.map((file) => [file.path, file]));
  }

  /** The settled files that nobody has put away, or that somebody died over, oldest first. */
  async notPutAway(): Promise<ReceivedFile[]> {
    return this.read(sql.NOT_PUT_AWAY);
  }

  /** Takes a file for an import; null where it is settled, or where there is none. */
  async take(fileId: string): Promise<ReceivedFile | null> {
    return (await this.read(sql.TAKE, [fileId]))[0] ?? null;
  }

  /** Has a file that failed wait again. Throws `import-not-failed`, `import-superseded`. */
  async retry(file: ReceivedFile, actor: Actor, now: Date): Promise<void> {
    await this.database.withTransaction(async (session) => {
      const { fileId, fileName } = file;
      if ((await session.execute(sql.RETRY, [fileId])) === 0) {
        const [row] = await session.query<FileRow & Record<string, unknown>>(sql.ONE, [fileId]);
        const state = row?.state ?? 'failed';
        throw new OpscoreError(state === 'failed' ? 'import-superseded' : 'import-not-failed', { file: fileName, state });
      }
      await recordAudit(session, { actor, action: 'import.retried', subject: fileId, before: { state: 'failed' }, after: { state: 'waiting', file: fileName }, now });
    });
  }

  /** Of some files those that are settled since before an instant, and those that were never received. */
  async settledBefore(fileIds: readonly string[], instant: Date): Promise<{ fileId: string; received: boolean }[]> {
    const rows = await this.database.query<{ file_id: string; received: boolean }>(sql.SETTLED_BEFORE, [fileIds, instant]);
    return rows.map(({ file_id: fileId, received }) => ({ fileId, received }));
  }

  /** Notes how far an import is. To be called a few times a second at most. */
  async progress(fileId: string, phase: ImportPhase, bytes: number): Promise<void> {
    await this.database.query(sql.NOTE_PROGRESS, [fileId, phase, bytes]);
  }

  /** Waits in a transaction until nobody else works on the file, and gives it as it is then. */
  async lock(session: Session, fileId: string): Promise<ReceivedFile | null> {
    await session.query(sql.LOCK_FILE, [fileId]);
    const [row] = await session.query<FileRow & Record<string, unknown>>(sql.ONE, [fileId]);
    return row === undefined ? null : readRow(row);
  }

  /** Does work on a file in a transaction of its own, while nobody else does. */
  async whileLocked(fileId: string, work: (session: Session, file: ReceivedFile) => Promise<void>): Promise<void> {
    await this.database.withTransaction(async (session) => {
      const file = await this.lock(session, fileId);
      if (file !== null) await work(session, file);
    });
  }

  /** Settles a file in a transaction, and notes how it was read. Gives false where it was settled before: then nothing is changed. */
  async settle(session: Session, fileId: string, { state, report, readBy = null }: Settlement): Promise<boolean> {
    const error = state === 'done' ? null : report.message.en.replaceAll('\0', '\uFFFD');
    const how = readBy === null ? [null, null, null] : [readBy.kind, readBy.profile, writeJson(readBy.options)];
    return (await session.execute(sql.SETTLE, [fileId, state, writeJson(report), error, ...how])) > 0;
  }

  /** Settles a file in a transaction of its own, when nobody else works on it. One that is settled stays as it is. */
  async settleAlone(fileId: string, state: FileState, report: ImportReport, readBy: Settlement['readBy'] = null): Promise<void> {
    await this.whileLocked(fileId, async (session) => {
      await this.settle(session, fileId, { state, report, readBy });
    });
  }

  /** Notes where a settled file and its rejected rows lie now. */
  async notePutAway(session: Session, fileId: string, places: Pick<ImportReport, 'movedTo' | 'rejectsPath'>): Promise<void> {
    await session.query(sql.NOTE_PUT_AWAY, [fileId, writeJson(places)]);
  }

  private async read(statement: string, parameters: readonly unknown[] = []): Promise<ReceivedFile[]> {
    return (await this.database.query<FileRow & Record<string, unknown>>(statement, parameters)).map(readRow);
  }
}

interface FileRow {
  readonly file_id: string;
  readonly kind: ReceivedFile['kind'];
  readonly profile: string | null;
  readonly options: ReceivedFile['options'];
  readonly file_name: string;
  readonly path: string;
  readonly size_bytes: number;
  readonly state: FileState;
  readonly phase: ImportPhase | null;
  readonly bytes_read: number;
  readonly report: ImportReport | null;
  readonly error: string | null;
  readonly received_at: Date;
  readonly changed_at: Date;
  readonly strict: boolean;
  readonly dry_run: boolean;
  readonly actor_user_id: string | null;
  readonly actor_name: string | null;
  readonly actor_via: Actor['via'] | null;
  readonly actor_address: string | null;
  readonly actor_request_id: string | null;
}

function readRow(row: FileRow): ReceivedFile {
  return {
    fileId: row.file_id,
    kind: row.kind,
    profile: row.profile,
    options: row.options,
    fileName: row.file_name,
    path: row.path,
    sizeBytes: row.size_bytes,
    state: row.state,
    phase: row.phase,
    bytesRead: row.bytes_read,
    report: row.report,
    error: row.error,
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    strict: row.strict,
    dryRun: row.dry_run,
    actor:
      row.actor_name === null || row.actor_via === null
        ? OPSCORE_ACTOR
        : { userId: row.actor_user_id, name: row.actor_name, via: row.actor_via, address: row.actor_address, requestId: row.actor_request_id },
  };
}
