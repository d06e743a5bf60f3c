/** How rejects files are written, and known again. */

/** What is wrong with a row: where it stood, in which columns, with which values, and why. */
export const REASON_COLUMNS = ['reject_line', 'reject_column', 'reject_value', 'reject_reason'] as const;
/** The file whose name counts for a row, where it says something or there are several. */
export const FILE_COLUMN = 'reject_file';
/** The sheet that a row stood on. */
export const SHEET_COLUMN = 'reject_sheet';

/** Columns that a rejects file has beside its own; an import passes them over. */
export const REJECT_COLUMNS: readonly string[] = [...REASON_COLUMNS, FILE_COLUMN, SHEET_COLUMN];

/** What stands between several columns, values or reasons of a row. */
export const BETWEEN = ' | ';

/** What would be read as the end of a cell, also by whoever looks for the separator. */
const NEEDS_QUOTES = /[",;\t\r\n]|\S\||\|\S/;

/** A row of texts as a line of CSV. */
export function writeRejectsLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}

/** Whether a row is the header of a rejects file; where tables have several headers, there is one for each. */
export function isRejectsHeader(cells: readonly string[]): boolean {
  return cells.includes('reject_line') && cells.includes('reject_reason');
}

/** Whether a rejects file is a workbook by its name; it is CSV otherwise. */
export function isWorkbookName(name: string): boolean {
  return /\.xlsx$/i.test(name);
}
