import type { JobName, JobPayloads } from '../catalogue.js';
import type { JobQueues } from './job-queues.js';

/**
 * Wakes workers after a change has been committed. What is due stands in the database and is found by the next look of any
 * worker in any case, so waking neither waits for the queue nor fails where it is away: the change is done all the same.
 */
export class QueueWake {
  private readonly waking = new Set<Promise<void>>();

  constructor(
    private readonly queues: Pick<JobQueues, 'add'>,
    /** Told why workers could not be woken. */
    private readonly onProblem: (error: unknown) => void = () => undefined,
  ) {}

  /** Adds a job without waiting for it. To be called after the commit: a worker may begin at once. */
  wake<Name extends JobName>(job: Name, payload: JobPayloads[Name]): void {
    const waking: Promise<void> = this.queues.add(job, payload).then(() => undefined, this.onProblem);
    this.waking.add(waking);
    void waking.finally(() => this.waking.delete(waking));
  }

  /** Waits until the queue has taken, or refused, all that it was woken with so far. */
  async settled(): Promise<void> {
    await Promise.all(this.waking);
  }
}
