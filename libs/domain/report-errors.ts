import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of reports that are read page by page: a part of the table of all. */
export const REPORT_ERRORS = {
  'report-rows-unbounded': {
    exit: 2,
    http: 400,
    en: 'Rows of {report} are sorted and filtered for one manager or one merchant at a time: name a managerId or merchantId.',
    zh: '报表 {report} 的排序与筛选仅支持单个运营经理或单个商家：请指定 managerId 或 merchantId。',
  },
  'report-page-too-far': {
    exit: 2,
    http: 400,
    en: 'A sorted list is shown up to row {most}. Narrow it by a filter, or export the report {report}.',
    zh: '排序后的列表最多显示到第 {most} 行。请用筛选缩小范围，或导出报表 {report}。',
  },
} as const satisfies Record<string, ErrorDefinition>;
