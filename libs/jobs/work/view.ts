import { lastPastDay } from '#libs/domain/business-time.js';
import { describeError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { readManagers } from '#libs/directory/managers.js';
import type { Localised } from '#libs/reports/report.js';
import { latestQuarterWithTargets } from '#libs/scorecards/latest-quarter.js';
import type { GridRow } from '#libs/windows/due-windows.js';
import type { WantedPeriod, WindowState } from '#libs/windows/window.js';
import { WINDOW_STATES } from '#libs/windows/window.js';
import { wantedPeriods } from '../plan/wanted-periods.js';
import type { QueueCounts } from '../queue/job-queues.js';
import type { AliveWorker } from '../queue/worker-register.js';
import { aliveWorkers } from '../queue/worker-register.js';
import type { ScheduleTimes } from '../reconciler.js';
import type { JobWork } from './job-work.js';
import { isQueueAway } from './job-work.js';

/** A period with how many of its windows stand in each state. */
export interface GridPeriod {
  readonly period: string;
  readonly kind: 'quarter' | 'month' | 'week';
  readonly quarter: string;
  readonly asOf: string;
  readonly states: Readonly<Record<WindowState, number>>;
  readonly failures: readonly { readonly windows: number; readonly error: string; readonly retryAt: Date | null }[];
}

/** The queue, and what it holds. */
export interface QueueView {
  readonly kind: 'postgres' | 'redis';
  readonly place: string;
  /** Null where the queue is away. */
  readonly counts: Readonly<Record<string, QueueCounts>> | null;
  /** Why it is away. */
  readonly away: Localised | null;
}

/** What runs by itself, and who does it. */
export interface JobsState {
  readonly schedules: readonly ScheduleTimes[];
  readonly workers: readonly AliveWorker[];
  readonly queue: QueueView;
  readonly timeZone: string;
}

/** All that there is to see of jobs. */
export interface JobsView extends JobsState {
  readonly periods: readonly GridPeriod[];
}

/** Reads all that there is to see of jobs: of one quarter, or (null) of all with windows and the latest with targets. */
export async function viewJobs(work: JobWork, quarter: Period | null, timeZone: string): Promise<JobsView> {
  const state = await viewState(work, timeZone);
  const quarters = quarter === null ? await knownQuarters(work, timeZone) : [quarter.name];
  return { ...state, periods: await viewWindows(work, quarters) };
}

/** Reads schedules, workers and queues. */
export async function viewState(work: JobWork, timeZone: string): Promise<JobsState> {
  const { database, services } = work;
  return {
    schedules: await services.reconciler.times(services.clock()),
    workers: await aliveWorkers(database),
    queue: await viewQueue(work),
    timeZone,
  };
}

async function viewQueue(work: JobWork): Promise<QueueView> {
  return work.withQueue(async ({ queues, kind, place }) => {
    try {
      return { kind, place, counts: await queues.counts(), away: null };
    } catch (error) {
      if (!isQueueAway(error)) throw error;
      const { code, details } = error;
      return { kind, place, counts: null, away: { en: describeError(code, details, 'en'), zh: describeError(code, details, 'zh') } };
    }
  });
}

/** The quarters with windows, and the latest with targets, the latest first. */
export async function knownQuarters({ database, services }: JobWork, timeZone: string): Promise<string[]> {
  const latest = await latestQuarterWithTargets(database, lastPastDay(services.clock(), timeZone));
  const known = new Set([...(await services.windows.quarters()), ...(latest === null ? [] : [latest.name])]);
  return [...known].toSorted().toReversed();
}

/** The periods of some quarters with how their windows stand; none where there are no managers. */
export async function viewWindows({ database, services }: JobWork, quarters: readonly string[]): Promise<GridPeriod[]> {
  const { windows, reconciler, clock } = services;
  if ((await database.withSession(readManagers)).length === 0) return [];
  const wanted = wantedPeriods(quarters, reconciler.closedDays(clock()));
  const rows: GridRow[] = [];
  for (const quarter of quarters) rows.push(...(await windows.grid(quarter)));
  const missing = await windows.states(wanted, ['missing']);
  return layGrid(rows, wanted, new Map(missing.map((each) => [each.period, each.windows])));
}

/** The latest quarter first; in each the quarter itself, its months, and its weeks. */
function layGrid(rows: readonly GridRow[], wanted: readonly WantedPeriod[], missing: ReadonlyMap<string, number>): GridPeriod[] {
  const known = rows.map(({ period, asOf }) => ({ period: parsePeriod(period), asOf }));
  const each = new Map([...known, ...wanted].map(({ period, asOf }) => [`${period.name} ${asOf}`, { period, asOf }]));
  const laid = [...each.values()].flatMap(({ period, asOf }): GridPeriod[] => {
    const own = rows.filter((row) => row.period === period.name && row.asOf === asOf);
    const isWanted = wanted.some((one) => one.period.name === period.name && one.asOf === asOf);
    const count = (state: WindowState) =>
      state === 'missing'
        ? isWanted
          ? (missing.get(period.name) ?? 0)
          : 0
        : own.reduce((sum, row) => sum + (row.state === state ? row.windows : 0), 0);
    const states = Object.fromEntries(WINDOW_STATES.map((state) => [state, count(state)])) as Record<WindowState, number>;
    if (Object.values(states).every((windows) => windows === 0)) return [];
    const failures = own
      .filter(({ state }) => state === 'failed')
      .map(({ windows, error, retryAt }) => ({ windows, error: error ?? '', retryAt }));
    return [{ period: period.name, kind: period.kind, quarter: period.quarter, asOf, states, failures }];
  });
  return laid.toSorted(inOrder);
}

const KINDS: readonly Period['kind'][] = ['quarter', 'month', 'week'];

function inOrder(one: GridPeriod, other: GridPeriod): number {
  if (one.quarter !== other.quarter) return one.quarter < other.quarter ? 1 : -1;
  if (one.kind !== other.kind) return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind);
  return `${parsePeriod(one.period).first} ${one.asOf}` < `${parsePeriod(other.period).first} ${other.asOf}` ? -1 : 1;
}
