import type { Logger } from 'pino';
import type { JobAttempt, JobObserver } from '#libs/jobs/queue/job-observer.js';

/** Writes what a worker does into the structured log: begun (debug), done (info), failed (warn; error where it is final). */
export class JobLog implements JobObserver {
  constructor(private readonly logger: Logger) {}

  started(attempt: JobAttempt): void {
    this.logger.debug({ ...attempt }, 'job started');
  }

  completed(attempt: JobAttempt, durationMs: number): void {
    this.logger.info({ ...attempt, durationMs: Math.round(durationMs) }, 'job done');
  }

  failed(attempt: JobAttempt, durationMs: number, error: Error, final: boolean): void {
    const details = { ...attempt, durationMs: Math.round(durationMs), err: error };
    if (final) this.logger.error(details, 'job failed');
    else this.logger.warn(details, 'job failed and is tried again');
  }
}

/** Tells several observers the same. */
export function observeWith(...observers: readonly JobObserver[]): JobObserver {
  return {
    started: (attempt) => observers.forEach((each) => each.started(attempt)),
    completed: (attempt, durationMs) => observers.forEach((each) => each.completed(attempt, durationMs)),
    failed: (attempt, durationMs, error, final) => observers.forEach((each) => each.failed(attempt, durationMs, error, final)),
  };
}
