import type { INestApplication } from '@nestjs/common';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import type { StopReport } from '#libs/jobs/queue/job-worker.js';
import { createApi, listen } from '../api/application.js';
import { connectionsFor } from '../worker/application.js';
import { listenForStop } from '../worker/stop-signals.js';
import type { StartedWorker } from '../worker/worker.js';
import { STOP_DEADLINE_SECONDS, endAfter, startWorker, untilStopped } from '../worker/worker.js';
import type { CommandContext } from './command.js';
import { sayStopped } from './commands/worker.js';
import { printLine } from './console.js';

/** The API with its application services, and the worker of this process. */
export interface Server {
  readonly application: INestApplication;
  /** Null until one is started. */
  readonly worker: StartedWorker | null;
  /** Starts the worker. Throws `inbox-unusable`. */
  startWorker(): Promise<StartedWorker>;
  /** Listens, prints the address, and serves until a signal comes. */
  serve(port: number): Promise<void>;
}

/** Gives a server, that neither listens nor works yet, to `work`, and ends it afterwards in good order. */
export async function withServer<T>(context: CommandContext, work: (server: Server) => Promise<T>): Promise<T> {
  const settings = context.settings();
  const application = await createApi(settings, { poolSize: connectionsFor(1) });
  let worker: StartedWorker | null = null;
  let isStopped = false;
  let report: StopReport = { givenUp: [] };
  try {
    return await work({
      application,
      get worker() {
        return worker;
      },
      startWorker: async () => (worker ??= await startWorker(application, { settings, metrics: application.get(JobMetrics), clock: context.console.now })),
      serve: async (port) => {
        const signals = listenForStop();
        try {
          printAddress(context, await listen(application, settings.OPSCORE_HOST, port));
          if (worker === null) {
            await signals.first;
            return;
          }
          isStopped = true;
          report = await untilStopped(worker.service, [signals.first, worker.outdated], STOP_DEADLINE_SECONDS);
          sayStopped(context, report);
        } finally {
          signals.ignore();
        }
      },
    });
  } finally {
    if (worker !== null && !isStopped) report = await (worker as StartedWorker).service.stop(STOP_DEADLINE_SECONDS * 1_000);
    await endAfter(application, report);
  }
}

function printAddress({ console, t }: CommandContext, address: string): void {
  printLine(
    console,
    t(
      `opscore serves at ${address} (/health/ready, /metrics). Stop it with Ctrl+C.`,
      `opscore 服务地址:${address}(/health/ready、/metrics)。按 Ctrl+C 停止。`,
    ),
  );
}
