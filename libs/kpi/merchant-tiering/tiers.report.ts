import { ratioCell, yuanCell } from '#libs/reports/cells.js';
import { column } from '#libs/reports/report.js';
import type { SliceReport } from '../kpi-slice.js';
import type { SalesWorkings } from './merchant-tiering.rule.js';
import type { SalesSettings } from './settings.js';

/**
 * R1, R4: every merchant of the tier snapshot in rank order, those that came later after them; the rows of a manager add
 * up to the manager's sales.
 */
export const tiersReport: SliceReport<SalesSettings, SalesWorkings> = {
  id: 'tiers',
  title: { en: 'Merchants and tiers', zh: '商家分层' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('rank', '排名', 'count'),
    column('merchant_id', '商家', 'text'),
    column('tier', '层级', 'text'),
    column('basis_gmv', '基准成交额', 'money'),
    column('quarter_target', '季度目标', 'money'),
    column('period_target', '本期目标', 'money'),
    column('period_gmv', '本期成交额', 'money'),
    column('completion', '完成率', 'ratio'),
  ],
  sortedBy: ['manager_id', 'rank'],
  readsScorecards: true,
  async *rows({ scorecards }) {
    for await (const { managerId, workings } of scorecards) {
      for (const merchant of workings.merchants) {
        yield [
          managerId,
          merchant.rank,
          merchant.merchantId,
          merchant.tier,
          yuanCell(merchant.basisFen),
          yuanCell(merchant.quarterTargetFen),
          yuanCell(merchant.periodTargetFen),
          yuanCell(merchant.actualFen),
          ratioCell(merchant.actualFen, merchant.periodTargetFen),
        ];
      }
    }
  },
};
