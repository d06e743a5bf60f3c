import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Settings } from '#libs/config/settings.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { periodsUpTo } from '#libs/jobs/plan/wanted-periods.js';
import { enqueueWork } from '#libs/jobs/processors.js';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import { aliveWorkers } from '#libs/jobs/queue/worker-register.js';
import { workInProcess } from '#libs/jobs/work-in-process.js';
import type { ApplicationServices } from '#libs/jobs/worker-service.js';
import { WorkerService, processorServices } from '#libs/jobs/worker-service.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { FORGET_VERDICTS } from './bench-attribution.sql.js';
import type { Report } from './measure.js';
import { measureInTurn, median, ratio, seconds, time } from './measure.js';

const ROUNDS = 3;

/** What jobs are measured on: a database that is loaded, and how processes find it. */
export interface JobsRequest {
  readonly services: ApplicationServices;
  readonly settings: Settings;
  readonly databaseUrl: string;
  /** The built command line, and the environment for it. */
  readonly command: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What the queue costs: all windows of a quarter scored through it by one worker, against the same work in this process. */
export async function benchQueueOverhead(request: JobsRequest, quarter: string, lastDay: string, report: Report): Promise<void> {
  const { services, settings, databaseUrl } = request;
  const now = () => new Date();
  const work = processorServices(services, settings, now);
  const windows = new DueWindows(services.database);
  const wanted = periodsUpTo(quarterNamed(quarter), lastDay);
  const makeDue = () => windows.makeDue(wanted, ['missing', 'due', 'done', 'failed', 'stale'], now());
  const worker = new WorkerService(services, { settings, databaseUrl, onProblem: console.error, onOutdated: console.error });
  await worker.start();
  await untilIdle(worker.queues);
  const [inProcess, throughQueue] = await measureInTurn(
    ROUNDS,
    async () => {
      await makeDue();
      return time(() => workInProcess(work, undefined));
    },
    async () => {
      await makeDue();
      return time(async () => {
        await enqueueWork(await work.reconciler.findWork(now()), worker.queues);
        await untilIdle(worker.queues);
      });
    },
  );
  await worker.stop(10_000);
  const overhead = (100 * (throughQueue - inProcess)) / inProcess;
  report(
    `${wanted.length} periods of a quarter scored through the queue`,
    `${overhead.toFixed(1)} % more (${seconds(throughQueue)})`,
    `the same work in one process (${seconds(inProcess)}); aim: below 10 %`,
  );
}

/** Attribution of many shops by one worker and by two, each a process of its own. */
export async function benchWorkers(request: JobsRequest, report: Report): Promise<void> {
  const one = await judgeWith(1, request);
  const two = await judgeWith(2, request);
  report('attribution of many shops by two workers', `${ratio(one, two)} × as fast (${seconds(two)})`, `one worker (${seconds(one)}), two cores; aim: at least 1.7 ×`);
}

async function judgeWith(count: number, request: JobsRequest): Promise<number> {
  const { services, settings, databaseUrl } = request;
  const workers = Array.from({ length: count }, () => startWorker(request));
  const backend = new QueueBackend({ databaseUrl, queueUrl: settings.QUEUE_URL });
  const queues = new JobQueues(backend);
  const work = processorServices(services, settings, () => new Date());
  try {
    while ((await aliveWorkers(services.database)).length < count) await sleep(100);
    await untilIdle(queues);
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await services.database.query(FORGET_VERDICTS);
      await new Attribution(services.database, services.ruleVersions).noticeNewRules();
      const due = await work.reconciler.findWork(new Date());
      taken.push(
        await time(async () => {
          await enqueueWork(due, queues);
          await untilIdle(queues);
        }),
      );
    }
    return median(taken);
  } finally {
    await Promise.all(workers.map(endWorker));
    await queues.close();
    await backend.close();
  }
}

function startWorker({ command, environment }: JobsRequest): ChildProcess {
  return spawn(process.execPath, [command, 'worker'], { env: environment, stdio: 'ignore' });
}

async function endWorker(worker: ChildProcess): Promise<void> {
  worker.kill('SIGTERM');
  if (worker.exitCode === null) await once(worker, 'exit');
}

/** Nothing waits and nothing is being done, at two looks: between a job and its parent there is a moment without any. */
async function untilIdle(queues: JobQueues): Promise<void> {
  for (let idle = 0; idle < 2; ) {
    idle = (await queues.hasUnfinished()) ? 0 : idle + 1;
    // To ask is work for the server, too.
    await sleep(50);
  }
}
