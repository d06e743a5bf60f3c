import { basename, join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { LOCK_KEYS, LOCK_TRANSACTION, ROLLBACK_TO, SAVEPOINT, holdTable } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import { markWindowsOfRows } from '#libs/windows/stale-windows.js';
import { isDataException } from './data-exception.js';
import { deriveFromChanged, deriveFromFresh } from './derived-facts.sql.js';
import type { RowSource } from './file-rows.js';
import { loadFresh } from './fresh-load.js';
import type { FoundOddity, ImportRequest, ImportSummary } from './import-request.js';
import type { JournalState } from './journal.js';
import { isJournalled, keepChanged, keepFresh } from './journal.js';
import type { Kind } from './kind.js';
import * as merge from './merge.sql.js';
import type { RejectedRow } from './rejects.js';
import { describeProblems, writeRejects } from './rejects.js';
import * as staging from './staging.sql.js';

/** How many problems a summary or a refusal quotes. */
const QUOTED_PROBLEMS = 5;
/** The endings of files that are imported, canonical and foreign. */
const SOURCE_ENDING = /(?:\.(?:csv|tsv|txt|ndjson|xlsx?|zip|gz))+$/i;

interface MergeCounts {
  readonly good: number;
  readonly added: number;
  readonly changed: number;
  readonly repeated: number;
  readonly journal: JournalState;
}

/** What is asked of a stage: an import, and whether who asks takes care of the rejected rows. */
export interface StageRequest extends Omit<ImportRequest, 'kind'> {
  /** No rejects file is written, and the rows and problems stay in the staging tables until {@link Stage.drop}. */
  readonly keepsRows?: boolean;
}

/** The steps of one import on its staging tables, in a transaction of its session. */
export class Stage {
  readonly tables: staging.StagingTables;
  private read = 0;
  /** The checked rows: those of a regular file as a view, all others as a table. */
  private checked: string;
  private seen: staging.RowsSeen = { breaks_rules: false, odd_rows: [], first_lines: [] };

  constructor(
    private readonly session: Session,
    private readonly kind: Kind,
    private readonly rows: RowSource,
    private readonly importId: string,
  ) {
    this.tables = staging.tablesOf(importId);
    this.checked = this.tables.ready;
  }

  /** Lays the rows, checks them, and merges the good ones. Throws `rows-rejected` where `strict` is asked for. */
  async run(request: StageRequest): Promise<ImportSummary> {
    await this.session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
    if (this.kind.changedByHand === true) await this.session.query(holdTable(this.kind.table));
    await this.session.query(staging.createProblems(this.tables));
    if (!(await this.attempt(() => this.layRegular()))) {
      this.read = await this.rows.layTexts(this.session, this.tables);
      request.onProgress?.('check', 0, 0);
      await this.check();
    }
    const repeated = await this.settleConflicts();
    if (request.strict === true) await this.refuseProblems(request.path);
    request.onProgress?.('merge', 0, 0);
    const counts = await this.merge(repeated, request.dryRun !== true && request.keepsJournal !== false);
    const summary = await this.summarise(request, counts);
    if (request.keepsRows !== true) await this.drop();
    return summary;
  }

  /** Takes back what a step did that says it did not work out, or met a value that cannot be read. */
  private async attempt(step: () => Promise<boolean>): Promise<boolean> {
    await this.session.query(SAVEPOINT);
    try {
      if (await step()) return true;
    } catch (error) {
      if (!isDataException(error)) throw error;
    }
    await this.session.query(ROLLBACK_TO);
    return false;
  }

  /** Most files are written in the canonical form and break no rule: their rows are read as their types at once. */
  private async layRegular(): Promise<boolean> {
    const read = await this.rows.layTyped(this.session, this.kind, this.tables);
    if (read === null) return false;
    await this.addMerchantKeys(false);
    await this.session.query(staging.createLaid(this.kind, this.tables, this.rows.columns));
    await this.lookOver(this.tables.laid);
    if (this.seen.breaks_rules) return false;
    this.read = read;
    this.checked = this.tables.laid;
    return true;
  }

  /** Casts all rows at once where they fit; else names the bad values and casts the good rows. */
  private async check(): Promise<void> {
    const { session, kind, tables } = this;
    const { columns } = this.rows;
    if (!(await this.attempt(() => this.castAll()))) {
      for (const statement of staging.findProblems(kind, tables, columns)) await session.query(statement);
      await session.query(staging.analyzeTable(tables.problems));
      await this.addMerchantKeys(true);
      await session.query(staging.createReady(kind, tables, columns, true));
    }
    for (const statement of staging.findRuleProblems(kind, tables, columns)) await session.query(statement);
    await this.lookOver(tables.ready);
  }

  private async lookOver(rows: string): Promise<void> {
    const statement = staging.lookOver(this.kind, rows);
    if (statement === null) return;
    const [seen] = await this.session.query<staging.RowsSeen & Record<string, unknown>>(statement);
    if (seen !== undefined) this.seen = seen;
  }

  private async castAll(): Promise<boolean> {
    await this.addMerchantKeys(false);
    await this.session.query(staging.createReady(this.kind, this.tables, this.rows.columns, false));
    return !(await this.isTrue(staging.hasMisfits(this.tables)));
  }

  private async addMerchantKeys(thorough: boolean): Promise<void> {
    if (!staging.needsMerchantKey(this.kind)) return;
    await this.session.query(LOCK_TRANSACTION, [LOCK_KEYS.merchantKeys]);
    await this.session.query(staging.createNamed(this.tables, thorough));
    await this.session.query(staging.addMerchantKeys(this.tables));
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
    await this.materialise();
    const repeated = await this.session.execute(merge.dropRepeated(this.kind, this.tables));
    while ((await this.session.execute(rejectConflicts(this.tables))) > 0);
    return repeated;
  }

  private async merge(repeatedBefore: number, keepsJournal: boolean): Promise<MergeCounts> {
    const { session, kind, tables, importId } = this;
    const fresh = await loadFresh(session, kind, { checked: this.checked, sorted: tables.sorted, count: this.read });
    if (fresh !== null) {
      // The table held nothing before: its rows are those of the file.
      await this.execute([...merge.markTouched(kind, tables, kind.table, importId), ...deriveFromFresh(kind, importId)]);
      await this.markWindows(kind.table);
      const journal = journalOf(fresh, keepsJournal);
      if (journal === 'kept') await keepFresh(session, kind, importId);
      return { good: fresh, added: fresh, changed: 0, repeated: repeatedBefore, journal };
    }
    await this.materialise();
    const repeated = repeatedBefore + (await session.execute(merge.dropRepeated(kind, tables)));
    await session.query(merge.analyze(tables.ready));
    await session.query(merge.createChanged(kind, tables));
    const [counts = { added: 0, changed: 0 }] = await session.query<{ added: number; changed: number }>(
      merge.countChanged(tables),
    );
    await this.execute(merge.moveIdentities(kind, tables));
    await session.query(merge.analyze(tables.changed));
    const journal = journalOf(counts.added + counts.changed, keepsJournal);
    if (journal === 'kept') await keepChanged(session, kind, tables, importId);
    await this.execute([
      ...merge.updateChanged(kind, tables),
      merge.insertChanged(kind, tables),
      ...merge.markTouched(kind, tables, tables.changed, importId),
      ...deriveFromChanged(kind, tables.changed, importId),
    ]);
    await this.markWindows(tables.changed);
    return { good: await this.count(tables.ready), ...counts, repeated, journal };
  }

  /** Scorecards that the rows concern, as they are and as they were, are stale. */
  private async markWindows(rows: string): Promise<void> {
    const { concernedWindows } = this.kind;
    if (concernedWindows !== undefined) await markWindowsOfRows(this.session, rows, concernedWindows);
  }

  /** Makes a table of the checked rows, to compare them and to take some out. */
  private async materialise(): Promise<void> {
    if (this.checked === this.tables.ready) return;
    await this.session.query(staging.materialiseLaid(this.tables));
    this.checked = this.tables.ready;
  }

  private async summarise(request: StageRequest, counts: MergeCounts): Promise<ImportSummary> {
    // A line of a foreign file may give several rows, and is rejected once: what is counted are rows, as everywhere else in the summary.
    const rejected = (await this.countRejected()) === 0 ? 0 : this.read - counts.good - counts.repeated;
    const writesRejects = rejected > 0 && request.dryRun !== true && request.keepsRows !== true;
    const rejectsPath = writesRejects ? (request.rejectsPath ?? rejectsPathFor(request, this.importId)) : null;
    if (rejectsPath !== null) {
      const statement = staging.rejectedRows(this.tables, this.rows.columns);
      await writeRejects(rejectsPath, this.rows.columns, () => this.session.stream<RejectedRow>(statement), this.rows.sheets);
    }
    const waiting = await this.countWaiting();
    return {
      importId: this.importId,
      kind: this.kind.name,
      file: request.path,
      readAs: this.rows.readAs(),
      dryRun: request.dryRun === true,
      read: this.read,
      added: counts.added,
      changed: counts.changed,
      unchanged: counts.good - counts.added - counts.changed,
      rejected,
      repeated: counts.repeated,
      waiting: waiting.rows,
      waitingMerchants: waiting.merchants,
      oddities: await this.findOddities(),
      rejectsPath,
      journal: counts.journal,
      firstProblems: rejected === 0 ? [] : await this.problems(QUOTED_PROBLEMS),
    };
  }

  private async findOddities(): Promise<FoundOddity[]> {
    const oddities = this.kind.oddities ?? [];
    const found = oddities
      .filter(({ where }) => where !== undefined)
      .map(({ en, zh }, index) => ({ rows: this.seen.odd_rows[index] ?? 0, firstLine: this.seen.first_lines[index] ?? 0, en, zh }));
    for (const { find, en, zh } of oddities) {
      if (find === undefined) continue;
      const [counted] = await this.session.query<{ rows: number; first_line: number | null }>(find(this.checked));
      found.push({ rows: counted?.rows ?? 0, firstLine: counted?.first_line ?? 0, en, zh });
    }
    return found.filter(({ rows }) => rows > 0);
  }

  private async countWaiting(): Promise<{ rows: number; merchants: number }> {
    const none = { rows: 0, merchants: 0 };
    if (!staging.needsMerchantKey(this.kind) || !(await this.isTrue(merge.HAS_UNKNOWN_MERCHANTS))) return none;
    const allGood = this.checked === this.tables.laid;
    const [waiting = none] = await this.session.query<typeof none>(
      allGood ? merge.countNamedWaiting(this.tables) : merge.countWaiting(this.checked),
    );
    return waiting;
  }

  /** Drops the staging tables. */
  async drop(): Promise<void> {
    const { raw, spooled, named, ready, problems, changed, touched, sorted } = this.tables;
    await this.execute([raw, spooled, named, ready, problems, changed, touched, sorted].map((table) => staging.dropTable(table)));
  }

  private async problems(limit: number): Promise<RejectedRow[]> {
    return this.session.query<RejectedRow & Record<string, unknown>>(
      `${staging.rejectedRows(this.tables, this.rows.columns)} LIMIT $1`,
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

  /** The answer of a statement that gives one row with `present`. */
  private async isTrue(statement: string): Promise<boolean> {
    const [row] = await this.session.query<{ present: boolean }>(statement);
    return row?.present === true;
  }

  private async execute(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await this.session.query(statement);
  }
}

/** Where the rejected rows of an import go where nobody says it. */
export function rejectsPathFor({ rejectsFolder, path }: Pick<ImportRequest, 'rejectsFolder' | 'path'>, importId: string): string {
  const name = basename(path).replace(SOURCE_ENDING, '');
  return join(rejectsFolder, `${name}-${importId.slice(0, 8)}.rejects.csv`);
}

/** How much was added and changed decides whether it is kept: a large import is not slowed down. */
function journalOf(rows: number, keepsJournal: boolean): JournalState {
  if (!keepsJournal) return 'dropped';
  return isJournalled(rows) ? 'kept' : 'too-large';
}
