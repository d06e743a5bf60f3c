import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { SCORECARD_MODULES } from './modules.js';
import * as sql from './ranking.sql.js';
import type { ScorecardSummary } from './scorecard-summary.js';

/** What a ranking is sorted by: id, rank, total, grade, what the total gained on the period before, or the points of a module. */
export const RANKING_ORDERS = ['manager', 'rank', 'total', 'grade', 'gain', ...SCORECARD_MODULES.map(({ id }) => id)];

/** One of `RANKING_ORDERS`; what comes from outside is held against them. */
export type RankingOrder = string;

/** Where a page of a ranking begins: after this manager, who has this value (null: none). */
export interface RankingPlace {
  readonly division: string;
  readonly value: string | null;
  readonly managerId: string;
}

/** A period as of a day. */
export interface ScoredDay {
  readonly period: string;
  readonly asOf: Day;
}

export interface RankingRequest extends ScoredDay {
  /** Whose lines may be shown at all; null for all. */
  readonly managerIds: readonly string[] | null;
  readonly division: string | null;
  /** What totals and ranks are compared with; null where there is nothing. */
  readonly before: ScoredDay | null;
  readonly order: RankingOrder;
  readonly isDescending: boolean;
  /** The grades, the best first. */
  readonly grades: readonly string[];
  readonly after: RankingPlace | null;
  readonly limit: number;
}

/** How somebody stood in the period before, and what has changed since. */
export interface EarlierStanding {
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
  /** The total less that one; null without either. */
  readonly gain: string | null;
}

/** A line of a ranking. */
export interface RankingLine {
  readonly summary: ScorecardSummary;
  /** What it was sorted by; null where there is none. */
  readonly value: string | null;
  /** Null where there was no scorecard. */
  readonly before: EarlierStanding | null;
}

/** A page of a ranking, in one statement. */
export async function readRanking(session: Session, request: RankingRequest): Promise<RankingLine[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly summary: ScorecardSummary;
    readonly value: string | null;
    readonly was_there: boolean;
    readonly before_total: string | null;
    readonly before_grade: string | null;
    readonly before_rank: number | null;
    readonly gain: string | null;
  }
  const { period, asOf, managerIds, division, before, order, isDescending, grades, after, limit } = request;
  const isByModule = SCORECARD_MODULES.some(({ id }) => id === order);
  const rows = await session.query<Row>(sql.summariesInOrder(isByModule ? 'module' : (order as sql.RankingValue), isDescending), [
    period,
    asOf,
    managerIds,
    division,
    after?.division ?? null,
    after?.value ?? null,
    after?.managerId ?? null,
    limit,
    before?.period ?? null,
    before?.asOf ?? null,
    ...(isByModule ? [order] : order === 'grade' ? [grades] : []),
  ]);
  return rows.map((row) => ({
    summary: row.summary,
    value: row.value,
    before: row.was_there ? { total: row.before_total, grade: row.before_grade, rank: row.before_rank, gain: row.gain } : null,
  }));
}
