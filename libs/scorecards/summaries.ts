import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import type { ScorecardSummary } from './scorecard-summary.js';
import * as sql from './summaries.sql.js';

/** A period as of a day as it is published: the newest run that changed something of it. */
export interface Publication {
  readonly period: string;
  /** The latest day up to the one that was asked for that the period was scored for. */
  readonly asOf: Day;
  readonly runId: string;
  readonly ruleVersion: number;
  readonly publishedAt: Date;
  /** Managers may be taken away without a run: with them this number changes. */
  readonly scorecards: number;
}

/** A period, and the day up to which it is wanted. */
export interface PublicationKey {
  readonly period: string;
  readonly day: Day;
}

/** What is published of periods; by the key that {@link keyOfPublication} gives. Those never scored are absent. */
export async function readPublications(session: Session, asked: readonly PublicationKey[]): Promise<Map<string, Publication>> {
  interface Row {
    readonly [column: string]: unknown;
    readonly key: string;
    readonly as_of: Day;
    readonly run_id: string;
    readonly rule_version: number;
    readonly finished_at: Date;
    readonly scorecards: number;
  }
  const keys = new Map(asked.map((each) => [keyOfPublication(each), each]));
  const columns = [[...keys.values()].map(({ period }) => period), [...keys.values()].map(({ day }) => day), [...keys.keys()]];
  const rows = await session.lookUp<Row>(sql.PUBLICATIONS, columns);
  return new Map(
    rows.map((row) => [
      row.key,
      {
        period: keys.get(row.key)?.period ?? '',
        asOf: row.as_of,
        runId: row.run_id,
        ruleVersion: row.rule_version,
        publishedAt: row.finished_at,
        scorecards: row.scorecards,
      },
    ]),
  );
}

/** The text that a publication is asked for by. */
export function keyOfPublication({ period, day }: PublicationKey): string {
  return `${period} ${day}`;
}

/** A scorecard that is asked for. */
export interface ScorecardKey extends PublicationKey {
  readonly managerId: string;
}

/** Which scorecard is published, without its content. */
export interface ScorecardVersion {
  readonly asOf: Day;
  /** Of the document: the same bytes, the same digest. */
  readonly digest: string;
  readonly fingerprint: string;
  readonly runId: string;
  readonly scoredAt: Date;
}

/** The text that a scorecard is asked for by. */
export function keyOfScorecard(key: ScorecardKey): string {
  return `${keyOfPublication(key)} ${key.managerId}`;
}

/** Which scorecards are published; by the key that {@link keyOfScorecard} gives. Those that are not there are absent. */
export async function readScorecardVersions(session: Session, asked: readonly ScorecardKey[]): Promise<Map<string, ScorecardVersion>> {
  interface Row {
    readonly [column: string]: unknown;
    readonly key: string;
    readonly as_of: Day;
    readonly digest: string;
    readonly fingerprint: string;
    readonly run_id: string;
    readonly scored_at: Date;
  }
  const columns = [asked.map(({ period }) => period), asked.map(({ day }) => day), asked.map(({ managerId }) => managerId), asked.map(keyOfScorecard)];
  const rows = await session.lookUp<Row>(sql.SCORECARD_VERSIONS, columns);
  return new Map(
    rows.map((row) => [
      row.key,
      { asOf: row.as_of, digest: row.digest, fingerprint: row.fingerprint, runId: row.run_id, scoredAt: row.scored_at },
    ]),
  );
}

/** A summary as it is stored, and which run made it. */
export interface StoredSummary {
  readonly summary: ScorecardSummary;
  readonly fingerprint: string;
  /** Of the document: the same bytes, the same digest. */
  readonly digest: string;
  readonly runId: string;
  readonly scoredAt: Date;
}

export interface SummariesRequest {
  readonly period: string;
  readonly asOf: Day;
  readonly managerId: string | null;
  /** Whose may be shown at all; null for all. */
  readonly managerIds: readonly string[] | null;
  readonly division: string | null;
  readonly limit: number;
}

interface SummaryRow {
  readonly [column: string]: unknown;
  readonly summary: ScorecardSummary;
  readonly fingerprint: string;
  readonly digest: string;
  readonly run_id: string;
  readonly scored_at: Date;
}

/** Summaries by division and manager: from those of a place on, or (where `isAfter`) after it; null for from the first. */
export async function readSummariesByManager(
  session: Session,
  request: SummariesRequest,
  place: { readonly division: string; readonly managerId: string; readonly isAfter: boolean } | null,
): Promise<StoredSummary[]> {
  const key = [place?.division ?? null, place?.managerId ?? null, place?.isAfter ?? false];
  return shown(await session.query<SummaryRow>(sql.SUMMARIES_BY_MANAGER, [...parametersOf(request), ...key, request.limit]));
}

const AT_ONCE = 500;

/** All summaries by division and manager from a place on (null: from the first), a few hundred at a time. */
export async function* streamSummaries(
  session: Session,
  request: Omit<SummariesRequest, 'limit'>,
  from: { readonly division: string; readonly managerId: string } | null,
): AsyncIterable<StoredSummary> {
  let place = from === null ? null : { ...from, isAfter: false };
  for (;;) {
    const found = await readSummariesByManager(session, { ...request, limit: AT_ONCE }, place);
    yield* found;
    const last = found.at(-1)?.summary;
    if (last === undefined || found.length < AT_ONCE) return;
    place = { division: last.division, managerId: last.managerId, isAfter: true };
  }
}

function parametersOf({ period, asOf, managerId, managerIds, division }: SummariesRequest): unknown[] {
  return [period, asOf, narrowTo(managerIds, managerId), division];
}

function shown(rows: readonly SummaryRow[]): StoredSummary[] {
  return rows.map(({ summary, fingerprint, digest, run_id: runId, scored_at: scoredAt }) => ({ summary, fingerprint, digest, runId, scoredAt }));
}
