import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { LOCK_KEYS, LOCK_TRANSACTION, ROLLBACK_TO, SAVEPOINT } from '#libs/database/database.sql.js';
import type { Database, Session } from '#libs/database/database.js';
import { markChangedRows, markWholeShops } from './attribution-marks.sql.js';
import type { Kind } from './kind.js';
import { guessKind } from './kinds.js';
import * as merge from './merge.sql.js';
import type { RaggedRecord } from './record-scanner.js';
import type { RejectedRow } from './rejects.js';
import { describeProblems, writeRejects } from './rejects.js';
import type { Source } from './source.js';
import { REJECT_COLUMNS, openSource, streamRecords } from './source.js';
import * as staging from './staging.sql.js';

export type ImportPhase = 'read' | 'check' | 'merge';

export interface ImportRequest {
  readonly kind: Kind;
  readonly path: string;
  /** Where rejected rows go when there are any. */
  readonly rejectsFolder: string;
  readonly rejectsPath?: string | undefined;
  /** Does all the work and keeps nothing. */
  readonly dryRun?: boolean;
  /** Any bad row refuses the whole file. */
  readonly strict?: boolean;
  readonly onProgress?: (phase: ImportPhase, bytes: number, total: number) => void;
}

/** What an import did, or with `dryRun` would do; counts of rows. */
export interface ImportSummary {
  readonly importId: string;
  readonly kind: string;
  readonly file: string;
  readonly dryRun: boolean;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows whose key comes again later in the file: the last one counts. */
  readonly repeated: number;
  /** Rows that wait until their merchant is known. */
  readonly waiting: number;
  readonly waitingMerchants: number;
  readonly rejectsPath: string | null;
  /** The first rejected rows, for a look without opening the file. */
  readonly firstProblems: readonly RejectedRow[];
}

/** How many problems a summary or a refusal quotes. */
const QUOTED_PROBLEMS = 5;
/** Records with a wrong number of fields wait in memory; with more than this the file is of another shape. */
const MOST_RAGGED = 50_000;
const RAGGED_BATCH = 1_000;
const DATA_EXCEPTION = /^(22|23514)/;
const UNIQUE_VIOLATION = '23505';

/**
 * Brings one canonical file into its table: all in one transaction, so that a file is either in or not.
 *
 * Throws for a file that cannot be read at all, and with `strict` for any bad row (`rows-rejected`).
 */
export async function importFile(database: Database, request: ImportRequest): Promise<ImportSummary> {
  const { kind, path } = request;
  const importId = randomUUID();
  const startedAt = new Date();
  const ragged = new RaggedRecords(path);
  const source = await openSource(path, {
    onRagged: (record) => ragged.add(record),
    onProgress: (bytes, total) => request.onProgress?.('read', bytes, total),
  });
  checkColumns(kind, source.columns, path);
  return database.withTransaction(
    async (session) => {
      const stage = new Stage(session, kind, source.columns, importId);
      const summary = await stage.run(request, () => stage.copy(source, ragged));
      await recordImport(session, summary, { profile: 'canonical', sha256: source.sha256(), startedAt });
      return summary;
    },
    { keep: request.dryRun !== true },
  );
}

/** Refuses columns that the kind does not have, misses or has twice, and says so when the file looks like another kind. */
function checkColumns(kind: Kind, columns: readonly string[], path: string): void {
  const given = columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name));
  const known = kind.columns.map(({ name }) => name);
  const unknown = given.filter((name) => !known.includes(name));
  const missing = kind.columns.filter(({ name, required }) => required && !given.includes(name)).map(({ name }) => name);
  const twice = given.filter((name, index) => given.indexOf(name) !== index);
  if (unknown.length === 0 && missing.length === 0 && twice.length === 0) return;
  const other = guessKind(given);
  if (other !== null && other !== kind.name) {
    throw new OpscoreError('file-of-another-kind', { file: path, kind: kind.name, other });
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

/** Records with a wrong number of fields, waiting to be written to the table of problems. */
class RaggedRecords {
  private records: RaggedRecord[] = [];
  total = 0;

  constructor(private readonly path: string) {}

  add(record: RaggedRecord): void {
    this.total += 1;
    if (this.total > MOST_RAGGED) throw new OpscoreError('file-fields', { file: this.path, line: record.line });
    this.records.push(record);
  }

  get pending(): number {
    return this.records.length;
  }

  take(): RaggedRecord[] {
    const taken = this.records;
    this.records = [];
    return taken;
  }
}

interface MergeCounts {
  readonly added: number;
  readonly changed: number;
  readonly repeated: number;
}

/** The steps of one import on its staging tables, in a transaction of its session. */
export class Stage {
  private readonly tables: staging.StagingTables;
  private read = 0;

  constructor(
    private readonly session: Session,
    private readonly kind: Kind,
    /** The columns of the rows that come in, in their order. */
    private readonly columns: readonly string[],
    private readonly importId: string,
  ) {
    this.tables = staging.tablesOf(importId);
  }

  /** All steps: `fill` lays the rows as texts, then they are checked and merged like those of every file. */
  async run(request: ImportRequest, fill: () => Promise<void>): Promise<ImportSummary> {
    await this.session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
    await this.session.query(staging.createRaw(this.tables, this.columns));
    await this.session.query(staging.createProblems(this.tables));
    await fill();
    request.onProgress?.('check', 0, 0);
    await this.check();
    const repeated = await this.settleConflicts();
    if (request.strict === true) await this.refuseProblems(request.path);
    request.onProgress?.('merge', 0, 0);
    const counts = await this.merge(repeated);
    const summary = await this.summarise(request, counts);
    await this.drop();
    return summary;
  }

  /** Fills with what a statement selects: the columns of this stage as texts. */
  async select(select: string): Promise<void> {
    this.read = await this.session.execute(staging.fillRaw(this.tables, this.columns, select));
  }

  /** Fills with the records of a file. */
  async copy(source: Source, ragged: RaggedRecords): Promise<void> {
    await this.session.copyIn(staging.copyRaw(this.tables, this.columns), streamRecords(source));
    this.read = await this.count(this.tables.raw);
    while (ragged.pending > 0) await this.addRagged(ragged.take());
    this.read += ragged.total;
  }

  private async addRagged(records: readonly RaggedRecord[]): Promise<void> {
    for (let start = 0; start < records.length; start += RAGGED_BATCH) {
      const batch = records.slice(start, start + RAGGED_BATCH);
      await this.session.query(staging.addProblems(this.tables), [
        batch.map(({ line }) => line),
        batch.map(() => null),
        batch.map(({ text }) => text),
        batch.map(() => 'field-count'),
      ]);
    }
  }

  /** Casts all rows at once where they fit; else names the bad values and casts the good rows. */
  private async check(): Promise<void> {
    await this.session.query(SAVEPOINT);
    if (!(await this.castAll())) {
      await this.session.query(ROLLBACK_TO);
      for (const statement of staging.findProblems(this.kind, this.tables, this.columns)) {
        await this.session.query(statement);
      }
      await this.session.query(staging.analyzeProblems(this.tables));
      await this.addMerchantKeys(true);
      await this.session.query(staging.createReady(this.kind, this.tables, this.columns, true));
    }
    for (const statement of staging.findRuleProblems(this.kind, this.tables, this.columns)) {
      await this.session.query(statement);
    }
  }

  private async castAll(): Promise<boolean> {
    try {
      await this.addMerchantKeys(false);
      await this.session.query(staging.createReady(this.kind, this.tables, this.columns, false));
      const [misfits] = await this.session.query<{ present: boolean }>(staging.countMisfits(this.tables));
      return misfits?.present === false;
    } catch (error) {
      if (DATA_EXCEPTION.test(codeOf(error))) return false;
      throw error;
    }
  }

  private async addMerchantKeys(thorough: boolean): Promise<void> {
    if (!staging.needsMerchantKey(this.kind)) return;
    await this.session.query(LOCK_TRANSACTION, [LOCK_KEYS.merchantKeys]);
    await this.session.query(staging.addMerchantKeys(this.tables, thorough));
  }

  private async refuseProblems(path: string): Promise<void> {
    const rejected = await this.countRejected();
    if (rejected === 0) return;
    const first = await this.problems(QUOTED_PROBLEMS);
    throw new OpscoreError('rows-rejected', { file: path, rejected, problems: describeProblems(first, 'en') });
  }

  /** Rows that contradict others are rejected; for that, repeated ones must be gone. Gives how many were. */
  private async settleConflicts(): Promise<number> {
    const { rejectConflicts } = this.kind;
    if (rejectConflicts === undefined) return 0;
    const repeated = await this.session.execute(merge.dropRepeated(this.kind, this.tables));
    while ((await this.session.execute(rejectConflicts(this.tables))) > 0);
    return repeated;
  }

  private async merge(repeatedBefore: number): Promise<MergeCounts> {
    const fresh = this.kind.identity === undefined && !(await this.present(this.kind.table));
    if (fresh && (await this.insertFresh())) {
      await this.mark([...merge.markTouched(this.kind, this.tables.ready), ...markWholeShops(this.kind, this.tables.ready)]);
      return { added: await this.count(this.tables.ready), changed: 0, repeated: repeatedBefore };
    }
    const repeated = repeatedBefore + (await this.session.execute(merge.dropRepeated(this.kind, this.tables)));
    await this.session.query(merge.analyze(this.tables.ready));
    await this.session.query(merge.createChanged(this.kind, this.tables));
    const [counts = { added: 0, changed: 0 }] = await this.session.query<{ added: number; changed: number }>(
      merge.countChanged(this.tables),
    );
    await this.executeIfAny(merge.moveIdentities(this.kind, this.tables));
    await this.session.query(merge.analyze(this.tables.changed));
    await this.executeIfAny(merge.updateChanged(this.kind, this.tables));
    await this.executeIfAny(merge.insertChanged(this.kind, this.tables));
    await this.mark([...merge.markTouched(this.kind, this.tables.changed), ...markChangedRows(this.kind, this.tables.changed)]);
    return { ...counts, repeated };
  }

  /** Into an empty table all rows can go as they are, unless a key comes twice. */
  private async insertFresh(): Promise<boolean> {
    await this.session.query(SAVEPOINT);
    try {
      await this.session.query(merge.insertAll(this.kind, this.tables));
      return true;
    } catch (error) {
      if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
      await this.session.query(ROLLBACK_TO);
      return false;
    }
  }

  private async mark(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.session.query(statement);
  }

  private async summarise(request: ImportRequest, counts: MergeCounts): Promise<ImportSummary> {
    const rejected = await this.countRejected();
    const good = await this.count(this.tables.ready);
    const rejectsPath = rejected === 0 ? null : (request.rejectsPath ?? this.defaultRejectsPath(request));
    if (rejectsPath !== null && request.dryRun !== true) {
      const rows = this.session.stream<RejectedRow>(staging.rejectedRows(this.tables, this.columns));
      await writeRejects(rejectsPath, this.columns, rows);
    }
    const [waiting] = staging.needsMerchantKey(this.kind)
      ? await this.session.query<{ rows: number; merchants: number }>(merge.countWaiting(this.tables))
      : [];
    return {
      importId: this.importId,
      kind: this.kind.name,
      file: request.path,
      dryRun: request.dryRun === true,
      read: this.read,
      added: counts.added,
      changed: counts.changed,
      unchanged: good - counts.added - counts.changed,
      rejected,
      repeated: counts.repeated,
      waiting: waiting?.rows ?? 0,
      waitingMerchants: waiting?.merchants ?? 0,
      rejectsPath: request.dryRun === true ? null : rejectsPath,
      firstProblems: await this.problems(QUOTED_PROBLEMS),
    };
  }

  private async drop(): Promise<void> {
    for (const table of Object.values(this.tables) as string[]) await this.session.query(staging.dropTable(table));
  }

  private defaultRejectsPath({ rejectsFolder, path }: ImportRequest): string {
    const name = basename(path).replace(/\.(csv|ndjson)(\.gz)?$/i, '');
    return join(rejectsFolder, `${name}-${this.importId.slice(0, 8)}.rejects.csv`);
  }

  private async problems(limit: number): Promise<RejectedRow[]> {
    return this.session.query<RejectedRow & Record<string, unknown>>(
      `${staging.rejectedRows(this.tables, this.columns)} LIMIT $1`,
      [limit],
    );
  }

  private async countRejected(): Promise<number> {
    const [row] = await this.session.query<{ rejected: number }>(staging.COUNT_REJECTED(this.tables));
    return row?.rejected ?? 0;
  }

  private async count(table: string): Promise<number> {
    const [row] = await this.session.query<{ rows: number }>(merge.countRows(table));
    return row?.rows ?? 0;
  }

  private async present(table: string): Promise<boolean> {
    const [row] = await this.session.query<{ present: boolean }>(merge.hasRows(table));
    return row?.present === true;
  }

  private async executeIfAny(statement: string | null): Promise<void> {
    if (statement !== null) await this.session.query(statement);
  }
}

/** Keeps a record of an import, in its transaction. */
export async function recordImport(
  session: Session,
  summary: ImportSummary,
  { profile, sha256, startedAt }: { profile: string; sha256: string; startedAt: Date },
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
  ]);
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}
