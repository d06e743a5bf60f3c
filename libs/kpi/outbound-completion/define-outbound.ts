import { Rational } from '#libs/domain/rational.js';
import type { Definition } from '../kpi-slice.js';
import type { OutboundSettings } from './settings.js';

/** R9: what the words of outbound mean. */
export function defineOutbound({ counts, weekly_weight: weeklyWeight }: OutboundSettings): Definition[] {
  const rest = Rational.ONE.minus(Rational.parse(weeklyWeight)).toDecimal();
  return [
    {
      term: { en: 'Actual', zh: '实际' },
      text:
        counts === 'units'
          ? {
              en: 'The pieces of orders that left the warehouse in the period, whatever the status of the order; split parents are left out.',
              zh: '本期内已出库订单的件数，不论订单状态；不含拆单父单。',
            }
          : {
              en: 'The orders that left the warehouse in the period, whatever their status; split parents are left out.',
              zh: '本期内已出库的订单数，不论订单状态；不含拆单父单。',
            },
    },
    {
      term: { en: 'Target', zh: '目标' },
      text: {
        en: 'The sum of the day targets of the period up to the as-of day. Day targets are the quarter\'s target laid over its days by their weights.',
        zh: '本期截至日为止的每日目标之和。每日目标由季度目标按日历权重分解得出。',
      },
    },
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual / target, of the period or of a week slice.', zh: '整期或单个周分段的实际 ÷ 目标。' },
    },
    {
      term: { en: 'Points', zh: '得分' },
      text: {
        en: `${rest} × points of the period's completion + ${weeklyWeight} × the mean of the week slices' points, each slice capped at 100 % and weighed by its target: a rush at the end does not mend weak weeks.`,
        zh: `${rest} × 整期完成率对应的得分 + ${weeklyWeight} × 各周分段得分按目标加权的平均，每段完成率封顶 100%：期末突击补不回薄弱的周。`,
      },
    },
    {
      term: { en: 'Week slice', zh: '周分段' },
      text: {
        en: 'An ISO week, Monday to Sunday, clipped to one month, to the period and to the as-of day.',
        zh: 'ISO 周（周一至周日）按月份、周期和截至日截取后的一段。',
      },
    },
  ];
}
