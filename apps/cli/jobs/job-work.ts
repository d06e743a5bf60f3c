import type { INestApplicationContext } from '@nestjs/common';
import { applicationServices } from '../../worker/worker.js';
import type { Settings } from '#libs/config/settings.js';
import { OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { processorServices } from '#libs/jobs/worker-service.js';

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
