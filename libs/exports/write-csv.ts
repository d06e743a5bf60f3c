import type { Cell, CellType, ReportColumn, Row } from '#libs/reports/report.js';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
/** What a spreadsheet would take for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * A report as CSV for spreadsheets: UTF-8 with a byte order mark, `\r\n`, empty for absent. A cell that would be taken for
 * a formula gets a leading apostrophe, unless it is a number.
 */
export async function* writeCsv(
  columns: readonly ReportColumn[],
  rows: AsyncIterable<Row>,
  language: 'en' | 'zh',
): AsyncIterable<string> {
  const header = columns.map(({ name, zh }) => quote(language === 'zh' ? zh : name));
  yield BYTE_ORDER_MARK + header.join(',') + LINE_END;
  const types = columns.map(({ type }) => type);
  for await (const row of rows) {
    yield row.map((cell, index) => writeCell(cell, types[index] ?? 'text')).join(',') + LINE_END;
  }
}

function writeCell(cell: Cell, type: CellType): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const guarded = type === 'text' && FORMULA_START.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
  return quote(guarded);
}

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
