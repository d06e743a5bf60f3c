import type { Database, Session } from '#libs/database/database.js';
import * as sql from './journal.sql.js';
import type { Kind } from './kind.js';
import type { StagingTables } from './staging.sql.js';

/** What an import keeps of what it did: enough to undo it, or nothing since it was too much; or nothing on purpose. */
export type JournalState = 'kept' | 'too-large' | 'dropped';

/** Of so many added and changed rows an import keeps what they were: larger ones stay as fast as they can be. */
export const MOST_JOURNAL_ROWS = 200_000;
/** How long an import can be undone. */
export const JOURNAL_DAYS = 30;
/** How many rows the journals of all imports have together; beyond that the oldest go. */
const MOST_ROWS_OF_ALL = 1_000_000;
const A_DAY_MS = 86_400_000;

/** Whether an import of so many added and changed rows keeps them. */
export function isJournalled(rows: number): boolean {
  return rows <= MOST_JOURNAL_ROWS;
}

/** Keeps all rows of a table that held none before, in the import's transaction. */
export async function keepFresh(session: Session, kind: Kind, importId: string): Promise<void> {
  await session.query(sql.keepFresh(kind), [importId]);
}

/** Keeps the rows that an import added and changed, as they are and as they were, in its transaction. */
export async function keepChanged(session: Session, kind: Kind, tables: StagingTables, importId: string): Promise<void> {
  await session.query(sql.keepChanged(kind, tables), [importId]);
}

/** Lets go of journals that are older than {@link JOURNAL_DAYS} days, or too many. Their imports cannot be undone any more. */
export async function dropOldJournals(database: Database, now: Date): Promise<void> {
  await database.query(sql.DROP_JOURNALS, [new Date(now.getTime() - JOURNAL_DAYS * A_DAY_MS), MOST_ROWS_OF_ALL]);
}
