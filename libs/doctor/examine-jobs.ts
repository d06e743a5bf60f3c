import type { Settings } from '#libs/config/settings.js';
import type { Database } from '#libs/database/database.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { QueueBackend } from '#libs/jobs/queue/queue-backend.js';
import { aliveWorkers } from '#libs/jobs/queue/worker-register.js';
import type { Localised } from '#libs/reports/report.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { GridRow } from '#libs/windows/due-windows.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { Finding } from './finding.js';

const QUEUE: Localised = { en: 'Queue', zh: '任务队列' };
const WINDOWS: Localised = { en: 'Windows', zh: '计分窗口' };
const DAY_MS = 86_400_000;

/** Whether the queue answers and anybody works, and which scorecards are left undone and why. */
export async function examineJobs(database: Database, databaseUrl: string, settings: Settings, now: Date): Promise<Finding[]> {
  const workers = (await aliveWorkers(database)).length;
  const rows = await new DueWindows(database).grid(null);
  const late = rows.filter(({ state, since }) => state !== 'done' && state !== 'failed' && now.getTime() - since.getTime() > DAY_MS);
  const failed = rows.filter(({ state }) => state === 'failed');
  return [
    await examineQueue(databaseUrl, settings, workers),
    ...(late.length === 0 ? [] : [describeLate(late)]),
    ...failed.map(describeFailed),
  ];
}

/** A worker is no need: whoever asks for scorecards computes them then. */
async function examineQueue(databaseUrl: string, settings: Settings, workers: number): Promise<Finding> {
  const backend = new QueueBackend({ databaseUrl, queueUrl: settings.QUEUE_URL });
  const queues = new JobQueues(backend);
  try {
    await queues.counts();
    const kind = backend.kind === 'redis' ? 'Redis' : 'PostgreSQL';
    const text = {
      en: `${kind} at ${backend.place} answers; workers alive: ${workers}`,
      zh: `${kind}（${backend.place}）可用；运行中的工作进程：${workers}`,
    };
    return { state: 'ok', subject: QUEUE, text };
  } catch (error) {
    if (!(error instanceof OpscoreError)) throw error;
    const { code, details } = error;
    return { state: 'look', subject: QUEUE, text: { en: describeError(code, details, 'en'), zh: describeError(code, details, 'zh') } };
  } finally {
    await queues.close();
    await backend.close();
  }
}

function describeLate(late: readonly GridRow[]): Finding {
  const count = late.reduce((sum, { windows }) => sum + windows, 0);
  const [oldest] = late.toSorted((one, other) => one.since.getTime() - other.since.getTime());
  const { period = '', since = new Date(0) } = oldest ?? {};
  return {
    state: 'look',
    subject: WINDOWS,
    text: {
      en: `${count} scorecards have been due for more than a day, the oldest (${period}) since ${since.toISOString()}. Start a worker: opscore worker; or compute them now: opscore jobs run look`,
      zh: `有 ${count} 份成绩到期已超过一天，最早的（${period}）始于 ${since.toISOString()}。请启动工作进程：opscore worker；或立即计算：opscore jobs run look`,
    },
  };
}

function describeFailed({ period, windows, error }: GridRow): Finding {
  return {
    state: 'look',
    subject: WINDOWS,
    text: {
      en: `${windows} scorecards of ${period} failed: ${describeFailure(error ?? '', 'en')}`,
      zh: `${period} 有 ${windows} 份成绩失败：${describeFailure(error ?? '', 'zh')}`,
    },
  };
}
