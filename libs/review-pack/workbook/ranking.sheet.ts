import { KPI_LIST } from '#libs/kpi/list.js';
import { cellName, fixedCellName, fixedColumnRange } from '#libs/spreadsheets/cell-reference.js';
import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import type { ManagerPages } from '../review-pack.js';
import { columnChart } from './charts.js';
import { formatOfFigure } from './figure-formats.js';
import { BAD, COLOURS, FORMATS, GOOD, LOOKS, figureLook } from './looks.js';
import { FIRST_RANKED_ROW, RANKING_COLUMNS } from './ranking-places.js';
import { ranksFollow } from './ranks-follow.js';
import { SheetCanvas } from './sheet-canvas.js';
import { putSection, putTitle } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { FIGURE_COLUMNS, MANAGER_PLACES, TOTAL_ROW, linkTo, onManagerSheet, printSetup, sheetOf, titleOf } from './workbook-plan.js';

const { rank, name, id, division, total, grade, firstModule } = RANKING_COLUMNS;
const OF_MODULE = ['completion', 'points', 'weight'] as const;
const RANKED = firstModule + KPI_LIST.length * OF_MODULE.length;
const REMARK = RANKED + 1;
const WIDTHS = [7, 16, 13, 18, 9, 8, ...KPI_LIST.flatMap(() => [12, 9, 8]), 9, 24];

/** The sheet of the ranking: every manager by formulas over the managers' sheets, and how the grades lie. */
export function rankingSheet(plan: WorkbookPlan): WorkbookSheet {
  return {
    name: plan.names.ranking,
    widths: WIDTHS,
    showsGrid: false,
    tabColour: COLOURS.edge,
    frozen: { rows: FIRST_RANKED_ROW, columns: name + 1 },
    print: printSetup(plan, 'landscape', { repeatedRows: [FIRST_RANKED_ROW - 2, FIRST_RANKED_ROW - 1] }),
    contents: () => fill(plan),
  };
}

function fill(plan: WorkbookPlan): SheetContents {
  const { words, pack } = plan;
  const canvas = new SheetCanvas(plan.isLive);
  putTitle(canvas, plan, { title: words.sheets.ranking, subtitle: words.rankingLead, lastColumn: REMARK });
  putHeadings(canvas, plan);
  const follow = ranksFollow(pack);
  for (const [index, manager] of pack.managers.entries()) putManager(canvas, plan, manager, { row: FIRST_RANKED_ROW + index, follows: follow.has(manager.summary.division) });
  const last = FIRST_RANKED_ROW + Math.max(1, pack.managers.length) - 1;
  for (const [index] of KPI_LIST.entries()) {
    const column = firstModule + index * OF_MODULE.length;
    const [completion, points] = [cellName(FIRST_RANKED_ROW, column), cellName(FIRST_RANKED_ROW, column + 1)];
    canvas.condition({ from: [FIRST_RANKED_ROW, column], to: [last, column] }, `AND(ISNUMBER(${completion}),${completion}>=1)`, GOOD);
    canvas.condition({ from: [FIRST_RANKED_ROW, column + 1], to: [last, column + 1] }, `AND(ISNUMBER(${points}),${points}=0)`, BAD);
  }
  putDistribution(canvas, plan, last + 3);
  return canvas;
}

function putHeadings(canvas: SheetCanvas, plan: WorkbookPlan): void {
  const { words } = plan;
  const [upper, lower] = [FIRST_RANKED_ROW - 2, FIRST_RANKED_ROW - 1];
  const texts: readonly (readonly [number, string, (typeof LOOKS)[keyof typeof LOOKS]])[] = [
    [rank, words.rank, LOOKS.headingCentre],
    [name, words.name, LOOKS.heading],
    [id, words.id, LOOKS.heading],
    [division, words.division, LOOKS.heading],
    [total, words.total, LOOKS.headingRight],
    [grade, words.grade, LOOKS.headingCentre],
    [RANKED, words.ranked, LOOKS.headingCentre],
    [REMARK, words.remark, LOOKS.heading],
  ];
  for (const [column, text, look] of texts) {
    canvas.text(upper, column, text, look);
    canvas.merge(upper, column, column, lower);
  }
  for (const [index, [module]] of KPI_LIST.entries()) {
    const column = firstModule + index * OF_MODULE.length;
    canvas.text(upper, column, titleOf(plan, module), LOOKS.headingCentre);
    canvas.merge(upper, column, column + OF_MODULE.length - 1);
    for (const [offset, figure] of OF_MODULE.entries()) canvas.text(lower, column + offset, words[figure], LOOKS.headingRight);
  }
  for (const row of [upper, lower]) {
    canvas.fill(row, 0, REMARK, LOOKS.heading);
    canvas.height(row, 18);
  }
}

/** `follows`: the rank is that of the total among the managers of the division in this pack. */
function putManager(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages, { row, follows }: { readonly row: number; readonly follows: boolean }): void {
  const { words } = plan;
  const { summary } = manager;
  const refer = (sheetRow: number, column: number) => {
    const cell = onManagerSheet(plan, manager, sheetRow, column);
    return `IF(${cell}="","",${cell})`;
  };
  const isRanked = summary.rank !== null;
  if (!isRanked) canvas.text(row, rank, null, LOOKS.centred);
  else if (follows) canvas.formula(row, rank, rankFormula(plan, row), { decimal: summary.rank }, { ...LOOKS.centred, numFmt: FORMATS.count });
  else canvas.figure(row, rank, summary.rank, { ...LOOKS.centred, numFmt: FORMATS.count });
  canvas.text(row, name, summary.name, LOOKS.linked, linkTo(sheetOf(plan, manager)));
  canvas.text(row, id, summary.managerId, LOOKS.muted);
  canvas.text(row, division, summary.division, LOOKS.text);
  const bold = { ...figureLook('points'), font: { ...figureLook('points').font, bold: true } };
  canvas.formula(row, total, refer(TOTAL_ROW, MANAGER_PLACES.totalColumn), summary.total === null ? { text: '' } : { decimal: summary.total }, bold);
  canvas.formula(row, grade, refer(MANAGER_PLACES.gradeRow, MANAGER_PLACES.gradeColumn), { text: summary.grade ?? '' }, LOOKS.centred);
  for (const [index, [module]] of KPI_LIST.entries()) {
    const published = summary.modules[module];
    for (const [offset, figure] of OF_MODULE.entries()) {
      const column = firstModule + index * OF_MODULE.length + offset;
      const look = figureLook(formatOfFigure(figure, published));
      if (published?.assessed !== true) canvas.fill(row, column, column, look);
      else canvas.formula(row, column, refer(MANAGER_PLACES.firstModuleRow + index, FIGURE_COLUMNS[figure]), { decimal: published[figure] }, look);
    }
  }
  canvas.text(row, RANKED, isRanked ? words.yes : words.no, LOOKS.centred);
  canvas.text(row, REMARK, remarkOf(plan, manager), LOOKS.muted);
}

function rankFormula({ pack, words }: WorkbookPlan, row: number): string {
  const range = (column: number) => fixedColumnRange(column, FIRST_RANKED_ROW, FIRST_RANKED_ROW + pack.managers.length - 1);
  const own = (column: number) => `$${cellName(row, column)}`;
  return `1+SUMPRODUCT((${range(RANKED)}="${words.yes}")*(${range(division)}=${own(division)})*(${range(total)}>${own(total)}))`;
}

function remarkOf({ words }: WorkbookPlan, { summary: { probation, calibration, grade: given, modules } }: ManagerPages): string | null {
  const remarks = [
    ...(probation === null ? [] : [words.onProbation]),
    ...(calibration === null || calibration.raw === given ? [] : [words.rawGrade(calibration.raw ?? '')]),
    ...(Object.values(modules).some(({ assessed }) => assessed) ? [] : [words.notAssessed]),
  ];
  return remarks.length === 0 ? null : remarks.join(' · ');
}

const CHART_ROWS = 15;

function putDistribution(canvas: SheetCanvas, plan: WorkbookPlan, firstRow: number): void {
  const { words, pack } = plan;
  const managers = pack.managers.length;
  if (managers === 0 || pack.distribution.length === 0) return;
  putSection(canvas, firstRow, words.distribution, REMARK);
  const headingRow = firstRow + 2;
  const range = (column: number) => fixedColumnRange(column, FIRST_RANKED_ROW, FIRST_RANKED_ROW + managers - 1);
  const withSeats = pack.distribution.some(({ mode }) => mode !== 'off');
  // In the columns of ids, divisions and totals: wide enough for names; each division has a row by grade.
  const [DIVISION, GRADE, HEADCOUNT, SEATS] = [name, id, division, total];
  canvas.text(headingRow, DIVISION, words.division, LOOKS.heading);
  canvas.text(headingRow, GRADE, words.grade, LOOKS.headingCentre);
  canvas.text(headingRow, HEADCOUNT, words.headcount, LOOKS.headingRight);
  if (withSeats) canvas.text(headingRow, SEATS, words.seats, LOOKS.headingRight);
  let row = headingRow;
  const ranges = pack.distribution.map(({ division: title, grades }) => {
    const first = row + 1;
    for (const { grade: band, managers: counted, seats } of grades) {
      row += 1;
      canvas.text(row, DIVISION, title, LOOKS.text);
      canvas.text(row, GRADE, band, LOOKS.centred);
      const formula = `SUMPRODUCT((${range(RANKED)}="${words.yes}")*(${range(division)}=${fixedCellName(row, DIVISION)})*(${range(grade)}=${fixedCellName(row, GRADE)}))`;
      const present = pack.managers.filter(({ summary }) => summary.rank !== null && summary.division === title && summary.grade === band).length;
      if (present === counted) canvas.formula(row, HEADCOUNT, formula, { decimal: counted }, figureLook('count'));
      else canvas.figure(row, HEADCOUNT, counted, figureLook('count'));
      if (withSeats) canvas.figure(row, SEATS, seats, figureLook('count'));
    }
    return { name: title, values: fixedColumnRange(HEADCOUNT, first, row), labels: fixedColumnRange(GRADE, first, row) };
  });
  const modes = [...new Set(pack.distribution.map(({ mode }) => words.modes[mode]))].filter((each) => each !== '');
  if (modes.length > 0) canvas.text(firstRow + 1, 0, modes.join(' '), LOOKS.subtitle);
  canvas.chart(columnChart(words.distributionChart, ranges, '0', true), [headingRow, firstModule], [headingRow + CHART_ROWS, firstModule + 12]);
}
