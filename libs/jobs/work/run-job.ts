import { SCHEDULE_NAMES } from '../plan/schedules.js';
import type { JobWork } from './job-work.js';

const LOOK = 'look';

/** What somebody may have run now: what a schedule does, or the look for what is due. */
export const RUNNABLE_JOBS = [...SCHEDULE_NAMES, LOOK] as const;

export type RunnableJob = (typeof RUNNABLE_JOBS)[number];

/** Notes that a schedule ran where this process did its work; a look is no schedule. */
export async function noteJobRun({ services }: JobWork, job: RunnableJob): Promise<void> {
  if (job !== LOOK) await services.reconciler.noteRun(job, services.clock());
}
