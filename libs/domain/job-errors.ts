import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of jobs, queues and the inbox: a part of the table of all. */
export const JOB_ERRORS = {
  'port-taken': {
    exit: 1,
    http: 500,
    en: 'No port from {first} to {last} is free at {host}. Name another one with OPSCORE_PORT or --port.',
    zh: '{host} 上 {first} 到 {last} 的端口均被占用。请用 OPSCORE_PORT 或 --port 指定其他端口。',
  },
  'schedule-invalid': {
    exit: 2,
    http: 400,
    en: '"{pattern}" is not a time to run at. Write minute, hour, day of the month, month and weekday, for example "30 3 * * *".',
    zh: '“{pattern}”不是有效的运行时间。请依次写分、时、日、月、星期，例如 "30 3 * * *"。',
  },
  'period-range-empty': {
    exit: 2,
    http: 400,
    en: 'From {from} to {to} there is no period that has begun. Name an earlier first and a later last period.',
    zh: '从 {from} 到 {to} 没有已开始的周期，请调整起止周期。',
  },
  'period-range-long': {
    exit: 2,
    http: 400,
    en: 'From {from} to {to} are more than {most} quarters. Compute them in several parts.',
    zh: '从 {from} 到 {to} 超过 {most} 个季度，请分段补算。',
  },
  'queue-unreachable': {
    exit: 1,
    http: 503,
    en: 'The queue at {place} cannot be used: {reason}. Check that its server runs and is reached under QUEUE_URL (or, without one, under DATABASE_URL). Nothing is lost: what is due is taken up when it is back.',
    zh: '无法使用任务队列 {place}：{reason}。请检查其服务器是否运行、QUEUE_URL（未设时为 DATABASE_URL）是否正确。不会丢失任何工作：恢复后会继续处理到期任务。',
  },
  'job-processors-wrong': {
    exit: 1,
    http: 500,
    en: 'The worker does not start: every job needs exactly one processor. Without one: {missing}. With several: {doubled}. This is a fault of opscore: please report it.',
    zh: '工作进程未启动：每种任务必须恰好有一个处理器。缺少：{missing}；重复：{doubled}。这是 opscore 的错误，请反馈。',
  },
  'job-unknown': {
    exit: 1,
    http: 500,
    en: 'This worker does not know the job "{job}" of the queue {queue}. Run the same version of opscore everywhere, then retry the job.',
    zh: '此工作进程不认识队列 {queue} 中的任务“{job}”。请在所有机器上运行同一版本的 opscore，然后重试该任务。',
  },
  'inbox-unusable': {
    exit: 1,
    http: 500,
    en: 'The inbox folder {folder} cannot be read and written ({reason}). Give it to the user that opscore runs as, or name another folder in OPSCORE_INBOX.',
    zh: '无法读写收件目录 {folder}（{reason}）。请授权给运行 opscore 的用户，或用 OPSCORE_INBOX 指定其他目录。',
  },
  'inbox-kind-unclear': {
    exit: 1,
    http: 400,
    en: 'Neither the name nor the header of {file} tells what it holds, and no import profile reads it. Nothing was imported. Drop it on the page, which shows it and proposes how to read it (or opscore profile new); a file with canonical columns can be named after its kind, for example orders-2026-11-24.csv. The kinds are {known}.',
    zh: '从 {file} 的文件名和表头都无法判断数据类型，也没有导入方案能读取它。未导入任何数据。请在网页上拖入该文件，查看内容并采用建议的读取方式（或用 opscore profile new）；若为标准列，也可以类型命名，例如 orders-2026-11-24.csv。可用类型：{known}。',
  },
  'inbox-file-gone': {
    exit: 1,
    http: 400,
    en: '{file} was taken away before it was imported. Put it into the inbox again.',
    zh: '{file} 在导入之前已被移走。请重新放入收件目录。',
  },
} as const satisfies Record<string, ErrorDefinition>;
