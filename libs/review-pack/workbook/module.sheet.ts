import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import type { ManagerPages } from '../review-pack.js';
import { formatOfFigure, unitOf } from './figure-formats.js';
import { COLOURS, LOOKS, figureLook } from './looks.js';
import { rankPlaceOf } from './ranking-places.js';
import { SheetCanvas } from './sheet-canvas.js';
import { putTitle } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { FIGURE_COLUMNS, MANAGER_PLACES, linkTo, onManagerSheet, printSetup, sheetOf, titleOf } from './workbook-plan.js';

const HEADING_ROW = 3;
const [RANK, NAME, DIVISION, FIRST_FIGURE] = [0, 1, 2, 3] as const;
const FIGURES = ['actual', 'target', 'completion', 'points', 'weight'] as const;
const REMARK = FIRST_FIGURE + FIGURES.length;
const WIDTHS = [8, 18, 20, 17, 17, 12, 11, 9, 30];

/** The sheet of a module: the figures of all managers, by formulas over their sheets. */
export function moduleSheet(plan: WorkbookPlan, module: ModuleId): WorkbookSheet {
  return {
    name: plan.moduleNames[module].figures,
    widths: WIDTHS,
    showsGrid: false,
    tabColour: COLOURS.bar,
    frozen: { rows: HEADING_ROW + 1, columns: NAME + 1 },
    print: printSetup(plan, 'landscape', { repeatedRows: [HEADING_ROW, HEADING_ROW] }),
    contents: () => fill(plan, module),
  };
}

function fill(plan: WorkbookPlan, module: ModuleId): SheetContents {
  const { words, pack } = plan;
  const canvas = new SheetCanvas(plan.isLive);
  putTitle(canvas, plan, { title: titleOf(plan, module), subtitle: words.allManagers, lastColumn: REMARK });
  canvas.text(1, REMARK - 1, words.toEvidence, LOOKS.linkRight, linkTo(plan.moduleNames[module].evidence));
  canvas.text(HEADING_ROW, RANK, words.rank, LOOKS.headingCentre);
  canvas.text(HEADING_ROW, NAME, words.name, LOOKS.heading);
  canvas.text(HEADING_ROW, DIVISION, words.division, LOOKS.heading);
  for (const [index, figure] of FIGURES.entries()) canvas.text(HEADING_ROW, FIRST_FIGURE + index, words[figure], LOOKS.headingRight);
  canvas.text(HEADING_ROW, REMARK, words.remark, LOOKS.heading);
  canvas.height(HEADING_ROW, 20);
  for (const [index, manager] of pack.managers.entries()) putManager(canvas, plan, manager, { module, row: HEADING_ROW + 1 + index });
  return canvas;
}

function putManager(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages, { module, row }: { readonly module: ModuleId; readonly row: number }): void {
  const { words } = plan;
  const { summary } = manager;
  const published = summary.modules[module];
  if (summary.rank === null) canvas.fill(row, RANK, RANK, LOOKS.centred);
  else canvas.formula(row, RANK, rankPlaceOf(plan, manager), { decimal: summary.rank }, LOOKS.centred);
  canvas.text(row, NAME, summary.name, LOOKS.linked, linkTo(sheetOf(plan, manager)));
  canvas.text(row, DIVISION, summary.division, LOOKS.text);
  const sheetRow = MANAGER_PLACES.firstModuleRow + KPI_LIST.findIndex(([id]) => id === module);
  const unit = unitOf(module);
  for (const [index, figure] of FIGURES.entries()) {
    const column = FIRST_FIGURE + index;
    const look = figureLook(figure === 'actual' || figure === 'target' ? unit : formatOfFigure(figure, published));
    if (published?.assessed !== true) canvas.fill(row, column, column, look);
    else {
      const cell = onManagerSheet(plan, manager, sheetRow, FIGURE_COLUMNS[figure]);
      canvas.formula(row, column, `IF(${cell}="","",${cell})`, { decimal: published[figure] }, look);
    }
  }
  canvas.text(row, REMARK, published?.assessed === false ? words.reasons[published.reason] : null, LOOKS.muted);
}
