import { randomUUID } from 'node:crypto';
import type { FlowJobNode, FlowJob, FlowProducer, Job, Queue } from 'bullmq';
import type { JobName, JobPayloads, PlannedJob, QueueName } from '../catalogue.js';
import { JOBS, QUEUES } from '../catalogue.js';
import { deduplicationOf, jobOptions } from './job-options.js';
import { JobSchedules } from './job-schedules.js';
import type { QueueBackend } from './queue-backend.js';

/** How many jobs of a queue are in each state. The next runs of schedules are no work yet, and are not counted. */
export interface QueueCounts {
  readonly waiting: number;
  readonly prioritized: number;
  readonly active: number;
  readonly delayed: number;
  readonly waitingChildren: number;
  readonly failed: number;
  readonly completed: number;
}

const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
/** The queues of what follows from facts; imports bring facts. */
const COMPUTING: readonly QueueName[] = ['planning', 'rollups', 'attribution', 'scoring'];
/** Those of them whose jobs have parents that wait. */
const WORKING: readonly QueueName[] = ['rollups', 'attribution', 'scoring'];
/** What works on any number of jobs may take so much longer than what works on one. */
const LARGE = 12;
const SCHEDULES_QUEUE: QueueName = JOBS.reconcile.queue;

/**
 * The queues of the catalogue: adding jobs, looking at them, and cleaning up. Every operation fails with
 * `queue-unreachable` where the server does not answer; what it was to do is found due again by the reconciler.
 */
export class JobQueues {
  readonly schedules: JobSchedules;
  private readonly queues: Readonly<Record<QueueName, Queue>>;
  private readonly flows: FlowProducer;

  constructor(private readonly backend: QueueBackend) {
    this.queues = Object.fromEntries(QUEUE_NAMES.map((name) => [name, backend.createQueue(name)])) as Record<QueueName, Queue>;
    this.flows = backend.createFlowProducer();
    this.schedules = new JobSchedules(backend, this.queues[SCHEDULES_QUEUE]);
  }

  /** BullMQ's own view of the queues, for pages that show them. */
  get all(): readonly Queue[] {
    return QUEUE_NAMES.map((name) => this.queues[name]);
  }

  /** Adds a job, to be done after `delayMs`. Gives its id, or the id of the same work that already waits. */
  async add<Name extends JobName>(
    job: Name,
    payload: JobPayloads[Name],
    { delayMs = 0 }: { readonly delayMs?: number } = {},
  ): Promise<string> {
    const deduplication = deduplicationOf(job, payload);
    // An id of our own: those that a server counts may begin anew after it was killed, and a job of an old id is not added.
    const options = { ...jobOptions(job), ...(deduplication && { deduplication }), delay: delayMs, jobId: randomUUID() };
    const added = await this.backend.withinPatience(() => this.queues[JOBS[job].queue].add(job, payload, options));
    return added.id ?? '';
  }

  /** Adds a job with the jobs that are done before it, all or none. */
  async addFlow(root: PlannedJob): Promise<void> {
    await this.addFlows([root]);
  }

  /**
   * Adds jobs with the jobs that are done before each, all or none. A child that fails for good lets its parent run all the
   * same: what failed stays due in the database and is tried again from there.
   */
  async addFlows(roots: readonly PlannedJob[]): Promise<void> {
    if (roots.length === 0) return;
    await this.backend.withinPatience(() => this.flows.addBulk(roots.map(asFlow)), LARGE);
  }

  /** What each queue holds. */
  async counts(): Promise<Record<QueueName, QueueCounts>> {
    const counts = await this.backend.withinPatience(() => Promise.all(QUEUE_NAMES.map((name) => this.countsOf(name))));
    return Object.fromEntries(QUEUE_NAMES.map((name, index) => [name, counts[index]])) as Record<QueueName, QueueCounts>;
  }

  /** Whether any job that computes something from facts waits or is being done. */
  async hasUnfinished(): Promise<boolean> {
    const counts = await this.counts();
    return COMPUTING.some((name) => isLive(counts[name]) || counts[name].waitingChildren > 0);
  }

  /**
   * The same without jobs of the planning queue, which who asks may be one of; but with those of it that wait for what
   * computes.
   */
  async isComputing(): Promise<boolean> {
    const counts = await this.counts();
    return counts.planning.waitingChildren > 0 || WORKING.some((name) => isLive(counts[name]) || counts[name].waitingChildren > 0);
  }

  /**
   * Removes jobs that wait for children when nothing else waits or is being done, so that no child is left to wake them.
   * Gives their number.
   */
  async removeOrphans(): Promise<number> {
    return this.backend.withinPatience(async () => {
      // Listed before it is asked whether all is quiet: a flow that is added in between shows as work that waits.
      const lists = await Promise.all(this.all.map((queue) => queue.getJobs(['waiting-children'])));
      const orphans = lists.flat();
      if (orphans.length === 0 || !(await this.isQuiet()) || !(await this.isQuiet())) return 0;
      let removed = 0;
      for (const orphan of orphans) if (await removeOrphan(orphan)) removed += 1;
      return removed;
    }, LARGE);
  }

  /** Drops all jobs and schedules of all queues. Nothing is lost by it: what is due stands in the database. */
  async empty(): Promise<void> {
    await this.backend.withinPatience(async () => {
      for (const queue of this.all) await this.backend.empty(queue);
    }, LARGE);
  }

  /** Lets queues go on that stand still: who emptied one may have been killed before it let the queue go on. */
  async resumePaused(): Promise<void> {
    await this.backend.withinPatience(async () => {
      for (const queue of this.all) if (await queue.isPaused()) await queue.resume();
    }, LARGE);
  }

  /** Has the jobs that failed for good tried once more. Gives their number. */
  async retryFailed(): Promise<number> {
    return this.backend.withinPatience(async () => {
      let retried = 0;
      for (const queue of this.all) {
        const failed = await queue.getJobCountByTypes('failed');
        if (failed > 0) await queue.retryJobs({ state: 'failed' });
        retried += failed;
      }
      return retried;
    }, LARGE);
  }

  /** Lets go of the queues. The backend stays open. */
  async close(): Promise<void> {
    await Promise.all([...this.all.map((queue) => queue.close()), this.flows.close()]);
  }

  /** Who asks may be a job of the planning queue; an import waits for nothing. */
  private async isQuiet(): Promise<boolean> {
    const counts = await Promise.all(WORKING.map((name) => this.countsOf(name)));
    return !counts.some(isLive);
  }

  private async countsOf(name: QueueName): Promise<QueueCounts> {
    const queue = this.queues[name];
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'waiting-children', 'failed', 'completed');
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0, completed = 0 } = counts;
    const next = name === SCHEDULES_QUEUE && delayed > 0 ? (await queue.getDelayed()).filter(isNextRun).length : 0;
    return {
      waiting,
      prioritized,
      active,
      delayed: Math.max(delayed - next, 0),
      waitingChildren: counts['waiting-children'] ?? 0,
      failed,
      completed,
    };
  }
}

const isLive = ({ waiting, prioritized, active, delayed }: QueueCounts): boolean => waiting + prioritized + active + delayed > 0;

/** A schedule's job that was tried before is no longer one that waits for its time. */
const isNextRun = ({ repeatJobKey, attemptsMade }: Job): boolean => repeatJobKey !== undefined && attemptsMade === 0;

async function removeOrphan(job: Job): Promise<boolean> {
  if ((await job.getState()) !== 'waiting-children') return false;
  await job.remove({ removeChildren: false });
  return true;
}

function asFlow({ job, payload, children }: PlannedJob): FlowJob {
  const node = { name: job, queueName: JOBS[job].queue, data: payload };
  if (children.length > 0) return { ...node, opts: jobOptions(job), children: children.map(asChild) };
  const deduplication = deduplicationOf(job, payload);
  return { ...node, opts: { ...jobOptions(job), ...(deduplication && { deduplication }) } };
}

function asChild({ job, payload, children }: PlannedJob): FlowJobNode {
  const opts = { ...jobOptions(job), ignoreDependencyOnFailure: true };
  return { name: job, queueName: JOBS[job].queue, data: payload, opts, children: children.map(asChild) };
}
