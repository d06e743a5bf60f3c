import { Skeleton } from 'antd';
import type { More } from '../api/pages.js';
import { Failure } from '../shell/states.js';
import type { Column, Sort } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';

interface RowsProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  /** What `useRows` gives. */
  readonly list: {
    readonly rows: readonly Row[] | undefined;
    readonly more: More;
    readonly hasMore: boolean;
    readonly error: unknown;
    readonly retry: () => void;
    readonly isStale: boolean;
  };
  /** Said where there are none. */
  readonly none: string;
  /** What they are sorted by, and what asks for another order; left out where the order is always the same. */
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
}

/** Rows of facts, page by page, in the order that the server gives them, or that was asked of it. */
export function RowsTable<Row>({ label, columns, keyOf, list: { rows, more, hasMore, error, retry, isStale }, none, sort, onSort }: RowsProps<Row>) {
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  if (rows.length === 0) return <p className="muted part-none">{none}</p>;
  return (
    <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
      <DataTable label={label} columns={columns} rows={rows} keyOf={keyOf} more={more} {...(!hasMore && { total: rows.length })} {...(sort !== undefined && onSort !== undefined && { sort, onSort })} />
    </div>
  );
}
