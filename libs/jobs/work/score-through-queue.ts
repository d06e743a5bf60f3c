import { wantedPeriods } from '../plan/wanted-periods.js';
import type { WantedPeriod } from '#libs/windows/window.js';
import { readFailure } from '#libs/windows/written-failure.js';
import type { JobWork } from './job-work.js';
import { hasWorkers } from './job-work.js';
import type { ShownProgress } from './through-queue.js';
import { awaitWorkers, windowsOf } from './through-queue.js';

/** Whatever stands there is computed again, as a scoring in this process does. */
const ALL_STATES = ['missing', 'due', 'done', 'failed', 'stale'] as const;

/**
 * Has workers score a period as of a day for all managers. Gives false, without having waited, where none is alive or the day
 * is not the one that the calendar wants by now (workers keep each period as of one day only), and where the work did not
 * come to its end: the caller then computes by itself. Throws the failure where workers could not score it.
 */
export async function scoreThroughQueue(
  work: JobWork,
  { period, asOf }: WantedPeriod,
  progress: ShownProgress,
): Promise<boolean> {
  const { windows, reconciler, clock } = work.services;
  if (!(await hasWorkers(work))) return false;
  const wanted = wantedPeriods([period.quarter], reconciler.closedDays(clock()));
  if (!wanted.some((each) => each.period.name === period.name && each.asOf === asOf)) return false;
  const periods = new Set([period.name]);
  if ((await windowsOf(work, periods)).some((row) => row.asOf > asOf)) return false;
  await windows.makeDue([{ period, asOf }], ALL_STATES, clock());
  if ((await windowsOf(work, periods)).length === 0) return false;
  const end = await awaitWorkers(work, { periods, reason: 'score', withVerdicts: false }, progress);
  if (end !== 'settled') return false;
  const rows = await windowsOf(work, periods);
  const failed = rows.find(({ state }) => state === 'failed');
  if (failed !== undefined) throw readFailure(failed.error ?? '');
  return rows.every((row) => row.asOf === asOf && row.state === 'done');
}
