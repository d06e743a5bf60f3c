import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { Rational } from '#libs/domain/rational.js';
import { cellName, fixedColumnRange } from '#libs/spreadsheets/cell-reference.js';
import type { ManagerPages } from '../review-pack.js';
import { unitOf, weightFormat } from './figure-formats.js';
import { roundHalfUp, roundedFormula } from './formula-of.js';
import { BAD, GOOD, LOOKS, figureLook, inTable, sumLook } from './looks.js';
import type { FormatName } from './looks.js';
import type { WorkedFigures } from './manager-workings.js';
import type { SheetCanvas } from './sheet-canvas.js';
import { putSection } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { FIGURE_COLUMNS, MANAGER_PLACES, TOTAL_ROW, titleOf } from './workbook-plan.js';

const { firstModuleRow, totalColumn } = MANAGER_PLACES;
const { actual, target, completion, points, weight } = FIGURE_COLUMNS;
const [SHARE, CHANGE, BEFORE] = [6, 7, 8] as const;
/** The decimals of a published actual or target by its unit. */
const DECIMALS: Readonly<Partial<Record<FormatName, number>>> = { money: 2, ratio: 4, count: 0 };
const ALL_POINTS = fixedColumnRange(points, firstModuleRow, TOTAL_ROW - 1);
const ALL_WEIGHTS = fixedColumnRange(weight, firstModuleRow, TOTAL_ROW - 1);
/** Weights of the modules that have points. */
const ASSESSED_WEIGHTS = `SUMPRODUCT(${ALL_WEIGHTS}*ISNUMBER(${ALL_POINTS}))`;

/** Lays out the modules of a scorecard and its total; `worked` says where their exact figures stand. */
export function putModules(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages, worked: ReadonlyMap<ModuleId, WorkedFigures>): void {
  const { words } = plan;
  putSection(canvas, firstModuleRow - 2, words.modules, BEFORE);
  canvas.text(firstModuleRow - 1, 0, words.module, LOOKS.heading);
  const headings = [words.actual, words.target, words.completion, words.points, words.weight, words.share, words.change, words.completionBefore];
  for (const [index, heading] of headings.entries()) canvas.text(firstModuleRow - 1, index + 1, heading, LOOKS.headingRight);
  canvas.height(firstModuleRow - 1, 30);
  for (const [index, [module]] of KPI_LIST.entries()) putModule(canvas, plan, manager, { module, row: firstModuleRow + index, places: worked.get(module) });
  putTotal(canvas, plan, manager);
  const last = TOTAL_ROW - 1;
  const first = cellName(firstModuleRow, completion);
  canvas.condition({ from: [firstModuleRow, completion], to: [last, completion] }, `AND(ISNUMBER(${first}),${first}>=1)`, GOOD);
  const firstPoints = cellName(firstModuleRow, points);
  canvas.condition({ from: [firstModuleRow, points], to: [last, points] }, `AND(ISNUMBER(${firstPoints}),${firstPoints}=0)`, BAD);
}

function putModule(
  canvas: SheetCanvas,
  plan: WorkbookPlan,
  { summary, before }: ManagerPages,
  { module, row, places }: { readonly module: ModuleId; readonly row: number; readonly places: WorkedFigures | undefined },
): void {
  const { words } = plan;
  canvas.text(row, 0, titleOf(plan, module), LOOKS.text);
  const published = summary.modules[module];
  if (published?.assessed !== true) {
    canvas.fill(row, actual, weight, LOOKS.text);
    canvas.text(row, SHARE, published === undefined ? words.notAssessed : words.reasons[published.reason], LOOKS.muted);
    canvas.fill(row, CHANGE, BEFORE, LOOKS.muted);
    canvas.merge(row, SHARE, BEFORE);
    return;
  }
  const unit = unitOf(module);
  const put = (column: number, exact: string | undefined, decimals: number, decimal: string, format: FormatName) => {
    if (exact === undefined) canvas.figure(row, column, decimal, figureLook(format));
    else canvas.formula(row, column, roundedFormula(exact, decimals), { decimal }, figureLook(format));
  };
  put(actual, places?.actual, DECIMALS[unit] ?? 2, published.actual, unit);
  put(target, places?.target, DECIMALS[unit] ?? 2, published.target, unit);
  put(completion, places?.completion, 4, published.completion, 'ratio');
  put(points, places?.points, 2, published.points, 'points');
  canvas.input(row, weight, published.weight, weightFormat(published.weight));
  const [ownPoints, ownWeight] = [cellName(row, points), cellName(row, weight)];
  const weights = summary.modules;
  canvas.formula(row, SHARE, `IF(ISNUMBER(${ownPoints}),${ownPoints}*${ownWeight}/${ASSESSED_WEIGHTS},"")`, { decimal: shareOf(weights, published) }, figureLook('points'));
  const earlier = before?.modules[module];
  if (earlier === undefined) canvas.fill(row, CHANGE, BEFORE, figureLook('points'));
  else {
    const change = Rational.parse(published.points).minus(Rational.parse(earlier.points)).toFixed(2);
    const look = { ...figureLook('points'), numFmt: inTable('+0.00;-0.00;0.00') };
    canvas.formula(row, CHANGE, `IF(ISNUMBER(${ownPoints}),${roundHalfUp(`(${ownPoints}-${earlier.points})`, 2)},"")`, { decimal: change }, look);
    canvas.figure(row, BEFORE, earlier.completion, figureLook('ratio'));
  }
}

function shareOf(modules: ManagerPages['summary']['modules'], { points, weight }: { readonly points: string; readonly weight: string }): number {
  const weights = Object.values(modules).reduce((sum, module) => (module.assessed ? sum.plus(Rational.parse(module.weight)) : sum), Rational.ZERO);
  return Rational.parse(points).times(Rational.parse(weight)).dividedBy(weights).toNumber();
}

function putTotal(canvas: SheetCanvas, { words }: WorkbookPlan, { summary }: ManagerPages): void {
  canvas.text(TOTAL_ROW, 0, words.total, { ...sumLook('points'), alignment: { vertical: 'center', horizontal: 'left' } });
  const total = roundHalfUp(`SUMPRODUCT(${ALL_WEIGHTS},${ALL_POINTS})/${ASSESSED_WEIGHTS}`, 2);
  const given = summary.total === null ? { text: '' } : { decimal: summary.total };
  canvas.formula(TOTAL_ROW, totalColumn, `IF(${ASSESSED_WEIGHTS}=0,"",${total})`, given, sumLook('points'));
  const weights = Object.values(summary.modules).reduce((sum, module) => (module.assessed ? sum + Number(module.weight) : sum), 0);
  canvas.formula(TOTAL_ROW, weight, ASSESSED_WEIGHTS, { decimal: weights }, sumLook(weightFormat(weights)));
  canvas.fill(TOTAL_ROW, 0, BEFORE, sumLook('points'));
}
