import type { EvaluatedModule, WorkedFigure } from '#libs/domain/evaluate-worked-figures.js';
import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { WorkedColumnType, WorkedModule, WorkedTable } from '#libs/domain/worked-figures.js';
import { cellName, fixedColumnRange } from '#libs/spreadsheets/cell-reference.js';
import type { ManagerPages } from '../review-pack.js';
import { unitOf } from './figure-formats.js';
import type { PlacesOfModule } from './formula-of.js';
import { formulaOf } from './formula-of.js';
import type { FormatName } from './looks.js';
import { LOOKS, figureLook } from './looks.js';
import type { SheetCanvas } from './sheet-canvas.js';
import { headingHeight, putSection } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { FIGURE_COLUMNS, MANAGER_WIDTHS, titleOf } from './workbook-plan.js';

/** Where the exact figures of a module stand on the manager's sheet, and what they come to. */
export interface WorkedFigures {
  readonly actual: string;
  readonly target: string;
  readonly completion: string;
  readonly points: string;
}

/** Lays out how each assessed module comes to its points, from a row on: what was counted, and formulas over it. */
export function putWorkings(canvas: SheetCanvas, plan: WorkbookPlan, manager: ManagerPages, firstRow: number, lastColumn: number): ReadonlyMap<ModuleId, WorkedFigures> {
  const { words } = plan;
  const figures = new Map<ModuleId, WorkedFigures>();
  putSection(canvas, firstRow, words.workings, lastColumn);
  canvas.text(firstRow + 1, 0, plan.isLive ? words.workingsLead : words.workingsLeadFixed, LOOKS.note);
  canvas.merge(firstRow + 1, 0, lastColumn);
  canvas.height(firstRow + 1, 30);
  let row = firstRow + 2;
  for (const [module] of KPI_LIST) {
    const worked = manager.worked[module];
    if (worked === undefined) continue;
    const layout = layOut(worked, row);
    const places = placesOf(worked, layout, plan.rules.curves[module]);
    const curve = parseCurve(plan.pack.curves[module].map(({ completion, points }) => [completion, points]));
    const results = evaluateWorked(worked, curve);
    canvas.text(row, 0, titleOf(plan, module), LOOKS.part);
    canvas.height(row, 22);
    for (const table of worked.tables) putTable(canvas, plan, table, { layout, places, results });
    putFigures(canvas, plan, worked, { layout, places, results, unit: unitOf(module) });
    figures.set(module, figuresAt(layout.figuresRow));
    row = layout.nextRow;
  }
  return figures;
}

/** Where the tables of a module begin (their headings), and where its figures stand. */
interface ModuleLayout {
  readonly tables: ReadonlyMap<string, { readonly firstRow: number; readonly rows: number; readonly columns: ReadonlyMap<string, number> }>;
  readonly figuresRow: number;
  readonly nextRow: number;
}

function layOut({ tables }: WorkedModule, titleRow: number): ModuleLayout {
  let row = titleRow + 1;
  const placed = tables.map(({ id, columns, rows }) => {
    const firstRow = row + 2;
    row = firstRow + Math.max(1, rows.length);
    return [id, { firstRow, rows: rows.length, columns: new Map(columns.map((column, index) => [column.id, index])) }] as const;
  });
  return { tables: new Map(placed), figuresRow: row + 2, nextRow: row + 4 };
}

function figuresAt(row: number): WorkedFigures {
  const { actual, target, completion, points } = FIGURE_COLUMNS;
  return { actual: cellName(row, actual), target: cellName(row, target), completion: cellName(row, completion), points: cellName(row, points) };
}

function placesOf({ tables }: WorkedModule, { tables: placed, figuresRow }: ModuleLayout, curve: PlacesOfModule['curve']): PlacesOfModule {
  const place = (table: string) => {
    const found = placed.get(table);
    if (found === undefined) throw new RangeError(`The module has no table ${table}.`);
    return found;
  };
  const columnOf = (table: string, column: string) => {
    const found = place(table).columns.get(column);
    if (found === undefined) throw new RangeError(`The table ${table} has no column ${column}.`);
    return found;
  };
  return {
    cell: (table, row, column) => cellName(place(table).firstRow + row, columnOf(table, column)),
    column: (table, column) => {
      const { firstRow, rows } = place(table);
      return fixedColumnRange(columnOf(table, column), firstRow, firstRow + Math.max(1, rows) - 1);
    },
    figure: (figure) => figuresAt(figuresRow)[figure],
    mayBeEmpty: (table, row, column) => tables.find(({ id }) => id === table)?.rows[row]?.[columnOf(table, column)]?.kind !== 'input',
    curve,
  };
}

interface PlacedModule {
  readonly layout: ModuleLayout;
  readonly places: PlacesOfModule;
  readonly results: EvaluatedModule;
}

function putTable(canvas: SheetCanvas, { pack: { cover } }: WorkbookPlan, { id, title, columns, rows }: WorkedTable, { layout, places, results }: PlacedModule): void {
  const firstRow = layout.tables.get(id)?.firstRow ?? 0;
  canvas.text(firstRow - 2, 0, title[cover.language], LOOKS.subtitle);
  for (const [index, column] of columns.entries()) {
    const look = isFigure(column.type) ? LOOKS.headingRight : LOOKS.heading;
    canvas.text(firstRow - 1, index, column.title[cover.language], look);
  }
  canvas.height(firstRow - 1, headingHeight(columns.map((column) => column.title[cover.language]), MANAGER_WIDTHS));
  for (const [offset, cells] of rows.entries()) {
    for (const [index, { type }] of columns.entries()) {
      const [row, cell] = [firstRow + offset, cells[index] ?? null];
      if (cell === null) canvas.fill(row, index, index, LOOKS.text);
      else if (cell.kind === 'text') canvas.text(row, index, cell.text[cover.language], LOOKS.text);
      else if (cell.kind === 'input') canvas.input(row, index, cell.value, formatOf(type));
      else canvas.formula(row, index, formulaOf(cell.by, places), resultOf(results.cells.get(id)?.[offset]?.[index] ?? null), figureLook(formatOf(type)));
    }
  }
}

function putFigures(
  canvas: SheetCanvas,
  { words }: WorkbookPlan,
  worked: WorkedModule,
  { layout: { figuresRow: row }, places, results, unit }: PlacedModule & { readonly unit: FormatName },
): void {
  canvas.fill(row - 1, 0, FIGURE_COLUMNS.points, LOOKS.heading);
  for (const figure of ['actual', 'target', 'completion', 'points'] as const) canvas.text(row - 1, FIGURE_COLUMNS[figure], words[figure], LOOKS.headingRight);
  canvas.text(row, 0, words.result, LOOKS.text);
  const completion = { kind: 'divided-by', left: { kind: 'figure', figure: 'actual' }, right: { kind: 'figure', figure: 'target' } } as const;
  const put = (figure: keyof typeof FIGURE_COLUMNS & keyof WorkedFigures, formula: string, format: FormatName) => {
    canvas.formula(row, FIGURE_COLUMNS[figure], formula, resultOf(results[figure]), figureLook(format));
  };
  put('actual', formulaOf(worked.actual, places), unit);
  put('target', formulaOf(worked.target, places), unit);
  put('completion', formulaOf(completion, places), 'ratio');
  put('points', formulaOf(worked.points, places), 'points');
}

function resultOf(result: WorkedFigure): { readonly decimal: number } | { readonly text: '' } {
  return result === null ? { text: '' } : { decimal: result.toNumber() };
}

function formatOf(type: WorkedColumnType): FormatName {
  return type === 'text' || type === 'day' ? 'count' : type;
}

function isFigure(type: WorkedColumnType): boolean {
  return type !== 'text' && type !== 'day';
}
