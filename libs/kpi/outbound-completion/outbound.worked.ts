import { POINTS_OF_COMPLETION, cellOf, decimal, mixOf, pointsOf, quotient, sumOf, weighedMean } from '#libs/domain/worked-expressions.js';
import type { WorkedCell, WorkedModule } from '#libs/domain/worked-figures.js';
import type { AssessedModule } from '../kpi-slice.js';
import type { OutboundWorkings, SliceWorkings } from './outbound-completion.rule.js';
import type { OutboundSettings } from './settings.js';

/** R9: lays out what was sent out against target by week slice; actual and target are the sums of the slices. */
export function workOutOutbound({ workings, settings }: AssessedModule<OutboundSettings, OutboundWorkings>): WorkedModule {
  return {
    tables: [
      {
        id: 'slices',
        title: { en: 'Week slices', zh: '周分段' },
        columns: [
          { id: 'first', title: { en: 'First day', zh: '开始日期' }, type: 'day' },
          { id: 'last', title: { en: 'Last day', zh: '结束日期' }, type: 'day' },
          { id: 'month', title: { en: 'Month', zh: '月份' }, type: 'text' },
          { id: 'week', title: { en: 'Week', zh: '周' }, type: 'text' },
          { id: 'actual', title: { en: 'Actual', zh: '实际' }, type: 'count' },
          { id: 'target', title: { en: 'Target', zh: '目标' }, type: 'count' },
          { id: 'completion', title: { en: 'Completion', zh: '完成率' }, type: 'ratio' },
          { id: 'points', title: { en: 'Points (completion capped at 100 %)', zh: '得分（完成率封顶 100%）' }, type: 'points' },
        ],
        rows: (workings.slices ?? []).map(layOutSlice),
      },
    ],
    actual: sumOf('slices', 'actual'),
    target: sumOf('slices', 'target'),
    points: mixOf(settings.weekly_weight, POINTS_OF_COMPLETION, weighedMean('slices', { of: 'points', by: 'target' })),
  };
}

function layOutSlice({ first, last, month, week, actual, target }: SliceWorkings, row: number): WorkedCell[] {
  const capped = { kind: 'least', left: cellOf('slices', row, 'completion'), right: decimal('1') } as const;
  return [
    ...[first, last, month, week].map((text) => ({ kind: 'text', text: { en: text, zh: text } }) as const),
    { kind: 'input', value: String(actual) },
    { kind: 'input', value: String(target) },
    { kind: 'computed', by: quotient(cellOf('slices', row, 'actual'), cellOf('slices', row, 'target')) },
    { kind: 'computed', by: pointsOf(capped) },
  ];
}
