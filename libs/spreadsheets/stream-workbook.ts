import { packArchive } from './packed-archive.js';
import type { PackedFile } from './packed-archive.js';
import { SheetNames } from './sheet-names.js';
import type { TableColumn, TableRow } from './table-cells.js';
import { rowWriterOf, textCell } from './table-cells.js';
import { MOST_ROWS, RowCursor, SHEET_BEGIN, SHEET_END, TableSheet, columnWidths } from './table-sheet.js';
import { widthsOf } from './table-widths.js';
import type { ListedSheet, WorkbookProperties } from './workbook-parts.js';
import { FIRST_COLUMN_STYLE, LABEL_STYLE, PLAIN_STYLE, sheetPath, workbookParts } from './workbook-parts.js';

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
      const sheet = new TableSheet(columns.map(({ heading }) => heading), widths, rowWriterOf(columns, styles));
      yield { path: sheetPath(sheets.length), texts: sheet.write(rows, rowsPerSheet) };
      const given = names.give(name);
      sheets.push({ name: given, rows: sheet.rows });
      listed.push({ name: given, table: sheet.range });
    } while (await rows.hasMore());
  } finally {
    await rows.close();
  }
  const written = { rows: sheets.reduce((sum, sheet) => sum + sheet.rows, 0), sheets };
  yield { path: sheetPath(sheets.length), texts: [aboutSheet(about.lines(written))] };
  listed.push({ name: aboutName, table: null });
  for (const [path, text] of workbookParts(listed, columns.map(({ numberFormat }) => numberFormat), properties)) yield { path, texts: [text] };
}

function aboutSheet(lines: readonly (readonly [label: string, text: string])[]): string {
  const rows = lines.map(([label, text], index) => {
    const place = index + 1;
    return `<row r="${place}">${textCell(label, `A${place}`, LABEL_STYLE)}${textCell(text, `B${place}`, PLAIN_STYLE)}</row>`;
  });
  return `${SHEET_BEGIN}<sheetViews><sheetView workbookViewId="0"/></sheetViews>${columnWidths([26, 80])}<sheetData>${rows.join('')}</sheetData>${SHEET_END}`;
}
