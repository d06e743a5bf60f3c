import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, Worker } from 'bullmq';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { ERRORS } from '#libs/domain/error-table.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { JobName, QueueName } from '../catalogue.js';
import { QUEUES } from '../catalogue.js';
import type { JobProcessor } from '../processor.js';
import type { JobAttempt, JobObserver } from './job-observer.js';
import { ProgressReports } from './progress-reports.js';
import type { QueueBackend } from './queue-backend.js';
import type { WorkerTiming } from './transport.js';
import { endsWithin } from './transport.js';

export interface JobWorkerOptions {
  /** A backend holds the connections of one worker. */
  readonly backend: QueueBackend;
  readonly processors: ReadonlyMap<JobName, JobProcessor>;
  readonly observer?: JobObserver | undefined;
  /** What the concurrency of each queue is multiplied by: 1 keeps about one core busy. */
  readonly concurrency?: number | undefined;
  readonly timing?: Partial<WorkerTiming> | undefined;
}

/** What a stop left undone; another worker takes it up. */
export interface StopReport {
  readonly givenUp: readonly JobAttempt[];
}

/**
 * The job of a worker that was killed is taken up by another one when its hold has ended and the queue is looked through:
 * after 15 s and at most two rounds of 5 s. Workers are killed often enough (updates, machines going away) that a job may lose
 * its worker many times; one that itself kills workers is stopped in the end.
 */
const TIMING: WorkerTiming = { lockMs: 15_000, stalledCheckMs: 5_000, losses: 10, reconnectMs: 1_000 };
const CLOSE_WITHIN_MS = 2_000;

/** Does the jobs of all queues, each by its processor. */
export class JobWorker {
  private readonly timing: WorkerTiming;
  private readonly running = new Map<Job, JobAttempt>();
  private workers: readonly Worker[] = [];
  private starting: Promise<void> | undefined;
  private stopping: Promise<StopReport> | undefined;

  constructor(private readonly options: JobWorkerOptions) {
    this.timing = { ...TIMING, ...options.timing };
  }

  /** Begins to take jobs: at once, or as soon as the queue can be reached. Resolves then, or when it is stopped before. */
  start(): Promise<void> {
    return (this.starting ??= this.begin());
  }

  /**
   * Takes no more jobs, waits for the running ones at most `deadlineMs`, then lets go of them. Gives those that were not done
   * in time: they are taken up by another worker, while their work in this process may still go on for a moment.
   */
  stop(deadlineMs: number): Promise<StopReport> {
    return (this.stopping ??= this.end(deadlineMs));
  }

  private async begin(): Promise<void> {
    while (!(await this.isReady())) {
      await sleep(this.timing.reconnectMs);
    }
    if (this.stopping !== undefined) return;
    this.workers = (Object.keys(QUEUES) as QueueName[]).map((queue) => this.listenTo(queue));
  }

  /** Why the queue is away is told by the backend. */
  private async isReady(): Promise<boolean> {
    if (this.stopping !== undefined) return true;
    return this.options.backend.ready().then(
      () => true,
      () => false,
    );
  }

  private listenTo(queue: QueueName): Worker {
    const { backend, concurrency = 1, observer } = this.options;
    const atOnce = Math.max(1, Math.round(QUEUES[queue].concurrency * concurrency));
    const worker = backend.createWorker(queue, (job: Job) => this.process(queue, job), atOnce, this.timing);
    worker.on('failed', (job, error) => {
      // A job that was lost too often fails without being begun.
      if (job?.deferredFailure === undefined) return;
      observer?.failed(attemptOf(queue, job), 0, error, true);
    });
    worker.run().catch((error: unknown) => worker.emit('error', error instanceof Error ? error : new Error(String(error))));
    return worker;
  }

  private async process(queue: QueueName, job: Job): Promise<void> {
    if (this.stopping !== undefined) {
      // It was on its way when the stop began: it goes back to wait for another worker.
      await job.moveToWait(job.token);
      throw new WaitingError();
    }
    const { observer } = this.options;
    const attempt = attemptOf(queue, job);
    const begin = performance.now();
    this.running.set(job, attempt);
    observer?.started(attempt);
    try {
      await this.dispatch(queue, job, attempt.attempt >= (job.opts.attempts ?? 1));
      observer?.completed(attempt, performance.now() - begin);
    } catch (cause) {
      const error = cause instanceof Error ? cause : new Error(String(cause));
      const final = isHopeless(error) || attempt.attempt >= (job.opts.attempts ?? 1);
      observer?.failed(attempt, performance.now() - begin, error, final);
      throw isHopeless(error) ? unrecoverable(error) : error;
    } finally {
      this.running.delete(job);
    }
  }

  private async dispatch(queue: QueueName, job: Job, isLastAttempt: boolean): Promise<void> {
    const processor = this.options.processors.get(job.name as JobName);
    if (processor === undefined) throw new OpscoreError('job-unknown', { job: job.name, queue });
    const reports = new ProgressReports((progress) => {
      // It is only for looking at: where it cannot be told, the work goes on.
      job.updateProgress({ ...progress }).catch(() => undefined);
    });
    try {
      await processor.process(job.data, { progress: (done, total) => reports.report(done, total), isLastAttempt });
    } finally {
      reports.end();
    }
  }

  private async end(deadlineMs: number): Promise<StopReport> {
    const { starting } = this;
    if (starting !== undefined) await endsWithin(deadlineMs, starting);
    await Promise.all(this.workers.map((worker) => worker.pause(true)));
    await endsWithin(deadlineMs, this.idle());
    const givenUp = [...this.running.values()];
    await Promise.all(this.workers.map((worker) => letGo(worker, givenUp.length > 0)));
    return { givenUp };
  }

  private async idle(): Promise<void> {
    while (this.running.size > 0) await sleep(20);
  }
}

const attemptOf = (queue: QueueName, { name, id = '', attemptsMade }: Job): JobAttempt => ({ queue, job: name, id, attempt: attemptsMade + 1 });

/** Closes a worker. One that has nothing to do may first write down what it did last, unless the queue is away. */
async function letGo(worker: Worker, byForce: boolean): Promise<void> {
  if (byForce) {
    await endsWithin(CLOSE_WITHIN_MS, worker.close(true));
    return;
  }
  if (await endsWithin(CLOSE_WITHIN_MS, worker.close())) return;
  await endsWithin(CLOSE_WITHIN_MS, worker.getBackend().close(true));
}

/** Whether trying again in a moment cannot help: the request itself is wrong, or nobody here knows the job. */
function isHopeless(error: Error): error is OpscoreError {
  return error instanceof OpscoreError && (error.code === 'job-unknown' || ERRORS[error.code].http < 500);
}

function unrecoverable(error: Error): Error {
  return Object.assign(new UnrecoverableError(error.message), { cause: error });
}
