import type { Attribution } from '#libs/attribution/attribution.js';
import type { DailySums } from '#libs/daily-sums/daily-sums.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { DueWindows } from '#libs/windows/due-windows.js';
import type { JobName, JobPayloads, MerchantRange, PlannedJob } from './catalogue.js';
import { planFacts, planScores } from './plan/flows.js';
import type { ScheduleName } from './plan/schedules.js';
import { SCHEDULE_NAMES } from './plan/schedules.js';
import type { JobContext, JobProcessor } from './processor.js';
import type { DueWork, Reconciler } from './reconciler.js';

/** What processors need of the queue: that further work is added, and whether earlier work is still there. */
export interface WorkQueue {
  addFlows(roots: readonly PlannedJob[]): Promise<void>;
  /** Whether any job that computes something waits or is being done, or a parent waits for one. */
  isComputing(): Promise<boolean>;
  removeOrphans(): Promise<unknown>;
}

/** What the processors do their work with. */
export interface ProcessorServices {
  readonly dailySums: DailySums;
  readonly attribution: Attribution;
  readonly scorecards: Scorecards;
  readonly windows: DueWindows;
  readonly reconciler: Reconciler;
  /** Imports a file of the table import_files. */
  readonly importFile: (fileId: string, context: JobContext) => Promise<void>;
  /** Makes the file of an export of the table export_files. */
  readonly makeExport: (exportId: string, context: JobContext) => Promise<void>;
  readonly clock: () => Date;
}

/** One processor for every job of the catalogue. */
export function createProcessors(services: ProcessorServices, queue: WorkQueue): JobProcessor[] {
  const { dailySums, attribution, reconciler, clock } = services;
  const judge = (what: 'shops' | 'marks') => async (range: MerchantRange) => {
    await attribution.judgeRange(what, range);
  };
  return [
    processor('reconcile', async ({ reason }) => {
      const now = clock();
      if (isSchedule(reason)) await reconciler.noteRun(reason, now);
      await reconciler.takeStock(now);
      await enqueueWork(await reconciler.findWork(now), queue);
    }),
    processor('plan-scores', async () => {
      const { periods } = await reconciler.findWork(clock());
      await queue.addFlows(planScores(periods));
    }),
    processor('roll-up', async (range) => {
      await dailySums.rollUpRange(range);
    }),
    processor('judge-shops', judge('shops')),
    processor('judge-marks', judge('marks')),
    processor('score', (payload, { progress }) => scoreWindows(services, payload, progress)),
    processor('import-file', async ({ fileId }, context) => {
      await services.importFile(fileId, context);
      // What came in is brought into the scores at once, not only at the next look.
      await reconciler.takeStock(clock());
      await enqueueWork(await reconciler.findWork(clock()), queue);
    }),
    processor('export', ({ exportId }, context) => services.makeExport(exportId, context)),
  ];
}

/**
 * Has due work done: facts first, else scores. Where earlier work is still on its way nothing is added: what it leaves is
 * found by the next look. Gives the trees that were added.
 */
export async function enqueueWork({ facts, periods }: DueWork, queue: WorkQueue): Promise<readonly PlannedJob[]> {
  await queue.removeOrphans();
  if (await queue.isComputing()) return [];
  const first = planFacts(facts);
  const roots = first === null ? planScores(periods) : [first];
  if (roots.length > 0) await queue.addFlows(roots);
  return roots;
}

/** Scores the windows of a period that are due. */
export async function scoreWindows(
  { scorecards, clock }: Pick<ProcessorServices, 'scorecards' | 'clock'>,
  { period, asOf }: JobPayloads['score'],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await scorecards.scoreDue(parsePeriod(period), asOf, {
    now: clock(),
    onProgress: (_, done, total) => onProgress(done, total),
  });
}

function processor<Name extends JobName>(
  job: Name,
  process: JobProcessor<Name>['process'],
): JobProcessor {
  return { job, process };
}

function isSchedule(reason: string): reason is ScheduleName {
  return (SCHEDULE_NAMES as readonly string[]).includes(reason);
}
