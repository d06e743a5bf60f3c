import type { INestApplicationContext } from '@nestjs/common';
import { applicationServices } from '../../worker/worker.js';
import type { Settings } from '#libs/config/settings.js';
import type { Database } from '#libs/database/database.js';
import { OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ProcessorServices } from '#libs/jobs/processors.js';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import { aliveWorkers } from '#libs/jobs/queue/worker-register.js';
import { processorServices } from '#libs/jobs/worker-service.js';

/** What commands need that look at jobs or have them done. */
export interface JobWork {
  readonly database: Database;
  /** What jobs are done with, where this process does them itself. */
  readonly services: ProcessorServices;
  /** Gives an open queue to `work`, and closes it again. */
  readonly withQueue: <T>(work: (queue: OpenQueue) => Promise<T>) => Promise<T>;
}

/** The queue, and what may be said of where it is. */
export interface OpenQueue {
  readonly queues: JobQueues;
  readonly kind: 'postgres' | 'redis';
  /** Without user and password. */
  readonly place: string;
}

/** What commands about jobs work with, on open application services. */
export function jobWorkOf(application: INestApplicationContext, settings: Settings, clock: () => Date): JobWork {
  const services = applicationServices(application);
  const { url } = application.get<OpenDatabase>(OPEN_DATABASE);
  return {
    database: services.database,
    services: processorServices(services, settings, clock),
    withQueue: async (work) => {
      const backend = new QueueBackend({ databaseUrl: url, queueUrl: settings.QUEUE_URL });
      const queues = new JobQueues(backend);
      try {
        return await work({ queues, kind: backend.kind, place: backend.place });
      } finally {
        await queues.close();
        await backend.close();
      }
    },
  };
}

/** Whether anybody is there who would do what is put into the queue. */
export async function hasWorkers({ database }: JobWork): Promise<boolean> {
  return (await aliveWorkers(database)).length > 0;
}

/** Whether something failed because the queue is away. */
export function isQueueAway(error: unknown): error is OpscoreError {
  return error instanceof OpscoreError && error.code === 'queue-unreachable';
}
