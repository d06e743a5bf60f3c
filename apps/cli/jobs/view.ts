import { lastPastDay } from '#libs/domain/business-time.js';
import { describeError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { wantedPeriods } from '#libs/jobs/plan/wanted-periods.js';
import { aliveWorkers } from '#libs/jobs/queue/worker-register.js';
import { latestQuarterWithTargets } from '#libs/scorecards/latest-quarter.js';
import { readManagers } from '#libs/directory/managers.js';
import type { GridRow } from '#libs/windows/due-windows.js';
import type { WantedPeriod, WindowState } from '#libs/windows/window.js';
import { WINDOW_STATES } from '#libs/windows/window.js';
import type { GridPeriod, JobsView } from '../output/job-grid.js';
import type { JobWork } from './job-work.js';
import { isQueueAway } from './job-work.js';

/** Reads all that there is to see of jobs: of one quarter, or (null) of all with windows and the latest with targets. */
export async function viewJobs(work: JobWork, quarter: Period | null, timeZone: string): Promise<JobsView> {
  const { database, services } = work;
  const { reconciler, clock } = services;
  const now = clock();
  return {
    schedules: await reconciler.times(now),
    workers: await aliveWorkers(database),
    queue: await viewQueue(work),
    periods: await viewWindows(work, quarter, timeZone),
    timeZone,
  };
}

async function viewQueue(work: JobWork): Promise<JobsView['queue']> {
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

async function viewWindows(work: JobWork, quarter: Period | null, timeZone: string): Promise<GridPeriod[]> {
  const { database, services } = work;
  const { windows, reconciler, clock } = services;
  if ((await database.withSession(readManagers)).length === 0) return [];
  const latest = await latestQuarterWithTargets(database, lastPastDay(clock(), timeZone));
  const known = [...new Set([...(await windows.quarters()), ...(latest === null ? [] : [latest.name])])];
  const quarters = quarter === null ? known : [quarter.name];
  const wanted = wantedPeriods(quarters, reconciler.closedDays(clock()));
  const rows = await windows.grid(quarter?.name ?? null);
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
