import type { QueueCounts } from '#libs/jobs/queue/job-queues.js';
import type { GridPeriod, JobsView } from '#libs/jobs/work/view.js';
import type { Localised } from '#libs/reports/report.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { WindowState } from '#libs/windows/window.js';
import { WINDOW_STATES } from '#libs/windows/window.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { Console, Style } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { readableInstant } from './instants.js';
import { layTable } from './table.js';

const SCHEDULES: Record<string, Localised> = {
  nightly: { en: 'nightly', zh: '每晚' },
  weekly: { en: 'weekly', zh: '每周' },
  monthly: { en: 'monthly', zh: '每月' },
  quarterly: { en: 'quarterly', zh: '每季' },
};

const STATES: Record<WindowState, Localised> = {
  missing: { en: 'Missing', zh: '缺失' },
  due: { en: 'Due', zh: '到期' },
  running: { en: 'Running', zh: '运行中' },
  done: { en: 'Done', zh: '完成' },
  failed: { en: 'Failed', zh: '失败' },
  stale: { en: 'Stale', zh: '过时' },
};

const STYLES: Partial<Record<WindowState, Style>> = { done: 'green', failed: 'red', running: 'cyan' };

/** The name of a state of windows. */
export function nameState(console: Console, state: WindowState): string {
  const name = say(console, STATES[state]);
  return console.language === 'en' ? name.toLowerCase() : name;
}

/** Prints schedules, workers, queues and the grid of windows, and what to do next. */
export function printJobs(console: Console, view: JobsView): void {
  printSchedules(console, view);
  printWorkers(console, view);
  printQueues(console, view);
  printGrid(console, view);
}

function heading(console: Console, text: Localised): void {
  printLine(console, paint(console, 'bold', say(console, text)));
}

function printTable(console: Console, columns: readonly (readonly [Localised, boolean?])[], rows: readonly (readonly string[])[]): void {
  const titles = columns.map(([title, right = false]) => ({ title: say(console, title), right }));
  for (const line of layTable(console, titles, rows)) printLine(console, line);
}

function printSchedules(console: Console, { schedules, timeZone }: JobsView): void {
  heading(console, { en: `Schedules (${timeZone})`, zh: `定时计划（${timeZone}）` });
  const rows = schedules.map(({ name, pattern, lastRun, nextRun }) => [
    say(console, SCHEDULES[name] ?? { en: name, zh: name }),
    pattern,
    lastRun === null ? '–' : readableInstant(lastRun, timeZone),
    readableInstant(nextRun, timeZone),
  ]);
  printTable(
    console,
    [
      [{ en: 'Schedule', zh: '计划' }],
      [{ en: 'Pattern', zh: '时间模式' }],
      [{ en: 'Last run', zh: '上次运行' }],
      [{ en: 'Next run', zh: '下次运行' }],
    ],
    rows,
  );
  printLine(console);
}

function printWorkers(console: Console, { workers, timeZone }: JobsView): void {
  if (workers.length === 0) {
    printLine(
      console,
      say(console, {
        en: 'No worker is alive: nothing runs by itself. Start one: opscore worker (or opscore serve)',
        zh: '没有运行中的工作进程，任务不会自动执行。启动：opscore worker（或 opscore serve）',
      }),
    );
  } else {
    heading(console, { en: 'Workers', zh: '工作进程' });
    printTable(
      console,
      [
        [{ en: 'Machine', zh: '机器' }],
        [{ en: 'Process', zh: '进程号' }, true],
        [{ en: 'Since', zh: '启动于' }],
        [{ en: 'Schema', zh: '数据库结构' }],
      ],
      workers.map((each) => [each.host, String(each.processId), readableInstant(each.startedAt, timeZone), each.schemaVersion]),
    );
  }
  printLine(console);
}

function printQueues(console: Console, { queue }: JobsView): void {
  if (queue.counts === null) {
    printLine(console, say(console, queue.away ?? { en: '', zh: '' }));
    printLine(console);
    return;
  }
  const kind = queue.kind === 'redis' ? 'Redis' : 'PostgreSQL';
  heading(console, { en: `Queues (${kind}, ${queue.place})`, zh: `队列（${kind}，${queue.place}）` });
  const names = Object.entries(queue.counts);
  printTable(
    console,
    [
      [{ en: 'Queue', zh: '队列' }],
      [{ en: 'Waiting', zh: '等待' }, true],
      [{ en: 'Running', zh: '运行中' }, true],
      [{ en: 'Failed', zh: '失败' }, true],
    ],
    names.map(([name, counts]) => [name, groupDigits(String(waitingOf(counts))), groupDigits(String(counts.active)), groupDigits(String(counts.failed))]),
  );
  printLine(console);
}

/** Jobs that are still to be done: those that wait for their turn, for their time, or for others. */
export function waitingOf({ waiting, prioritized, delayed, waitingChildren }: QueueCounts): number {
  return waiting + prioritized + delayed + waitingChildren;
}

function printGrid(console: Console, { periods, timeZone }: JobsView): void {
  if (periods.length === 0) {
    printLine(
      console,
      say(console, {
        en: 'There are no windows yet: no quarter that has begun has targets. Import targets (opscore import targets <file>), or try the example (opscore start).',
        zh: '还没有任何计分窗口：已开始的季度都没有目标。请导入目标（opscore import targets <文件>），或试用示例（opscore start）。',
      }),
    );
    return;
  }
  heading(console, { en: 'Windows (scorecards by period)', zh: '计分窗口（各周期成绩份数）' });
  const row = ({ period, kind, asOf, states }: GridPeriod) => [
    kind === 'quarter' ? period : `  ${period}`,
    asOf,
    ...WINDOW_STATES.map((state) => {
      if (states[state] === 0) return '–';
      const count = groupDigits(String(states[state]));
      const style = STYLES[state] ?? 'yellow';
      return paint(console, style, count);
    }),
  ];
  printTable(
    console,
    [
      [{ en: 'Period', zh: '周期' }],
      [{ en: 'As of', zh: '截至' }],
      ...WINDOW_STATES.map((state) => [STATES[state], true] as const),
    ],
    periods.map(row),
  );
  for (const each of periods) printFailures(console, each, timeZone);
  printRemedy(console, periods);
}

function printFailures(console: Console, { period, failures }: GridPeriod, timeZone: string): void {
  for (const { windows, error, retryAt } of failures) {
    const reason = describeFailure(error, console.language);
    const again = retryAt === null ? '–' : readableInstant(retryAt, timeZone);
    printLine(
      console,
      say(console, {
        en: `${paint(console, 'red', period)}: ${windows} failed: ${reason} Tried again from ${again} on.`,
        zh: `${paint(console, 'red', period)}：${windows} 份失败：${reason}${again} 起重试。`,
      }),
    );
  }
}

function printRemedy(console: Console, periods: readonly GridPeriod[]): void {
  const sum = (...states: readonly WindowState[]) =>
    periods.reduce((total, each) => total + states.reduce((count, state) => count + each.states[state], 0), 0);
  const open = sum('missing', 'failed', 'stale', 'due');
  if (open === 0) return;
  const names = periods.map(({ quarter }) => quarter).toSorted();
  const range = `--from ${names[0]} --to ${names.at(-1)}`;
  printLine(console);
  printLine(
    console,
    say(console, {
      en: `${groupDigits(String(open))} scorecards are not up to date. Workers compute them by themselves; to have it done now: opscore jobs backfill ${range} --only missing,failed,stale,due`,
      zh: `有 ${groupDigits(String(open))} 份成绩不是最新。工作进程会自动计算；立即计算：opscore jobs backfill ${range} --only missing,failed,stale,due`,
    }),
  );
}
