import { isRejectsHeader } from '../rejects-columns.js';
import type { RawTable } from '../raw-tables.js';
import type { TableRow } from '../table-rows.js';
import type { BoundHeader } from './bind-header.js';
import { bindHeader, isBound } from './bind-header.js';
import type { MappingProfile } from './mapping-profile.js';

/** A table that a profile reads, and how its header fits. */
export interface FittingTable {
  readonly table: RawTable;
  readonly header: BoundHeader;
}

/** Rows of a table that stand under one header and belong to one file. */
export interface TablePart {
  readonly header: BoundHeader;
  /** The file whose name counts; of rejected rows that which they came from. */
  readonly file: string;
  readonly isEven: boolean;
  /** As the rows are to be read: among rejected ones there are no totals. */
  readonly profile: MappingProfile;
}

/** Some rows of a part; `linesBefore`: of the tables before, whose lines the rows go on counting. */
export interface PartRows {
  readonly part: TablePart;
  readonly table: RawTable;
  readonly linesBefore: number;
  readonly rows: readonly TableRow[];
}

/** The rows of tables under their headers, some at a time, with the columns that a profile reads. A part is the same object from its first row to its last. */
export async function* readParts(profile: MappingProfile, tables: readonly FittingTable[]): AsyncGenerator<PartRows> {
  let linesBefore = 0;
  for (const { table, header } of tables) {
    let last = header.line;
    const cutter = header.returned === null ? new WholeTable(profile, table, header) : new ReturnedRows(profile, table, header);
    for await (const batch of table.rows(cutter.wanted)) {
      const rows = (batch[0]?.line ?? 0) > header.line ? batch : batch.filter(({ line }) => line > header.line);
      last = rows.at(-1)?.line ?? last;
      for (const cut of cutter.cut(rows)) yield { ...cut, table, linesBefore };
    }
    linesBefore += last;
  }
}

type CutRows = Pick<PartRows, 'part' | 'rows'>;

/** A table that is one part. */
class WholeTable {
  /** The columns that the profile reads; all where a total is told by its place: it may hold something only where nobody reads, and is no blank row. */
  readonly wanted: readonly number[] | undefined;
  private readonly part: TablePart;

  constructor(profile: MappingProfile, { file, isEven }: RawTable, header: BoundHeader) {
    this.wanted = profile.totals?.place === undefined ? header.fields.map(({ column }) => column) : undefined;
    this.part = { header, file, isEven, profile };
  }

  cut(rows: readonly TableRow[]): CutRows[] {
    return [{ part: this.part, rows }];
  }
}

/**
 * A table of rejected rows: they say themselves which file they came from, whose name may say more; and where their tables had several
 * headers, each has its own. A row of which nothing is known has no cells, so that it is rejected again until somebody fills it in.
 */
class ReturnedRows {
  readonly wanted = undefined;
  private readonly profile: MappingProfile;
  private part: TablePart;

  constructor(profile: MappingProfile, { file, isEven }: RawTable, header: BoundHeader) {
    this.profile = { ...profile, totals: undefined };
    this.part = { header, file, isEven, profile: this.profile };
  }

  cut(rows: readonly TableRow[]): CutRows[] {
    const cuts: { part: TablePart; rows: TableRow[] }[] = [];
    for (const row of rows) {
      if (isRejectsHeader(row.cells)) {
        const header = bindHeader(this.profile, [row]);
        if (isBound(header)) this.part = { ...this.part, header };
        continue;
      }
      const { header } = this.part;
      const file = row.cells[header.returned?.file ?? -1] ?? '';
      if (file !== '' && file !== this.part.file) this.part = { ...this.part, file };
      if (cuts.at(-1)?.part !== this.part) cuts.push({ part: this.part, rows: [] });
      const isBare = header.fields.every(({ column }) => (row.cells[column] ?? '').trim() === '') && row.cells.some((cell) => cell.trim() !== '');
      // So many cells fit no header.
      cuts.at(-1)?.rows.push(isBare ? { ...row, width: header.width + 2 } : row);
    }
    return cuts;
  }
}
