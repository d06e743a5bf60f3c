import { ROLLBACK_TO, SAVEPOINT, SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import type { Kind } from './kind.js';
import * as merge from './merge.sql.js';

/** From so many rows on, it pays to lay them down before their indexes. */
const MANY_ROWS = 50_000;
const UNIQUE_VIOLATION = '23505';

interface FreshRows {
  /** The checked rows, and how many the file has. */
  readonly checked: string;
  readonly count: number;
  /** The name of a table to sort them into. */
  readonly sorted: string;
}

/**
 * The first load of a table: all checked rows go in as they are, nothing has to be compared. Gives how many; null where the
 * table has rows already, or where a key comes twice and the merge must settle it.
 *
 * Many rows are laid down first and indexed then, which is several times faster than to index them one by one. Readers of
 * the empty table wait meanwhile.
 */
export async function loadFresh(
  session: Session,
  kind: Kind,
  { checked, sorted, count }: FreshRows,
): Promise<number | null> {
  if (kind.identity !== undefined || kind.rejectConflicts !== undefined || (await hasRows(session, kind))) return null;
  await session.query(SAVEPOINT);
  try {
    return count < MANY_ROWS
      ? await session.execute(merge.insertAll(kind, checked))
      : await loadMany(session, kind, { checked, sorted });
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    await session.query(ROLLBACK_TO);
    return null;
  }
}

async function loadMany(
  session: Session,
  kind: Kind,
  { checked, sorted }: Omit<FreshRows, 'count'>,
): Promise<number | null> {
  const { table } = kind;
  await session.query(merge.lockTable(table));
  // Before the lock, somebody else may have been first.
  if (await hasRows(session, kind)) return null;
  await session.query(merge.renewFiles(table));
  await session.query(SORT_IN_MEMORY);
  const indexes = await session.query<{ take_away: string; make: string }>(merge.INDEXES_TO_DEFER, [table]);
  for (const { take_away: takeAway } of indexes) await session.query(takeAway);
  await session.query(merge.SORT_ON_ALL_CORES);
  await session.query(merge.sortInto(kind, sorted, checked));
  const added = await session.execute(merge.insertSorted(kind, sorted));
  for (const { make } of indexes) await session.query(make);
  await session.query(merge.analyze(table));
  return added;
}

async function hasRows(session: Session, { table }: Kind): Promise<boolean> {
  const [row] = await session.query<{ present: boolean }>(merge.hasRows(table));
  return row?.present === true;
}
