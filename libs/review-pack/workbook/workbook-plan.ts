import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { cellName, fixedColumnRange, onSheet } from '#libs/spreadsheets/cell-reference.js';
import { SheetNames } from '#libs/spreadsheets/sheet-names.js';
import type { PrintSetup } from '#libs/spreadsheets/workbook.js';
import { readPeriod } from '../readable-figures.js';
import type { ManagerPages, ReviewPack } from '../review-pack.js';
import { stretchesOf } from './curve-stretches.js';
import type { SheetWord, Words } from './words.js';
import { wordsOf } from './words-of.js';

/** What every sheet knows of the whole: names, places that formulas refer to, and words. */
export interface WorkbookPlan {
  readonly pack: ReviewPack;
  readonly words: Words;
  /** Whether figures that follow from others are formulas. */
  readonly isLive: boolean;
  readonly names: Readonly<Record<SheetWord, string>>;
  readonly moduleNames: Readonly<Record<ModuleId, { readonly figures: string; readonly evidence: string }>>;
  readonly managerNames: ReadonlyMap<string, string>;
  readonly rules: RulePlaces;
}

/** Where the rules stand on their sheet, and the names that formulas of all sheets have for them. */
export interface RulePlaces {
  readonly curves: Readonly<Record<ModuleId, CurvePlace>>;
  readonly gradesRow: number;
  readonly ranges: readonly { readonly name: string; readonly range: string }[];
}

/** The table of a curve: its first row, and the names of its columns. */
export interface CurvePlace {
  readonly firstRow: number;
  readonly from: string;
  readonly points: string;
  readonly slope: string;
}

/** The names of the least totals of the grades, from the least on, and of the grades themselves. */
export const GRADE_RANGES = { minimums: 'grade_minimum', grades: 'grade_name' } as const;

/** The places of a manager's sheet that other sheets refer to; the same on all of them. */
export const MANAGER_PLACES = { gradeRow: 4, gradeColumn: 1, firstModuleRow: 9, firstFigureColumn: 1, totalColumn: 4 } as const;

/** The widths of the columns of a manager's sheet, in characters. */
export const MANAGER_WIDTHS = [23, 15, 15, 14, 14, 14, 14, 14, 14] as const;

/** The row of the total on a manager's sheet. */
export const TOTAL_ROW = MANAGER_PLACES.firstModuleRow + KPI_LIST.length;

/** The columns of the modules on a manager's sheet. */
export const FIGURE_COLUMNS = { actual: 1, target: 2, completion: 3, points: 4, weight: 5 } as const;

/** Plans a workbook: which sheets there are, what they are called, and where the rules stand. */
export function planWorkbook(pack: ReviewPack, isLive: boolean): WorkbookPlan {
  const words = wordsOf(pack.cover.language);
  const given = new SheetNames();
  // The sheets of the pack come first in the choice of names; whoever is called like one of them gets the id behind the name.
  const names = Object.fromEntries(Object.entries(words.sheets).map(([id, name]) => [id, given.give(name)])) as Record<SheetWord, string>;
  const moduleNames = Object.fromEntries(
    KPI_LIST.map(([id, { kpi }]) => {
      const title = kpi.title[pack.cover.language];
      return [id, { figures: given.give(title), evidence: given.give(words.evidenceSheet(title)) }];
    }),
  ) as unknown as WorkbookPlan['moduleNames'];
  const managerNames = new Map(
    pack.managers.map(({ summary: { managerId, name } }) => [managerId, given.give(name, `${name.slice(0, 15)} ${managerId}`)]),
  );
  return { pack, words, isLive, names, moduleNames, managerNames, rules: placeRules(pack, names.rules) };
}

/** Rows above the first curve; between two curves there are a title and a heading, and an empty row. */
const FIRST_CURVE_ROW = 6;

function placeRules({ curves, grades }: ReviewPack, sheet: string): RulePlaces {
  const ranges: { name: string; range: string }[] = [];
  const name = (given: string, column: number, firstRow: number, rows: number) => {
    ranges.push({ name: given, range: onSheet(sheet, fixedColumnRange(column, firstRow, firstRow + Math.max(1, rows) - 1)) });
    return given;
  };
  let row = FIRST_CURVE_ROW;
  const places = KPI_LIST.map(([id]) => {
    const firstRow = row;
    const rows = stretchesOf(curves[id]).length;
    row += rows + 3;
    const [from, points, slope] = [name(`${id}_from`, 0, firstRow, rows), name(`${id}_points`, 1, firstRow, rows), name(`${id}_slope`, 3, firstRow, rows)];
    return [id, { firstRow, from, points, slope }] as const;
  });
  const gradesRow = row + 1;
  name(GRADE_RANGES.minimums, 0, gradesRow, grades.length);
  name(GRADE_RANGES.grades, 1, gradesRow, grades.length);
  return { curves: Object.fromEntries(places) as unknown as RulePlaces['curves'], gradesRow, ranges };
}

/** The name of a manager's sheet. */
export function sheetOf(plan: WorkbookPlan, { summary }: ManagerPages): string {
  return plan.managerNames.get(summary.managerId) ?? '';
}

/** A place on a manager's sheet, for formulas of other sheets. */
export function onManagerSheet(plan: WorkbookPlan, manager: ManagerPages, row: number, column: number): string {
  return onSheet(sheetOf(plan, manager), cellName(row, column));
}

/** Where a click on a sheet's name leads. */
export function linkTo(sheet: string): string {
  return onSheet(sheet, 'A1');
}

/** The title of a module. */
export function titleOf(plan: WorkbookPlan, module: ModuleId): string {
  return KPI_LIST.find(([id]) => id === module)?.[1].kpi.title[plan.pack.cover.language] ?? module;
}

/** How the sheets of a workbook are printed: division and quarter above, pages below. */
export function printSetup({ pack: { cover }, words }: WorkbookPlan, orientation: PrintSetup['orientation'], more: Pick<PrintSetup, 'repeatedRows' | 'isOnePage'> = {}): PrintSetup {
  const whose = cover.manager === null ? cover.divisions.join('、') : cover.manager.name;
  const quarter = readPeriod(cover.quarter, cover.language);
  return {
    orientation,
    header: `&L&8${escape(cut(whose))}&R&8${escape(words.titleOf(quarter))}`,
    footer: `&L&8${escape(words.asOf(cover.asOf))} · ${escape(words.ruleVersion(cover.ruleVersion))}&R&8${words.page}`,
    ...more,
  };
}

/** Headers hold 255 characters in all. */
const LONGEST_NAME = 80;

function cut(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME - 1)}…`;
}

/** In headers `&` begins a command, and digits right behind a size would belong to it. */
function escape(text: string): string {
  const plain = text.replaceAll('&', '&&');
  return /^\d/.test(plain) ? ` ${plain}` : plain;
}
