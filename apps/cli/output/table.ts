import stringWidth from 'string-width';
import type { Cell, CellType, ReportColumn, Row } from '#libs/reports/report.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Console } from '../console.js';
import { paint } from '../console.js';

/** A column of a table for people. */
export interface TableColumn {
  readonly title: string;
  readonly right?: boolean;
}

const GAP = '  ';

/** Lines of a table, its columns aligned by their width on a terminal (Chinese characters take two cells). */
export function layTable(console: Console, columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, index) => pad(cell, widths[index] ?? 0, columns[index]?.right === true)).join(GAP).trimEnd();
  const header = line(columns.map(({ title }) => title));
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [paint(console, 'bold', header), paint(console, 'dim', rule), ...rows.map(line)];
}

/** Lines of a report's rows, at most so many, and how many are left out. */
export function layReport(
  console: Console,
  columns: readonly ReportColumn[],
  rows: readonly Row[],
  most: number,
): { lines: string[]; left: number } {
  const shown = rows.slice(0, most);
  const lines = layTable(
    console,
    columns.map(({ name, zh, type }) => ({ title: console.language === 'zh' ? zh : name, right: isFigure(type) })),
    shown.map((row) => row.map((cell, index) => readableCell(cell, columns[index]?.type ?? 'text', console))),
  );
  return { lines, left: rows.length - shown.length };
}

/** A cell as people read it: thousands set apart, ratios as percentages, a dash for absent. */
export function readableCell(cell: Cell, type: CellType, { language }: Pick<Console, 'language'>): string {
  if (cell === null) return '–';
  if (typeof cell === 'boolean') return language === 'zh' ? (cell ? '是' : '否') : cell ? 'yes' : 'no';
  const text = String(cell);
  if (type === 'money') return `¥${groupDigits(text)}`;
  if (type === 'count') return groupDigits(text);
  return type === 'ratio' ? readablePercent(text) : text;
}

/** `0.9317` as `93.17%`, without going through a binary float. */
export function readablePercent(ratio: string): string {
  const [whole = '0', fraction = ''] = ratio.replace('-', '').split('.');
  const digits = fraction.padEnd(4, '0');
  const percent = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${ratio.startsWith('-') ? '-' : ''}${percent}.${digits.slice(2)}%`;
}

function isFigure(type: CellType): boolean {
  return type !== 'text' && type !== 'day' && type !== 'instant' && type !== 'flag';
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}
