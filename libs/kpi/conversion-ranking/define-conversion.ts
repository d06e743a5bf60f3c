import type { Definition } from '../kpi-slice.js';
import type { ConversionSettings } from './settings.js';

/** R8: what the words of conversion mean. */
export function defineConversion({ min_visitors: minVisitors, low_factor: lowFactor }: ConversionSettings): Definition[] {
  return [
    {
      term: { en: 'Actual', zh: '实际' },
      text: {
        en: 'Ordering buyers / visitors, each summed over the manager\'s merchants and the days of the period on which they were the manager\'s; never a mean of days.',
        zh: '下单客户数 ÷ 访客数，两者按名下商家和本期内商家在该经理名下的日子汇总，不取每日平均。',
      },
    },
    {
      term: { en: 'Target', zh: '目标' },
      text: {
        en: 'The rate that is asked for in the quarter. It holds in each of its months and weeks.',
        zh: '本季度的目标转化率，季内各月各周相同。',
      },
    },
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual rate / target rate.', zh: '实际转化率 ÷ 目标转化率。' },
    },
    {
      term: { en: 'Points', zh: '得分' },
      text: {
        en: 'What the completion is worth on the points curve. Not assessed without visitors.',
        zh: '完成率在得分曲线上对应的分数。没有访客时不考核。',
      },
    },
    {
      term: { en: 'Wilson interval', zh: '威尔逊区间' },
      text: {
        en: 'The range in which the true rate of a SKU lies with 95 % confidence (z = 1.96); the fewer visitors, the wider it is.',
        zh: 'SKU 的真实转化率以 95% 的置信度所处的区间（z = 1.96）；访客越少，区间越宽。',
      },
    },
    {
      term: { en: 'Benchmark', zh: '品类基准' },
      text: {
        en: 'The rate of all SKUs of the same category in the division together: their ordering buyers / their visitors.',
        zh: '部门内同品类全部 SKU 的合并转化率：下单客户数合计 ÷ 访客数合计。',
      },
    },
    {
      term: { en: 'Flag', zh: '标记' },
      text: {
        en: `too_few: under ${minVisitors} visitors. low: even the upper end of the Wilson interval is below ${lowFactor} × the benchmark. ok: otherwise.`,
        zh: `too_few（访客太少）：访客不足 ${minVisitors}。low（明显偏低）：连威尔逊区间上限都低于品类基准的 ${lowFactor} 倍。ok（正常）：其他。`,
      },
    },
  ];
}
