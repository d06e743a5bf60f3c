import type { Chart, ConditionalLook, Look, MergedCells, SheetContents, WorkbookCell } from '#libs/spreadsheets/workbook.js';
import { cellName } from '#libs/spreadsheets/cell-reference.js';
import type { FormatName } from './looks.js';
import { figureLook, inputLook } from './looks.js';

/** A sheet while it is filled: rows and columns count from 0. Formulas become what they give where values only are wanted. */
export class SheetCanvas implements SheetContents {
  readonly cells = new Map<string, WorkbookCell>();
  readonly heights = new Map<number, number>();
  readonly merges: MergedCells[] = [];
  readonly charts: Chart[] = [];
  readonly breaks: number[] = [];
  readonly conditions: ConditionalLook[] = [];

  constructor(private readonly isLive: boolean) {}

  /** A text; a click leads to `link` where one is given. */
  text(row: number, column: number, text: string | null, look: Look, link?: string): void {
    this.put(row, column, { value: text, look, ...(link === undefined ? {} : { link }) });
  }

  /** A published figure: a decimal, or nothing. */
  figure(row: number, column: number, decimal: string | number | null, look: Look): void {
    this.put(row, column, { value: decimal === null ? null : Number(decimal), look });
  }

  /** A counted figure that a reader may change, where anything follows from it. */
  input(row: number, column: number, decimal: string | number, format: FormatName): void {
    this.figure(row, column, decimal, this.isLive ? inputLook(format) : figureLook(format));
  }

  /** A formula and what it gives: a decimal, a text, or nothing. */
  formula(row: number, column: number, formula: string, gives: { readonly decimal: string | number | null } | { readonly text: string | null }, look: Look): void {
    const value = 'text' in gives ? gives.text : gives.decimal === null ? null : Number(gives.decimal);
    this.put(row, column, { value, look, ...(this.isLive ? { formula } : {}) });
  }

  /** Looks of the empty cells in a stretch of a row. */
  fill(row: number, from: number, to: number, look: Look): void {
    for (let column = from; column <= to; column += 1) {
      if (!this.cells.has(placeOf(row, column))) this.put(row, column, { value: null, look });
    }
  }

  /** Makes cells one. */
  merge(row: number, from: number, to: number, lastRow: number = row): void {
    if (from < to || row < lastRow) this.merges.push({ startRow: row, startCol: from, endRow: lastRow, endCol: to });
  }

  /** The height of a row, in points. */
  height(row: number, points: number): void {
    this.heights.set(row, points);
  }

  /** A chart over the cells from a corner up to another. */
  chart(chart: Omit<Chart, 'anchor'>, from: readonly [number, number], to: readonly [number, number]): void {
    this.charts.push({ ...chart, anchor: { from: { row: from[0], col: from[1] }, to: { row: to[0], col: to[1] } } });
  }

  /** A look that the cells of a stretch take on while a formula about the first of them holds. */
  condition(range: { readonly from: readonly [number, number]; readonly to: readonly [number, number] }, formula: string, style: Look): void {
    const cells = `${cellName(...range.from)}:${cellName(...range.to)}`;
    this.conditions.push({ type: 'expression', priority: this.conditions.length + 1, formula, style, range: cells });
  }

  private put(row: number, column: number, cell: WorkbookCell): void {
    this.cells.set(placeOf(row, column), cell);
  }
}

function placeOf(row: number, column: number): string {
  return `${row},${column}`;
}
