import { defineKpiSlice } from '../kpi-slice.js';
import { adSpendShare } from './ad-spend-share.rule.js';
import { AD_SPEND } from './ad-spend-share.sql.js';
import { adsReport } from './ads.report.js';
import { workOutAds } from './ads.worked.js';
import { defineAds } from './define-ads.js';
import { explainAds } from './explain-ads.js';
import { adsSettings } from './settings.js';

/** R6: advertising. */
export const adSpendShareSlice = defineKpiSlice({
  kpi: adSpendShare,
  settings: adsSettings,
  defaultWeight: '15',
  contributions: [AD_SPEND],
  reports: [adsReport],
  explain: explainAds,
  workOut: workOutAds,
  define: defineAds,
});
