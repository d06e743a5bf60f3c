import { columnLetters } from './cell-reference.js';
import { packArchive } from './packed-archive.js';
import type { PackedFile } from './packed-archive.js';
import { SheetNames } from './sheet-names.js';
import { textCell } from './table-cells.js';
import { MOST_ROWS, RowCursor, TableSheet } from './table-sheet.js';
import type { SheetRowWriter } from './table-sheet.js';
import { widthsOf } from './table-widths.js';
import type { ListedSheet, WorkbookProperties } from './workbook-parts.js';
import { FIRST_COLUMN_STYLE, MARKED_STYLE, sheetPath, workbookParts } from './workbook-parts.js';

/** A row of texts, some of which stand out by their colour. */
export interface MarkedRow {
  readonly cells: readonly string[];
  /** The places of cells that are marked, from 0. */
  readonly marked: readonly number[];
}

/** A table of any number of rows. */
export interface MarkedTable {
  /** Of the sheet; further ones have a number behind it. */
  readonly name: string;
  readonly headings: readonly string[];
  /** Some rows at a time. They are all read before the next table is asked for. */
  readonly batches: AsyncIterable<readonly MarkedRow[]>;
}

/**
 * Tables as the bytes of an xlsx file, made while they are read, in flat memory: a sheet for each, with its heading in sight and a filter,
 * and further sheets with the same heading where a table has more rows than a sheet. Every cell is a text: ids keep all their digits, and
 * nothing becomes a formula. Throws RangeError beyond 4 GiB of file, and what the tables throw.
 */
export function streamMarkedTables(tables: AsyncIterable<MarkedTable>, properties: WorkbookProperties, rowsPerSheet = MOST_ROWS): AsyncIterable<Uint8Array> {
  return packArchive(filesOf(tables, properties, rowsPerSheet));
}

async function* filesOf(tables: AsyncIterable<MarkedTable>, properties: WorkbookProperties, rowsPerSheet: number): AsyncIterable<PackedFile> {
  const names = new SheetNames();
  const listed: ListedSheet[] = [];
  for await (const { name, headings, batches } of tables) {
    const rows = new RowCursor(batches);
    try {
      const columns = headings.map((heading) => ({ heading, kind: 'text', numberFormat: null }) as const);
      const widths = widthsOf(columns, (await rows.first()).map(({ cells }) => cells));
      const writer = writerOf(headings.length);
      do {
        const sheet = new TableSheet(headings, widths, writer);
        yield { path: sheetPath(listed.length), texts: sheet.write(rows, rowsPerSheet) };
        listed.push({ name: names.give(name), table: sheet.range });
      } while (await rows.hasMore());
    } finally {
      await rows.close();
    }
  }
  for (const [path, text] of workbookParts(listed, [null], properties)) yield { path, texts: [text] };
}

function writerOf(columns: number): SheetRowWriter<MarkedRow> {
  const letters = Array.from({ length: columns }, (_, index) => columnLetters(index));
  return {
    write: ({ cells, marked }, place) => {
      let text = `<row r="${place}">`;
      for (const [index, letter] of letters.entries()) {
        const cell = cells[index] ?? '';
        // A marked cell is shown though nothing stands in it.
        if (marked.includes(index)) text += textCell(cell, `${letter}${place}`, MARKED_STYLE);
        else if (cell !== '') text += textCell(cell, `${letter}${place}`, FIRST_COLUMN_STYLE);
      }
      return `${text}</row>`;
    },
  };
}
