import { cellName, onSheet } from '#libs/spreadsheets/cell-reference.js';
import type { ManagerPages } from '../review-pack.js';
import type { WorkbookPlan } from './workbook-plan.js';

/** The first row of managers on the sheet of the ranking. */
export const FIRST_RANKED_ROW = 5;

/** The columns of the ranking; behind them come completion, points and weight of each module, and whether the manager is ranked. */
export const RANKING_COLUMNS = { rank: 0, name: 1, id: 2, division: 3, total: 4, grade: 5, firstModule: 6 } as const;

/** Where a manager's rank stands, for formulas of other sheets. */
export function rankPlaceOf({ pack, names }: WorkbookPlan, manager: ManagerPages): string {
  return onSheet(names.ranking, cellName(FIRST_RANKED_ROW + pack.managers.indexOf(manager), RANKING_COLUMNS.rank));
}
