import { defineKpiSlice } from '../kpi-slice.js';
import { defineSales } from './define-sales.js';
import { explainSales } from './explain-sales.js';
import { merchantTiering } from './merchant-tiering.rule.js';
import { PAID_SALES, PLACED_SALES } from './merchant-tiering.sql.js';
import { workOutSales } from './sales.worked.js';
import { salesSettings } from './settings.js';
import { tiersReport } from './tiers.report.js';

/** R1, R4, R5: sales by merchant tier. */
export const merchantTieringSlice = defineKpiSlice({
  kpi: merchantTiering,
  settings: salesSettings,
  defaultWeight: '40',
  contributions: [PAID_SALES, PLACED_SALES],
  reports: [tiersReport],
  explain: explainSales,
  workOut: workOutSales,
  define: defineSales,
});
