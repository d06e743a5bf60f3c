import type { Session } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './list-managers.sql.js';
import type { ManagerRow, OperationsManager } from './managers.js';
import { readManager } from './managers.js';
import { managerIdsWithin } from './reach.js';

/** A division and how many managers it has, of those that the asker reaches. */
export interface Division {
  readonly division: string;
  readonly managers: number;
}

export interface ManagersRequest {
  /** Null for any. */
  readonly division: string | null;
  /** A part of the id or name, in small or capital letters, taken as it stands; null for any. */
  readonly search: string | null;
  /** The id of the last manager of the page before; null for the first page. */
  readonly after: string | null;
  readonly rows: number;
}

/** The divisions within a reach by name, so many at most, after a name. */
export async function listDivisions(
  session: Session,
  reach: Reach,
  { after, rows }: { readonly after: string | null; readonly rows: number },
): Promise<Division[]> {
  return session.query<Division & Record<string, unknown>>(sql.DIVISIONS, [await managerIdsWithin(session, reach), after, rows]);
}

/** The managers within a reach by id, a page of them. */
export async function listManagers(
  session: Session,
  reach: Reach,
  { division, search, after, rows }: ManagersRequest,
): Promise<OperationsManager[]> {
  const parameters = [await managerIdsWithin(session, reach), division, search, after, rows];
  return (await session.query<ManagerRow>(sql.MANAGERS_PAGE, parameters)).map(readManager);
}

/** The manager of an id. Throws `manager-not-found`. */
export async function findManager(session: Session, managerId: string): Promise<OperationsManager> {
  const [row] = await session.query<ManagerRow>(sql.MANAGER_OF_ID, [managerId]);
  if (row === undefined) throw new OpscoreError('manager-not-found', { manager: managerId });
  return readManager(row);
}
