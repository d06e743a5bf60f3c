import { defineKpiSlice } from '../kpi-slice.js';
import { defineSlots } from './define-slots.js';
import { explainSlots } from './explain-slots.js';
import { resourceSlotOutput } from './resource-slot-output.rule.js';
import { SLOT_OUTPUT } from './resource-slot-output.sql.js';
import { slotsSettings } from './settings.js';
import { slotsReport } from './slots.report.js';
import { workOutSlots } from './slots.worked.js';

/** R2, R7: output of resource slots. */
export const resourceSlotOutputSlice = defineKpiSlice({
  kpi: resourceSlotOutput,
  settings: slotsSettings,
  defaultWeight: '15',
  contributions: [SLOT_OUTPUT],
  reports: [slotsReport],
  explain: explainSlots,
  workOut: workOutSlots,
  define: defineSlots,
});
