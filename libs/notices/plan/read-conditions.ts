import type { Session } from '#libs/database/database.js';
import { LOCK_KEYS } from '#libs/database/database.sql.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import { readManagers } from '#libs/directory/managers.js';
import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import type { PublishedPace } from '#libs/scorecards/quarter-paces.js';
import { readQuarterPaces } from '#libs/scorecards/quarter-paces.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import { streamSummaries } from '#libs/scorecards/summaries.js';
import type { EventId } from '../events.js';
import { TREND_DAYS } from './grade-risk.rule.js';
import type { FactDay, LateKind, WatchedKind } from './late-kinds.rule.js';
import { KNOWN_DAYS, findLateKinds, hasFactsUpTo } from './late-kinds.rule.js';
import type { PeriodState } from './period-news.rule.js';
import { LONGEST_NEWS_DAYS, isFollowed, isNews, isWhole } from './period-news.rule.js';
import * as sql from './plan.sql.js';

/** A period that has ended of late and was scored whole, with what its scorecards say. */
export interface ScoredPeriod extends PeriodState {
  readonly summaries: readonly ScorecardSummary[];
}

/** The quarter that runs, as of its last closed day. */
export interface RunningQuarter extends ScoredPeriod {
  /** The totals of a week before, by manager id; those without one are absent. */
  readonly totalsBefore: ReadonlyMap<string, string>;
  readonly paces: ReadonlyMap<string, readonly PublishedPace[]>;
  readonly ruleSet: RuleSet;
}

/** Windows of a period that failed. */
export interface FailedPeriod {
  readonly period: string;
  readonly asOf: Day;
  readonly managerIds: readonly string[];
  readonly failures: number;
  readonly error: string;
  readonly failedAt: Date;
  readonly retryAt: Date | null;
}

/** How everything stands that is told of, in one state of the data. */
export interface Conditions {
  readonly managers: readonly OperationsManager[];
  /** Only those that are complete: what is not, is told by nobody. */
  readonly scored: readonly ScoredPeriod[];
  readonly running: readonly RunningQuarter[];
  readonly failed: readonly FailedPeriod[];
  readonly late: readonly LateKind[];
  /** The periods of late, complete or not. */
  readonly periods: readonly PeriodState[];
}

export interface ConditionsRequest {
  readonly lastPast: Day;
  /** The events that anybody listens to: what only others need is not read. */
  readonly heard: ReadonlySet<EventId>;
}

/** Reads how everything stands that is told of. To be called in a transaction that shows one state of the data. */
export async function readConditions(session: Session, ruleVersions: RuleVersions, { lastPast, heard }: ConditionsRequest): Promise<Conditions> {
  const late = findLateKinds(await readFactDays(session, lastPast));
  const [settled] = await session.query<{ unsettled: boolean }>(sql.IS_UNSETTLED, [LOCK_KEYS.imports]);
  const periods = await readStates(session, lastPast);
  const isKnown = (day: Day) => settled?.unsettled === false && hasFactsUpTo(late, day);
  const hears = (...events: readonly EventId[]) => events.some((event) => heard.has(event));
  const scored: ScoredPeriod[] = [];
  const wanted = periods.filter(({ period }) => hears(SCORED_EVENTS[period.kind], ...(period.kind === 'week' ? (['weekly-completion-low'] as const) : [])));
  for (const state of wanted.filter((each) => isNews(each.period, lastPast) && isWhole(each) && isKnown(each.period.last))) {
    scored.push({ ...state, summaries: await readSummaries(session, state.period.name, state.asOf) });
  }
  const running: RunningQuarter[] = [];
  for (const state of periods.filter((each) => hears('pace-behind', 'grade-at-risk') && isFollowed(each, lastPast) && isKnown(each.asOf))) {
    const quarter = await readRunning(session, ruleVersions, state);
    if (quarter !== null) running.push(quarter);
  }
  return { managers: await readManagers(session), scored, running, failed: await readFailed(session), late, periods };
}

/** The event that tells that a period of a kind was scored. */
export const SCORED_EVENTS = { week: 'week-scored', month: 'month-scored', quarter: 'quarter-scored' } as const satisfies Record<PeriodState['period']['kind'], EventId>;

async function readStates(session: Session, lastPast: Day): Promise<PeriodState[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly is_done: boolean;
    readonly first_as_of: Day;
    readonly as_of: Day;
    readonly changed_at: Date;
    readonly first_scored_at: Date | null;
  }
  const rows = await session.query<Row>(sql.PERIOD_STATES, [addDays(lastPast, -LONGEST_NEWS_DAYS), lastPast]);
  return rows.map((row) => ({
    period: parsePeriod(row.period),
    isDone: row.is_done,
    firstAsOf: row.first_as_of,
    asOf: row.as_of,
    changedAt: row.changed_at,
    firstScoredAt: row.first_scored_at,
  }));
}

async function readSummaries(session: Session, period: string, asOf: Day): Promise<ScorecardSummary[]> {
  const summaries: ScorecardSummary[] = [];
  for await (const { summary } of streamSummaries(session, { period, asOf, managerId: null, managerIds: null, division: null }, null)) summaries.push(summary);
  return summaries;
}

async function readRunning(session: Session, ruleVersions: RuleVersions, state: PeriodState): Promise<RunningQuarter | null> {
  const { period, asOf } = state;
  const summaries = await readSummaries(session, period.name, asOf);
  const [first] = summaries;
  if (first === undefined) return null;
  const { ruleSet } = await ruleVersions.get(first.ruleVersion, session);
  const before = await readSummaries(session, period.name, addDays(asOf, -TREND_DAYS));
  const totalsBefore = new Map(before.flatMap(({ managerId, total }) => (total === null ? [] : [[managerId, total] as const])));
  return { ...state, summaries, ruleSet, totalsBefore, paces: await readQuarterPaces(session, summaries, ruleSet) };
}

async function readFailed(session: Session): Promise<FailedPeriod[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly as_of: Day;
    readonly manager_ids: readonly string[];
    readonly failures: number;
    readonly error: string | null;
    readonly failed_at: Date;
    readonly retry_at: Date | null;
  }
  const rows = await session.query<Row>(sql.FAILED_WINDOWS);
  return rows.map((row) => ({
    period: row.period,
    asOf: row.as_of,
    managerIds: row.manager_ids,
    failures: row.failures,
    error: row.error ?? '',
    failedAt: row.failed_at,
    retryAt: row.retry_at,
  }));
}

async function readFactDays(session: Session, lastPast: Day): Promise<FactDay[]> {
  const rows = await session.query<{ day: Day; ended_at: Date; kinds: readonly WatchedKind[] }>(sql.FACT_DAYS, [addDays(lastPast, 1 - KNOWN_DAYS), lastPast]);
  return rows.map((row) => ({ day: row.day, endedAt: row.ended_at, kinds: row.kinds }));
}
