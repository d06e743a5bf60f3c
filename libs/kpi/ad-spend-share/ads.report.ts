import { compareBytes } from '#libs/domain/byte-order.js';
import { exactRatioCell, ratioCell, yuanCell } from '#libs/reports/cells.js';
import type { Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { SliceReport } from '../kpi-slice.js';
import type { AdsWorkings, MerchantAdvertising } from './ad-spend-share.rule.js';
import { earnsAttention, returnOnSpend } from './attention.rule.js';
import type { AdsSettings } from './settings.js';

/** R6: what every merchant spends on advertising and what it brings, and who earns attention. */
export const adsReport: SliceReport<AdsSettings, AdsWorkings> = {
  id: 'ads',
  title: { en: 'Advertising', zh: '广告投放' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('merchant_id', '商家', 'text'),
    column('spend', '广告花费', 'money'),
    column('gmv', '成交额', 'money'),
    column('ad_share', '广告占比', 'ratio'),
    column('attributed_amount', '广告引导成交额', 'money'),
    column('roi', '投产比', 'multiple'),
    column('attention', '重点关注', 'flag'),
  ],
  sortedBy: ['manager_id', 'merchant_id'],
  readsScorecards: true,
  async *rows({ scorecards, settings }) {
    for await (const { managerId, workings } of scorecards) {
      const byId = workings.merchants.toSorted((left, right) => compareBytes(left.merchantId, right.merchantId));
      for (const merchant of byId) yield [managerId, ...describeAdvertising(merchant, settings)];
    }
  },
};

/** The cells of one merchant, without the manager. */
export function describeAdvertising(merchant: MerchantAdvertising, settings: AdsSettings): Row {
  return [
    merchant.merchantId,
    yuanCell(merchant.spendFen),
    yuanCell(merchant.gmvFen),
    ratioCell(merchant.spendFen, merchant.gmvFen),
    yuanCell(merchant.attributedFen),
    exactRatioCell(returnOnSpend(merchant)),
    earnsAttention(merchant, settings),
  ];
}
