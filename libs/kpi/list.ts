import { adSpendShareSlice } from './ad-spend-share/ad-spend-share.slice.js';
import { conversionRankingSlice } from './conversion-ranking/conversion-ranking.slice.js';
import type { KpiSlice } from './kpi-slice.js';
import { merchantTieringSlice } from './merchant-tiering/merchant-tiering.slice.js';
import { outboundCompletionSlice } from './outbound-completion/outbound-completion.slice.js';
import { resourceSlotOutputSlice } from './resource-slot-output/resource-slot-output.slice.js';

/** The KPIs by module id, in the order of the scorecard. A sixth one is one folder and one line here. */
export const KPI_SLICES = {
  sales: merchantTieringSlice,
  ads: adSpendShareSlice,
  slots: resourceSlotOutputSlice,
  conversion: conversionRankingSlice,
  outbound: outboundCompletionSlice,
} as const;

export type ModuleId = keyof typeof KPI_SLICES;

/** The same as a list. */
export const KPI_LIST: readonly (readonly [ModuleId, KpiSlice])[] = Object.entries(KPI_SLICES).map(
  ([id, slice]) => [id as ModuleId, slice] as const,
);
