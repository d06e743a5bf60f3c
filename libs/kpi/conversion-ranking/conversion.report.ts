import { estimateCell, ratioCell } from '#libs/reports/cells.js';
import { column } from '#libs/reports/report.js';
import type { SliceReport } from '../kpi-slice.js';
import type { ConversionWorkings } from './conversion-ranking.rule.js';
import { SKU_RANKING } from './conversion-ranking.sql.js';
import type { ConversionSettings } from './settings.js';
import { judgeSku } from './sku-rate.rule.js';

interface SkuRow {
  readonly manager_id: string;
  readonly rank: number;
  readonly sku_id: string;
  readonly merchant_id: string;
  readonly visitors: number;
  readonly ordering_buyers: number;
  readonly category_visitors: number;
  readonly category_ordering_buyers: number;
}

/** R8: a manager's SKUs with visitors in the period, the lowest rate first. */
export const conversionReport: SliceReport<ConversionSettings, ConversionWorkings> = {
  id: 'conversion',
  title: { en: 'Conversion ranking', zh: '转化率排名' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('rank', '排名', 'count'),
    column('sku_id', 'SKU', 'text'),
    column('merchant_id', '商家', 'text'),
    column('visitors', '访客数', 'count'),
    column('ordering_buyers', '下单客户数', 'count'),
    column('rate', '转化率', 'ratio'),
    column('wilson_low', '置信下限', 'ratio'),
    column('wilson_high', '置信上限', 'ratio'),
    column('benchmark', '品类基准', 'ratio'),
    column('flag', '标记', 'text'),
  ],
  sortedBy: ['manager_id', 'rank'],
  readsScorecards: false,
  async *rows({ session, window, managerIds, from, settings }) {
    const parameters = [window.first, window.last, managerIds, from?.[0] ?? null, from?.[1] ?? null];
    for await (const sku of session.stream<SkuRow>(SKU_RANKING, parameters)) {
      const { wilsonLow, wilsonHigh, flag } = judgeSku(
        {
          visitors: sku.visitors,
          orderingBuyers: sku.ordering_buyers,
          categoryVisitors: sku.category_visitors,
          categoryOrderingBuyers: sku.category_ordering_buyers,
        },
        settings,
      );
      yield [
        sku.manager_id,
        sku.rank,
        sku.sku_id,
        sku.merchant_id,
        sku.visitors,
        sku.ordering_buyers,
        ratioCell(sku.ordering_buyers, sku.visitors),
        estimateCell(wilsonLow),
        estimateCell(wilsonHigh),
        ratioCell(sku.category_ordering_buyers, sku.category_visitors),
        flag,
      ];
    }
  },
};
