import { compareBytes } from '#libs/domain/byte-order.js';
import type { Cell, CellType, Row } from './report.js';

/** Types whose cells are texts; all others are numbers, written as such or as decimals, or flags. */
const TEXTS: ReadonlySet<CellType> = new Set(['text', 'day', 'instant']);

/** Orders two cells of a column: texts by their bytes, figures by their value, false before true. Neither may be null. */
export function compareCells(type: CellType, left: NonNullable<Cell>, right: NonNullable<Cell>): number {
  if (TEXTS.has(type)) return compareBytes(String(left), String(right));
  return Number(left) - Number(right);
}

/** How rows are sorted by one column. */
export interface RowOrder {
  /** The column's place in the row. */
  readonly position: number;
  readonly type: CellType;
  readonly descending: boolean;
}

/** Orders rows by one column, either way; absent cells come last both ways. */
export function compareRows({ position, type, descending }: RowOrder, left: Row, right: Row): number {
  const a = left[position] ?? null;
  const b = right[position] ?? null;
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return descending ? compareCells(type, b, a) : compareCells(type, a, b);
}
