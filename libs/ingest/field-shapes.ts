import type { Column, ColumnType, Kind } from './kind.js';

/**
 * Tells by its bytes whether a field is written just as the canonical form has it, so that PostgreSQL may read it as its
 * type straight away. A field that is written in another way is not wrong by that: it goes the thorough way.
 */
export type FieldShape = (bytes: Buffer, start: number, end: number) => boolean;

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const SPACE = 0x20;
const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const LETTER_E = 0x45;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

/** In characters; where fields are read, in bytes, which is at least as strict. */
export const LONGEST_ID = 200;
export const LONGEST_TEXT = 2_000;

/** The shape of each column of a file; null for columns that are passed over. */
export function shapesOf(kind: Kind, columns: readonly string[]): (FieldShape | null)[] {
  return columns.map((name) => {
    const column = kind.columns.find((each) => each.name === name);
    return column === undefined ? null : shapeOfColumn(column);
  });
}

function shapeOfColumn({ type, required }: Column): FieldShape {
  const fits = shapeOfType(type);
  return (bytes, start, end) => {
    let [first, last] = [start, end];
    if (bytes[first] === QUOTE) {
      first += 1;
      last -= 1;
      // Quotes within quotes are undone by PostgreSQL: the value is not the bytes that stand here.
      const inner = bytes.indexOf(QUOTE, first);
      if (inner !== last) return false;
    } else if (bytes[last - 1] === QUOTE) {
      // Quotes that open within a value may end in blanks: PostgreSQL would keep them.
      return false;
    }
    return first === last ? !required : fits(bytes, first, last);
  };
}

function shapeOfType(type: ColumnType): FieldShape {
  // What is not among the values of an enumeration fails when it is read.
  if (typeof type === 'object') return (_, start, end) => end - start <= LONGEST_ID;
  switch (type) {
    case 'id':
      return (bytes, start, end) => end - start <= LONGEST_ID && isPlainText(bytes, start, end) && !endsInExponent(bytes, end);
    case 'text':
      return (bytes, start, end) => end - start <= LONGEST_TEXT && isPlainText(bytes, start, end);
    case 'day':
      return (bytes, start, end) => end - start === 10 && isDay(bytes, start);
    case 'instant':
      return isInstant;
    case 'yuan':
      return (bytes, start, end) => isDecimal(bytes, start, end, 13, 2);
    case 'count':
      return (bytes, start, end) => isDecimal(bytes, start, end, 9, 0);
    case 'decimal':
      return (bytes, start, end) => isDecimal(bytes, start, end, 13, 12);
    case 'boolean':
      return (bytes, start, end) => isBoolean(bytes.toString('latin1', start, end));
  }
}

/** Without blanks around it and without the apostrophe that guards formulas; other alphabets may have blanks of their own. */
function isPlainText(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start] ?? 0;
  const last = bytes[end - 1] ?? 0;
  return first > SPACE && first !== APOSTROPHE && first < 0x7f && last > SPACE && last < 0x7f
    ? true
    : isPlainForeignText(bytes.toString('utf8', start, end));
}

/** `1.2E+17` is what a spreadsheet leaves of a long id. */
function endsInExponent(bytes: Buffer, end: number): boolean {
  let at = end - 1;
  while (at > end - 4 && isDigit(bytes[at])) at -= 1;
  return bytes[at] === PLUS && bytes[at - 1] === LETTER_E;
}

function isPlainForeignText(text: string): boolean {
  return text === text.trim() && !text.startsWith("'");
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** `YYYY-MM-DD` of the 20th or 21st century; whether there is such a day, PostgreSQL says. */
function isDay(bytes: Buffer, at: number): boolean {
  const century = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
  return (
    (century === 0x3139 || century === 0x3230) &&
    isDigit(bytes[at + 2]) &&
    isDigit(bytes[at + 3]) &&
    bytes[at + 4] === MINUS &&
    isDigit(bytes[at + 5]) &&
    isDigit(bytes[at + 6]) &&
    bytes[at + 7] === MINUS &&
    isDigit(bytes[at + 8]) &&
    isDigit(bytes[at + 9])
  );
}

function isClock(bytes: Buffer, at: number): boolean {
  return (
    isDigit(bytes[at]) &&
    isDigit(bytes[at + 1]) &&
    bytes[at + 2] === COLON &&
    isDigit(bytes[at + 3]) &&
    isDigit(bytes[at + 4]) &&
    bytes[at + 5] === COLON &&
    isDigit(bytes[at + 6]) &&
    isDigit(bytes[at + 7])
  );
}

/** `YYYY-MM-DD HH:MM:SS`, with `T` or a blank, and `Z`, `+HH:MM` or nothing behind. */
function isInstant(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start;
  if (length !== 19 && length !== 20 && length !== 25) return false;
  const between = bytes[start + 10];
  if ((between !== SPACE && between !== LETTER_T) || !isDay(bytes, start) || !isClock(bytes, start + 11)) return false;
  if (length === 19) return true;
  const sign = bytes[start + 19];
  if (length === 20) return sign === LETTER_Z;
  return (
    (sign === PLUS || sign === MINUS) &&
    isDigit(bytes[start + 20]) &&
    isDigit(bytes[start + 21]) &&
    bytes[start + 22] === COLON &&
    isDigit(bytes[start + 23]) &&
    isDigit(bytes[start + 24])
  );
}

/** Digits, and where decimals are allowed a point with some behind it. */
function isDecimal(bytes: Buffer, start: number, end: number, mostWhole: number, mostDecimals: number): boolean {
  let at = start;
  while (at < end && isDigit(bytes[at])) at += 1;
  const whole = at - start;
  if (whole === 0 || whole > mostWhole) return false;
  if (at === end) return true;
  if (bytes[at] !== POINT) return false;
  const decimals = end - at - 1;
  if (decimals === 0 || decimals > mostDecimals) return false;
  for (at += 1; at < end; at++) if (!isDigit(bytes[at])) return false;
  return true;
}

function isBoolean(text: string): boolean {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false';
}
