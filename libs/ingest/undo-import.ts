import { randomUUID } from 'node:crypto';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Database, Session } from '#libs/database/database.js';
import { LOCK_KEYS, LOCK_TRANSACTION, holdTable } from '#libs/database/database.sql.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { forgetGoneManagers, markWindowsOfRows } from '#libs/windows/stale-windows.js';
import { deriveFromChanged } from './derived-facts.sql.js';
import type { JournalState } from './journal.js';
import { JOURNAL_DAYS, MOST_JOURNAL_ROWS } from './journal.js';
import type { Kind, KindName } from './kind.js';
import { kindNamed } from './kinds.js';
import * as merge from './merge.sql.js';
import type { StagingTables } from './staging.sql.js';
import { dropTable, tablesOf } from './staging.sql.js';
import * as sql from './undo.sql.js';

/** Why a row was left as it is now. */
export type KeptReason =
  /** A later file or a person changed it, or took it away. */
  | 'changed-since'
  /** Added by the import, and named by other rows by now: a manager with merchants or targets. */
  | 'named-by-others'
  /** What stood there before would contradict rows that stay: an assignment that would overlap another. */
  | 'in-the-way';

export interface KeptRow {
  readonly kind: KindName;
  /** What identifies the row, by the names of columns in files. */
  readonly key: Readonly<Record<string, string | number | null>>;
  readonly reason: KeptReason;
  /** The later import that changed it, where it is known. */
  readonly laterImportId: string | null;
  readonly laterFile: string | null;
}

/** What undoing an import did, to all kinds together; counts of rows. */
export interface UndoSummary {
  /** Rows that the import had added, and that are gone. */
  readonly removed: number;
  /** Rows that the import had changed, and that are as they were. */
  readonly restored: number;
  /** Rows that stay as they are now. */
  readonly kept: number;
  /** The first of these. */
  readonly keptRows: readonly KeptRow[];
}

export interface UndoRequest {
  readonly importId: string;
  readonly actor: Actor;
  readonly now: Date;
  /** How long an import that is under way is waited for. */
  readonly waitMs?: number;
}

const WAIT_MS = 10_000;
const LISTED = 100;
const LOCK_NOT_AVAILABLE = '55P03';

interface ImportRow {
  readonly [column: string]: unknown;
  readonly import_id: string;
  readonly kind: KindName;
  readonly profile: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly number: number;
  readonly journal: JournalState;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly rows_added: number;
  readonly rows_changed: number;
}

/**
 * Takes an import back, all that its file brought in one transaction, whichever of its kinds is named: rows that it added go, rows that it
 * changed are as they were, and rows that were changed since, by a later file or a person, stay and are listed. Whatever the rows concern is
 * marked as by an import, so that sums, verdicts and scorecards follow. Merchants that only its rows named keep their dense keys, with nothing under them: a key is never
 * given to another merchant.
 *
 * Throws `import-not-found`, `import-undone`, `import-too-large-to-undo`, `import-too-old-to-undo`, and `import-under-way` where another
 * import goes on for longer than is waited.
 */
export async function undoImport(database: Database, request: UndoRequest): Promise<UndoSummary> {
  return database.withTransaction(async (session) => {
    await waitForImports(session, request.waitMs ?? WAIT_MS);
    const { importId, actor, now } = request;
    const undone: { readonly part: ImportRow; readonly summary: UndoSummary }[] = [];
    for (const part of await findUndoable(session, importId)) {
      undone.push({ part, summary: await new Undo(session, kindNamed(part.kind), part).run() });
      await session.query(sql.FORGET_JOURNAL, [part.import_id]);
    }
    const whole = addUp(undone.map(({ summary }) => summary));
    await session.query(sql.NOTE_UNDONE, [undone.map(({ part }) => part.import_id), now, actor.name, JSON.stringify(whole)]);
    // Last: nobody else can write to the audit log from here on.
    for (const { part, summary } of undone) {
      const { removed, restored, kept } = summary;
      const before = { file: part.file_name, kind: part.kind, profile: part.profile, sha256: part.sha256, added: part.rows_added, changed: part.rows_changed };
      await recordAudit(session, { actor, action: 'import.undone', subject: part.import_id, before, after: { removed, restored, kept }, now });
    }
    return whole;
  });
}

function addUp(parts: readonly UndoSummary[]): UndoSummary {
  const sum = (count: (part: UndoSummary) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    removed: sum(({ removed }) => removed),
    restored: sum(({ restored }) => restored),
    kept: sum(({ kept }) => kept),
    keptRows: parts.flatMap(({ keptRows }) => keptRows).slice(0, LISTED),
  };
}

/** Imports go one after another, and an undo is one of them. */
async function waitForImports(session: Session, waitMs: number): Promise<void> {
  await session.query(sql.WAIT_AT_MOST, [`${waitMs}ms`]);
  try {
    await session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
  } catch (error) {
    if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error;
    throw new OpscoreError('import-under-way', {}, { cause: error });
  }
  await session.query(sql.WAIT_AT_MOST, ['0']);
}

/** The imports of a file, the last one first. Where one of them cannot be undone, none is. */
async function findUndoable(session: Session, importId: string): Promise<ImportRow[]> {
  const parts = await session.query<ImportRow>(sql.IMPORTS_TO_UNDO, [importId]);
  if (parts.length === 0) throw new OpscoreError('import-not-found', { import: importId });
  for (const part of parts) {
    const details = { import: part.import_id, file: part.file_name };
    if (part.undone_at !== null) {
      throw new OpscoreError('import-undone', { ...details, when: part.undone_at.toISOString(), who: part.undone_by ?? '-' });
    }
    if (part.journal === 'too-large') {
      throw new OpscoreError('import-too-large-to-undo', { ...details, rows: part.rows_added + part.rows_changed, most: MOST_JOURNAL_ROWS });
    }
    if (part.journal === 'dropped') throw new OpscoreError('import-too-old-to-undo', { ...details, days: JOURNAL_DAYS });
  }
  return parts;
}

/** The steps of one undo, in a transaction of its session. */
class Undo {
  private readonly tables: StagingTables;

  constructor(
    private readonly session: Session,
    private readonly kind: Kind,
    private readonly found: ImportRow,
  ) {
    this.tables = tablesOf(found.import_id);
  }

  async run(): Promise<UndoSummary> {
    const { session, kind, tables } = this;
    if (kind.changedByHand === true) await session.query(holdTable(kind.table));
    await this.layOut();
    await this.keepWhatMustStay();
    await session.query(sql.createChangedBack(kind, tables));
    await session.query(merge.analyze(tables.changed));
    const summary = await this.summarise();
    await this.merge();
    await session.query(sql.rewriteLater(tables), [this.found.import_id]);
    await this.execute([tables.raw, tables.named, tables.ready, tables.changed, tables.touched].map((table) => dropTable(table)));
    return summary;
  }

  /** What the import wrote, what stood there before, and what later imports did to the same facts. */
  private async layOut(): Promise<void> {
    const { kind, tables } = this;
    const { import_id: importId, number } = this.found;
    await this.execute([
      sql.createWritten(kind, tables, importId),
      sql.createRestored(kind, tables, importId),
      sql.createLater(kind, tables, { importId, number }),
      ...[tables.ready, tables.raw, tables.named].map((table) => merge.analyze(table)),
    ]);
  }

  private async keepWhatMustStay(): Promise<void> {
    const { session, kind, tables } = this;
    await this.execute([sql.keepChangedSince(kind, tables), sql.keepOfLater(tables)]);
    if (kind.named !== undefined) await session.query(sql.keepNamed(kind, tables, kind.named));
    const { keepConflicts } = kind;
    if (keepConflicts === undefined) return;
    while ((await session.execute(keepConflicts({ ready: tables.ready, restored: tables.raw }))) > 0);
  }

  /** Brings the rows back, with the marks that an import of them would make. */
  private async merge(): Promise<void> {
    const { kind, tables } = this;
    // Marks that the import itself made may be there still.
    const markedBy = randomUUID();
    await this.execute([
      sql.deleteGone(kind, tables),
      ...merge.updateChanged(kind, tables),
      merge.insertChanged(kind, tables),
      ...merge.markTouched(kind, tables, tables.changed, markedBy),
      ...deriveFromChanged(kind, tables.changed, markedBy),
    ]);
    if (kind.concernedWindows !== undefined) await markWindowsOfRows(this.session, tables.changed, kind.concernedWindows);
    if (kind.name === 'managers') await forgetGoneManagers(this.session, tables.changed);
  }

  private async summarise(): Promise<UndoSummary> {
    interface KeptRecord {
      readonly [column: string]: unknown;
      readonly key: KeptRow['key'];
      readonly reason: KeptReason;
      readonly later_import_id: string | null;
      readonly later_file: string | null;
    }
    const [counts = { removed: 0, restored: 0, kept: 0 }] = await this.session.query<{ removed: number; restored: number; kept: number }>(
      sql.countOutcome(this.tables),
    );
    const rows = counts.kept === 0 ? [] : await this.session.query<KeptRecord>(sql.firstKept(this.kind, this.tables), [LISTED]);
    const { name: kind } = this.kind;
    const keptRows = rows.map(({ key, reason, later_import_id: laterImportId, later_file: laterFile }) => ({ kind, key, reason, laterImportId, laterFile }));
    return { ...counts, keptRows };
  }

  private async execute(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.session.query(statement);
  }
}
