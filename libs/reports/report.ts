/** Tables of figures: what a report is, whoever makes it and however it is written. */

/** A text in both languages of the product. */
export interface Localised {
  readonly en: string;
  readonly zh: string;
}

/**
 * What a column holds, and so how a cell is published: `money` in yuan with 2 decimals, `ratio` and `multiple` (times) with 4,
 * `points` with 2,
 * `units` (slot days or hours) with 4; a `count` is a whole number, a `number` any decimal.
 */
export type CellType = 'text' | 'day' | 'instant' | 'money' | 'ratio' | 'multiple' | 'points' | 'units' | 'count' | 'number' | 'flag';

export interface ReportColumn {
  /** The header of CSV exports and the key of JSON ones. */
  readonly name: string;
  readonly zh: string;
  readonly type: CellType;
}

/** A published figure: decimals as they are printed, null for absent or not assessed. */
export type Cell = string | number | boolean | null;

/** The cells of a row in the order of the report's columns. */
export type Row = readonly Cell[];

/** A page of a report's rows: it begins after the row with these sort cells (null: with the first), and takes so many rows. */
export interface PlaceInReport {
  readonly from: readonly Cell[] | null;
  readonly limit: number;
}

/** A report and its rows, made while they are read. */
export interface ReportTable {
  readonly columns: readonly ReportColumn[];
  readonly rows: AsyncIterable<Row> | Iterable<Row>;
}

/** Names columns in one line each. */
export function column(name: string, zh: string, type: CellType): ReportColumn {
  return { name, zh, type };
}
