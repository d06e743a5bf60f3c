import { randomUUID } from 'node:crypto';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Language } from '#libs/domain/errors.js';
import * as sql from './export-files.sql.js';

/** `expired`: the file was made, and is not kept any more. */
export type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'expired';

export const EXPORT_STATES: readonly ExportState[] = ['waiting', 'running', 'done', 'failed', 'expired'];

/** A report or document as somebody asks for it; null for what was not named. */
export interface ExportRequest {
  readonly report: string;
  readonly period: string | null;
  readonly asOf: string | null;
  readonly managerId: string | null;
  readonly merchantId: string | null;
  readonly division: string | null;
  readonly campaign: string | null;
  readonly slots: number | null;
  readonly format: string;
  /** Of the headings of a table; of all that a document says. */
  readonly language: Language;
  /** A document as a workbook: figures alone, without formulas. */
  readonly valuesOnly: boolean;
}

/** The rows that a file was cut to: those of some managers, those of some merchants; null for all. */
export interface HeldRows {
  readonly managerIds: readonly string[] | null;
  readonly merchantIds: readonly string[] | null;
}

/** A report or document that somebody asked for as a file. */
export interface ExportFile {
  readonly exportId: string;
  readonly request: ExportRequest;
  readonly requestedBy: string;
  readonly state: ExportState;
  /** Rows of the file, or parts of the document; while it is being made, those that are written. */
  readonly rows: number;
  /** While a document is being made: how many parts it will have. */
  readonly total: number | null;
  readonly sizeBytes: number | null;
  /** Why it failed, or its last attempt did, as `writeFailure` wrote it. */
  readonly error: string | null;
  /** The file's name in the folder of exports, where there is one. */
  readonly fileName: string | null;
  /** What rows the file was cut to; null where there is no file. */
  readonly holds: HeldRows | null;
  readonly requestedAt: Date;
  readonly changedAt: Date;
  readonly madeAt: Date | null;
  readonly expiresAt: Date | null;
}

/** A file that was made. */
export interface MadeFile {
  readonly fileName: string;
  readonly rows: number;
  readonly sizeBytes: number;
  readonly holds: HeldRows;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

/** An export's place in the list of the newest. */
export interface ExportPlace {
  readonly requestedAt: Date;
  readonly exportId: string;
}

/** So many exports of one person may wait at once. */
const MOST_WAITING = 20;
/** So many are woken at one look; the others at the next. */
const MOST_WOKEN = 500;

/** The exports that people asked for: what stands here is the truth, jobs only wake work. */
export class ExportFiles {
  constructor(private readonly database: Database) {}

  /** Notes an export as waiting. Throws `exports-many`. */
  async add(request: ExportRequest, requestedBy: string, now: Date): Promise<ExportFile> {
    const [count] = await this.database.query<{ waiting: number }>(sql.COUNT_UNSETTLED, [requestedBy]);
    const waiting = count?.waiting ?? 0;
    if (waiting >= MOST_WAITING) throw new OpscoreError('exports-many', { waiting });
    const parameters = [randomUUID(), request.report, JSON.stringify(request), request.format, request.language, requestedBy, now];
    const [added] = await this.read(sql.ADD, parameters);
    if (added === undefined) throw new RangeError('An export was added and gave no row.');
    return added;
  }

  /** The export of an id; null where there is none. */
  async get(exportId: string): Promise<ExportFile | null> {
    return (await this.read(sql.ONE, [exportId]))[0] ?? null;
  }

  /** The exports of a user, newest first, from after a place on. */
  async page(userId: string, { limit, after }: { readonly limit: number; readonly after: ExportPlace | null }): Promise<ExportFile[]> {
    return this.read(sql.PAGE, [userId, after?.requestedAt ?? null, after?.exportId ?? null, limit]);
  }

  /** The ids of exports that are still to be made, oldest first. */
  async unsettled(): Promise<string[]> {
    const rows = await this.database.query<{ export_id: string }>(sql.UNSETTLED, [MOST_WOKEN]);
    return rows.map((row) => row.export_id);
  }

  /** How many exports wait, and how many are being made. */
  async counts(): Promise<{ waiting: number; running: number }> {
    const [counts] = await this.database.query<{ waiting: number; running: number }>(sql.COUNTS);
    return counts ?? { waiting: 0, running: 0 };
  }

  /** Takes an export to be made; null where it is settled, or gone. */
  async take(exportId: string, now: Date): Promise<ExportFile | null> {
    return (await this.read(sql.TAKE, [exportId, now]))[0] ?? null;
  }

  /** Notes how many rows or parts are written. To be called a few times a second at most. */
  async progress(exportId: string, { done, total }: { readonly done: number; readonly total: number | null }, now: Date): Promise<void> {
    await this.database.query(sql.NOTE_PROGRESS, [exportId, done, total, now]);
  }

  /** Settles an export whose file is there. Gives false where it was settled before, or is gone: the file is then nobody's. */
  async settleDone(exportId: string, { fileName, rows, sizeBytes, holds, madeAt, expiresAt }: MadeFile): Promise<boolean> {
    const { managerIds, merchantIds } = holds;
    const parameters = [exportId, rows, sizeBytes, fileName, managerIds, merchantIds, madeAt, expiresAt];
    return this.database.withSession(async (session) => (await session.execute(sql.SETTLE_DONE, parameters)) > 0);
  }

  /** Notes that making an export failed: for good, or to be tried again. */
  async settleFailed(exportId: string, state: 'failed' | 'waiting', error: string, now: Date): Promise<void> {
    await this.database.query(sql.SETTLE_FAILED, [exportId, state, error.replaceAll('\0', '\uFFFD'), now]);
  }

  /** Notes which exports are kept no longer. Gives the names of their files. */
  async expire(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ file_name: string }>(sql.EXPIRE, [now]);
    return rows.map((row) => row.file_name);
  }

  /** Those of some files that belong to an export. */
  async known(fileNames: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ file_name: string }>(sql.KNOWN_FILES, [fileNames]);
    return new Set(rows.map((row) => row.file_name));
  }

  /** Forgets an export. Gives the name of its file; null where it has none. */
  async remove(exportId: string): Promise<string | null> {
    const [row] = await this.database.query<{ file_name: string | null }>(sql.REMOVE, [exportId]);
    return row?.file_name ?? null;
  }

  private async read(statement: string, parameters: readonly unknown[]): Promise<ExportFile[]> {
    return (await this.database.query<ExportRow>(statement, parameters)).map(readRow);
  }
}

interface ExportRow {
  readonly [column: string]: unknown;
  readonly export_id: string;
  readonly request: Omit<ExportRequest, 'valuesOnly'> & { readonly valuesOnly?: boolean };
  readonly requested_by: string;
  readonly state: ExportState;
  readonly row_count: number;
  readonly total_count: number | null;
  readonly size_bytes: number | null;
  readonly error: string | null;
  readonly file_name: string | null;
  readonly manager_ids: string[] | null;
  readonly merchant_ids: string[] | null;
  readonly requested_at: Date;
  readonly changed_at: Date;
  readonly made_at: Date | null;
  readonly expires_at: Date | null;
}

function readRow(row: ExportRow): ExportFile {
  return {
    exportId: row.export_id,
    // Asked for before there were documents.
    request: { ...row.request, valuesOnly: row.request.valuesOnly ?? false },
    requestedBy: row.requested_by,
    state: row.state,
    rows: row.row_count,
    total: row.total_count,
    sizeBytes: row.size_bytes,
    error: row.error,
    fileName: row.file_name,
    holds: row.file_name === null ? null : { managerIds: row.manager_ids, merchantIds: row.merchant_ids },
    requestedAt: row.requested_at,
    changedAt: row.changed_at,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  };
}
