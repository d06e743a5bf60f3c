import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of exports: a part of the table of all. */
export const EXPORT_ERRORS = {
  'export-format-unknown': {
    exit: 2,
    http: 400,
    en: '"{format}" is not a format that anything is exported in. Ask for csv, xlsx, json or pdf.',
    zh: '不支持导出为“{format}”格式。请选择 csv、xlsx、json 或 pdf。',
  },
  'export-format-not-offered': {
    exit: 2,
    http: 400,
    en: '{report} is not made as {format}. Ask for one of: {offered}.',
    zh: '{report} 不支持 {format} 格式。可选：{offered}。',
  },
  'export-quarter-needed': {
    exit: 2,
    http: 400,
    en: '{report} is about a whole quarter, and {period} is a part of one. Ask for {quarter}.',
    zh: '{report} 只能按整个季度导出，{period} 只是其中一部分。请改为 {quarter}。',
  },
  'export-to-terminal': {
    exit: 2,
    http: 400,
    en: 'A file of the format {format} is not for a terminal. Say where it goes: --out {example}; or pipe it on.',
    zh: '{format} 文件不能直接输出到终端。请用 --out {example} 指定文件，或通过管道传给其他程序。',
  },
  'export-period-missing': {
    exit: 2,
    http: 400,
    en: 'The report {report} needs a period: a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41).',
    zh: '报表 {report} 需要指定周期：季度（2026Q4）、月份（2026-10）或周（2026Q4/2026-W41）。',
  },
  'export-campaign-missing': {
    exit: 2,
    http: 400,
    en: 'The report {report} needs "campaign" and "slots": which campaign, and how many slots.',
    zh: '报表 {report} 需要 campaign 和 slots：活动名称与坑位数。',
  },
  'export-candidates-missing': {
    exit: 2,
    http: 400,
    en: 'Whose merchants compete in the report {report}? Name a managerId or a division within your scope.',
    zh: '请为报表 {report} 指定参与分配的商家范围：您数据范围内的 managerId 或 division。',
  },
  'export-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no export {export} of yours. GET /api/v1/exports lists them.',
    zh: '您没有导出任务 {export}。可通过 GET /api/v1/exports 查询。',
  },
  'export-not-ready': {
    exit: 1,
    http: 409,
    en: 'The export {export} is not made yet. GET /api/v1/exports/{export}/progress tells when it is.',
    zh: '导出任务 {export} 尚未完成。可通过 GET /api/v1/exports/{export}/progress 查看进度。',
  },
  'export-failed': {
    exit: 1,
    http: 409,
    en: 'The export {export} has failed, so that there is no file. GET /api/v1/exports/{export} tells why; ask for the export again.',
    zh: '导出任务 {export} 失败，没有文件。可通过 GET /api/v1/exports/{export} 查看原因，然后重新导出。',
  },
  'export-interrupted': {
    exit: 1,
    http: 500,
    en: 'The file could not be made for a reason that is not in the request; the log of the worker names it. Ask for the export again.',
    zh: '由于与请求无关的原因未能生成文件，详见工作进程日志。请重新导出。',
  },
  'export-expired': {
    exit: 1,
    http: 410,
    en: 'The file of the export {export} is not kept any more. Ask for the export again.',
    zh: '导出任务 {export} 的文件已不再保留。请重新导出。',
  },
  'export-beyond-reach': {
    exit: 1,
    http: 403,
    en: 'The file of the export {export} holds rows that are not within your scope any more. Ask for the export again: it then holds what you may see now.',
    zh: '导出任务 {export} 的文件包含您已无权查看的数据。请重新导出，新文件只含您当前可见的数据。',
  },
  'export-requester-gone': {
    exit: 1,
    http: 403,
    en: 'Who asked for this export may not read the report {report} any more.',
    zh: '发起此导出的用户已无权查看报表 {report}。',
  },
  'stream-needs-chunks': {
    exit: 1,
    http: 426,
    en: 'This connection speaks HTTP/1.0, in which half a file cannot be told from a whole one. Behind a proxy, have it speak HTTP/1.1 (nginx: proxy_http_version 1.1); or have the file made: POST /api/v1/exports.',
    zh: '此连接使用 HTTP/1.0，无法区分完整与中断的文件。若经过代理，请改用 HTTP/1.1（nginx：proxy_http_version 1.1）；或改为生成文件：POST /api/v1/exports。',
  },
  'exports-many': {
    exit: 1,
    http: 429,
    en: 'You have {waiting} exports that are not made yet. Wait for them, or delete some.',
    zh: '您有 {waiting} 个导出任务尚未完成。请等待其完成或删除部分任务。',
  },
  'exports-busy': {
    exit: 1,
    http: 503,
    en: 'As many reports are streamed already as this server can serve at once. Try again in a moment, or have the file made: POST /api/v1/exports.',
    zh: '当前正在传输的报表已达上限。请稍后重试，或改为生成文件：POST /api/v1/exports。',
  },
} as const satisfies Record<string, ErrorDefinition>;
