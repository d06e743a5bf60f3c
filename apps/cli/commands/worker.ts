import type { StopReport } from '#libs/jobs/queue/job-worker.js';
import { STOP_DEADLINE_SECONDS, runWorker } from '../../worker/worker.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printNotice } from '../console.js';
import { readWholeNumber } from '../option-values.js';

const MOST_AT_ONCE = 16;
const LONGEST_DEADLINE_SECONDS = 3_600;

/** `opscore worker`: does jobs until it is stopped. Any number may run, on any machine. */
export const registerWorker: RegisterCommand = (program, context) => {
  const { t, console, settings } = context;
  program
    .command('worker')
    .description(t('do jobs until it is stopped; any number of workers may run, on any machine', '执行后台任务直到被停止；可在任意多台机器上运行任意多个'))
    .option('--concurrency <n>', t('how many jobs of each queue at once', '每个队列同时执行的任务数'), readWholeNumber(context, 1, MOST_AT_ONCE), 1)
    .option(
      '--deadline <seconds>',
      t('how long running jobs may go on after SIGTERM', '收到 SIGTERM 后运行中任务的宽限秒数'),
      readWholeNumber(context, 0, LONGEST_DEADLINE_SECONDS),
      STOP_DEADLINE_SECONDS,
    )
    .action(async ({ concurrency, deadline }: { concurrency: number; deadline: number }) => {
      await runWorker({
        settings: settings(),
        concurrency,
        deadlineSeconds: deadline,
        clock: console.now,
        onReady: () => printNotice(console, { en: 'The worker is ready. Stop it with Ctrl+C or SIGTERM.', zh: '工作进程已就绪。按 Ctrl+C 或发送 SIGTERM 停止。' }),
        onStopped: (report) => sayStopped(context, report),
      });
    });
};

/** Says that a worker has stopped, and which jobs it gave up. */
export function sayStopped({ console }: Pick<CommandContext, 'console'>, { givenUp }: StopReport): void {
  if (givenUp.length === 0) {
    printNotice(console, { en: 'Stopped; no job was left undone.', zh: '已停止，没有未完成的任务。' });
    return;
  }
  const jobs = givenUp.map(({ job, id }) => `${job} (${id})`).join(', ');
  printNotice(console, {
    en: `Stopped before these jobs were done: ${jobs}. Another worker takes them up, or this one when it runs again.`,
    zh: `已停止，以下任务未完成：${jobs}。其他工作进程或下次启动时会继续处理。`,
  });
}
