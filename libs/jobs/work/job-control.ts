import { recordAudit } from '#libs/audit/audit-log.js';
import type { Actor } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { WindowState } from '#libs/windows/window.js';
import type { QueueWake } from '../queue/queue-wake.js';
import type { BackfillRow } from './backfill.js';
import { makeBackfillDueIn, planBackfill } from './backfill.js';
import type { JobWork } from './job-work.js';
import type { RunnableJob } from './run-job.js';

/** A backfill that somebody asks for: the windows of a range of periods that stand in one of some states. */
export interface BackfillRequest {
  readonly from: string;
  readonly to: string;
  readonly only: readonly WindowState[];
}

/** Has jobs done by workers, for somebody who does not wait for them. Every one of it is on record with who asked. */
export class JobControl {
  constructor(
    private readonly work: JobWork,
    private readonly queue: QueueWake,
  ) {}

  /**
   * Has workers do now what a schedule does, or look for what is due. What is due is noted before. Throws
   * `queue-unreachable` where the queue is away: nothing is lost by that, but the schedule does not count as run.
   */
  async run(job: RunnableJob, actor: Actor): Promise<void> {
    const { database, services, withQueue } = this.work;
    const now = services.clock();
    await services.reconciler.takeStock(now);
    await database.withTransaction((session) =>
      recordAudit(session, { actor, action: 'job.run', subject: job, before: null, after: { job }, now }),
    );
    await withQueue(({ queues }) => queues.add('reconcile', { reason: job }));
  }

  /**
   * Makes the windows of a range of periods due that stand in one of some states, and wakes workers. Gives what is computed
   * by that, by period and state. Throws `period-unknown` and the like, and `period-range-empty`.
   */
  async backfill(request: BackfillRequest, actor: Actor): Promise<readonly BackfillRow[]> {
    const { work } = this;
    const plan = await planBackfill(work, request);
    if (plan.found.length === 0) return [];
    await work.database.withTransaction(async (session) => {
      await makeBackfillDueIn(session, work, plan);
      const { from, to, only } = request;
      const windows = plan.found.reduce((sum, row) => sum + row.windows, 0);
      const subject = from === to ? from : `${from} to ${to}`;
      await recordAudit(session, {
        actor,
        action: 'job.backfill',
        subject,
        before: null,
        after: { from, to, only, windows },
        now: work.services.clock(),
      });
    });
    this.queue.wake('reconcile', { reason: 'backfill' });
    return plan.found;
  }

  /** Makes failed windows of a period due at once, of one manager or (null) of all. Gives how many. Throws `period-unknown` and the like. */
  async retry(periodName: string, managerId: string | null, actor: Actor): Promise<number> {
    const { database, services } = this.work;
    const period = parsePeriod(periodName);
    const now = services.clock();
    const windows = await database.withTransaction(async (session) => {
      const retried = await services.windows.retryFailed(period.name, managerId, now, session);
      if (retried > 0) {
        const after = { period: period.name, managerId, windows: retried };
        await recordAudit(session, { actor, action: 'job.retry', subject: period.name, before: null, after, now });
      }
      return retried;
    });
    if (windows > 0) this.queue.wake('reconcile', { reason: 'retry' });
    return windows;
  }
}
