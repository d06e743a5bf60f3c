import type { Server as HttpServer } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { JobMetrics } from '#libs/jobs/job-metrics.js';
import type { StopReport } from '#libs/jobs/queue/job-worker.js';
import { RunningRequests, stopServing } from '../api/running-requests.js';
import { connectionsFor } from '../worker/application.js';
import { listenForStop } from '../worker/stop-signals.js';
import type { StartedWorker } from '../worker/worker.js';
import { STOP_DEADLINE_SECONDS, endAfter, startWorker, untilStopped } from '../worker/worker.js';
import type { CommandContext } from './command.js';
import { sayStopped } from './commands/worker.js';
import { printLine, printNotice } from './console.js';
import { printFirstSignIn } from './first-sign-in.js';

/** Connections that requests have, beside those of the worker in this process. */
const CONNECTIONS_FOR_REQUESTS = 8;

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
  // Only who serves loads the API: it is the heavier half of the program.
  const { createApi, listen } = await import('../api/application.js');
  const application = await createApi(settings, { poolSize: connectionsFor(1) + CONNECTIONS_FOR_REQUESTS });
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
        const httpServer = application.getHttpServer() as HttpServer;
        const running = new RunningRequests(httpServer);
        // Who works for others is the last to go: requests may still wait for what it does.
        const untilServed = async (end: Promise<unknown>) => {
          try {
            await end;
          } finally {
            sayCutOff(context, await stopServing(httpServer, running, STOP_DEADLINE_SECONDS * 1_000));
          }
        };
        try {
          printAddress(context, await listen(application, settings.OPSCORE_HOST, port));
          await printFirstSignIn(context, application.get(Database));
          if (worker === null) {
            await untilServed(signals.first);
            return;
          }
          isStopped = true;
          const end = Promise.race([signals.first, worker.outdated]);
          report = await untilStopped(worker.service, [untilServed(end)], STOP_DEADLINE_SECONDS);
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

function sayCutOff({ console }: CommandContext, requests: number): void {
  if (requests === 0) return;
  printNotice(console, {
    en: `${requests} requests were not answered within ${STOP_DEADLINE_SECONDS} s, and were cut off.`,
    zh: `有 ${requests} 个请求未能在 ${STOP_DEADLINE_SECONDS} 秒内完成，已中断。`,
  });
}

function printAddress({ console, t }: CommandContext, address: string): void {
  printLine(
    console,
    t(
      `opscore serves at ${address} (the page; the API is described at /api/v1/docs; /health/ready, /metrics). Stop it with Ctrl+C.`,
      `opscore 服务地址：${address}（网页；接口说明见 /api/v1/docs；/health/ready、/metrics）。按 Ctrl+C 停止。`,
    ),
  );
}
