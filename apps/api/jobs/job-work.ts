import type { Settings } from '#libs/config/settings.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import type { ApplicationServices } from '#libs/jobs/worker-service.js';
import { processorServices } from '#libs/jobs/worker-service.js';
import type { Clock } from '../http/clock.js';
import type { JobQueue } from '../job-queue.js';

/** What Nest provides under this: what those need who look at jobs. */
export const JOB_WORK = Symbol('job work');

/** What the routes about jobs work with: the open queue of the API, and the services that jobs are done with. */
export function jobWorkOf(services: ApplicationServices, settings: Settings, clock: Clock, queue: JobQueue): JobWork {
  return {
    database: services.database,
    services: processorServices(services, settings, clock),
    // It stays open: it is closed with the application.
    withQueue: (work) => work(queue.open),
  };
}
