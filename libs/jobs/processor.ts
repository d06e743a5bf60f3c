import type { JobName, JobPayloads } from './catalogue.js';

/** What a processor is given beside the payload. */
export interface JobContext {
  /** Tells how far the work is; what is counted is the processor's own. */
  readonly progress: (done: number, total: number) => void;
  /** Where this one fails, the queue does not try again. */
  readonly isLastAttempt: boolean;
}

/** Does the jobs of one name. What it does may be done twice, and may end at any moment. */
export interface JobProcessor<Name extends JobName = JobName> {
  readonly job: Name;
  process(payload: JobPayloads[Name], context: JobContext): Promise<void>;
}
