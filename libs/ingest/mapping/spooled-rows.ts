import type { Session } from '#libs/database/database.js';
import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import type { RowSource } from '../file-rows.js';
import type { Kind } from '../kind.js';
import { kindNamed } from '../kinds.js';
import { SORT_ON_ALL_CORES } from '../merge.sql.js';
import type { StagingTables } from '../staging.sql.js';
import * as staging from '../staging.sql.js';
import * as sql from './mapped-rows.sql.js';
import type { EarlyRows } from './early-rows.js';
import { firstTableOf } from './early-rows.js';
import type { MappingFact } from './mapping-profile.js';
import type { Spool } from './spool.js';

/** The rows that a profile made of a foreign file, as an import reads them. */
export class SpooledRows implements RowSource {
  constructor(
    private readonly spool: Spool,
    private readonly fact: MappingFact,
    private readonly links: ReadonlyMap<string, string>,
    private readonly taken: string,
    /** What the server has of them already. */
    private readonly early: EarlyRows | null = null,
  ) {}

  get columns(): readonly string[] {
    const { number } = this.fact;
    return number === undefined ? this.spool.columns : [...this.spool.columns, number.column];
  }

  readAs(): string {
    return this.taken;
  }

  private get kindColumns(): Kind['columns'] {
    return kindNamed(this.fact.kind).columns;
  }

  async layTyped(session: Session, kind: Kind, tables: StagingTables): Promise<number | null> {
    // Sums are made of texts: a value that is no number is then told with its row.
    if (!this.spool.isRegular || this.fact.gather !== undefined) return null;
    return this.lay(session, tables, 'integer', (into) => staging.createTypedRaw(kind, into, this.spool.columns), this.early?.count(this.spool) ?? null);
  }

  async layTexts(session: Session, tables: StagingTables): Promise<number> {
    await session.query(staging.dropTable(firstTableOf(this.fact, tables).raw));
    const laid = await this.lay(session, tables, 'text', (into) => staging.createRaw(into, this.spool.columns), null);
    const { raggedLines: lines } = this.spool;
    // The text of such a row is not kept: nobody knows which of its cells are personal.
    if (lines.length > 0) await session.query(staging.addProblems(tables), [lines, lines.map(() => null), lines.map(() => ''), lines.map(() => 'field-count')]);
    return laid + lines.length;
  }

  private async lay(session: Session, tables: StagingTables, type: 'integer' | 'text', create: (into: { raw: string }) => string, early: number | null): Promise<number> {
    const { number, gather } = this.fact;
    const into = firstTableOf(this.fact, tables);
    if (early === null) await session.query(create(into));
    let laid = early ?? (await session.copyIn(staging.copyRaw(into, this.spool.columns), this.spool.read()));
    if (gather !== undefined) {
      // They stay: where rows are rejected, all that belong to them are looked up.
      laid = await session.execute(sql.gatherRows(tables, this.spool.columns, this.kindColumns, gather));
    }
    if (number !== undefined) {
      await session.query(SORT_IN_MEMORY);
      await session.query(SORT_ON_ALL_CORES);
      await session.query(sql.numberRows(tables, this.spool.columns, { ...number, type }));
      await session.query(staging.dropTable(tables.spooled));
    }
    if (this.fact.linked !== undefined && this.links.size > 0) {
      await session.query(sql.fillLinked(tables, this.fact.linked), [[...this.links.keys()], [...this.links.values()]]);
    }
    return laid;
  }
}
