import type { Command } from 'commander';
import { Argument, InvalidArgumentError } from 'commander';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { BACKFILL_STATES, DEFAULT_BACKFILL_STATES, makeBackfillDue, planBackfill } from '#libs/jobs/work/backfill.js';
import type { BackfillRow } from '#libs/jobs/work/backfill.js';
import { doInProcess } from '#libs/jobs/work/in-process.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { hasWorkers } from '#libs/jobs/work/job-work.js';
import type { RunnableJob } from '#libs/jobs/work/run-job.js';
import { RUNNABLE_JOBS, noteJobRun } from '#libs/jobs/work/run-job.js';
import type { WaitEnd } from '#libs/jobs/work/through-queue.js';
import { awaitWorkers, windowsOf } from '#libs/jobs/work/through-queue.js';
import { viewJobs } from '#libs/jobs/work/view.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { GridRow } from '#libs/windows/due-windows.js';
import type { WindowState } from '#libs/windows/window.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine, printNotice } from '../console.js';
import { jobWorkOf } from '../jobs/job-work.js';
import { nameState, printJobs } from '../output/job-grid.js';
import { startProgress } from '../output/progress.js';
import { layTable } from '../output/table.js';

const FAILED = 1;

/** `opscore jobs`: what runs by itself, how it stands, and having it done now. */
export const registerJobs: RegisterCommand = (program, context) => {
  const jobs = program
    .command('jobs')
    .description(context.t('what runs by itself: list it, run it now, compute periods again', '后台任务：查看、立即运行、补算周期'));
  registerList(jobs, context);
  registerRun(jobs, context);
  registerBackfill(jobs, context);
};

function registerList(jobs: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  jobs
    .command('list')
    .description(t('schedules, workers, queues, and which scorecards are done', '定时计划、工作进程、队列，以及各周期成绩的状态'))
    .option('--quarter <quarter>', t('only the windows of this quarter, such as 2026Q4', '只显示该季度的窗口，例如 2026Q4'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ quarter, json }: { quarter?: string; json?: boolean }) => {
      const asked = quarter === undefined ? null : parsePeriod(quarter);
      if (asked !== null && asked.kind !== 'quarter') throw new OpscoreError('period-unknown', { period: asked.name });
      await context.withServices(async (services) => {
        const work = jobWorkOf(services, settings(), console.now);
        const view = await viewJobs(work, asked, settings().timeZone);
        if (json !== true) {
          printJobs(console, view);
          return;
        }
        const periods = view.periods.map(({ failures, ...each }) => ({
          ...each,
          failures: failures.map(({ error, ...failure }) => ({ ...failure, reason: describeFailure(error, console.language) })),
        }));
        printJson(console, { ...view, periods });
      });
    });
}

function registerRun(jobs: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  const job = new Argument('<job>', t('a schedule, or the look for what is due', '定时计划名，或 look（检查到期工作）'));
  jobs
    .command('run')
    .description(t('do now what a schedule does, or look for what is due and do it', '立即执行某个定时计划，或检查并执行到期工作'))
    .addArgument(job.choices(RUNNABLE_JOBS))
    .action(async (name: RunnableJob) => {
      await context.withServices(async (services) => {
        const work = jobWorkOf(services, settings(), console.now);
        const { reconciler, clock } = work.services;
        const before = await windowsOf(work, undefined);
        // Noted here already, so that what is due can be seen and waited for.
        await reconciler.takeStock(clock());
        await haveDone(context, work, { periods: undefined, reason: name, withVerdicts: true }, () => noteJobRun(work, name));
        const after = await windowsOf(work, undefined);
        const done = groupDigits(String(count(after.filter(({ state }) => state === 'done'))));
        printLine(console, t(`${done} scorecards are up to date.`, `${done} 份成绩已是最新。`));
        nameFailed(context, failedSince(before, after));
      });
    });
}

interface BackfillOptions {
  readonly from: string;
  readonly to: string;
  readonly only: readonly WindowState[];
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

function registerBackfill(jobs: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  const range = t('a quarter, month or week', '季度、月或周');
  jobs
    .command('backfill')
    .description(t('compute the scorecards of a range of periods that are not there or not up to date', '补算一段周期内缺失或非最新的成绩'))
    .requiredOption('--from <period>', t(`the first: ${range}`, `起始周期：${range}`))
    .requiredOption('--to <period>', t(`the last: ${range}`, `结束周期：${range}`))
    .option(
      '--only <states>',
      t(`which of ${BACKFILL_STATES.join(',')}`, `其中哪些状态：${BACKFILL_STATES.join(',')}`),
      readStates(context),
      [...DEFAULT_BACKFILL_STATES],
    )
    .option('--dry-run', t('list what would be computed', '只列出将要计算的内容'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ from, to, only, dryRun, json }: BackfillOptions) => {
      // What is no period is told before anything is opened.
      parsePeriod(from);
      parsePeriod(to);
      await context.withServices(async (services) => {
        const work = jobWorkOf(services, settings(), console.now);
        const plan = await planBackfill(work, { from, to, only });
        const { found } = plan;
        if (dryRun === true || found.length === 0) {
          if (json === true) printJson(console, { dryRun: dryRun === true, windows: found, failed: [] });
          else printFound(context, found);
          return;
        }
        const periods = await makeBackfillDue(work, plan);
        await haveDone(context, work, { periods, reason: 'backfill', withVerdicts: false });
        const failed = (await windowsOf(work, periods)).filter(({ state }) => state === 'failed');
        if (json === true) {
          const reasons = failed.map(({ period, windows, error, retryAt }) => ({
            period,
            windows,
            reason: describeFailure(error ?? '', console.language),
            retryAt,
          }));
          printJson(console, { dryRun: false, windows: found, failed: reasons });
          if (failed.length > 0) context.finishWith(FAILED);
          return;
        }
        const done = groupDigits(String(Math.max(0, count(found) - count(failed))));
        printLine(console, t(`${done} scorecards were computed.`, `已计算 ${done} 份成绩。`));
        nameFailed(context, failed);
      });
    });
}

/** Reads a list of states. */
function readStates({ t }: CommandContext): (text: string) => WindowState[] {
  return (text) => {
    const states = text.split(',').map((state) => state.trim());
    const unknown = states.filter((state) => !(BACKFILL_STATES as readonly string[]).includes(state));
    if (unknown.length > 0) {
      throw new InvalidArgumentError(t(`It is a list of ${BACKFILL_STATES.join(', ')}.`, `可用值（逗号分隔）：${BACKFILL_STATES.join('、')}。`));
    }
    return states as WindowState[];
  };
}

/** Has due work done: by workers where any are alive, else in this process, and there too what workers leave. */
async function haveDone(
  context: CommandContext,
  work: JobWork,
  awaited: Parameters<typeof awaitWorkers>[1],
  beforeInProcess: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { console } = context;
  const progress = startProgress(console);
  try {
    if (await hasWorkers(work)) {
      const end = await awaitWorkers(work, awaited, progress);
      if (end === 'settled') return;
      progress.stop();
      sayWhyHere(context, end);
    }
    await beforeInProcess();
    await work.services.reconciler.takeStock(work.services.clock());
    await doInProcess(work, awaited.periods, progress);
  } finally {
    progress.stop();
  }
}

/** Says why this process does the work after all. */
function sayWhyHere({ console }: CommandContext, end: Exclude<WaitEnd, 'settled'>): void {
  printNotice(
    console,
    end === 'workers-gone'
      ? { en: 'The workers are gone; going on in this process.', zh: '工作进程已全部退出，改由本进程继续。' }
      : { en: 'The queue is away; going on in this process.', zh: '任务队列不可用，改由本进程继续。' },
  );
}

function printFound(context: CommandContext, found: readonly BackfillRow[]): void {
  const { console, t } = context;
  if (found.length === 0) {
    printLine(console, t('Nothing to compute: all of it is up to date.', '无需计算：均已是最新。'));
    return;
  }
  const columns = [
    { title: t('Period', '周期') },
    { title: t('As of', '截至') },
    { title: t('State', '状态') },
    { title: t('Scorecards', '成绩份数'), right: true },
  ];
  const rows = found.map(({ period, asOf, state, windows }) => [period, asOf, nameState(console, state), groupDigits(String(windows))]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
  const total = groupDigits(String(count(found)));
  printLine(console, t(`${total} scorecards would be computed.`, `将计算 ${total} 份成绩。`));
}

/** Names what failed and why; the command then fails. */
function nameFailed({ console, finishWith }: CommandContext, failed: readonly GridRow[]): void {
  for (const { period, windows, error } of failed) {
    const reason = describeFailure(error ?? '', console.language);
    printNotice(console, { en: `${period}: ${windows} failed: ${reason}`, zh: `${period}：${windows} 份失败：${reason}` });
  }
  if (failed.length > 0) finishWith(FAILED);
}

/** Windows that failed now: not those that had failed before and still wait for their time. */
function failedSince(before: readonly GridRow[], after: readonly GridRow[]): GridRow[] {
  const keyOf = ({ period, asOf, since }: GridRow) => `${period} ${asOf} ${since.getTime()}`;
  const known = new Set(before.filter(({ state }) => state === 'failed').map(keyOf));
  return after.filter((row) => row.state === 'failed' && !known.has(keyOf(row)));
}

const count = (rows: readonly { readonly windows: number }[]): number => rows.reduce((sum, { windows }) => sum + windows, 0);
