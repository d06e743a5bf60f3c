import type { Session } from '#libs/database/database.js';
import { problemsOfGivenRows } from './check-rows.sql.js';
import type { Kind } from './kind.js';

/** A row as a file would have it: texts by column name; null where nothing stands. */
export type GivenRow = Readonly<Record<string, string | null>>;

/** Why a row cannot be taken: texts in reject-reasons.ts. */
export interface RowProblem {
  readonly [column: string]: unknown;
  /** The place of the row, from 0 on. */
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

/**
 * What is wrong with rows that come from somewhere else than a file, checked by the statements that check files; none where all can be
 * taken. Kinds that name merchants are not for this.
 */
export async function checkRows(session: Session, kind: Kind, rows: readonly GivenRow[]): Promise<RowProblem[]> {
  return session.query<RowProblem>(problemsOfGivenRows(kind), [JSON.stringify(rows)]);
}
