import { planFacts, planScores, childrenFirst } from './plan/flows.js';
import type { PlannedJob } from './catalogue.js';
import type { ProcessorServices, WorkQueue } from './processors.js';
import { createProcessors } from './processors.js';
import { requireProcessors } from './queue/processor-registry.js';

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
  const processors = requireProcessors(createProcessors(services, NO_QUEUE));
  let done = 0;
  const work = async (jobs: readonly PlannedJob[]) => {
    const total = done + jobs.length;
    for (const job of jobs) {
      onProgress(job, done, total);
      await processors.get(job.job)?.process(job.payload, { progress: () => undefined, isLastAttempt: true });
      done += 1;
    }
  };
  const first = planFacts((await reconciler.findWork(clock(), periods)).facts);
  // The scores are planned here, for the periods that are asked for.
  await work(first?.children ?? []);
  await work(planScores((await reconciler.findWork(clock(), periods)).periods).flatMap(childrenFirst));
  return done;
}

/** Work that is done here is not put into a queue. */
const NO_QUEUE: WorkQueue = {
  addFlows: () => Promise.resolve(),
  isComputing: () => Promise.resolve(false),
  removeOrphans: () => Promise.resolve(),
  add: () => Promise.resolve(),
};
