import { defineKpiSlice } from '../kpi-slice.js';
import { defineOutbound } from './define-outbound.js';
import { explainOutbound } from './explain-outbound.js';
import { outboundCompletion } from './outbound-completion.rule.js';
import { OUTBOUND_ORDERS, OUTBOUND_UNITS } from './outbound-completion.sql.js';
import { outboundReport } from './outbound.report.js';
import { workOutOutbound } from './outbound.worked.js';
import { outboundSettings } from './settings.js';

/** R9: outbound volume. */
export const outboundCompletionSlice = defineKpiSlice({
  kpi: outboundCompletion,
  settings: outboundSettings,
  defaultWeight: '15',
  contributions: [OUTBOUND_ORDERS, OUTBOUND_UNITS],
  reports: [outboundReport],
  explain: explainOutbound,
  workOut: workOutOutbound,
  define: defineOutbound,
});
