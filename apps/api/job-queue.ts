import type { OnModuleDestroy } from '@nestjs/common';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import type { OpenQueue } from '#libs/jobs/work/job-work.js';

/** A page that asks for the queue wants an answer soon. */
const PATIENCE_MS = 2_000;

/** The queue as the API looks at it, on connections of its own. */
export class JobQueue implements OnModuleDestroy {
  readonly queues: JobQueues;
  private readonly backend: QueueBackend;

  constructor(databaseUrl: string, queueUrl: string | undefined) {
    this.backend = new QueueBackend({ databaseUrl, queueUrl, patienceMs: PATIENCE_MS });
    this.queues = new JobQueues(this.backend);
  }

  /** The queue, and what may be said of where it is. */
  get open(): OpenQueue {
    const { kind, place } = this.backend;
    return { queues: this.queues, kind, place };
  }

  /** Throws `queue-unreachable` where the queue does not answer soon. */
  async requireAnswer(): Promise<void> {
    await this.queues.counts();
  }

  async onModuleDestroy(): Promise<void> {
    await this.queues.close();
    await this.backend.close();
  }
}
