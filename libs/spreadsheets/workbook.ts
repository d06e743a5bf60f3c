import type { CellStyle, ConditionalRule, SheetChart } from 'hucre/xlsx';
import type { TableColumn, TableRow } from './table-cells.js';

/** How a cell looks: font, fill, borders, alignment and the format of its number. */
export type Look = CellStyle;

/** A chart on a sheet; rows and columns count from 0. */
export type Chart = SheetChart;

/** A look that cells of a range take on while a condition holds. */
export type ConditionalLook = ConditionalRule;

/** What stands in a cell. Text is never taken for a formula. */
export interface WorkbookCell {
  /** What the cell shows; of a formula, what it gives. */
  readonly value: string | number | null;
  readonly formula?: string;
  readonly look?: Look;
  /** Where a click leads, such as `'Cover'!A1`. */
  readonly link?: string;
}

/** Cells that are one; rows and columns count from 0. */
export interface MergedCells {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** What stands on a sheet. Rows and columns count from 0; cells are by `row,column`. */
export interface SheetContents {
  readonly cells: ReadonlyMap<string, WorkbookCell>;
  /** In points, by row. */
  readonly heights: ReadonlyMap<number, number>;
  readonly merges: readonly MergedCells[];
  readonly charts: readonly Chart[];
  /** The rows before which a printed page ends. */
  readonly breaks: readonly number[];
  readonly conditions: readonly ConditionalLook[];
}

/** A column of streamed rows, how its cells look and the format of its figures. */
export interface StreamedColumn extends TableColumn {
  readonly look: Look;
}

/** Rows that follow the contents of a sheet and are read while it is written: as many as there are, up to what a sheet holds. */
export interface StreamedRows {
  readonly columns: readonly StreamedColumn[];
  readonly rows: () => AsyncIterable<TableRow>;
  /** What stands in the last row where there are more than a sheet holds. */
  readonly cutNote: string;
}

/** How a sheet is printed, on A4 and as wide as the page. */
export interface PrintSetup {
  readonly orientation: 'portrait' | 'landscape';
  readonly header: string;
  readonly footer: string;
  /** All on one page, where it is little; as long as it is otherwise. */
  readonly isOnePage?: boolean;
  /** The rows that every page repeats, counted from 0. */
  readonly repeatedRows?: readonly [number, number];
}

/** A sheet of a workbook. */
export interface WorkbookSheet {
  readonly name: string;
  /** In characters, by column. */
  readonly widths: readonly number[];
  readonly showsGrid: boolean;
  /** The colour of its tab, as six hexadecimal digits. */
  readonly tabColour?: string;
  readonly frozen?: { readonly rows: number; readonly columns: number };
  readonly print: PrintSetup;
  /** Called when it is written, maybe more than once: always the same. Nothing of it is kept, so that large workbooks need little memory. */
  readonly contents: () => SheetContents;
  /** Their heading is the last row of the contents and gets a filter. */
  readonly streamed?: StreamedRows;
}

/** A workbook. */
export interface Workbook {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  /** The font of all cells; looks say size and colour where they differ. */
  readonly font: { readonly name: string; readonly size: number };
  /** The colour of the lines behind charts, as six hexadecimal digits. */
  readonly chartLines: string;
  /** Names of ranges that formulas of all sheets may use; letters, digits and underscores. */
  readonly ranges: readonly { readonly name: string; readonly range: string }[];
  readonly sheets: readonly WorkbookSheet[];
}
