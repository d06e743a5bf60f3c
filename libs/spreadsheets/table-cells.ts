import { columnLetters } from './cell-reference.js';
import { writeText } from './sheet-text.js';

/** A cell before it is written: decimals as they are printed, days as `2026-07-01`, instants as `2026-07-01 12:00:00`; null for none. */
export type TableCell = string | number | boolean | null;

export type TableRow = readonly TableCell[];

export interface TableColumn {
  readonly heading: string;
  readonly kind: 'text' | 'number' | 'day' | 'instant' | 'flag';
  /** How figures are shown, as spreadsheets write it: `#,##0.00`. Texts and flags have none. */
  readonly numberFormat: string | null;
}

/** Writes the rows of a table. */
export interface RowWriter {
  /** A row at its place, counted from 1. */
  write(row: TableRow, place: number): string;
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2}):(\d{2})$/;
const MS_PER_DAY = 86_400_000;
const SECONDS_PER_DAY = 86_400;
/** 1970-01-01 as spreadsheets count days. */
const EPOCH = 25_569;
/** Before 1900-03-01 spreadsheets disagree about the number of a day. */
const FIRST_SOUND_DAY = 61;

/** Writes rows of columns, each in its style. */
export function rowWriterOf(columns: readonly TableColumn[], styles: readonly number[]): RowWriter {
  const cells = columns.map(({ kind }, index) => cellWriterOf(kind, columnLetters(index), styles[index] ?? 0));
  return {
    write: (row, place) => {
      let text = `<row r="${place}">`;
      for (let index = 0; index < cells.length; index++) {
        const cell = row[index];
        if (cell !== null && cell !== undefined) text += cells[index]?.(cell, place) ?? '';
      }
      return `${text}</row>`;
    },
  };
}

/** A cell that says of itself that it is a text: nothing that it begins with makes it a formula. */
export function textCell(text: string, at: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${writeText(text)}</t></is></c>`;
}

type CellWriter = (cell: NonNullable<TableCell>, place: number) => string;

function cellWriterOf(kind: TableColumn['kind'], letter: string, style: number): CellWriter {
  const text: CellWriter = (cell, place) => textCell(String(cell), `${letter}${place}`, style);
  const number = (value: number | string, place: number) => `<c r="${letter}${place}" s="${style}"><v>${value}</v></c>`;
  switch (kind) {
    case 'text':
      return text;
    case 'flag':
      return (cell, place) => (typeof cell === 'boolean' ? `<c r="${letter}${place}" s="${style}" t="b"><v>${cell ? 1 : 0}</v></c>` : text(cell, place));
    // The decimal stands in the cell as it is published: through a binary float it would come out the same, only slower.
    case 'number':
      return (cell, place) => (PLAIN_NUMBER.test(String(cell)) ? number(String(cell), place) : text(cell, place));
    case 'day':
    case 'instant': {
      const serialOf = remembered(kind === 'day' ? serialOfDay : serialOfInstant);
      return (cell, place) => {
        const serial = serialOf(String(cell));
        return serial === null ? text(cell, place) : number(serial, place);
      };
    }
  }
}

function serialOfDay(text: string): number | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year === undefined) return null;
  const serial = Date.UTC(Number(year), Number(month) - 1, Number(day)) / MS_PER_DAY + EPOCH;
  return serial < FIRST_SOUND_DAY ? null : serial;
}

function serialOfInstant(text: string): number | null {
  const [, day, hour, minute, second] = INSTANT.exec(text) ?? [];
  if (day === undefined) return null;
  const serial = serialOfDay(day);
  return serial === null ? null : serial + (Number(hour) * 3_600 + Number(minute) * 60 + Number(second)) / SECONDS_PER_DAY;
}

const MOST_REMEMBERED = 10_000;

/** Days come again and again. */
function remembered(read: (text: string) => number | null): (text: string) => number | null {
  const known = new Map<string, number | null>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (known.size < MOST_REMEMBERED) known.set(text, value);
    return value;
  };
}
