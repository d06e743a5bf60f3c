import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ProcessorServices } from '../processors.js';
import type { JobQueues } from '../queue/job-queues.js';
import { aliveWorkers } from '../queue/worker-register.js';

/** What those need who look at jobs or have them done. */
export interface JobWork {
  readonly database: Database;
  /** What jobs are done with, where this process does them itself. */
  readonly services: ProcessorServices;
  /** Gives an open queue to `work`, and lets go of it again. */
  readonly withQueue: <T>(work: (queue: OpenQueue) => Promise<T>) => Promise<T>;
}

/** The queue, and what may be said of where it is. */
export interface OpenQueue {
  readonly queues: JobQueues;
  readonly kind: 'postgres' | 'redis';
  /** Without user and password. */
  readonly place: string;
}

/** Whether anybody is there who would do what is put into the queue. */
export async function hasWorkers({ database }: Pick<JobWork, 'database'>): Promise<boolean> {
  return (await aliveWorkers(database)).length > 0;
}

/** Whether something failed because the queue is away. */
export function isQueueAway(error: unknown): error is OpscoreError {
  return error instanceof OpscoreError && error.code === 'queue-unreachable';
}
