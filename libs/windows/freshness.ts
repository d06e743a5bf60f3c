import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import * as sql from './freshness.sql.js';
import type { WindowState } from './window.js';

/** Whether what is stored of a period is what would be computed now. */
export type Freshness = 'current' | 'stale' | 'computing' | 'failed';

/**
 * How the windows of a period stand, of some managers or (null) of all, beside scorecards that are stored as of a day (null: none are).
 * Computing comes before failed and failed before stale. A period without windows is current where it is stored.
 */
export async function readFreshness(
  session: Session,
  { period, managerIds, storedAsOf }: { period: string; managerIds: readonly string[] | null; storedAsOf: Day | null },
): Promise<Freshness> {
  const rows = await session.query<{ state: WindowState; as_of: Day }>(sql.STATES_OF_PERIOD, [period, managerIds]);
  const has = (state: WindowState) => rows.some((row) => row.state === state);
  if (has('running')) return 'computing';
  if (has('failed')) return 'failed';
  if (has('due') || has('stale') || storedAsOf === null) return 'stale';
  return rows.some((row) => row.as_of > storedAsOf) ? 'stale' : 'current';
}
