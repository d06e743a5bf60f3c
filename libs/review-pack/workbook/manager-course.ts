import { KPI_LIST } from '#libs/kpi/list.js';
import { fixedColumnRange } from '#libs/spreadsheets/cell-reference.js';
import { readPeriod } from '../readable-figures.js';
import type { ManagerPages, PackStep } from '../review-pack.js';
import { columnChart, lineChart } from './charts.js';
import { FORMATS, LOOKS, figureLook } from './looks.js';
import type { SheetCanvas } from './sheet-canvas.js';
import { headingHeight, putSection } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { MANAGER_WIDTHS, titleOf } from './workbook-plan.js';

const CHART_ROWS = 16;
/** The columns of a step: its name, total, grade, rank, then the completion of each module. */
const [TOTAL, GRADE, RANK, FIRST_COMPLETION] = [1, 2, 3, 4] as const;
const LAST_COLUMN = FIRST_COMPLETION + KPI_LIST.length - 1;

/** Lays out how a manager stood by month and week: charts, and the figures under them. Gives the row behind it. */
export function putCourse(canvas: SheetCanvas, plan: WorkbookPlan, { months, weeks }: ManagerPages, firstRow: number, lastColumn: number): number {
  const { words } = plan;
  putSection(canvas, firstRow, words.course, lastColumn);
  const chartRow = firstRow + 1;
  const noteRow = chartRow + 2 * CHART_ROWS + 2;
  const monthsRow = noteRow + 1;
  canvas.breaks.push(noteRow);
  canvas.text(noteRow, 0, words.courseNote, LOOKS.subtitle);
  const weeksRow = monthsRow + months.length + 2;
  putSteps(canvas, plan, months, monthsRow, words.month);
  putSteps(canvas, plan, weeks, weeksRow, words.week);
  if (months.length > 0) {
    const chart = columnChart(words.totalByMonth, [rangeOf(words.total, TOTAL, monthsRow, months.length)], FORMATS.points, true);
    canvas.chart(chart, [chartRow, 0], [chartRow + CHART_ROWS, 2]);
    canvas.chart(columnChart(words.completionByMonth, completionsOf(plan, monthsRow, months.length), '0%', false), [chartRow + CHART_ROWS + 1, 0], [noteRow - 1, 3]);
  }
  if (weeks.length > 0) {
    const chart = lineChart(words.totalByWeek, [rangeOf(words.total, TOTAL, weeksRow, weeks.length)], '0');
    canvas.chart(chart, [chartRow, 2], [chartRow + CHART_ROWS, lastColumn + 1]);
    canvas.chart(lineChart(words.completionByWeek, completionsOf(plan, weeksRow, weeks.length), '0%'), [chartRow + CHART_ROWS + 1, 3], [noteRow - 1, lastColumn + 1]);
  }
  return weeksRow + weeks.length + 1;
}

function completionsOf(plan: WorkbookPlan, headingRow: number, steps: number) {
  return KPI_LIST.map(([module], index) => rangeOf(titleOf(plan, module), FIRST_COMPLETION + index, headingRow, steps));
}

function rangeOf(name: string, column: number, headingRow: number, steps: number) {
  const range = (each: number) => fixedColumnRange(each, headingRow + 1, headingRow + steps);
  return { name, values: range(column), labels: range(0) };
}

function putSteps(canvas: SheetCanvas, plan: WorkbookPlan, steps: readonly PackStep[], headingRow: number, name: string): void {
  const { words, pack } = plan;
  canvas.text(headingRow, 0, name, LOOKS.heading);
  canvas.text(headingRow, TOTAL, words.total, LOOKS.headingRight);
  canvas.text(headingRow, GRADE, words.grade, LOOKS.headingCentre);
  canvas.text(headingRow, RANK, words.rank, LOOKS.headingRight);
  for (const [index, [module]] of KPI_LIST.entries()) canvas.text(headingRow, FIRST_COMPLETION + index, titleOf(plan, module), LOOKS.headingRight);
  canvas.height(headingRow, headingHeight(KPI_LIST.map(([module]) => titleOf(plan, module)), MANAGER_WIDTHS.slice(FIRST_COMPLETION)));
  for (const [index, { period, total, grade, rank, modules }] of steps.entries()) {
    const row = headingRow + 1 + index;
    canvas.text(row, 0, readPeriod(period, pack.cover.language), LOOKS.text);
    canvas.figure(row, TOTAL, total, figureLook('points'));
    canvas.text(row, GRADE, grade, LOOKS.centred);
    canvas.figure(row, RANK, rank, figureLook('count'));
    for (const [place, [module]] of KPI_LIST.entries()) canvas.figure(row, FIRST_COMPLETION + place, modules[module]?.completion ?? null, figureLook('ratio'));
  }
  canvas.fill(headingRow, 0, LAST_COLUMN, LOOKS.heading);
}
