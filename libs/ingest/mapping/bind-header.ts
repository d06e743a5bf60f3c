import { FILE_COLUMN, REJECT_COLUMNS, SHEET_COLUMN, isRejectsHeader } from '../rejects-columns.js';
import type { TableRow } from '../table-rows.js';
import { toHalfWidth } from './clean-number.js';
import type { MappingProfile } from './mapping-profile.js';

/** A field of a profile and the column of the table that it is read from. */
export interface BoundField {
  readonly name: string;
  readonly column: number;
  /** The header as it stands in the table. */
  readonly header: string;
  /** Powers of ten that the header says that the numbers are to be multiplied by; null where it says nothing. */
  readonly shift: number | null;
}

/** A profile's fields, bound to the header of a table. */
export interface BoundHeader {
  /** The row that the header stands in. */
  readonly line: number;
  /** How many cells it has, without empty ones at its end. */
  readonly width: number;
  readonly fields: readonly BoundField[];
  /** Headers that the profile neither reads nor ignores. */
  readonly unknown: readonly string[];
  /** Of a file of rejected rows, where it says from which file and sheet they came (-1: nowhere); null of any other. */
  readonly returned: { readonly file: number; readonly sheet: number } | null;
}

/** A header is looked for in so many rows. */
export const HEADER_WITHIN = 30;

/** What is missing in the row that fits best; null rows: the table is empty. */
export interface HeaderFault {
  readonly line: number | null;
  readonly missing: readonly string[];
  /** Where nothing is missing: headers that only another report has. */
  readonly foreign: readonly string[];
}

const UNIT_SHIFTS: Readonly<Record<string, number>> = { 元: 0, 万元: 4, 千元: 3, 分: -2, 万: 4, '%': -2, 百万分之一: -6 };

/** How many powers of ten the numbers of a unit are to be multiplied by. */
export function shiftOfUnit(unit: string): number {
  return UNIT_SHIFTS[unit] ?? 0;
}

/**
 * Finds the header of a table among its first rows: the first in which every field that the profile needs has a column. Headers are
 * compared without blanks, marks and a unit in brackets behind them, full-width or not, in upper or lower case.
 */
export function bindHeader(profile: MappingProfile, rows: readonly TableRow[]): BoundHeader | HeaderFault {
  let best: HeaderFault = { line: null, missing: [], foreign: [] };
  for (const { line, cells } of rows.slice(0, HEADER_WITHIN)) {
    const { bound, missing } = bind(profile, cells);
    const foreign = foreignHeaders(profile, cells);
    if (missing.length === 0 && foreign.length === 0) return { line, width: widthOf(cells), fields: bound, unknown: unknownHeaders(profile, cells, bound), returned: returnedOf(cells) };
    if (best.line === null || missing.length < best.missing.length) best = { line, missing, foreign: missing.length === 0 ? foreign : [] };
  }
  return best;
}

function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && cells[width - 1]?.trim() === '') width -= 1;
  return width;
}

function bind({ fields }: MappingProfile, cells: readonly string[]): { bound: BoundField[]; missing: string[] } {
  const headers = cells.map(plainHeaderOf);
  const taken = new Set<number>();
  const bound: BoundField[] = [];
  const missing: string[] = [];
  for (const [name, { header, optional }] of Object.entries(fields)) {
    const column = findColumn(headers, header);
    if (column === -1) {
      if (!optional) missing.push(header[0] ?? name);
      continue;
    }
    taken.add(column);
    const unit = headers[column]?.unit;
    bound.push({ name, column, header: (cells[column] ?? '').trim(), shift: unit === null || unit === undefined ? null : (UNIT_SHIFTS[unit] ?? null) });
  }
  return { bound, missing };
}

/** The first of the aliases that the table has, in the order of the aliases; those with their unit spelled out come before those without. */
function findColumn(headers: readonly PlainHeader[], aliases: readonly string[]): number {
  for (const alias of aliases.map(plainHeaderOf)) {
    const whole = headers.findIndex(({ whole: each }) => each === alias.whole);
    if (whole !== -1) return whole;
    const bare = headers.findIndex(({ bare: each }) => each !== '' && each === alias.bare);
    if (bare !== -1) return bare;
  }
  return -1;
}

export interface PlainHeader {
  readonly whole: string;
  readonly bare: string;
  readonly unit: string | null;
}

/** Units, and the currencies that reports of other places name: amounts are taken as they are. */
const UNIT_BEHIND = /^(.+?)\((元|万元|千元|分|万|%|人民币|cny|rmb|usd|eur|gbp|jpy|hkd|twd|krw|sgd|myr|thb|vnd|idr|php|inr|aud|nzd|cad|mxn|brl|clp|chf|sek|nok|dkk|pln|czk|try|aed|sar|zar)\)$/;

/** A longer cell is none, and every cell of the first rows of a file is looked at for each of the profiles. */
const LONGEST_HEADER = 2_000;

/** A header as it is compared: without blanks and marks, half-width, in lower case, and the same without a unit in brackets behind it. */
export function plainHeaderOf(cell: string): PlainHeader {
  if (cell.length > LONGEST_HEADER) return { whole: cell, bare: cell, unit: null };
  const whole = toHalfWidth(cell).replaceAll(/[\s\uFEFF\u200B"'`*]/g, '').toLowerCase();
  const [, bare = whole, unit = null] = UNIT_BEHIND.exec(whole) ?? [];
  return { whole, bare, unit };
}

function unknownHeaders({ ignored }: MappingProfile, cells: readonly string[], bound: readonly BoundField[]): string[] {
  const known = new Set(ignored.map((header) => plainHeaderOf(header).whole));
  const beginnings = ignored.filter((header) => header.endsWith('*')).map((header) => plainHeaderOf(header).whole);
  const isKnown = (whole: string) => known.has(whole) || beginnings.some((beginning) => whole.startsWith(beginning));
  return cells.filter((cell, column) => {
    const { whole, bare } = plainHeaderOf(cell);
    return cell.trim() !== '' && !bound.some((each) => each.column === column) && !isKnown(whole) && !isKnown(bare) && !REJECT_COLUMNS.includes(cell.trim());
  });
}

function returnedOf(cells: readonly string[]): BoundHeader['returned'] {
  return isRejectsHeader(cells) ? { file: cells.indexOf(FILE_COLUMN), sheet: cells.indexOf(SHEET_COLUMN) } : null;
}

/** Headers that only another report has. */
function foreignHeaders({ unless }: MappingProfile, cells: readonly string[]): string[] {
  const foreign = new Set(unless.map((header) => plainHeaderOf(header).whole));
  return cells.filter((cell) => foreign.has(plainHeaderOf(cell).whole));
}

/** Whether a header was found. */
export function isBound(found: BoundHeader | HeaderFault): found is BoundHeader {
  return 'fields' in found;
}
