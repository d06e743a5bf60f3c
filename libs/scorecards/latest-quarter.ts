import type { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import * as sql from './scorecards.sql.js';

/** The latest quarter with targets that has begun by a day; null where there is none. */
export async function latestQuarterWithTargets(database: Database, day: Day): Promise<Period | null> {
  const [row] = await database.query<{ period: string | null }>(sql.LATEST_TARGET_QUARTER, [quarterOf(day)]);
  return row?.period === undefined || row.period === null ? null : quarterNamed(row.period);
}
