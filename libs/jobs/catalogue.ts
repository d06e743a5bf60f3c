import type { Day } from '#libs/domain/business-time.js';

/** What each job is told: keys, never data. */
export interface JobPayloads {
  /** Looks for what is missing, failed or stale, and has it done. */
  readonly reconcile: { readonly reason: string };
  /** Follows when the batches of facts are done: has the windows scored that are due. */
  readonly 'plan-scores': Record<string, never>;
  /** Makes the daily sums of the touched days of a range of merchants anew. */
  readonly 'roll-up': MerchantRange;
  /** Judges the orders of the shops of a range: of whole shops that are due, or those that single marks stand for. */
  readonly 'judge-shops': MerchantRange;
  readonly 'judge-marks': MerchantRange;
  /** Scores the windows of a period that are due as of a day. */
  readonly score: { readonly period: string; readonly asOf: Day };
  /** Imports a file of the table import_files. */
  readonly 'import-file': { readonly fileId: string };
  /** Makes the file of an export of the table export_files. */
  readonly export: { readonly exportId: string };
  /** Finds what is to be told, and asks for the files that go with it. */
  readonly 'plan-notices': Record<string, never>;
  /** Sends the messages that are due. `due` is `now`, or the instant that the job was put off to. */
  readonly 'send-notices': { readonly due: string };
}

/** Merchants by their dense keys, both ends included. */
export interface MerchantRange {
  readonly firstKey: number;
  readonly lastKey: number;
}

export type JobName = keyof JobPayloads;

export type QueueName = 'planning' | 'rollups' | 'attribution' | 'scoring' | 'imports' | 'exports' | 'notices';

/** Everything that is settled about a kind of job, in one place. */
export interface JobDefinition {
  readonly queue: QueueName;
  /** How often it is tried before it counts as failed, and how long it waits before the second try; each wait doubles. */
  readonly attempts: number;
  readonly backoffMs: number;
  /** Jobs of the same text are the same work: while one waits, a further one is not added. */
  readonly deduplicate: ((payload: never) => string) | null;
  /** How many finished and failed ones are kept to look at. */
  readonly keep: { readonly completed: number; readonly failed: number };
}

type Definitions = { readonly [Name in JobName]: Omit<JobDefinition, 'deduplicate'> & { readonly deduplicate: ((payload: JobPayloads[Name]) => string) | null } };

const KEEP = { completed: 200, failed: 1_000 } as const;

/** The catalogue of jobs. Every one has exactly one processor, or the worker does not start. */
export const JOBS: Definitions = {
  reconcile: { queue: 'planning', attempts: 3, backoffMs: 1_000, deduplicate: ({ reason }) => reason, keep: KEEP },
  'plan-scores': { queue: 'planning', attempts: 5, backoffMs: 1_000, deduplicate: null, keep: KEEP },
  'roll-up': { queue: 'rollups', attempts: 5, backoffMs: 1_000, deduplicate: null, keep: KEEP },
  'judge-shops': { queue: 'attribution', attempts: 5, backoffMs: 1_000, deduplicate: null, keep: KEEP },
  'judge-marks': { queue: 'attribution', attempts: 5, backoffMs: 1_000, deduplicate: null, keep: KEEP },
  score: { queue: 'scoring', attempts: 5, backoffMs: 1_000, deduplicate: null, keep: KEEP },
  'import-file': { queue: 'imports', attempts: 5, backoffMs: 2_000, deduplicate: ({ fileId }) => fileId, keep: KEEP },
  export: { queue: 'exports', attempts: 5, backoffMs: 2_000, deduplicate: ({ exportId }) => exportId, keep: KEEP },
  'plan-notices': { queue: 'notices', attempts: 3, backoffMs: 10_000, deduplicate: () => 'all', keep: KEEP },
  'send-notices': { queue: 'notices', attempts: 3, backoffMs: 10_000, deduplicate: ({ due }) => due, keep: KEEP },
};

/**
 * How many jobs of a queue one worker does at once. A job of facts keeps one connection of the database busy, so that one
 * worker uses about one core and a second worker another; imports wait for each other in the database anyway.
 */
export const QUEUES: Readonly<Record<QueueName, { readonly concurrency: number }>> = {
  planning: { concurrency: 1 },
  rollups: { concurrency: 1 },
  attribution: { concurrency: 1 },
  scoring: { concurrency: 1 },
  imports: { concurrency: 1 },
  exports: { concurrency: 1 },
  // One job has several messages under way at once.
  notices: { concurrency: 1 },
};

/** A job with what it is told, and the jobs that must be done before it. */
export type PlannedJob = {
  readonly [Name in JobName]: { readonly job: Name; readonly payload: JobPayloads[Name]; readonly children: readonly PlannedJob[] };
}[JobName];
