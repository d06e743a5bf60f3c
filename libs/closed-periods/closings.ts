import type { Session } from '#libs/database/database.js';
import { LOCK_KEYS } from '#libs/database/database.sql.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './closed-periods.sql.js';

/** A period that is closed for a division, as of its last day. */
export interface Closing {
  readonly period: string;
  readonly division: string;
  /** The version that made its scorecards. */
  readonly ruleVersion: number;
  /** The newest version that there was when it was closed. */
  readonly newestRuleVersion: number;
  /** SHA-256 over manager ids, fingerprints and digests of its scorecards, in order. */
  readonly fingerprint: string;
  readonly managers: number;
  /** The number of the newest import that was known when it was closed. */
  readonly lastImport: number;
  readonly closedAt: Date;
  readonly closedBy: string;
  /** Who asked for it, where closing takes two people. */
  readonly askedBy: string | null;
  /** How many figures would be others by now. */
  readonly adjustments: number;
}

/** The closings of a period by division, of some divisions or (null) of all. */
export async function readClosings(session: Session, period: string, divisions: readonly string[] | null): Promise<Closing[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly division: string;
    readonly rule_version: number;
    readonly newest_rule_version: number;
    readonly fingerprint: string;
    readonly managers: number;
    readonly last_import: number;
    readonly closed_at: Date;
    readonly closed_by: string;
    readonly asked_by: string | null;
    readonly adjustments: number;
  }
  const rows = await session.query<Row>(sql.CLOSINGS, [period, divisions]);
  return rows.map((row) => ({
    period: row.period,
    division: row.division,
    ruleVersion: row.rule_version,
    newestRuleVersion: row.newest_rule_version,
    fingerprint: row.fingerprint,
    managers: row.managers,
    lastImport: row.last_import,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    askedBy: row.asked_by,
    adjustments: row.adjustments,
  }));
}

/** How a period is closed for a division; null where it is not. */
export async function findClosing(session: Session, period: string, division: string): Promise<Closing | null> {
  const [closing] = await readClosings(session, period, [division]);
  return closing ?? null;
}

/** Throws `period-closed` where a period is closed for a division. */
export async function refuseClosed(session: Session, period: string, division: string): Promise<void> {
  const closing = await findClosing(session, period, division);
  if (closing === null) return;
  const { closedAt, closedBy } = closing;
  throw new OpscoreError('period-closed', { period, division, by: closedBy, at: closedAt.toISOString() });
}

/**
 * Sees to it that a period is open for a division and stays so until the end of the transaction, which must be READ COMMITTED: call
 * it before the change that needs it. Throws `period-closed`.
 */
export async function requireOpenPeriod(session: Session, period: string, division: string): Promise<void> {
  await session.query(sql.SHARE_CLOSING, [LOCK_KEYS.closing, period]);
  await refuseClosed(session, period, division);
}

/** Waits until nobody else closes or reopens a period or needs it open, and then holds it to the end of the transaction. */
export async function holdClosing(session: Session, period: string): Promise<void> {
  await session.query(sql.HOLD_CLOSING, [LOCK_KEYS.closing, period]);
}
