import { planFacts, planScores, childrenFirst } from './plan/flows.js';
import type { PlannedJob } from './catalogue.js';
import type { ProcessorServices } from './processors.js';
import { scoreWindows } from './processors.js';

/** How far work is: jobs done of all that are planned. */
export type WorkProgress = (job: PlannedJob, done: number, total: number) => void;

/**
 * Does in this process what workers would do: brings the facts up to date, then scores what is due, of some periods or of
 * all (undefined). Gives how many jobs that were. Throws what the first failed job throws; what was done stays done.
 */
export async function workInProcess(
  services: ProcessorServices,
  periods: readonly string[] | undefined,
  onProgress: WorkProgress = () => undefined,
): Promise<number> {
  const { reconciler, clock } = services;
  const { facts } = await reconciler.findWork(clock(), periods);
  const first = planFacts(facts);
  const factJobs = first === null ? [] : childrenFirst(first).filter(({ job }) => job !== 'plan-scores');
  let done = 0;
  for (const job of factJobs) {
    onProgress(job, done, factJobs.length);
    await doFactJob(services, job);
    done += 1;
  }
  const scoreJobs = planScores((await reconciler.findWork(clock(), periods)).periods).flatMap(childrenFirst);
  const total = factJobs.length + scoreJobs.length;
  for (const job of scoreJobs) {
    onProgress(job, done, total);
    if (job.job === 'score') await scoreWindows(services, job.payload, () => undefined);
    done += 1;
  }
  return done;
}

async function doFactJob({ dailySums, attribution }: ProcessorServices, { job, payload }: PlannedJob): Promise<void> {
  if (job === 'roll-up') await dailySums.rollUpRange(payload);
  if (job === 'judge-shops' || job === 'judge-marks') {
    const what = job === 'judge-shops' ? 'shops' : 'marks';
    await attribution.judgeRange(what, { first_key: payload.firstKey, last_key: payload.lastKey });
  }
}
