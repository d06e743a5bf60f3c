import { Attribution } from '#libs/attribution/attribution.js';
import type { Database } from '#libs/database/database.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { previousQuarter, quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { PeriodToScore } from '#libs/windows/due-windows.js';
import type { MerchantRange } from './catalogue.js';
import type { FactBatches } from './plan/flows.js';
import type { ScheduleName, Schedules } from './plan/schedules.js';
import { SCHEDULE_NAMES, lastOccurrence, nextOccurrence } from './plan/schedules.js';
import type { ClosedDays } from './plan/wanted-periods.js';
import { wantedPeriods } from './plan/wanted-periods.js';
import * as sql from './reconciler.sql.js';

/** What is to be done, as PostgreSQL has it. */
export interface DueWork {
  readonly facts: FactBatches;
  readonly periods: readonly PeriodToScore[];
}

/** What taking stock found and noted. */
export interface StockTaking {
  /** Windows that became due since they are wanted, or wanted as of another day. */
  readonly wanted: number;
  /** Windows whose rules have changed. */
  readonly outdated: number;
  /** Windows whose computing had been given up. */
  readonly abandoned: number;
}

/** A schedule: when it last ran and when it is to run next. */
export interface ScheduleTimes {
  readonly name: ScheduleName;
  readonly pattern: string;
  readonly lastRun: Date | null;
  readonly nextRun: Date;
}

export interface ReconcilerSettings {
  readonly schedules: Schedules;
  /** The business time zone. */
  readonly timeZone: string;
}

/**
 * Finds what is missing, failed or stale, from what stands in PostgreSQL alone: whatever happened to the queue, the next
 * look finds it again.
 */
export class Reconciler {
  private readonly windows: DueWindows;

  constructor(
    private readonly database: Database,
    private readonly services: { readonly dailySums: DailySums; readonly attribution: Attribution; readonly ruleVersions: RuleVersions },
    private readonly settings: ReconcilerSettings,
  ) {
    this.windows = new DueWindows(database);
  }

  /** Notes which scorecards are wanted by now, which of them are out of date, and which nobody is computing any more. */
  async takeStock(now: Date): Promise<StockTaking> {
    const { attribution, ruleVersions } = this.services;
    await this.windows.forgetAhead(lastPastDay(now, this.settings.timeZone));
    const wanted = await this.windows.want(wantedPeriods(await this.quarters(now), this.closedDays(now)), now);
    const abandoned = await this.windows.releaseAbandoned(now);
    const versions = await ruleVersions.list();
    const inForce = (await this.windows.quarters()).map(
      (quarter) => [quarter, pickInForce(versions, quarterNamed(quarter).first).version] as const,
    );
    const outdated = await this.windows.markStaleByRules(new Map(inForce), now);
    await attribution.noticeNewRules();
    return { wanted, outdated, abandoned };
  }

  /** What is to be done by now; of some periods only, where they are named. */
  async findWork(now: Date, periods?: readonly string[]): Promise<DueWork> {
    const { dailySums, attribution } = this.services;
    const facts: FactBatches = {
      rollUps: (await dailySums.planBatches()).map(rangeOf),
      shops: (await attribution.planBatches('shops')).map(rangeOf),
      marks: (await attribution.planBatches('marks')).map(rangeOf),
    };
    return { facts, periods: await this.windows.toScore(now, periods) };
  }

  /** Up to which day each schedule has closed the books by now. */
  closedDays(now: Date): ClosedDays {
    const { schedules, timeZone } = this.settings;
    const closed = (name: ScheduleName) => lastPastDay(lastOccurrence(schedules[name], timeZone, now), timeZone);
    return { nightly: closed('nightly'), weekly: closed('weekly'), monthly: closed('monthly'), quarterly: closed('quarterly') };
  }

  /** Notes that a schedule ran. */
  async noteRun(name: ScheduleName, now: Date): Promise<void> {
    await this.database.query(sql.NOTE_SCHEDULE_RUN, [name, now]);
  }

  /** When each schedule last ran, and is to run next. */
  async times(now: Date): Promise<ScheduleTimes[]> {
    const rows = await this.database.query<{ schedule: string; ran_at: Date }>(sql.SCHEDULE_RUNS);
    const { schedules, timeZone } = this.settings;
    return SCHEDULE_NAMES.map((name) => ({
      name,
      pattern: schedules[name],
      lastRun: rows.find(({ schedule }) => schedule === name)?.ran_at ?? null,
      nextRun: nextOccurrence(schedules[name], timeZone, now),
    }));
  }

  /** The quarters that are kept up: the one of the last closed day and the one before, where they have targets, and all with windows. */
  private async quarters(now: Date): Promise<string[]> {
    const current = quarterNamed(quarterOf(this.closedDays(now).nightly));
    const rows = await this.database.query<{ quarter: string }>(sql.TARGET_QUARTERS);
    const withTargets = new Set(rows.map(({ quarter }) => quarter));
    const recent = [current.name, previousQuarter(current).name].filter((quarter) => withTargets.has(quarter));
    return [...new Set([...recent, ...(await this.windows.quarters())])].toSorted();
  }
}

/** Jobs carry keys alone. */
function rangeOf({ firstKey, lastKey }: MerchantRange): MerchantRange {
  return { firstKey, lastKey };
}
