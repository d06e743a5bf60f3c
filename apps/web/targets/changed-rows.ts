import type { Schemas } from '../api/client.js';
import type { RowPlace } from './target-draft.js';
import { keyOf } from './target-draft.js';

type StoredRow = Schemas['TargetRowAnswer'];

/** A row of targets as it was and as it became; null where it was not there. */
export interface ChangedRow {
  readonly place: RowPlace;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an entry of the history changed, row by row: the quarter's, then its revisions and months. */
export function changedRows(before: readonly StoredRow[], after: readonly StoredRow[]): ChangedRow[] {
  const rows = new Map<string, ChangedRow>();
  for (const row of before) rows.set(keyOf(row), { place: row, before: row.value, after: null });
  for (const row of after) rows.set(keyOf(row), { place: row, before: rows.get(keyOf(row))?.before ?? null, after: row.value });
  return [...rows.values()].toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

/** A quarter ("2026Q2") before its months ("2026-05"). */
function orderOf({ place: { measure, period, effectiveFrom } }: ChangedRow): string {
  return [measure, period.includes('Q') ? '' : period, effectiveFrom ?? ''].join(' ');
}
