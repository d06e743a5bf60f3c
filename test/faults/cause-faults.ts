import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Queue } from 'bullmq';
import { ImportFiles } from '#libs/inbox/import-files.js';
import type { PlannedJob } from '#libs/jobs/catalogue.js';
import { planScores } from '#libs/jobs/plan/flows.js';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import { endsWithin } from '#libs/jobs/queue/transport.js';
import type { ComputingQueue, Fault } from './fault-schedule.js';
import type { CompanyPlace } from './open-company.js';
import type { SimulatedClock } from './simulated-company.js';
import type { SimulatedDatabase, SimulatedRedis } from './simulated-servers.js';
import type { SimulatedWorker } from './simulated-worker.js';

/** What faults are done to. */
export interface FaultyParts {
  readonly database: SimulatedDatabase;
  readonly redis: SimulatedRedis | null;
  readonly workers: readonly SimulatedWorker[];
  readonly clock: SimulatedClock;
  readonly queue: FaultyQueue;
}

const PATIENCE_MS = 1_500;
const READY_WITHIN_MS = 60_000;
/** Work comes of a jump of the clock within a look. */
const WORK_WITHIN_MS = 1_500;
const MOST_TAKEN = 4;
const TIMING = { lockMs: 2_000, stalledCheckMs: 60_000, losses: 10, reconnectMs: 200 };
const WAITING = ['waiting', 'delayed', 'waiting-children', 'prioritized'] as const;

/** Does a fault. Gives whether it came to anything: a queue that is away cannot be emptied. */
export async function causeFault(fault: Fault, { database, redis, workers, clock, queue }: FaultyParts): Promise<boolean> {
  switch (fault.kind) {
    case 'kill-worker':
      return signalReady(workers[fault.worker], 'SIGKILL');
    case 'stop-worker':
      return signalReady(workers[fault.worker], 'SIGTERM');
    case 'freeze-worker':
      return freeze(workers[fault.worker], fault.forMs);
    case 'kill-database':
      await database.restart('SIGKILL');
      return true;
    case 'restart-database':
      await database.restart('SIGINT');
      return true;
    case 'kill-queue':
      await redis?.restart({ keepsData: true });
      return redis !== null;
    case 'lose-queue':
      await redis?.restart({ keepsData: false });
      return redis !== null;
    case 'jump-clock':
      return jump(clock, fault.to);
    case 'drop-jobs':
    case 'drop-queue':
      jump(clock, fault.to);
      return queue.disturb(fault);
    case 'false-done':
      return queue.disturb(fault, () => jump(clock, fault.to));
    case 'empty-queue':
    case 'delete-schedules':
    case 'deliver-again':
      return queue.disturb(fault);
  }
}

/** Sets the clock; gives whether that is a jump. */
function jump(clock: SimulatedClock, to: string): boolean {
  const moment = new Date(to);
  const isJump = clock.now.getTime() !== moment.getTime();
  clock.set(moment);
  return isJump;
}

/** A worker that was only just started is waited for: a fault of nobody is none. */
async function signalReady(worker: SimulatedWorker | undefined, signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP'): Promise<boolean> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (worker?.signal(signal) === true) return true;
    await sleep(20);
  }
  return false;
}

/** Others go on meanwhile: nobody waits for it to wake up. */
async function freeze(worker: SimulatedWorker | undefined, forMs: number): Promise<boolean> {
  if (!(await signalReady(worker, 'SIGSTOP'))) return false;
  setTimeout(() => worker?.signal('SIGCONT'), forMs);
  return true;
}

/** Tries something until it works or no work is to be expected any more; gives whether it worked. */
async function withinMoments(attempt: () => Promise<boolean>): Promise<boolean> {
  const deadline = performance.now() + WORK_WITHIN_MS;
  for (;;) {
    if (await attempt()) return true;
    if (performance.now() > deadline) return false;
  }
}

/** A job that waits for anything but its time. */
async function firstWaiting(queue: Queue): Promise<Job | undefined> {
  return (await queue.getJobs([...WAITING])).find(({ repeatJobKey }) => repeatJobKey === undefined);
}

type QueueFault = Extract<Fault, { kind: 'empty-queue' | 'delete-schedules' | 'drop-jobs' | 'drop-queue' | 'false-done' | 'deliver-again' }>;

/** The queue as somebody sees it who means it no good. */
export class FaultyQueue {
  private readonly backend: QueueBackend;
  readonly queues: JobQueues;

  constructor(
    { databaseUrl, queueUrl }: CompanyPlace,
    private readonly files: ImportFiles,
  ) {
    this.backend = new QueueBackend({ databaseUrl, queueUrl, patienceMs: PATIENCE_MS, onError: () => undefined });
    this.queues = new JobQueues(this.backend);
  }

  /** Disturbs it, and does something meanwhile; gives whether that worked. */
  async disturb(fault: QueueFault, meanwhile: () => unknown = () => undefined): Promise<boolean> {
    try {
      return await this.attempt(fault, meanwhile);
    } catch {
      return false;
    }
  }

  /** Lets go of it. */
  async close(): Promise<void> {
    await endsWithin(PATIENCE_MS, this.queues.close());
    await endsWithin(PATIENCE_MS, this.backend.close());
  }

  private async attempt(fault: QueueFault, meanwhile: () => unknown): Promise<boolean> {
    switch (fault.kind) {
      case 'empty-queue':
        await this.queues.empty();
        return true;
      case 'delete-schedules':
        await this.queues.schedules.remove();
        return true;
      case 'drop-jobs':
        return this.dropJobs();
      case 'drop-queue':
        return this.dropQueue(fault.queue);
      case 'false-done':
        return this.sayDone(fault.queue, meanwhile);
      case 'deliver-again':
        await this.deliver(fault);
        return true;
    }
  }

  /** Drops a job of each queue that waits for anything, as soon as there is one. */
  private async dropJobs(): Promise<boolean> {
    return withinMoments(async () => {
      const firsts = await this.backend.withinPatience(() => Promise.all(this.queues.all.map(firstWaiting)));
      const removals = firsts.filter((job) => job !== undefined).map((job) => job.remove({ removeChildren: false }));
      return (await Promise.allSettled(removals)).some(({ status }) => status === 'fulfilled');
    });
  }

  /** Empties one queue as soon as something waits in it, and leaves those that wait for its jobs in others. */
  private async dropQueue(name: ComputingQueue): Promise<boolean> {
    const queue = this.queues.all.find((each) => each.name === name);
    return withinMoments(async () => {
      if (queue === undefined || (await this.backend.withinPatience(() => firstWaiting(queue))) === undefined) return false;
      await this.backend.withinPatience(() => this.backend.empty(queue));
      return true;
    });
  }

  /** Takes jobs of a queue for a moment and does nothing, so that BullMQ holds them to be done. */
  private async sayDone(queue: ComputingQueue, meanwhile: () => unknown): Promise<boolean> {
    let taken = 0;
    const thief = this.backend.createWorker(queue, async () => void (taken += 1), 4, TIMING);
    thief.run().catch(() => undefined);
    meanwhile();
    await withinMoments(async () => {
      await sleep(20);
      return taken >= MOST_TAKEN;
    });
    await endsWithin(PATIENCE_MS, thief.close(true));
    return taken > 0;
  }

  private async deliver({ what, period, asOf, key }: Extract<Fault, { kind: 'deliver-again' }>): Promise<void> {
    const range = { firstKey: key, lastKey: key + 3 };
    if (what === 'import-file') {
      const [file] = await this.files.list({ limit: 1 });
      if (file !== undefined) await this.queues.add('import-file', { fileId: file.fileId });
      return;
    }
    const jobs: Record<Exclude<typeof what, 'import-file'>, readonly PlannedJob[]> = {
      score: [{ job: 'score', payload: { period, asOf }, children: [] }],
      'roll-up': [{ job: 'roll-up', payload: range, children: [] }],
      'judge-shops': [{ job: 'judge-shops', payload: range, children: [] }],
      'judge-marks': [{ job: 'judge-marks', payload: range, children: [] }],
      'plan-scores': [{ job: 'plan-scores', payload: {}, children: [] }],
      reconcile: [{ job: 'reconcile', payload: { reason: 'nightly' }, children: [] }],
      tree: planScores([{ period: '2026Q2', asOf: '2026-04-28' }, { period, asOf }]),
    };
    for (let time = 0; time < 2; time++) await this.queues.addFlows(jobs[what]);
  }
}
