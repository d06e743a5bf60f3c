import type { DeduplicationOptions, JobSchedulerTemplateOptions } from 'bullmq';
import type { JobName, JobPayloads } from '../catalogue.js';
import { JOBS } from '../catalogue.js';

/** How a job is tried and kept, in BullMQ's words. */
export function jobOptions(job: JobName): JobSchedulerTemplateOptions {
  const { attempts, backoffMs, keep } = JOBS[job];
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: { count: keep.completed },
    removeOnFail: { count: keep.failed },
  };
}

/**
 * What makes a job the same work as another: while one waits, a further one is not added; while one is being done, the last
 * one that comes is done after it.
 */
export function deduplicationOf<Name extends JobName>(job: Name, payload: JobPayloads[Name]): DeduplicationOptions | undefined {
  const text = JOBS[job].deduplicate?.(payload);
  return text === undefined ? undefined : { id: `${job} ${text}`, keepLastIfActive: true };
}
