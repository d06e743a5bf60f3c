import { createReadStream } from 'node:fs';
import type { MarkedRow, MarkedTable } from '#libs/spreadsheets/stream-marked-tables.js';
import { streamMarkedTables } from '#libs/spreadsheets/stream-marked-tables.js';
import { WorkbookReader } from '#libs/spreadsheets/read-workbook.js';
import { refuseArchive } from './container.js';
import { BETWEEN, SHEET_COLUMN, isRejectsHeader, writeRejectsLine } from './rejects-columns.js';
import type { TableRow } from './table-rows.js';
import { cutRows } from './table-rows.js';

/** Of rows that stood on no sheet. */
const SHEET = 'rejects';
/** Nothing is said of the time: the same rejects are the same bytes. */
const PROPERTIES = { title: 'Rejected rows', author: 'opscore', madeAt: new Date(0) };

/**
 * A rejects file as a workbook, made while it is read, in flat memory: the sheets and headers of the source, every cell a text, the cells
 * that are at fault marked. Imported again it is what the CSV is. Throws what reading the file throws.
 */
export function rejectsWorkbook(csvPath: string, rowsPerSheet?: number): AsyncIterable<Uint8Array> {
  return streamMarkedTables(tablesOf(csvPath), PROPERTIES, rowsPerSheet);
}

/** A workbook of {@link rejectsWorkbook} as the CSV that it was made of. Throws what is wrong with a workbook. */
export async function* rejectsText(workbookPath: string): AsyncGenerator<string> {
  try {
    yield* linesOf(await WorkbookReader.open(workbookPath));
  } catch (error) {
    throw refuseArchive(workbookPath, error);
  }
}

async function* linesOf(workbook: WorkbookReader): AsyncGenerator<string> {
  try {
    let [header, width] = ['', 0];
    for (const name of workbook.sheetNames) {
      let isHeader = true;
      for await (const { cells } of workbook.rows(name)) {
        if (isHeader) width = cells.length;
        const line = writeRejectsLine(Array.from({ length: width }, (_, index) => cells[index] ?? ''));
        if (!isHeader || line !== header) yield line;
        if (isHeader) [header, isHeader] = [line, false];
      }
    }
  } finally {
    workbook.close();
  }
}

/** What stands in the header of a part of a rejects file. */
interface Header {
  readonly cells: readonly string[];
  /** The places of columns by what they are called; those of the source alone. */
  readonly places: ReadonlyMap<string, number>;
  readonly column: number;
  readonly reason: number;
  readonly sheet: number;
}

/** The parts of a rejects file: rows of one sheet under one header. */
async function* tablesOf(csvPath: string): AsyncGenerator<MarkedTable> {
  const rows = new RejectsRows(csvPath);
  try {
    for (let first = await rows.peek(); first !== null; first = await rows.peek()) yield await rows.takeTable(first);
  } finally {
    await rows.close();
  }
}

/** The rows of a rejects file, read part by part. */
class RejectsRows {
  private readonly batches: AsyncGenerator<readonly TableRow[]>;
  private batch: readonly TableRow[] = [];
  private from = 0;
  private header: Header = headerOf([]);

  constructor(csvPath: string) {
    this.batches = cutRows(createReadStream(csvPath, { encoding: 'utf8', highWaterMark: 256 * 1024 }) as AsyncIterable<string>, ',');
  }

  /** The row that comes next, which is not taken; null where there is none. */
  async peek(): Promise<readonly string[] | null> {
    while (this.from >= this.batch.length) {
      const { done, value } = await this.batches.next();
      if (done === true) return null;
      [this.batch, this.from] = [value, 0];
    }
    return this.batch[this.from]?.cells ?? null;
  }

  /** The part that begins with a row. */
  async takeTable(first: readonly string[]): Promise<MarkedTable> {
    if (isRejectsHeader(first)) {
      this.header = headerOf(first);
      this.from += 1;
    }
    const { header } = this;
    const sheet = (await this.peek())?.[header.sheet] ?? '';
    return { name: sheet === '' ? SHEET : sheet, headings: header.cells, batches: this.rowsOf(header, sheet) };
  }

  async close(): Promise<void> {
    await this.batches.return(undefined);
  }

  private async *rowsOf(header: Header, sheet: string): AsyncGenerator<readonly MarkedRow[]> {
    while ((await this.peek()) !== null) {
      const end = this.batch.findIndex(({ cells }, index) => index >= this.from && (isRejectsHeader(cells) || (cells[header.sheet] ?? '') !== sheet));
      const rows = this.batch.slice(this.from, end === -1 ? undefined : end);
      this.from += rows.length;
      if (rows.length > 0) yield rows.map(({ cells }) => ({ cells, marked: markedOf(header, cells) }));
      if (end !== -1) return;
    }
  }
}

function headerOf(cells: readonly string[]): Header {
  const own = cells.slice(0, cells.indexOf('reject_line'));
  return {
    cells,
    places: new Map(own.map((name, index) => [name, index])),
    column: cells.indexOf('reject_column'),
    reason: cells.indexOf('reject_reason'),
    sheet: cells.indexOf(SHEET_COLUMN),
  };
}

/** The cells that are at fault; the reason where none can be, since nothing else is known of the row. */
function markedOf({ places, column, reason }: Header, cells: readonly string[]): number[] {
  const named = (cells[column] ?? '').split(BETWEEN).flatMap((name) => places.get(name) ?? []);
  const isBare = named.length === 0 && cells.slice(0, places.size).every((cell) => cell === '');
  return isBare ? [reason] : named;
}
