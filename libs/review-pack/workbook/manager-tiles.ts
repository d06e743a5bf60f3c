import { cellName } from '#libs/spreadsheets/cell-reference.js';
import type { ManagerPages } from '../review-pack.js';
import { roundHalfUp } from './formula-of.js';
import { LOOKS, tileLook } from './looks.js';
import { rankPlaceOf } from './ranking-places.js';
import type { SheetCanvas } from './sheet-canvas.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { GRADE_RANGES, MANAGER_PLACES, TOTAL_ROW } from './workbook-plan.js';

/** The first and last column of each tile. */
const TILES = [[0, 0], [1, 2], [3, 4], [5, 6], [7, 8]] as const;
const VALUE_ROW = MANAGER_PLACES.gradeRow;
const TOTAL = cellName(TOTAL_ROW, MANAGER_PLACES.totalColumn);

/** Lays out where a manager stands: total, grade, rank, what is missing to the next grade, and the quarter before. */
export function putTiles(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages): void {
  const { words } = plan;
  const { summary, before } = manager;
  canvas.height(VALUE_ROW - 1, 18);
  canvas.height(VALUE_ROW, 32);
  canvas.height(VALUE_ROW + 1, 18);
  const labels = [words.total, words.grade, words.rankOf, words.toNextGrade, words.before];
  for (const [index, [first, last]] of TILES.entries()) {
    canvas.text(VALUE_ROW - 1, first, labels[index] ?? '', LOOKS.tileLabel);
    for (const row of [VALUE_ROW - 1, VALUE_ROW, VALUE_ROW + 1]) canvas.merge(row, first, last);
  }
  canvas.formula(VALUE_ROW, 0, TOTAL, decimalOr(summary.total), tileLook('points'));
  if (before !== null && before.total !== null && summary.total !== null) {
    const look = { ...LOOKS.tileNote, numFmt: signed(words.changedBy) };
    const change = Number((Number(summary.total) - Number(before.total)).toFixed(2));
    canvas.formula(VALUE_ROW + 1, 0, `IF(ISNUMBER(${TOTAL}),${roundHalfUp(`(${TOTAL}-${before.total})`, 2)},"")`, { decimal: change }, look);
  }
  putGrade(canvas, plan, manager);
  putRank(canvas, plan, manager);
  putNextGrade(canvas, plan, manager);
  canvas.figure(VALUE_ROW, 7, before?.total ?? null, tileLook('points'));
  canvas.text(VALUE_ROW + 1, 7, before === null ? words.notScored : words.beforeNote(before.grade, before.rank), LOOKS.tileNote);
  for (const row of [VALUE_ROW - 1, VALUE_ROW, VALUE_ROW + 1]) canvas.fill(row, 0, TILES.at(-1)?.[1] ?? 0, LOOKS.tileNote);
}

function putGrade(canvas: SheetCanvas, { words }: WorkbookPlan, { summary: { grade, calibration }, hasOtherGrades }: ManagerPages): void {
  const column = MANAGER_PLACES.gradeColumn;
  if (hasOtherGrades) {
    canvas.text(VALUE_ROW, column, grade, LOOKS.tileValue);
    return;
  }
  // A calibrated grade does not follow from the total alone.
  if (calibration !== null && calibration.raw !== grade) {
    canvas.text(VALUE_ROW, column, grade, LOOKS.tileValue);
    canvas.text(VALUE_ROW + 1, column, words.rawGrade(calibration.raw ?? ''), LOOKS.tileNote);
    return;
  }
  const { minimums, grades } = GRADE_RANGES;
  const formula = `IF(ISNUMBER(${TOTAL}),IF(${TOTAL}<MIN(${minimums}),"",LOOKUP(${TOTAL},${minimums},${grades})),"")`;
  canvas.formula(VALUE_ROW, column, formula, { text: grade ?? '' }, LOOKS.tileValue);
}

function putRank(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages): void {
  const { words } = plan;
  const { rank, probation } = manager.summary;
  if (rank === null) canvas.text(VALUE_ROW, 3, words.unranked, { ...LOOKS.tileValue, font: { ...LOOKS.tileValue.font, size: 12 } });
  else canvas.formula(VALUE_ROW, 3, rankPlaceOf(plan, manager), { decimal: rank }, tileLook('count'));
  if (probation !== null) canvas.text(VALUE_ROW + 1, 3, words.onProbation, LOOKS.tileNote);
}

function putNextGrade(canvas: SheetCanvas, { words, pack }: WorkbookPlan, { summary: { total, nextGrade }, hasOtherGrades }: ManagerPages): void {
  if (hasOtherGrades) {
    canvas.figure(VALUE_ROW, 5, nextGrade?.missing ?? null, tileLook('points'));
    return;
  }
  const { minimums, grades } = GRADE_RANGES;
  const next = `SUMPRODUCT((${minimums}<=${TOTAL})*1)+1`;
  const isTop = `${TOTAL}>=MAX(${minimums})`;
  const missing = roundHalfUp(`(INDEX(${minimums},${next})-${TOTAL})`, 2);
  canvas.formula(VALUE_ROW, 5, `IF(ISNUMBER(${TOTAL}),IF(${isTop},"",${missing}),"")`, decimalOr(nextGrade?.missing ?? null), tileLook('points'));
  const [before, after] = words.nextGradeIs;
  const note = `"${before}"&INDEX(${grades},${next})&"${after}"`;
  const isAtTop = total !== null && pack.grades.length > 0;
  const text = nextGrade === null ? (isAtTop ? words.topGrade : '') : `${before}${nextGrade.grade}${after}`;
  canvas.formula(VALUE_ROW + 1, 5, `IF(ISNUMBER(${TOTAL}),IF(${isTop},"${words.topGrade}",${note}),"")`, { text }, LOOKS.tileNote);
}

function decimalOr(decimal: string | null): { readonly decimal: string } | { readonly text: '' } {
  return decimal === null ? { text: '' } : { decimal };
}

/** A format that says a change in words: with its sign, and without where there is none. */
function signed(say: (points: string) => string): string {
  return ['+0.00', '-0.00', '0.00'].map((digits) => say(digits).split(digits).map((text) => (text === '' ? '' : `"${text}"`)).join(digits)).join(';');
}
