import { shiftOfUnit } from './bind-header.js';
import { cleanNumber, roundDecimal, toHalfWidth } from './clean-number.js';
import { cleanDay, cleanInstant, dayAt, epochSeconds, instantAt } from './clean-time.js';
import type { MappingField } from './mapping-profile.js';

/** What reports write where there is nothing. */
const ABSENT = new Set(['', '-', '--', '---', '—', '——', '–', '/', '\\n', 'n/a', 'na', 'nan', '#n/a', 'null', 'none', 'nil', '(null)', '暂无', '暂无数据', '无', '无数据', '空']);
const LONGEST_ABSENT = 6;
const MOST_REMEMBERED = 100;
const PLAIN = /^\w(?:.*\w)?$/;
const BLANKS = /^[\s\u00A0\u200B\uFEFF\u3000]+|[\s\u00A0\u200B\uFEFF\u3000]+$/g;
const TRUE = new Set(['true', 'yes', 'y', '1', '是', '有', '√']);
const FALSE = new Set(['false', 'no', 'n', '0', '否', '无', '×']);

/**
 * Reads a cell as the canonical text of its field; '' where it holds nothing. A cell that cannot be read is given as it stands: the
 * import rejects the row and names it.
 */
export type CleanCell = (cell: string) => string;

/** A reader for the cells of a field; `headerShift` is what the header says of the unit, and goes before what the profile says. */
export function cleanerOf(field: MappingField, headerShift: number | null): CleanCell {
  const clean = cleanerOfType(field, headerShift);
  const { after } = field;
  const read: CleanCell = (cell) => {
    // Most cells begin with a digit or a letter and end so: nothing is wrapped around them.
    let text = PLAIN.test(cell) ? cell : unwrap(cell);
    if (after !== undefined) text = behind(text, after);
    // Choices say themselves what stands for nothing.
    if (field.type !== 'choice' && text.length <= LONGEST_ABSENT && ABSENT.has(text.toLowerCase())) return '';
    return clean(text);
  };
  return rememberingLast(field.type === 'choice' ? remembering(read) : read);
}

/** A field is read for several columns of a row, and the rows of an order agree in most of theirs. */
function rememberingLast(read: CleanCell): CleanCell {
  let [last, found] = ['', read('')];
  return (cell) => {
    if (cell === last) return found;
    found = read(cell);
    last = cell;
    return found;
  };
}

/** There are few choices, each in many rows, unless it is the wrong column. */
function remembering(read: CleanCell): CleanCell {
  const known = new Map<string, string>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const found = read(cell);
    if (known.size < MOST_REMEMBERED) known.set(cell, found);
    return found;
  };
}

function cleanerOfType(field: MappingField, headerShift: number | null): CleanCell {
  switch (field.type) {
    case 'id':
      return cleanId;
    case 'text':
      return (text) => text;
    case 'yuan': {
      const shift = headerShift ?? shiftOfUnit(field.unit ?? '元');
      return (text) => {
        const number = cleanNumber(text, shift);
        return number === null ? text : field.round ? roundDecimal(number, 2) : number;
      };
    }
    case 'count':
      return (text) => {
        const number = cleanNumber(text, headerShift ?? 0);
        return number === null ? text : field.round ? roundDecimal(number, 0) : number;
      };
    case 'decimal': {
      const shift = headerShift ?? shiftOfUnit(field.unit ?? '元');
      // A percent sign in the cell says the unit itself.
      return (text) => cleanNumber(text, /[%‰％]\s*$/.test(text) ? 0 : shift) ?? text;
    }
    case 'day':
      if (field.epoch !== undefined) return epochReader(field, field.epoch);
      return (text) => orAbsent(cleanDay(text, field.order), text);
    case 'instant':
      if (field.epoch !== undefined) return epochReader(field, field.epoch);
      return (text) => orAbsent(cleanInstant(text, field.order, field.utc), text);
    case 'boolean':
      return (text) => {
        const plain = text.toLowerCase();
        return TRUE.has(plain) ? 'true' : FALSE.has(plain) ? 'false' : text;
      };
    case 'choice':
      return choiceReader(field);
  }
}

/** Blanks of every kind go, and what keeps a spreadsheet from changing an id: `="00123"`, a tab, an apostrophe before digits. */
function unwrap(cell: string): string {
  const text = cell.replaceAll(BLANKS, '');
  const [, quoted] = /^="([^"]*)"$/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(BLANKS, '');
  return /^'\d/.test(text) ? text.slice(1) : text;
}

function behind(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at === -1 ? '' : text.slice(at + mark.length).replaceAll(BLANKS, '');
}

/** An id is a text: its zeros stay. Full-width digits and what a spreadsheet adds to a number (`.0`) are taken off. */
function cleanId(text: string): string {
  const plain = toHalfWidth(text);
  return /^\d+\.0+$/.test(plain) ? plain.slice(0, plain.indexOf('.')) : plain;
}

function orAbsent(read: string | null, text: string): string {
  return read === null ? text : read === 'absent' ? '' : read;
}

function epochReader({ type, offset = '+00:00' }: MappingField, epoch: 'seconds' | 'milliseconds'): CleanCell {
  return (text) => {
    const seconds = epochSeconds(text, epoch);
    if (seconds === null) return text;
    return type === 'day' ? dayAt(seconds, offset) : instantAt(seconds);
  };
}

function choiceReader({ choices = {}, otherwise }: MappingField): CleanCell {
  const exact = new Map<string, string>();
  const beginnings: [string, string][] = [];
  for (const [text, meaning] of Object.entries(choices)) {
    if (text.endsWith('*')) beginnings.push([toHalfWidth(text.slice(0, -1)), meaning ?? '']);
    else exact.set(toHalfWidth(text), meaning ?? '');
  }
  return (text) => {
    const plain = toHalfWidth(text);
    return exact.get(plain) ?? beginnings.find(([beginning]) => plain.startsWith(beginning))?.[1] ?? (otherwise === undefined ? text : (otherwise ?? ''));
  };
}
