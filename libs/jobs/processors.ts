import type { Attribution } from '#libs/attribution/attribution.js';
import type { DailySums } from '#libs/daily-sums/daily-sums.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { NoticePlan } from '#libs/notices/plan/plan-notices.js';
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
  add<Name extends JobName>(job: Name, payload: JobPayloads[Name], options: { readonly delayMs: number }): Promise<unknown>;
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
  /** Whether anybody listens, or anything is planned and not told. */
  readonly mayPlanNotices: () => Promise<boolean>;
  /** Finds what is to be told. */
  readonly planNotices: () => Promise<NoticePlan>;
  /** Sends what is due for as long as one job may take. Gives when something is due next; null where nothing waits. */
  readonly sendNotices: () => Promise<Date | null>;
  readonly clock: () => Date;
}

const AT_ONCE = { delayMs: 0 } as const;
/** Periods are scored one after another: most of them are done by then. */
const AFTER_SCORING = { delayMs: 2_000 } as const;
/** Later than this nothing is put off: the next look of a worker finds it. */
const PUT_OFF_AT_MOST_MS = 300_000;

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
      await planNoticesSoon(services, queue, AT_ONCE);
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
    processor('score', async (payload, { progress }) => {
      await scoreWindows(services, payload, progress);
      await planNoticesSoon(services, queue, AFTER_SCORING);
    }),
    processor('import-file', async ({ fileId }, context) => {
      await services.importFile(fileId, context);
      // What came in is brought into the scores at once, not only at the next look.
      await reconciler.takeStock(clock());
      await enqueueWork(await reconciler.findWork(clock()), queue);
    }),
    processor('export', async ({ exportId }, context) => {
      await services.makeExport(exportId, context);
      // A notice may wait for it.
      await planNoticesSoon(services, queue, AT_ONCE);
    }),
    processor('plan-notices', async () => {
      const { exportIds, isAnyWaiting } = await services.planNotices();
      for (const exportId of exportIds) await queue.add('export', { exportId }, AT_ONCE);
      if (isAnyWaiting) await queue.add('send-notices', { due: 'now' }, AT_ONCE);
    }),
    processor('send-notices', async () => {
      const next = await services.sendNotices();
      if (next !== null) await putOff(next, clock(), queue);
    }),
  ];
}

/** Has it looked for what is to be told, where anybody wants to be told anything. */
async function planNoticesSoon({ mayPlanNotices }: Pick<ProcessorServices, 'mayPlanNotices'>, queue: WorkQueue, soon: { readonly delayMs: number }): Promise<void> {
  if (await mayPlanNotices()) await queue.add('plan-notices', {}, soon);
}

/** Wakes the sending of messages when something is due next. To whole seconds: what falls due within one is one job. */
async function putOff(next: Date, now: Date, queue: WorkQueue): Promise<void> {
  const at = Math.max(Math.ceil(next.getTime() / 1_000), Math.ceil(now.getTime() / 1_000)) * 1_000;
  const delayMs = at - now.getTime();
  if (delayMs <= PUT_OFF_AT_MOST_MS) await queue.add('send-notices', { due: new Date(at).toISOString() }, { delayMs });
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
