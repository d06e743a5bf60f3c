import type { INestApplicationContext } from '@nestjs/common';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import { requireSameSchema } from '#libs/database/prepare.js';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import type { StopReport } from '#libs/jobs/queue/job-worker.js';
import { endsWithin } from '#libs/jobs/queue/transport.js';
import type { ApplicationServices } from '#libs/jobs/worker-service.js';
import { WorkerService } from '#libs/jobs/worker-service.js';
import { createLogger } from '#libs/logging/logging.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { createWorkerApplication } from './application.js';
import { JobLog, observeWith } from './job-log.js';
import { listenForStop } from './stop-signals.js';

/** How long running jobs may go on after a signal to stop, in seconds, where nobody says otherwise. */
export const STOP_DEADLINE_SECONDS = 25;

export interface WorkerOptions {
  readonly settings: Settings;
  /** What the concurrency of each queue is multiplied by. */
  readonly concurrency?: number;
  readonly metrics?: JobMetrics;
  readonly clock?: () => Date;
}

/** A worker that is at work. */
export interface StartedWorker {
  readonly service: WorkerService;
  /** Fails with `database-older` or `database-newer` when another version has migrated the database; else it stays pending. */
  readonly outdated: Promise<never>;
}

/** Starts a worker in this process, on open application services. Throws `inbox-unusable` and what the database throws. */
export async function startWorker(application: INestApplicationContext, options: WorkerOptions): Promise<StartedWorker> {
  const { settings, concurrency = 1, metrics = new JobMetrics(), clock } = options;
  const logger = createLogger(settings.LOG_LEVEL);
  const { dataSource, url } = application.get<OpenDatabase>(OPEN_DATABASE);
  let rejectOutdated: (reason: unknown) => void;
  const outdated = new Promise<never>((_resolve, reject) => {
    rejectOutdated = reject;
  });
  // Whoever waits for it is told; where nobody does, it is no unhandled failure.
  outdated.catch(() => undefined);
  const service = new WorkerService(applicationServices(application), {
    settings,
    databaseUrl: url,
    concurrency,
    observer: observeWith(metrics, new JobLog(logger)),
    onProblem: (error) => logger.warn({ err: error }, 'a problem beside the work'),
    onOutdated: () => {
      requireSameSchema(dataSource).catch(rejectOutdated);
    },
    ...(clock && { clock }),
  });
  await service.start();
  return { service, outdated };
}

/** The application services that jobs are done with. */
export function applicationServices(application: INestApplicationContext): ApplicationServices {
  return {
    database: application.get(Database),
    dailySums: application.get(DailySums),
    attribution: application.get(Attribution),
    ruleVersions: application.get(RuleVersions),
    scorecards: application.get(Scorecards),
  };
}

export interface WorkerRun extends WorkerOptions {
  /** How long running jobs may go on after a signal to stop. */
  readonly deadlineSeconds: number;
  readonly onReady: () => void;
  /** Is told the jobs that were not done within the deadline: others take them up. */
  readonly onStopped: (report: StopReport) => void;
}

/**
 * A worker as a process of its own, until a signal stops it. Throws `database-older` or `database-newer`, at the beginning or
 * when another version has migrated since.
 */
export async function runWorker({ deadlineSeconds, onReady, onStopped, ...options }: WorkerRun): Promise<void> {
  const signals = listenForStop();
  try {
    const application = await createWorkerApplication(options.settings, options.concurrency ?? 1);
    let report: StopReport = { givenUp: [] };
    try {
      const { service, outdated } = await startWorker(application, options);
      onReady();
      report = await untilStopped(service, [signals.first, outdated], deadlineSeconds);
      onStopped(report);
    } finally {
      await endAfter(application, report);
    }
  } finally {
    signals.ignore();
  }
}

/** Lets a worker work until one of some promises settles, then stops it. Throws what that promise throws. */
export async function untilStopped(
  service: WorkerService,
  ends: readonly Promise<unknown>[],
  deadlineSeconds: number,
): Promise<StopReport> {
  let report: StopReport = { givenUp: [] };
  try {
    await Promise.race(ends);
  } finally {
    report = await service.stop(deadlineSeconds * 1_000);
  }
  return report;
}

const CLOSE_WITHIN_MS = 2_000;

/**
 * Ends an application whose worker has stopped. Where that gave up jobs, what they do may hold connections for long: the
 * process ends with them, and the database takes back what was not finished.
 */
export async function endAfter(application: INestApplicationContext, { givenUp }: StopReport): Promise<void> {
  if (givenUp.length === 0) {
    await application.close();
    return;
  }
  await endsWithin(CLOSE_WITHIN_MS, application.close());
  process.exit(0);
}
