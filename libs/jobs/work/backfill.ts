import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod, quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { WantedPeriod, WindowState } from '#libs/windows/window.js';
import type { ClosedDays } from '../plan/wanted-periods.js';
import { wantedPeriods } from '../plan/wanted-periods.js';
import type { JobWork } from './job-work.js';
import { windowsOf } from './through-queue.js';

/** Which windows a backfill may take. What is being computed just now is left alone. */
export const BACKFILL_STATES = ['missing', 'failed', 'stale', 'done', 'due'] as const satisfies readonly WindowState[];

/** Twenty years. */
const MOST_QUARTERS = 80;

/** What a backfill takes where nobody says which. */
export const DEFAULT_BACKFILL_STATES = ['missing', 'failed', 'stale'] as const satisfies readonly WindowState[];

/** So many windows of a period that are to be computed, and how they stand. */
export interface BackfillRow {
  readonly period: string;
  readonly asOf: Day;
  readonly state: WindowState;
  readonly windows: number;
}

/** What a backfill is to compute: of the wanted periods of its range the windows that were found, which are in some states. */
export interface BackfillPlan {
  readonly wanted: readonly WantedPeriod[];
  readonly only: readonly WindowState[];
  readonly found: readonly BackfillRow[];
}

/**
 * Plans a backfill from a period to a period, of the windows in some states. Throws `period-unknown` and the like, and
 * `period-range-empty`.
 */
export async function planBackfill(
  work: JobWork,
  { from, to, only }: { readonly from: string; readonly to: string; readonly only: readonly WindowState[] },
): Promise<BackfillPlan> {
  const { reconciler, clock } = work.services;
  const wanted = periodsOfRange(from, to, reconciler.closedDays(clock()));
  return { wanted, only, found: await findBackfill(work, wanted, only) };
}

/**
 * The periods of a range that have begun: of the quarters that the first and the last of it lie in, and of all between, those
 * that lie wholly between the first day of the first and the last day of the last. Throws `period-unknown` and the like, and
 * `period-range-empty` where none has begun, `period-range-long`.
 */
function periodsOfRange(from: string, to: string, closed: ClosedDays): WantedPeriod[] {
  const [first, last] = [parsePeriod(from), parsePeriod(to)];
  const quarters = quartersBetween(first, last);
  if (quarters.length > MOST_QUARTERS) throw new OpscoreError('period-range-long', { from, to, most: MOST_QUARTERS });
  const inRange = ({ period }: WantedPeriod) => period.first >= first.first && period.last <= last.last;
  const found = wantedPeriods(quarters, closed).filter(inRange);
  if (found.length === 0) throw new OpscoreError('period-range-empty', { from, to });
  return found;
}

/** What of the wanted windows stands in one of some states. Windows as of another day than is wanted now count as missing. */
async function findBackfill(work: JobWork, wanted: readonly WantedPeriod[], only: readonly WindowState[]): Promise<BackfillRow[]> {
  const days = new Map(wanted.map(({ period, asOf }) => [period.name, asOf]));
  const known = await windowsOf(work, new Set(days.keys()));
  const missing = await work.services.windows.states(wanted, ['missing']);
  const rows: BackfillRow[] = [...known, ...missing].map(({ period, state, windows, ...row }) => {
    const asOf = days.get(period) ?? '';
    const isOutdated = 'asOf' in row && row.asOf !== asOf;
    return { period, asOf, windows, state: isOutdated && state !== 'running' ? 'missing' : state };
  });
  return mergeRows(rows.filter(({ state }) => only.includes(state)), [...days.keys()]);
}

/** Makes the windows due that were found, and notes what the calendar wants beside. Gives the names of their periods. */
export async function makeBackfillDue(work: JobWork, plan: BackfillPlan): Promise<Set<string>> {
  await work.database.withTransaction((session) => makeBackfillDueIn(session, work, plan));
  return new Set(plan.found.map(({ period }) => period));
}

/** The same in a transaction. */
export async function makeBackfillDueIn(session: Session, { services }: JobWork, { wanted, found, only }: BackfillPlan): Promise<void> {
  const { windows, clock } = services;
  const periods = new Set(found.map(({ period }) => period));
  const asked = wanted.filter(({ period }) => periods.has(period.name));
  const now = clock();
  if (only.includes('missing')) await windows.want(asked, now, session);
  await windows.makeDue(asked, only, now, session);
}

function quartersBetween(first: Period, last: Period): string[] {
  const names: string[] = [];
  for (let day = first.first; day <= last.last; day = nextQuarterFirst(day)) names.push(quarterOf(day));
  return names;
}

function nextQuarterFirst(day: Day): Day {
  const year = Number(day.slice(0, 4));
  const quarter = Number(quarterOf(day).slice(5));
  return quarter === 4 ? `${year + 1}-01-01` : quarterNamed(`${year}Q${quarter + 1}`).first;
}

/** One row for each period and state, in the order of the periods. */
function mergeRows(rows: readonly BackfillRow[], order: readonly string[]): BackfillRow[] {
  const merged = new Map<string, BackfillRow>();
  for (const row of rows) {
    const key = `${row.period} ${row.state}`;
    merged.set(key, { ...row, windows: row.windows + (merged.get(key)?.windows ?? 0) });
  }
  return [...merged.values()].toSorted((one, other) => order.indexOf(one.period) - order.indexOf(other.period));
}
