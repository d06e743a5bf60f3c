import { setTimeout as sleep } from 'node:timers/promises';
import type { Localised } from '#libs/reports/report.js';
import type { GridRow } from '#libs/windows/due-windows.js';
import type { JobWork, OpenQueue } from './job-work.js';
import { hasWorkers, isQueueAway } from './job-work.js';

/** Shows somebody how far work is. */
export interface ShownProgress {
  update(label: Localised, done: number, total: number): void;
}

/** How waiting ended: all is done or failed; nobody is left who works; the queue does not answer. */
export type WaitEnd = 'settled' | 'workers-gone' | 'queue-away';

/** What is waited for. */
export interface Awaited {
  /** The periods whose windows are to be settled; undefined for all. */
  readonly periods: ReadonlySet<string> | undefined;
  /** Why the work is asked for: a schedule's name, or in words. */
  readonly reason: string;
  /** Whether verdicts count too, or only what scorecards are made of. */
  readonly withVerdicts: boolean;
}

const POLL_MS = 200;
/** So often it is looked whether workers live, and those are told that work waits: what was in their way may be gone. */
const WAKE_EVERY_MS = 2_000;

/**
 * Has workers do what is due, by way of the queue, and waits for it. What is due stands in the database: who waits looks
 * there, and the queue may lose what it likes.
 */
export async function awaitWorkers(work: JobWork, awaited: Awaited, progress: ShownProgress): Promise<WaitEnd> {
  try {
    return await work.withQueue(async ({ queues }) => {
      await queues.add('reconcile', { reason: awaited.reason });
      let wokenMs = performance.now();
      for (;;) {
        if (await isSettled(work, awaited, queues, progress)) return 'settled';
        await sleep(POLL_MS);
        if (performance.now() - wokenMs < WAKE_EVERY_MS) continue;
        if (!(await hasWorkers(work))) return 'workers-gone';
        await queues.add('reconcile', { reason: 'somebody waits' });
        wokenMs = performance.now();
      }
    });
  } catch (error) {
    if (isQueueAway(error)) return 'queue-away';
    throw error;
  }
}

/** The windows of some periods, or of all. */
export async function windowsOf({ services }: JobWork, periods: ReadonlySet<string> | undefined): Promise<GridRow[]> {
  const rows = await services.windows.grid(null);
  return periods === undefined ? rows : rows.filter(({ period }) => periods.has(period));
}

async function isSettled(
  work: JobWork,
  { periods, withVerdicts }: Awaited,
  queues: OpenQueue['queues'],
  progress: ShownProgress,
): Promise<boolean> {
  const { reconciler, clock } = work.services;
  const rows = await windowsOf(work, periods);
  const count = (some: readonly GridRow[]) => some.reduce((sum, { windows }) => sum + windows, 0);
  const total = count(rows);
  const settled = count(rows.filter(({ state }) => state === 'done' || state === 'failed'));
  progress.update(scoredLabel(settled, total), settled, total);
  if (settled < total) return false;
  // A change of the facts that nobody has taken up yet is going to make windows stale.
  const { facts } = await reconciler.findWork(clock());
  if (facts.rollUps.length + (withVerdicts ? facts.shops.length + facts.marks.length : 0) > 0) return false;
  return periods !== undefined || !(await queues.hasUnfinished());
}

/** How far scoring is, for a progress bar. */
export function scoredLabel(done: number, total: number): Localised {
  return { en: `${done} of ${total} scorecards`, zh: `成绩 ${done} / ${total} 份` };
}
