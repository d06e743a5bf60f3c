import type { Cell, ReportColumn, Row } from '#libs/reports/report.js';

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
/** What a spreadsheet would take for a formula; and a text that looks as if it were guarded already, which gets a guard of its own. */
const FORMULA_START = /^'*[=+\-@\t\r]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;
/** Nearly all cells: neither guard nor quotes, by one look. */
const PLAIN_TEXT = /^[^=+\-@\t\r\n",'][^\r\n",]*$/;

/**
 * A report as CSV for spreadsheets: UTF-8 with a byte order mark, `\r\n`, empty for absent. A cell that would be taken for
 * a formula gets a leading apostrophe, unless it is a number; imports take it off again.
 */
export async function* writeCsv(
  columns: readonly ReportColumn[],
  batches: AsyncIterable<readonly Row[]>,
  language: 'en' | 'zh',
): AsyncIterable<string> {
  const header = columns.map(({ name, zh }) => quote(language === 'zh' ? zh : name));
  yield BYTE_ORDER_MARK + header.join(',') + LINE_END;
  const writers = columns.map(({ type }) => (type === 'text' ? writeTextCell : writeFigure));
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) {
      for (let index = 0; index < writers.length; index++) {
        const cell = row[index] ?? null;
        if (index > 0) text += ',';
        if (cell !== null) text += writers[index]?.(cell) ?? '';
      }
      text += LINE_END;
    }
    yield text;
  }
}

type CellWriter = (cell: NonNullable<Cell>) => string;

const writeTextCell: CellWriter = (cell) => {
  const text = String(cell);
  if (PLAIN_TEXT.test(text)) return text;
  return quote(FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text);
};

const writeFigure: CellWriter = (cell) => quote(String(cell));

function quote(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
