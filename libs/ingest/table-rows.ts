import { OpscoreError } from '#libs/domain/errors.js';

/** A row of a foreign table, as texts. */
export interface TableRow {
  /** The line, or the row of the sheet, that it begins on. */
  readonly line: number;
  /** At most 1,000 of them: no table has more columns. */
  readonly cells: readonly string[];
  /** How many cells it has, also where not all of them were read; an empty one behind the last separator counts. */
  readonly width: number;
}

/** No honest record is longer: a quote that is never closed would otherwise swallow the file. */
const LONGEST_RECORD = 4 * 1024 * 1024;

/** As in workbooks. A line of separators alone would otherwise take a hundred times its length. */
const MOST_CELLS = 1_000;

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [10, 13, 34];

/** What may stand between the cells of a line. */
export type Separator = ',' | '\t' | ';' | '|';

/**
 * Cuts text into the rows of a table, a batch for each piece of it. Cells may stand in quotes, with doubled quotes within; quotes
 * inside a cell that does not begin with one are taken as they are. Blank lines are passed over. Of columns that are not `wanted` (null:
 * all are) the cells are given as empty texts, without being read. Throws `file-quote-unclosed`,
 * `file-record-too-long` and `file-has-nul`, each with the line.
 */
export async function* cutRows(text: AsyncIterable<string>, separator: Separator, wanted: readonly number[] | null = null): AsyncGenerator<TableRow[]> {
  const shape = { separator, wanted: wanted === null ? null : wantedFlags(wanted) };
  let rest = '';
  let line = 1;
  // A record that cannot end in a piece is not looked at: a long one is not read from its start each time.
  let quoteOpen = false;
  for await (const piece of text) {
    if (piece.includes('\0')) throw new OpscoreError('file-has-nul', { line: line + countLines(piece.slice(0, piece.indexOf('\0'))) });
    if (quoteOpen ? !piece.includes('"') : rest !== '' && !piece.includes('\n')) {
      rest = keep(rest + piece, line, quoteOpen);
      continue;
    }
    const cut = cutWhole(rest + piece, shape, line, false);
    line = cut.line;
    quoteOpen = cut.quoteOpen;
    rest = keep(cut.rest, line, quoteOpen);
    yield cut.rows;
  }
  const last = cutWhole(rest, shape, line, true);
  if (last.quoteOpen) throw new OpscoreError('file-quote-unclosed', { line: last.line });
  yield last.rows;
}

function keep(rest: string, line: number, quoteOpen: boolean): string {
  if (rest.length > LONGEST_RECORD) throw new OpscoreError(quoteOpen ? 'file-quote-unclosed' : 'file-record-too-long', { line });
  return rest;
}

interface Cut {
  readonly rows: TableRow[];
  readonly rest: string;
  /** The line that the rest begins on. */
  readonly line: number;
  readonly quoteOpen: boolean;
}

interface Shape {
  readonly separator: Separator;
  /** By column up to the last that is wanted; null where all are. */
  readonly wanted: readonly boolean[] | null;
}

function wantedFlags(wanted: readonly number[]): boolean[] {
  const flags = Array.from({ length: Math.max(-1, ...wanted) + 1 }, () => false);
  for (const column of wanted) flags[column] = true;
  return flags;
}

function cutWhole(text: string, shape: Shape, firstLine: number, isLast: boolean): Cut {
  const rows: TableRow[] = [];
  let line = firstLine;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1 && (!isLast || start >= text.length)) return { rows, rest: text.slice(start), line, quoteOpen: false };
    const stop = end === -1 ? text.length : end;
    const plain = text.slice(start, stop > start && text.charCodeAt(stop - 1) === CARRIAGE_RETURN ? stop - 1 : stop);
    if (!plain.includes('"')) {
      if (plain !== '') rows.push(shape.wanted === null ? splitAll(line, plain, shape.separator) : splitWanted(line, plain, shape.separator, shape.wanted));
      line += 1;
      start = stop + 1;
      if (end === -1) return { rows, rest: '', line, quoteOpen: false };
      continue;
    }
    const record = readQuoted(text, shape, start, isLast);
    if (record === null) return { rows, rest: text.slice(start), line, quoteOpen: true };
    if (record === 'cut') return { rows, rest: text.slice(start), line, quoteOpen: false };
    rows.push({ line, cells: record.cells, width: record.width });
    line += countLines(text.slice(start, record.end)) + 1;
    start = record.end + 1;
  }
}

function whole(line: number, cells: readonly string[]): TableRow {
  return { line, cells, width: cells.length };
}

function splitAll(line: number, text: string, separator: Separator): TableRow {
  const cells = text.split(separator, MOST_CELLS);
  return { line, cells, width: cells.length < MOST_CELLS ? cells.length : countSigns(text, separator, 0) + 1 };
}

function countSigns(text: string, sign: string, from: number): number {
  const code = sign.charCodeAt(0);
  let signs = 0;
  for (let at = from; at < text.length; at++) if (text.charCodeAt(at) === code) signs += 1;
  return signs;
}

/** The row of a line without quotes, of the columns that are wanted. */
function splitWanted(line: number, text: string, separator: Separator, wanted: readonly boolean[]): TableRow {
  const cells: string[] = [];
  let start = 0;
  for (const isWanted of wanted) {
    const end = text.indexOf(separator, start);
    if (end === -1) {
      cells.push(isWanted ? text.slice(start) : '');
      return whole(line, cells);
    }
    cells.push(isWanted ? text.slice(start, end) : '');
    start = end + 1;
  }
  return { line, cells, width: wanted.length + 1 + countSigns(text, separator, start) };
}

/** A record with quotes in it: null where one is not closed yet, `cut` where its line does not end yet. */
function readQuoted(text: string, { separator, wanted }: Shape, start: number, isLast: boolean): { cells: string[]; width: number; end: number } | 'cut' | null {
  const isWanted = (column: number) => (wanted === null ? column < MOST_CELLS : wanted[column] === true);
  const cells: string[] = [];
  let [at, width] = [start, 0];
  for (;;) {
    let cell: string;
    if (text.charCodeAt(at) === QUOTE) {
      let close = text.indexOf('"', at + 1);
      while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
      if (close === -1) return null;
      const after = endOfCell(text, separator, close + 1);
      cell = isWanted(width) ? text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, after).trimEnd() : '';
      at = after;
    } else {
      const after = endOfCell(text, separator, at);
      const ends = after === text.length || text.charCodeAt(after) === LINE_FEED;
      cell = isWanted(width) ? text.slice(at, ends && after > at && text.charCodeAt(after - 1) === CARRIAGE_RETURN ? after - 1 : after) : '';
      at = after;
    }
    if (at === text.length && !isLast) return 'cut';
    if (width < MOST_CELLS) cells.push(cell);
    width += 1;
    if (at === text.length || text.charCodeAt(at) === LINE_FEED) return { cells, width, end: at };
    at += 1;
  }
}

function endOfCell(text: string, separator: Separator, from: number): number {
  const between = separator.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === between || code === LINE_FEED) return at;
  }
  return text.length;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** So many lines are looked at for the separator: titles may stand above the header, and have commas of their own. */
const SEPARATED_LINES = 5;
/** A later line tells more than the first one if it has so many times as many. */
const CLEARLY_MORE = 2;

/** The separator of a table: the one that the first line with any has most of, or a later one that clearly has more. */
export function separatorOf(head: string): Separator {
  const lines = head.split('\n').map((line) => line.replaceAll(/"[^"]*"/g, '')).filter((line) => /[,\t;|]/.test(line)).slice(0, SEPARATED_LINES);
  let best: { separator: Separator; count: number } = { separator: ',', count: 0 };
  for (const line of lines) {
    for (const separator of [',', '\t', ';', '|'] as const) {
      const count = line.split(separator).length - 1;
      const isMore = line === lines[0] ? count > best.count : count > CLEARLY_MORE * best.count;
      if (isMore) best = { separator, count };
    }
  }
  return best.separator;
}
