import type { Localised } from '#libs/reports/report.js';
import { KPI_LIST } from '#libs/kpi/list.js';

/** The modules of a scorecard in their order, as the KPI list has them. */
export const SCORECARD_MODULES: readonly { readonly id: string; readonly title: Localised; readonly unit: 'money' | 'ratio' | 'count' }[] = KPI_LIST.map(
  ([id, { kpi }]) => ({ id, title: kpi.title, unit: kpi.unit }),
);
