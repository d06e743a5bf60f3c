import { columnLetters } from './cell-reference.js';
import { packArchive } from './packed-archive.js';
import type { PackedFile } from './packed-archive.js';
import { SheetNames } from './sheet-names.js';
import type { RowWriter, TableColumn, TableRow } from './table-cells.js';
import { rowWriterOf, textCell } from './table-cells.js';
import { widthsOf } from './table-widths.js';
import type { ListedSheet, WorkbookProperties } from './workbook-parts.js';
import { FIRST_COLUMN_STYLE, HEADING_STYLE, LABEL_STYLE, PLAIN_STYLE, workbookParts } from './workbook-parts.js';

/** As many rows as a sheet of a spreadsheet has. */
const MOST_ROWS = 1_048_576;
/** A sheet ends before its part of the archive is larger than the format holds. */
const MOST_CHARACTERS = 2 ** 30;

/** What is written of a table: its rows, and the sheets that they stand on. */
export interface WrittenTable {
  readonly rows: number;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
}

/** A table of any number of rows, and what the file says of itself. */
export interface StreamedTable {
  /** Of the sheet; further ones have a number behind it. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** Some rows at a time. */
  readonly batches: AsyncIterable<readonly TableRow[]>;
  readonly properties: WorkbookProperties;
  /** The last sheet: labels and what they mean. Asked for when all rows are written. */
  readonly about: { readonly name: string; readonly lines: (written: WrittenTable) => readonly (readonly [label: string, text: string])[] };
  /** Rows of a sheet, its heading among them; as many as there may be where nothing is said. */
  readonly rowsPerSheet?: number;
}

/**
 * A table as the bytes of an xlsx file, made while it is read, in flat memory. Rows that do not fit on a sheet go on on further ones,
 * each with the heading, which stays in sight and has a filter. The library writes no filters, properties and second kind of sheet
 * while it streams, which is why the parts are written here. Throws RangeError beyond 4 GiB of file, and what the rows throw.
 */
export function streamWorkbook(table: StreamedTable): AsyncIterable<Uint8Array> {
  return packArchive(filesOf(table));
}

async function* filesOf({ name, columns, batches, properties, about, rowsPerSheet = MOST_ROWS }: StreamedTable): AsyncIterable<PackedFile> {
  if (rowsPerSheet < 2) throw new RangeError('A sheet has room for a heading and a row at least.');
  const styles = columns.map((_, index) => FIRST_COLUMN_STYLE + index);
  const rows = new RowCursor(batches);
  const names = new SheetNames();
  const aboutName = names.give(about.name);
  const sheets: { name: string; rows: number }[] = [];
  const listed: ListedSheet[] = [];
  try {
    const widths = widthsOf(columns, await rows.first());
    do {
      const sheet = new TableSheet(columns, widths, rowWriterOf(columns, styles));
      yield { path: pathOf(sheets.length), texts: sheet.write(rows, rowsPerSheet) };
      const given = names.give(name);
      sheets.push({ name: given, rows: sheet.rows });
      listed.push({ name: given, table: sheet.range });
    } while (await rows.hasMore());
  } finally {
    await rows.close();
  }
  const written = { rows: sheets.reduce((sum, sheet) => sum + sheet.rows, 0), sheets };
  yield { path: pathOf(sheets.length), texts: [aboutSheet(about.lines(written))] };
  listed.push({ name: aboutName, table: null });
  for (const [path, text] of workbookParts(listed, columns.map(({ numberFormat }) => numberFormat), properties)) yield { path, texts: [text] };
}

function pathOf(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

const SHEET_BEGIN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const FROZEN_HEADING =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>';
const SHEET_END =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';

/** One sheet of the table. */
class TableSheet {
  /** Written so far, without the heading. */
  rows = 0;

  constructor(
    private readonly columns: readonly TableColumn[],
    private readonly widths: readonly number[],
    private readonly writer: RowWriter,
  ) {}

  get range(): string {
    return `A1:${columnLetters(Math.max(0, this.columns.length - 1))}${this.rows + 1}`;
  }

  /** The sheet as texts, with rows until it is full or there are no more. */
  async *write(cursor: RowCursor, rowsPerSheet: number): AsyncIterable<string> {
    const heading = this.columns.map((column, index) => textCell(column.heading, `${columnLetters(index)}1`, HEADING_STYLE));
    yield `${SHEET_BEGIN}${FROZEN_HEADING}${columnWidths(this.widths)}<sheetData><row r="1">${heading.join('')}</row>`;
    for (let characters = 0; characters < MOST_CHARACTERS; ) {
      const some = await cursor.take(rowsPerSheet - 1 - this.rows);
      if (some.length === 0) break;
      let text = '';
      for (const row of some) {
        this.rows += 1;
        text += this.writer.write(row, this.rows + 1);
      }
      characters += text.length;
      yield text;
    }
    yield `</sheetData><autoFilter ref="${this.range}"/>${SHEET_END}`;
  }
}

function aboutSheet(lines: readonly (readonly [label: string, text: string])[]): string {
  const rows = lines.map(([label, text], index) => {
    const place = index + 1;
    return `<row r="${place}">${textCell(label, `A${place}`, LABEL_STYLE)}${textCell(text, `B${place}`, PLAIN_STYLE)}</row>`;
  });
  return `${SHEET_BEGIN}<sheetViews><sheetView workbookViewId="0"/></sheetViews>${columnWidths([26, 80])}<sheetData>${rows.join('')}</sheetData>${SHEET_END}`;
}

function columnWidths(widths: readonly number[]): string {
  const all = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return all.length === 0 ? '' : `<cols>${all.join('')}</cols>`;
}

/** Rows that come some at a time, taken as many as there is room for. */
class RowCursor {
  private readonly iterator: AsyncIterator<readonly TableRow[]>;
  private batch: readonly TableRow[] = [];
  private from = 0;

  constructor(batches: AsyncIterable<readonly TableRow[]>) {
    this.iterator = batches[Symbol.asyncIterator]();
  }

  /** The rows that come next, none of them taken. */
  async first(): Promise<readonly TableRow[]> {
    return (await this.hasMore()) ? this.batch.slice(this.from) : [];
  }

  async hasMore(): Promise<boolean> {
    while (this.from >= this.batch.length) {
      const { done, value } = await this.iterator.next();
      if (done === true) return false;
      this.batch = value;
      this.from = 0;
    }
    return true;
  }

  /** The next rows, so many at most; none where there is no room or no row. */
  async take(most: number): Promise<readonly TableRow[]> {
    if (most <= 0 || !(await this.hasMore())) return [];
    const taken = this.from === 0 && this.batch.length <= most ? this.batch : this.batch.slice(this.from, this.from + most);
    this.from += taken.length;
    return taken;
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
