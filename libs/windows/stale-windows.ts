import type { Session } from '#libs/database/database.js';
import { LOCK_KEYS } from '#libs/database/database.sql.js';
import * as sql from './stale-windows.sql.js';

/** The sums of the merchant-days in the table `touched_days` were made anew, in this transaction: windows made of them are stale. */
export async function markWindowsOfTouchedDays(session: Session): Promise<void> {
  await mark(session, sql.MARK_STALE_BY_DAYS);
}

/**
 * Rows of a table changed, in this transaction: windows that they concern are stale. `concerned` is SQL over a row `changed` and
 * the window `own`.
 */
export async function markWindowsOfRows(session: Session, rows: string, concerned: string): Promise<void> {
  await mark(session, sql.markStaleByRows(rows, concerned));
}

/**
 * Managers of a table `rows` are no more, in this transaction: nobody wants their scorecards any longer, nor are they ranked among
 * the others, whose windows are stale.
 */
export async function forgetGoneManagers(session: Session, rows: string): Promise<void> {
  await session.query(sql.BEGIN_CHANGE, [LOCK_KEYS.windowChanges]);
  await session.query(sql.holdWindowsBesideGone(rows));
  await session.query(sql.markStaleBesideGone(rows), [new Date()]);
  await session.query(sql.forgetWindowsOfGone(rows));
  await session.query(sql.forgetScorecardsOfGone(rows));
}

/**
 * Waits until every change that has looked at the windows is committed: what is read from then on has it. Changes that look
 * later find the windows that are computed, and make them stale.
 */
export async function awaitChanges(session: Session): Promise<void> {
  await session.query(sql.AWAIT_CHANGES, [LOCK_KEYS.windowChanges]);
}

/** Where no window could become stale, nothing is looked for. */
async function mark(session: Session, statement: string): Promise<void> {
  await session.query(sql.BEGIN_CHANGE, [LOCK_KEYS.windowChanges]);
  const [settled] = await session.query<{ present: boolean }>(sql.HAS_SETTLED_WINDOWS);
  if (settled?.present === true) await session.query(statement, [new Date()]);
}
