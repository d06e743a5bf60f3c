import { readableYuan, sentence } from '#libs/reports/sentences.js';
import type { ExplanationPart } from '../kpi-slice.js';
import type { AdsWorkings } from './ad-spend-share.rule.js';
import { adsReport, describeAdvertising } from './ads.report.js';
import { listAttention } from './attention.rule.js';
import type { AdsSettings } from './settings.js';

/** R6: how the ad share comes about, and whom to call. */
export function explainAds(workings: AdsWorkings, settings: AdsSettings): ExplanationPart[] {
  const [spend, basis] = [readableYuan(workings.spendFen), readableYuan(workings.basisFen)];
  const attention = listAttention(workings.merchants, settings);
  const { min_spend: minSpend, min_roi: minRoi } = settings.attention;
  const columns = adsReport.columns.slice(1);
  return [
    settings.basis === 'division'
      ? sentence(
          `actual = ad spend / ad spend of the whole division = ${spend} / ${basis}.`,
          `实际 = 广告花费 / 全部门广告花费 = ${spend} / ${basis}。`,
        )
      : sentence(`actual = ad spend / GMV = ${spend} / ${basis}.`, `实际 = 广告花费 / 成交额 = ${spend} / ${basis}。`),
    {
      kind: 'table',
      title: {
        en: `Attention list: not head, spend ≥ ¥${minSpend}, return ≥ ${minRoi}`,
        zh: `重点关注：非头部，花费 ≥ ¥${minSpend}，投产比 ≥ ${minRoi}`,
      },
      columns,
      rows: attention.map((merchant) => describeAdvertising(merchant, settings)),
    },
    {
      kind: 'table',
      title: { en: 'Merchants (they add up to the spend)', zh: '商家明细（合计等于广告花费）' },
      columns,
      rows: workings.merchants
        .filter(({ spendFen, gmvFen }) => spendFen > 0 || gmvFen > 0)
        .map((merchant) => describeAdvertising(merchant, settings)),
    },
  ];
}
