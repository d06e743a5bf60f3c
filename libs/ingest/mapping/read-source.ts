import { createHmac } from 'node:crypto';
import type { Column } from '../kind.js';
import { addDecimals, multiply } from './clean-number.js';
import { cleanDay, cleanInstant } from './clean-time.js';
import type { MappingSource } from './mapping-profile.js';

/** Reads a canonical text out of the cells of a row; '' where they hold nothing. */
export type ReadRow = (cells: readonly string[]) => string;

/** What a table says beside its rows. */
export interface MappingContext {
  readonly options: Readonly<Record<string, string>>;
  readonly nameParts: Readonly<Record<string, string>>;
  /** The secret of the deployment that digests are made with; without it they are read as nothing. */
  readonly digestKey: Buffer | null;
}

/** How the fields of a profile are read in a table; null for what is no field. */
export type FieldReader = (name: string) => ReadRow | null;

/** So much of a digest tells fields apart: 96 bits. */
const DIGEST_DIGITS = 24;
/** What stands before a digest in a cell of a rejects file, in place of what it was made of. */
export const KEPT_DIGEST = 'digest:';
const NOTHING: ReadRow = () => '';

/** How a column is read from its source; `type` is that of the column, since days in options and in names of files may be written in any way. */
export function readerOfSource(source: MappingSource, type: Column['type'] | undefined, fieldOf: FieldReader, context: MappingContext): ReadRow {
  const readField = (name: string): ReadRow => fieldOf(name) ?? NOTHING;
  const readAny = (each: MappingSource): ReadRow => readerOfSource(each, type, fieldOf, context);
  if (typeof source === 'string') return readField(source);
  if ('value' in source) return constant(source.value);
  if ('option' in source) return constant(readFreely(context.options[source.option] ?? '', type));
  if ('name_part' in source) return constant(readFreely(context.nameParts[source.name_part] ?? '', type));
  if ('same_as' in source) return onlySame(readField(source.field), readField(source.same_as));
  if ('field' in source) return onlyWhere(readField(source.field), readField(source.where));
  if ('first_of' in source) {
    const first = firstOf(source.first_of.map(readAny));
    return source.where === undefined ? first : onlyWhere(first, readField(source.where));
  }
  if ('product' in source) {
    const [left = NOTHING, right = NOTHING] = source.product.map(readField);
    return takeOff((cells) => multiply(left(cells), right(cells)) ?? '', (source.less ?? []).map(readAny));
  }
  if ('sum' in source) return takeOff(sumOf(source.sum.map(readAny)), (source.less ?? []).map(readAny));
  if ('text' in source) return textOf(source.text, type, fieldOf, context);
  return context.digestKey === null ? NOTHING : digestOf(source.digest.map(readField), context.digestKey);
}

function constant(value: string): ReadRow {
  return () => value;
}

function onlyWhere(read: ReadRow, where: ReadRow): ReadRow {
  return (cells) => (where(cells) === '' ? '' : read(cells));
}

/** Where they differ both are given, so that the row is rejected with them. */
function onlySame(read: ReadRow, other: ReadRow): ReadRow {
  return (cells) => {
    const [value, second] = [read(cells), other(cells)];
    return second === '' || second === value ? value : `${value}/${second}`;
  };
}

function firstOf(reads: readonly ReadRow[]): ReadRow {
  return (cells) => {
    for (const read of reads) {
      const value = read(cells);
      if (value !== '') return value;
    }
    return '';
  };
}

/** What is absent adds nothing; where all is absent, so is the sum. A value that is no number is given as it stands, so that the row is rejected with it. */
function sumOf(reads: readonly ReadRow[]): ReadRow {
  return (cells) => {
    let sum = '';
    for (const read of reads) {
      const value = read(cells);
      if (value === '') continue;
      const added = sum === '' ? value : addDecimals(sum, value);
      if (added === null) return value;
      sum = added;
    }
    return sum;
  };
}

function takeOff(read: ReadRow, less: readonly ReadRow[]): ReadRow {
  if (less.length === 0) return read;
  return (cells) => {
    let rest = read(cells);
    for (const each of less) {
      const value = each(cells);
      if (rest === '' || value === '') continue;
      const taken = addDecimals(rest, value.startsWith('-') ? value.slice(1) : `-${value}`);
      if (taken === null) return value;
      rest = taken;
    }
    return rest;
  };
}

function textOf(text: string, type: Column['type'] | undefined, fieldOf: FieldReader, { options, nameParts }: MappingContext): ReadRow {
  const pieces = text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? constant(piece) : (fieldOf(piece) ?? constant(options[piece] ?? nameParts[piece] ?? ''))));
  return (cells) => {
    let made = '';
    for (const [index, read] of pieces.entries()) {
      const value = read(cells);
      if (index % 2 === 1 && value === '') return '';
      made += value;
    }
    return readFreely(made, type);
  };
}

function digestOf(reads: readonly ReadRow[], key: Buffer): ReadRow {
  return (cells) => {
    // Addresses are the same in upper and lower case; blanks around them are off already.
    const values = reads.map((read) => read(cells).toLowerCase());
    if (values.every((value) => value === '')) return '';
    const kept = values.find((value) => value.startsWith(KEPT_DIGEST));
    if (kept !== undefined) return kept.slice(KEPT_DIGEST.length);
    // Under a name, so that it is never what buyers are hidden as, which is made with the same secret.
    return createHmac('sha256', key).update(JSON.stringify({ digest: values })).digest('hex').slice(0, DIGEST_DIGITS);
  };
}

function readFreely(text: string, type: Column['type'] | undefined): string {
  if (type === 'day') return plainOr(cleanDay(text), text);
  return type === 'instant' ? plainOr(cleanInstant(text), text) : text;
}

function plainOr(read: string | null, text: string): string {
  return read === null || read === 'absent' ? text : read;
}
