import { Logger } from '@nestjs/common';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import type { JobQueue } from '../job-queue.js';

/** Wakes workers by the queue of the API; where it is away, the log says so. */
export function createQueueWake(queue: JobQueue): QueueWake {
  const logger = new Logger(QueueWake.name);
  return new QueueWake(queue.queues, (error) => {
    logger.warn(`workers were not woken; their next look finds the work: ${error instanceof Error ? error.message : String(error)}`);
  });
}
