import type { QueueName } from '../catalogue.js';

/** One attempt at a job. */
export interface JobAttempt {
  readonly queue: QueueName;
  /** The job's name as it came from the queue: it may be unknown. */
  readonly job: string;
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** Is told what a worker does, for metrics and logs. It must not throw. */
export interface JobObserver {
  started(attempt: JobAttempt): void;
  completed(attempt: JobAttempt, durationMs: number): void;
  /** `final`: it is not tried again by the queue. */
  failed(attempt: JobAttempt, durationMs: number, error: Error, final: boolean): void;
}
