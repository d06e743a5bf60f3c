import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import { digestOf } from './fingerprint.js';
import type { Scorecard } from './scorecard-document.js';
import * as sql from './scorecards.sql.js';

/** A scorecard as it is stored, and which run made it. */
export interface StoredScorecard {
  readonly scorecard: Scorecard;
  readonly fingerprint: string;
  readonly runId: string;
  readonly scoredAt: Date;
}

/** Scorecards of a period are written a few at a time: they carry their merchants. */
const STORE_BATCH = 100;

export interface StoredRequest {
  readonly period: Period;
  readonly asOf: Day;
  /** Null for all managers. */
  readonly managerId: string | null;
  /** Only these managers; null or absent for all. */
  readonly managerIds?: readonly string[] | null;
  /** By division and manager instead of by manager alone. */
  readonly byDivision?: boolean;
  /** Where they are by manager alone: the manager to begin at. */
  readonly fromManagerId?: string | null;
}

/** The stored scorecards of a period as of a day, one after another. */
export async function* readStored(
  session: Session,
  { period, asOf, managerId, managerIds = null, byDivision = false, fromManagerId = null }: StoredRequest,
): AsyncIterable<StoredScorecard> {
  interface StoredRow {
    readonly document: Scorecard;
    readonly fingerprint: string;
    readonly run_id: string;
    readonly scored_at: Date;
  }
  const rows = session.stream<StoredRow>(sql.STORED_SCORECARDS, [period.name, asOf, narrowTo(managerIds, managerId), byDivision, fromManagerId], 10);
  for await (const row of rows) {
    yield { scorecard: row.document, fingerprint: row.fingerprint, runId: row.run_id, scoredAt: row.scored_at };
  }
}

/** The latest day up to `asOf` that a period was scored for. Throws `not-scored` where there is none. */
export async function findLatestStoredDay(session: Pick<Session, 'query'>, period: Period, asOf: Day): Promise<Day> {
  const [row] = await session.query<{ as_of: Day | null }>(sql.LATEST_STORED_DAY, [period.name, asOf]);
  if (row?.as_of === null || row === undefined) throw new OpscoreError('not-scored', { period: period.name });
  return row.as_of;
}

/** How many scorecards are stored of a period as of a day, by division. */
export async function countStored(session: Session, period: Period, asOf: Day): Promise<Map<string, number>> {
  const rows = await session.query<{ division: string; scorecards: number }>(sql.SCORECARDS_BY_DIVISION, [period.name, asOf]);
  return new Map(rows.map((row) => [row.division, row.scorecards]));
}

/** A scorecard as it is to be stored. */
export interface ScoredDocument {
  readonly managerId: string;
  readonly division: string;
  readonly fingerprint: string;
  readonly document: string;
  /** The document without the workings. */
  readonly summary: string;
}

/** Saves the documents that differ from what is stored. Gives how many those were. */
export async function storeChanged(
  session: Session,
  run: { runId: string; period: string; asOf: Day; ruleVersion: number },
  documents: readonly ScoredDocument[],
  now: Date,
): Promise<number> {
  const stored = await session.query<{ manager_id: string; digest: string; fingerprint: string; rule_version: number }>(
    sql.STORED_DIGESTS,
    [run.period, run.asOf],
  );
  const before = new Map(stored.map((row) => [row.manager_id, `${row.digest} ${row.fingerprint}`]));
  const changed = documents
    .map((each) => ({ ...each, digest: digestOf(each.document) }))
    .filter(({ managerId, digest, fingerprint }) => before.get(managerId) !== `${digest} ${fingerprint}`);
  for (let start = 0; start < changed.length; start += STORE_BATCH) {
    const batch = changed.slice(start, start + STORE_BATCH);
    await session.query(sql.STORE_SCORECARDS, [
      run.period,
      run.asOf,
      run.runId,
      now,
      run.ruleVersion,
      batch.map(({ managerId }) => managerId),
      batch.map(({ division }) => division),
      batch.map(({ fingerprint }) => fingerprint),
      batch.map(({ digest }) => digest),
      `[${batch.map(({ document }) => document).join(',')}]`,
      `[${batch.map(({ summary }) => summary).join(',')}]`,
    ]);
  }
  return changed.length;
}

/** How a manager stands by a stored scorecard. */
export interface StoredStanding {
  readonly managerId: string;
  /** When it was stored. */
  readonly division: string;
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly calibration: unknown;
}

/** How the managers stand who have scorecards of a period as of a day by a rule version; by manager id. */
export async function readStandings(
  session: Session,
  { period, asOf, ruleVersion }: { period: string; asOf: Day; ruleVersion: number },
): Promise<Map<string, StoredStanding>> {
  return queryStandings(session, [period, asOf, ruleVersion]);
}

/** The same by any rule version. */
export async function readStandingsOfDay(session: Session, period: string, asOf: Day): Promise<Map<string, StoredStanding>> {
  return queryStandings(session, [period, asOf, null]);
}

/** The points of each module of all managers of a day, by manager and module; null where one is not assessed. */
export async function readPointsOfDay(session: Session, period: string, asOf: Day): Promise<Map<string, Readonly<Record<string, string | null>>>> {
  const rows = await session.query<{ manager_id: string; points: Record<string, string | null> | null }>(sql.STORED_POINTS, [period, asOf]);
  return new Map(rows.map(({ manager_id: managerId, points }) => [managerId, points ?? {}]));
}

async function queryStandings(session: Session, parameters: readonly unknown[]): Promise<Map<string, StoredStanding>> {
  const rows = await session.query<Omit<StoredStanding, 'managerId'> & { manager_id: string }>(sql.STORED_STANDINGS, parameters);
  return new Map(rows.map(({ manager_id: managerId, ...standing }) => [managerId, { managerId, ...standing }]));
}

/** The stored scorecards of some managers. */
export async function readDocuments(
  session: Session,
  { period, asOf }: { period: string; asOf: Day },
  managerIds: readonly string[],
): Promise<{ managerId: string; fingerprint: string; document: Scorecard }[]> {
  if (managerIds.length === 0) return [];
  const rows = await session.query<{ manager_id: string; fingerprint: string; document: Scorecard }>(sql.STORED_DOCUMENTS, [
    period,
    asOf,
    managerIds,
  ]);
  return rows.map(({ manager_id: managerId, ...stored }) => ({ managerId, ...stored }));
}
