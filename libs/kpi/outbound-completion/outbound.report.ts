import type { Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { SliceReport } from '../kpi-slice.js';
import type { OutboundWorkings, SliceWorkings } from './outbound-completion.rule.js';
import type { OutboundSettings } from './settings.js';

/** R9: outbound by week slice; managers without an outbound target have no rows. */
export const outboundReport: SliceReport<OutboundSettings, OutboundWorkings> = {
  id: 'outbound',
  title: { en: 'Outbound by week', zh: '出库周完成' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('slice_start', '开始日期', 'day'),
    column('slice_end', '结束日期', 'day'),
    column('month', '月份', 'text'),
    column('week', '周', 'text'),
    column('actual', '实际', 'count'),
    column('target', '目标', 'count'),
    column('completion', '完成率', 'ratio'),
  ],
  sortedBy: ['manager_id', 'slice_start'],
  readsScorecards: true,
  async *rows({ scorecards }) {
    for await (const { managerId, workings } of scorecards) {
      for (const slice of workings.slices ?? []) yield [managerId, ...describeSlice(slice)];
    }
  },
};

/** The cells of one slice, without the manager. */
export function describeSlice({ first, last, month, week, actual, target, completion }: SliceWorkings): Row {
  return [first, last, month, week, actual, target, completion];
}
