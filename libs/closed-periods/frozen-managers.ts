import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import * as sql from './closed-periods.sql.js';

/** The managers whose scorecards of a period as of a day must stay as they are, each with the closed division. */
export type FrozenManagers = ReadonlyMap<string, string>;

/**
 * Reads whose scorecards of a period as of a day must not change: a period is closed as of its last day. Whoever joined a
 * closed division since is one of them: nobody else's closed rank may be passed in silence.
 */
export async function readFrozenManagers(session: Session, period: Period, asOf: Day): Promise<FrozenManagers> {
  if (asOf !== period.last) return new Map();
  const rows = await session.query<{ manager_id: string; division: string }>(sql.FROZEN_MANAGERS, [period.name]);
  return new Map(rows.map((row) => [row.manager_id, row.division]));
}
