import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { LOCK_KEYS } from '#libs/database/database.sql.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { awaitChanges } from './stale-windows.js';
import { MARK_STALE_BY_RULES } from './stale-windows.sql.js';
import type { WantedPeriod, WindowState } from './window.js';
import { columnsOf, factsFrom } from './window.js';
import * as sql from './windows.sql.js';

/** A period with windows to compute. */
export interface PeriodToScore {
  readonly period: string;
  readonly asOf: Day;
  readonly windows: number;
}

/** So many windows of a period are in a state. */
export interface GridRow {
  readonly period: string;
  readonly kind: Period['kind'];
  readonly quarter: string;
  readonly asOf: Day;
  readonly state: WindowState;
  readonly windows: number;
  readonly since: Date;
  /** Why the first of them failed, as {@link writeFailure} wrote it. */
  readonly error: string | null;
  readonly retryAt: Date | null;
}

/** Where a window stands in the order of periods and managers. */
export interface WindowPlace {
  readonly period: string;
  readonly managerId: string;
}

/** A window whose computing failed. */
export interface FailedWindow extends WindowPlace {
  readonly asOf: Day;
  /** How often, one after another. */
  readonly failures: number;
  /** Why the last time, as {@link writeFailure} wrote it. */
  readonly error: string;
  readonly failedAt: Date;
  readonly retryAt: Date | null;
}

/** The windows of all managers: which scorecards are wanted, and which are there. */
@Injectable()
export class DueWindows {
  constructor(private readonly database: Database) {}

  /** Notes the windows of all managers that are wanted, in a transaction where one is given. Gives how many became due by that. */
  async want(wanted: readonly WantedPeriod[], now: Date, within?: Session): Promise<number> {
    return this.execute(within, sql.WANT_WINDOWS, [...columnsOf(wanted), now]);
  }

  /** Forgets windows of periods that begin after a day: a clock that ran ahead had them noted. */
  async forgetAhead(lastPast: Day): Promise<number> {
    return this.database.withSession((session) => session.execute(sql.FORGET_WINDOWS_AHEAD, [lastPast]));
  }

  /** How many windows of the periods stand in each of some states. */
  async states(
    wanted: readonly WantedPeriod[],
    only: readonly WindowState[],
  ): Promise<{ period: string; state: WindowState; windows: number }[]> {
    return this.database.query(sql.STATES_OF_WINDOWS, [...columnsOf(wanted), only]);
  }

  /**
   * Makes the windows of the periods due that stand in one of some states, in a transaction where one is given. Gives how many
   * those were.
   */
  async makeDue(wanted: readonly WantedPeriod[], only: readonly WindowState[], now: Date, within?: Session): Promise<number> {
    return this.execute(within, sql.MAKE_DUE, [...columnsOf(wanted), now, only]);
  }

  /** Makes windows of a period that failed due at once, of one manager or of all (null). Gives how many those were. */
  async retryFailed(period: string, managerId: string | null, now: Date, within?: Session): Promise<number> {
    return this.execute(within, sql.RETRY_FAILED, [period, managerId, now]);
  }

  /** Windows that failed, by period and manager, from after a place on, so many at most. */
  async failures({ limit, after }: { readonly limit: number; readonly after: WindowPlace | null }): Promise<FailedWindow[]> {
    interface Row {
      readonly [column: string]: unknown;
      readonly period: string;
      readonly manager_id: string;
      readonly as_of: Day;
      readonly failures: number;
      readonly error: string;
      readonly changed_at: Date;
      readonly retry_at: Date | null;
    }
    const rows = await this.database.query<Row>(sql.FAILURES, [after?.period ?? null, after?.managerId ?? null, limit]);
    return rows.map((row) => ({
      period: row.period,
      managerId: row.manager_id,
      asOf: row.as_of,
      failures: row.failures,
      error: row.error,
      failedAt: row.changed_at,
      retryAt: row.retry_at,
    }));
  }

  /** Scorecards of quarters that other rules are in force for now are stale. Gives how many those were. */
  async markStaleByRules(versions: ReadonlyMap<string, number>, now: Date): Promise<number> {
    const parameters = [now, [...versions.keys()], [...versions.values()]];
    return this.database.withSession((session) => session.execute(MARK_STALE_BY_RULES, parameters));
  }

  /** The quarters that have windows. */
  async quarters(): Promise<string[]> {
    const rows = await this.database.query<{ quarter: string }>(sql.QUARTERS);
    return rows.map(({ quarter }) => quarter);
  }

  /** The periods with windows to compute by now; of some only, where they are named. */
  async toScore(now: Date, periods?: readonly string[]): Promise<PeriodToScore[]> {
    const rows = await (periods === undefined
      ? this.database.query<PeriodRow>(sql.PERIODS_TO_SCORE, [now])
      : this.database.query<PeriodRow>(sql.PERIODS_TO_SCORE_OF, [now, periods]));
    return rows.map(({ period, as_of: asOf, windows }) => ({ period, asOf, windows }));
  }

  /** Makes windows due again that somebody was computing who is gone. Gives how many those were. */
  async releaseAbandoned(now: Date): Promise<number> {
    const running = await this.database.query<PeriodRow>(sql.RUNNING_PERIODS);
    let released = 0;
    for (const { period, as_of: asOf } of running) {
      released += await this.database.withTransaction(async (session) => {
        const [lock] = await session.query<{ free: boolean }>(sql.TRY_SCORING_LOCK, scoringPlace(period, asOf));
        return lock?.free === true ? session.execute(sql.RELEASE_WINDOWS, [period, asOf, now]) : 0;
      });
    }
    return released;
  }

  /** Notes that computing the windows of a period failed; they are tried again after a wait that doubles each time. */
  async fail(period: string, asOf: Day, error: unknown, now: Date): Promise<void> {
    await this.database.query(sql.FAIL_WINDOWS, [period, asOf, writeFailure(error), now]);
  }

  /** All windows by period and state, of a quarter or of all (null). */
  async grid(quarter: string | null): Promise<GridRow[]> {
    interface Row extends PeriodRow {
      readonly kind: Period['kind'];
      readonly quarter: string;
      readonly state: WindowState;
      readonly since: Date;
      readonly error: string | null;
      readonly retry_at: Date | null;
    }
    const rows = await this.database.query<Row>(sql.GRID, [quarter]);
    return rows.map(({ as_of: asOf, retry_at: retryAt, ...row }) => ({ ...row, asOf, retryAt }));
  }

  /** How many windows stand in each state, and since when the oldest of each does. */
  async counts(): Promise<{ state: WindowState; windows: number; since: Date }[]> {
    return this.database.query(sql.WINDOW_COUNTS);
  }

  private async execute(within: Session | undefined, statement: string, parameters: readonly unknown[]): Promise<number> {
    if (within !== undefined) return within.execute(statement, parameters);
    return this.database.withSession((session) => session.execute(statement, parameters));
  }
}

interface PeriodRow {
  readonly [column: string]: unknown;
  readonly period: string;
  readonly as_of: Day;
  readonly windows: number;
}

/** The parameters of the lock that whoever computes a period as of a day holds. */
export function scoringPlace(period: string, asOf: Day): [key: number, place: string] {
  return [LOCK_KEYS.scoring, `${period} ${asOf}`];
}

/**
 * Notes that the windows of a period are being computed, those that nobody wanted before included, and waits for changes of the
 * facts that are under way. The lock of {@link scoringPlace} must be held.
 */
export async function claimWindows(session: Session, wanted: WantedPeriod, now: Date): Promise<void> {
  await session.query(sql.NOTE_RUNNING, [...columnsOfOne(wanted), now]);
  await session.query(sql.CLAIM_WINDOWS, [wanted.period.name, wanted.asOf, now]);
  await awaitChanges(session);
}

/**
 * Holds the windows of a period until the end of the transaction. Gives the managers whose windows are not done as of a
 * day; null where the period has no windows at all.
 */
export async function holdWindows(session: Session, period: string, asOf: Day): Promise<ReadonlySet<string> | null> {
  const held = await holdWindowStates(session, period);
  if (held.size === 0) return null;
  return new Set([...held].filter(([, window]) => window.asOf === asOf && window.state !== 'done').map(([managerId]) => managerId));
}

/** The same, and gives as of which day each manager's window is wanted and how it stands, by manager id. */
export async function holdWindowStates(session: Session, period: string): Promise<Map<string, { readonly asOf: Day; readonly state: WindowState }>> {
  const rows = await session.query<{ manager_id: string; as_of: Day; state: WindowState }>(sql.HOLD_WINDOWS, [period]);
  return new Map(rows.map((row) => [row.manager_id, { asOf: row.as_of, state: row.state }]));
}

/** Holds the place of whoever computes a period as of a day, until the end of the transaction: nobody computes it meanwhile. */
export async function holdScoringPlace(session: Session, period: string, asOf: Day): Promise<void> {
  await session.query(sql.HOLD_SCORING_PLACE, scoringPlace(period, asOf));
}

/** Makes the windows of some managers due in a period as of a day, in a transaction that holds its windows. */
export async function makeWindowsDue(session: Session, period: string, asOf: Day, managerIds: readonly string[], now: Date): Promise<void> {
  await session.query(sql.MAKE_DUE_OF_MANAGERS, [period, asOf, managerIds, now]);
}

/** A scorecard that is stored. */
export interface SettledWindow {
  readonly managerId: string;
  readonly fingerprint: string;
}

/** The windows of scorecards are done, in the transaction that stores these; those wanted as of a later day stay as they are. */
export async function settleWindows(
  session: Session,
  wanted: WantedPeriod,
  { ruleVersion, runId }: { ruleVersion: number; runId: string },
  settled: readonly SettledWindow[],
  now: Date,
): Promise<void> {
  await session.query(sql.SETTLE_WINDOWS, [
    ...columnsOfOne(wanted),
    settled.map(({ managerId }) => managerId),
    ruleVersion,
    settled.map(({ fingerprint }) => fingerprint),
    runId,
    now,
  ]);
}

function columnsOfOne({ period, asOf }: WantedPeriod): unknown[] {
  return [period.name, period.kind, period.quarter, period.first, period.last, factsFrom(period), asOf];
}

/** What failed, so that it can be said in any language: the code and details of an expected failure, else the message. */
export function writeFailure(error: unknown): string {
  if (error instanceof OpscoreError) return JSON.stringify({ code: error.code, details: error.details });
  return error instanceof Error ? error.message : String(error);
}
