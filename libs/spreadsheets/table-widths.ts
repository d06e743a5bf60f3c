import type { TableCell, TableColumn, TableRow } from './table-cells.js';

const NARROWEST = 8;
const WIDEST = 48;
/** The button of the filter stands beside a heading. */
const FILTER_BUTTON = 3;
const SIGHT = 200;
/** Chinese, Japanese and Korean letters take the room of two others. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;
const KINDS: Readonly<Partial<Record<TableColumn['kind'], number>>> = { day: 12, instant: 20 };

/** How wide each column is, in characters: as its heading and the first rows need, within bounds. */
export function widthsOf(columns: readonly TableColumn[], rows: readonly TableRow[]): number[] {
  const seen = rows.slice(0, SIGHT);
  return columns.map(({ heading, kind, numberFormat }, index) => {
    const cells = seen.map((row) => lengthOf(row[index] ?? null, numberFormat));
    const wanted = Math.max(lengthOf(heading, null) + FILTER_BUTTON, KINDS[kind] ?? 0, ...cells.map((length) => length + 1));
    return Math.min(WIDEST, Math.max(NARROWEST, wanted));
  });
}

function lengthOf(cell: TableCell, numberFormat: string | null): number {
  const text = String(cell ?? '');
  const wide = text.match(WIDE)?.length ?? 0;
  const separators = numberFormat?.includes(',') === true ? Math.floor(text.length / 3) : 0;
  return text.length + wide + separators;
}
