import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { More } from '../api/pages.js';
import './data-table.css';
import { MoreFailed } from './more-failed.js';

/** A column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand to the right. */
  readonly isFigure?: boolean;
  /** Which ways the server sorts by it, and which way first; none where it is left out. */
  readonly sorts?: 'ascending' | 'both' | 'largest-first';
  /** Left out where the page is narrow. */
  readonly isLeftOutNarrow?: boolean;
  /** The cell that names the row. */
  readonly isHeading?: boolean;
}

/** The column that rows are sorted by, and which way. */
export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What the rows are sorted by, and what asks for another order; left out where the order is always the same. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** How many rows there are in all, where that is known and not all are here. */
  readonly total?: number;
  /** How further rows are got, which is done when the end comes near; left out where all are here. */
  readonly more?: More;
}

/** Of a row with two lines; all are so tall at least (data-table.css). */
const ROW_HEIGHT = 50;
const OVERSCAN = 14;
const NEAR_END = 40;

/**
 * A table of up to some ten thousand rows, of which only those in sight are drawn. It is sorted on the server: it says only what was
 * asked for. It scrolls within itself, by keyboard too.
 */
export function DataTable<Row>({ label, columns, rows, keyOf, sort, onSort, total, more }: TableProps<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => frame.current, estimateSize: () => ROW_HEIGHT, overscan: OVERSCAN });
  // A row that turns out taller must not stop the way that somebody scrolls.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = () => false;
  const seen = virtual.getVirtualItems();
  const [first, last] = [seen[0], seen.at(-1)];
  const isNearEnd = last !== undefined && last.index >= rows.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd && more?.error === null) more.ask();
  }, [isNearEnd, more]);
  const above = first?.start ?? 0;
  const below = last === undefined ? 0 : virtual.getTotalSize() - last.end;
  return (
    <div className="table-frame" ref={frame} tabIndex={0} role="region" aria-label={label}>
      <table className="table" aria-label={label} aria-rowcount={(total ?? rows.length) + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} columns={columns.length} />}
          {seen.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              // What does not fit into a row makes it taller.
              <tr key={keyOf(row)} ref={virtual.measureElement} data-index={index} aria-rowindex={index + 2} style={{ height: ROW_HEIGHT }}>
                {columns.map((column) => (
                  <BodyCell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
          {below > 0 && <Gap height={below} columns={columns.length} />}
        </tbody>
      </table>
      {more !== undefined && <MoreFailed more={more} />}
    </div>
  );
}

function HeadCell<Row>({ column, sort, onSort }: { readonly column: Column<Row>; readonly sort: Sort | undefined; readonly onSort: ((sort: Sort) => void) | undefined }) {
  const { key, title, sorts } = column;
  const isSorted = sort?.key === key;
  if (sorts === undefined || onSort === undefined) {
    return (
      <th scope="col" className={classOf(column)}>
        {title}
      </th>
    );
  }
  const next = { key, isDescending: sorts === 'largest-first' ? !(isSorted && sort.isDescending) : sorts === 'both' && isSorted && !sort.isDescending };
  return (
    <th scope="col" className={classOf(column)} aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="sort" onClick={() => onSort(next)}>
        {title}
        <span aria-hidden className={isSorted ? 'sort-sign sort-on' : 'sort-sign'}>
          {isSorted && sort.isDescending ? '↓' : '↑'}
        </span>
      </button>
    </th>
  );
}

function BodyCell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const content = column.cell(row);
  return column.isHeading === true ? (
    <th scope="row" className={classOf(column)}>
      {content}
    </th>
  ) : (
    <td className={classOf(column)}>{content}</td>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}

function classOf({ isFigure = false, isLeftOutNarrow = false }: Pick<Column<never>, 'isFigure' | 'isLeftOutNarrow'>): string {
  return [isFigure ? 'figure-cell figure' : '', isLeftOutNarrow ? 'narrow-out' : ''].join(' ').trim();
}
