import { compareCells, compareRows } from './compare-cells.js';
import type { RowOrder } from './compare-cells.js';
import type { Cell, CellType, Row } from './report.js';

/** Where a page begins: after the `count`-th of the rows that have these sort cells. */
export interface RowPlace {
  readonly cells: readonly Cell[];
  readonly count: number;
}

/** A column that rows are sorted by. */
export interface SortColumn {
  readonly position: number;
  readonly type: CellType;
}

/** A page of rows; `next` is where the page after it begins, null where there is none. */
export interface RowsPage<Place> {
  readonly rows: readonly Row[];
  readonly next: Place | null;
}

/**
 * The page after a place (null: the first) of rows that come in the order of their sort columns. Rows before it are passed over,
 * and nothing is read beyond the one row that tells whether there is another page. Rows with the same sort cells must always
 * come in the same order.
 */
export async function takePage(
  rows: AsyncIterable<Row>,
  sortColumns: readonly SortColumn[],
  { after, limit }: { readonly after: RowPlace | null; readonly limit: number },
): Promise<RowsPage<RowPlace>> {
  const taken: Row[] = [];
  let last: RowPlace | null = null;
  for await (const row of rows) {
    const cells = sortColumns.map(({ position }) => row[position] ?? null);
    const isSame = last !== null && compareKeys(sortColumns, cells, last.cells) === 0;
    const place: RowPlace = { cells, count: isSame && last !== null ? last.count + 1 : 1 };
    const order: number = after === null ? 1 : compareKeys(sortColumns, cells, after.cells);
    if (order > 0 || (order === 0 && after !== null && place.count > after.count)) {
      if (taken.length === limit) return { rows: taken, next: last };
      taken.push(row);
    }
    last = place;
  }
  return { rows: taken, next: null };
}

function compareKeys(sortColumns: readonly SortColumn[], left: readonly Cell[], right: readonly Cell[]): number {
  for (const [index, { type }] of sortColumns.entries()) {
    const a = left[index] ?? null;
    const b = right[index] ?? null;
    if (a === null || b === null) {
      if (a !== b) return a === null ? 1 : -1;
      continue;
    }
    const order = compareCells(type, a, b);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The page from an offset on of rows sorted by one column, rows alike in the order in which they come. Holds no more than about twice
 * the rows up to the end of the page, however many there are.
 */
export async function takeSortedPage(
  rows: AsyncIterable<Row>,
  order: RowOrder,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<RowsPage<number>> {
  const wanted = offset + limit + 1;
  let best: Row[] = [];
  // Sorting keeps rows that are alike in their order; those that are kept came before those that are added.
  const cut = () => {
    best = best.toSorted((left, right) => compareRows(order, left, right)).slice(0, wanted);
  };
  for await (const row of rows) {
    best.push(row);
    if (best.length >= 2 * wanted) cut();
  }
  cut();
  return { rows: best.slice(offset, offset + limit), next: best.length === wanted ? offset + limit : null };
}

/** What rows must have to be shown. */
export interface RowFilter {
  /** By the column's place: the cell that it must have. */
  readonly equals: readonly { readonly position: number; readonly cell: Cell }[];
  /** A text that one of these columns must contain, in upper or lower case; null for any. */
  readonly search: { readonly positions: readonly number[]; readonly text: string } | null;
}

/** The rows that pass a filter. */
export async function* filterRows(rows: AsyncIterable<Row>, { equals, search }: RowFilter): AsyncIterable<Row> {
  const text = search?.text.toLowerCase();
  for await (const row of rows) {
    if (!equals.every(({ position, cell }) => row[position] === cell)) continue;
    if (search !== null && text !== undefined) {
      const found = search.positions.some((position) => String(row[position] ?? '').toLowerCase().includes(text));
      if (!found) continue;
    }
    yield row;
  }
}
