import { groupDigits, sentence } from '#libs/reports/sentences.js';
import type { ExplanationPart } from '../kpi-slice.js';
import type { ConversionWorkings } from './conversion-ranking.rule.js';

/** R8: how the conversion rate comes about. */
export function explainConversion({ visitors, orderingBuyers }: ConversionWorkings): ExplanationPart[] {
  const [buyers, all] = [groupDigits(String(orderingBuyers)), groupDigits(String(visitors))];
  return [
    sentence(
      `actual = ordering buyers / visitors = ${buyers} / ${all}, summed over merchants and days. The report "conversion" ranks the SKUs.`,
      `实际 = 下单客户数 / 访客数 = ${buyers} / ${all}（按商家和日期汇总）。各 SKU 的排名见转化率排名报表（conversion）。`,
    ),
  ];
}
