import { workInProcess } from '../work-in-process.js';
import type { PlannedJob } from '../catalogue.js';
import type { Localised } from '#libs/reports/report.js';
import type { JobWork } from './job-work.js';
import type { ShownProgress } from './through-queue.js';
import { windowsOf } from './through-queue.js';

/**
 * Does what is due in this process, of some periods or of all: facts first, then scores. A period that fails is noted with
 * its reason, and the others go on. Throws what fails beside that.
 */
export async function doInProcess(work: JobWork, periods: ReadonlySet<string> | undefined, progress: ShownProgress): Promise<void> {
  for (;;) {
    const failedBefore = await countFailed(work, periods);
    try {
      await workInProcess(work.services, periods && [...periods], (job, done, total) => progress.update(labelOf(job), done, total));
      return;
    } catch (error) {
      // Failed windows wait before they are tried again: the next round goes on with the rest.
      if ((await countFailed(work, periods)) <= failedBefore) throw error;
    }
  }
}

async function countFailed(work: JobWork, periods: ReadonlySet<string> | undefined): Promise<number> {
  const failed = (await windowsOf(work, periods)).filter(({ state }) => state === 'failed');
  return failed.reduce((sum, { windows }) => sum + windows, 0);
}

function labelOf(job: PlannedJob): Localised {
  if (job.job === 'score') return { en: `scoring ${job.payload.period}`, zh: `计分 ${job.payload.period}` };
  return job.job === 'roll-up' ? { en: 'daily sums', zh: '日汇总' } : { en: 'attribution', zh: '客服归属' };
}
