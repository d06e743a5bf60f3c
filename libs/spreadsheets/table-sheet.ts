import { columnLetters } from './cell-reference.js';
import { textCell } from './table-cells.js';
import { HEADING_STYLE } from './workbook-parts.js';

/** As many rows as a sheet of a spreadsheet has. */
export const MOST_ROWS = 1_048_576;
/** A sheet ends before its part of the archive is larger than the format holds. */
const MOST_CHARACTERS = 2 ** 30;

/** What a sheet begins with. */
export const SHEET_BEGIN =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const FROZEN_HEADING =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
  '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>';
/** What a sheet without a filter ends with, behind its rows. */
export const SHEET_END =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>';

/** Writes rows of a sheet. */
export interface SheetRowWriter<Row> {
  /** A row at its place, counted from 1. */
  write(row: Row, place: number): string;
}

/** One sheet of a table, with its heading in sight and a filter. */
export class TableSheet<Row> {
  /** Written so far, without the heading. */
  rows = 0;

  constructor(
    private readonly headings: readonly string[],
    private readonly widths: readonly number[],
    private readonly writer: SheetRowWriter<Row>,
  ) {}

  get range(): string {
    return `A1:${columnLetters(Math.max(0, this.headings.length - 1))}${this.rows + 1}`;
  }

  /** The sheet as texts, with rows until it is full or there are no more. */
  async *write(cursor: RowCursor<Row>, rowsPerSheet: number): AsyncIterable<string> {
    const heading = this.headings.map((text, index) => textCell(text, `${columnLetters(index)}1`, HEADING_STYLE));
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

/** How wide the columns of a sheet are, in characters. */
export function columnWidths(widths: readonly number[]): string {
  const all = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  return all.length === 0 ? '' : `<cols>${all.join('')}</cols>`;
}

/** Rows that come some at a time, taken as many as there is room for. */
export class RowCursor<Row> {
  private readonly iterator: AsyncIterator<readonly Row[]>;
  private batch: readonly Row[] = [];
  private from = 0;

  constructor(batches: AsyncIterable<readonly Row[]>) {
    this.iterator = batches[Symbol.asyncIterator]();
  }

  /** The rows that come next, none of them taken. */
  async first(): Promise<readonly Row[]> {
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
  async take(most: number): Promise<readonly Row[]> {
    if (most <= 0 || !(await this.hasMore())) return [];
    const taken = this.from === 0 && this.batch.length <= most ? this.batch : this.batch.slice(this.from, this.from + most);
    this.from += taken.length;
    return taken;
  }

  async close(): Promise<void> {
    await this.iterator.return?.();
  }
}
