import { columnLetters } from './cell-reference.js';
import { rowWriterOf, textCell } from './table-cells.js';
import type { StreamedRows } from './workbook.js';

/** Stands for the range of the filter until the number of rows is known. */
export const FILTER_TO_BE_SET = 'A1:A1';

/** How many rows a sheet holds. */
const LAST_ROW = 1_048_576;
/** Rows are handed on in pieces of about so many characters. */
const PIECE = 64 * 1024;

/** The XML of a sheet with rows that follow its contents. Its last row is an empty one that carries the looks of those to come. */
export async function* appendRows(xml: string, { columns, rows, cutNote }: StreamedRows): AsyncGenerator<string> {
  const [start, end] = [xml.lastIndexOf('<row '), xml.indexOf('</sheetData>')];
  const pattern = xml.slice(start, end);
  const first = Number(/ r="(\d+)"/.exec(pattern)?.[1]);
  const styles = columns.map((_, index) => Number(new RegExp(` r="${columnLetters(index)}${first}" s="(\\d+)"`).exec(pattern)?.[1] ?? 0));
  const writer = rowWriterOf(columns, styles);
  // The range that the head of the sheet states would be too small, and may be left out.
  let piece = xml.slice(0, start).replace(/<dimension [^>]*\/>/, '');
  let row = first;
  for await (const values of rows()) {
    if (row === LAST_ROW) {
      piece += `<row r="${row}">${textCell(cutNote, `A${row}`, 0)}</row>`;
      break;
    }
    piece += writer.write(values, row);
    row += 1;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  const filter = `A${first - 1}:${columnLetters(columns.length - 1)}${Math.max(first - 1, row - 1)}`;
  yield piece + xml.slice(end).replace(`<autoFilter ref="${FILTER_TO_BE_SET}"/>`, `<autoFilter ref="${filter}"/>`);
}
