import { KPI_LIST } from '#libs/kpi/list.js';
import { cellName } from '#libs/spreadsheets/cell-reference.js';
import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import type { PackBreakpoint } from '../review-pack.js';
import { stretchesOf } from './curve-stretches.js';
import { LOOKS, figureLook, inTable } from './looks.js';
import { SheetCanvas } from './sheet-canvas.js';
import { putTitle } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { printSetup, titleOf } from './workbook-plan.js';

/** Stands for all that is below the first breakpoint; the format shows a word instead. */
const BELOW_ALL = -1_000_000_000;

/** The sheet of the rules that formulas read: the curves of points by module, and the least totals of the grades. */
export function rulesSheet(plan: WorkbookPlan): WorkbookSheet {
  return {
    name: plan.names.rules,
    widths: [20, 14, 18, 18, 4, 4],
    showsGrid: false,
    print: printSetup(plan, 'portrait', { isOnePage: true }),
    contents: () => fill(plan),
  };
}

function fill(plan: WorkbookPlan): SheetContents {
  const { words, pack } = plan;
  const canvas = new SheetCanvas(plan.isLive);
  putTitle(canvas, plan, { title: words.sheets.rules, subtitle: words.ruleVersion(pack.cover.ruleVersion), lastColumn: 5 });
  canvas.text(2, 0, words.curveNote, LOOKS.note);
  canvas.merge(2, 0, 5);
  canvas.height(2, 28);
  for (const [module] of KPI_LIST) putCurve(canvas, plan, plan.rules.curves[module].firstRow, titleOf(plan, module), pack.curves[module]);
  putGrades(canvas, plan);
  return canvas;
}

function putCurve(canvas: SheetCanvas, { words }: WorkbookPlan, firstRow: number, title: string, curve: readonly PackBreakpoint[]): void {
  canvas.text(firstRow - 2, 0, title, LOOKS.part);
  for (const [column, text] of [words.curveFrom, words.curvePoints, words.curveNext, words.curveSlope].entries()) {
    canvas.text(firstRow - 1, column, text, LOOKS.headingRight);
  }
  const stretches = stretchesOf(curve);
  const belowLook = { ...figureLook('ratio'), numFmt: inTable(`0.00%;"${words.belowCurve}"`) };
  for (const [index, { from, points, before }] of stretches.entries()) {
    const row = firstRow + index;
    const next = stretches[index + 1]?.from;
    if (from === null) canvas.figure(row, 0, BELOW_ALL, belowLook);
    else canvas.input(row, 0, from, 'ratio');
    canvas.input(row, 1, points, 'points');
    if (before === null || next === undefined || next === null) canvas.fill(row, 2, 2, figureLook('points'));
    else canvas.input(row, 2, before, 'points');
    if (from === null || before === null || next === undefined || next === null) canvas.figure(row, 3, 0, figureLook('points'));
    else {
      const formula = `(${cellName(row, 2)}-${cellName(row, 1)})/(${cellName(row + 1, 0)}-${cellName(row, 0)})`;
      canvas.formula(row, 3, formula, { decimal: (Number(before) - Number(points)) / (Number(next) - Number(from)) }, figureLook('points'));
    }
  }
}

function putGrades(canvas: SheetCanvas, { words, pack, rules }: WorkbookPlan): void {
  const firstRow = rules.gradesRow;
  canvas.text(firstRow - 2, 0, words.grades, LOOKS.part);
  canvas.text(firstRow - 1, 0, words.minimum, LOOKS.headingRight);
  canvas.text(firstRow - 1, 1, words.grade, LOOKS.headingCentre);
  // From the least on, so that one looks a total up.
  for (const [index, { grade, minimum }] of pack.grades.toReversed().entries()) {
    canvas.input(firstRow + index, 0, minimum, 'points');
    canvas.text(firstRow + index, 1, grade, LOOKS.centred);
  }
  const noteRow = firstRow + pack.grades.length + 1;
  canvas.text(noteRow, 0, words.roundingNote, LOOKS.note);
  canvas.merge(noteRow, 0, 5);
  canvas.height(noteRow, 42);
}
