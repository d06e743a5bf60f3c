import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import * as sql from './managers.sql.js';

/** The person who is scored: looks after the merchants of a category in a division. */
export interface OperationsManager {
  readonly managerId: string;
  readonly name: string;
  readonly division: string;
  readonly category: string;
  readonly probationFrom: Day | null;
  readonly probationUntil: Day | null;
}

/** A manager as the table holds them. */
export interface ManagerRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly name: string;
  readonly division: string;
  readonly category: string;
  readonly probation_from: Day | null;
  readonly probation_until: Day | null;
}

/** All managers by division and id, in byte order. */
export async function readManagers(session: Session): Promise<OperationsManager[]> {
  const rows = await session.query<ManagerRow>(sql.MANAGERS);
  return rows.map(readManager);
}

/** A manager out of their row. */
export function readManager(row: ManagerRow): OperationsManager {
  return {
    managerId: row.manager_id,
    name: row.name,
    division: row.division,
    category: row.category,
    probationFrom: row.probation_from,
    probationUntil: row.probation_until,
  };
}
