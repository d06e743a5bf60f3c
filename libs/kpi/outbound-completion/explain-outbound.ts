import { Rational } from '#libs/domain/rational.js';
import { column } from '#libs/reports/report.js';
import { sentence } from '#libs/reports/sentences.js';
import type { ExplanationPart } from '../kpi-slice.js';
import type { OutboundWorkings } from './outbound-completion.rule.js';
import { describeSlice, outboundReport } from './outbound.report.js';
import type { OutboundSettings } from './settings.js';

/** R9: how the points of outbound come about, week by week. */
export function explainOutbound(workings: OutboundWorkings, settings: OutboundSettings): ExplanationPart[] {
  const counted =
    settings.counts === 'units'
      ? sentence('Counted: pieces of orders that left the warehouse.', '统计口径：已出库订单的件数。')
      : sentence('Counted: orders that left the warehouse.', '统计口径：已出库订单数。');
  if (workings.slices === null) return [counted];
  return [
    counted,
    ...explainMix(workings, settings),
    {
      kind: 'table',
      title: { en: 'Week slices (they add up to actual and target)', zh: '周分段（合计等于实际与目标）' },
      columns: [...outboundReport.columns.slice(1), column('points', '得分（完成率封顶 100%）', 'text')],
      rows: workings.slices.map((slice) => [...describeSlice(slice), slice.points]),
    },
  ];
}

function explainMix({ periodPoints, weeklyPoints }: OutboundWorkings, settings: OutboundSettings): ExplanationPart[] {
  if (periodPoints === null || weeklyPoints === null) return [];
  const rest = Rational.ONE.minus(Rational.parse(settings.weekly_weight)).toFixed(4).replace(/\.?0+$/, '');
  return [
    sentence(
      `points = ${rest} × ${periodPoints} (of the period) + ${settings.weekly_weight} × ${weeklyPoints} (of the weeks: Σ target × points / Σ target, each capped at 100 %), from exact fractions; shown here with 4 decimals.`,
      `得分 = ${rest} × ${periodPoints}（整期得分）+ ${settings.weekly_weight} × ${weeklyPoints}（各周得分按目标加权，完成率封顶 100%）；按精确分数计算，此处显示 4 位小数。`,
    ),
  ];
}
