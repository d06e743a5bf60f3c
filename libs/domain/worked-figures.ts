/**
 * How figures follow from what was counted, step by step, as one would lay it out on a sheet of paper: tables of inputs, and
 * expressions over their cells. The same layout is worked out exactly here, and by the formulas of a spreadsheet.
 */

/** A text in both languages. */
export interface WorkedText {
  readonly en: string;
  readonly zh: string;
}

/** An expression over the cells of a module. Numbers are decimals written out, such as `0.4`. */
export type Expression =
  | { readonly kind: 'number'; readonly value: string }
  /** A cell of one of the module's tables, by the id of the table, the place of the row and the id of the column. */
  | { readonly kind: 'cell'; readonly table: string; readonly row: number; readonly column: string }
  /** One of the module's own figures. */
  | { readonly kind: 'figure'; readonly figure: 'actual' | 'target' | 'completion' }
  /** The sum of a column over all rows; empty cells count nothing. */
  | { readonly kind: 'sum'; readonly table: string; readonly column: string }
  /** The sum over all rows of the product of two columns; a row with an empty cell counts nothing. */
  | { readonly kind: 'sum-of-products'; readonly table: string; readonly columns: readonly [string, string] }
  | { readonly kind: 'plus' | 'minus' | 'times' | 'divided-by'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'least'; readonly left: Expression; readonly right: Expression }
  /** What a completion is worth on the module's curve of points. */
  | { readonly kind: 'points-of'; readonly completion: Expression };

/** What a column holds; money in yuan with two decimals. */
export type WorkedColumnType = 'text' | 'day' | 'money' | 'count' | 'ratio' | 'points' | 'units';

export interface WorkedColumn {
  readonly id: string;
  readonly title: WorkedText;
  readonly type: WorkedColumnType;
}

/** A text, a counted figure (a decimal; money in yuan) that a reader may change, an expression, or nothing. */
export type WorkedCell =
  | { readonly kind: 'text'; readonly text: WorkedText }
  | { readonly kind: 'input'; readonly value: string }
  | { readonly kind: 'computed'; readonly by: Expression }
  | null;

export interface WorkedTable {
  readonly id: string;
  readonly title: WorkedText;
  readonly columns: readonly WorkedColumn[];
  /** By row, a cell for every column. */
  readonly rows: readonly (readonly WorkedCell[])[];
}

/** How a module that is assessed works out: actual and target in the unit in which they are published, and points before they are rounded. */
export interface WorkedModule {
  readonly tables: readonly WorkedTable[];
  readonly actual: Expression;
  readonly target: Expression;
  readonly points: Expression;
}
