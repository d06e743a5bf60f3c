import type { BoundField, BoundHeader } from './bind-header.js';
import { cleanerOf } from './clean-cell.js';
import type { CleanCell } from './clean-cell.js';
import type { MappingFact, MappingProfile, MappingSource } from './mapping-profile.js';
import { placeholdersOf } from './name-parts.js';

/** What a cell is that should hold a number, by the type of its field. */
const NO_NUMBER: Readonly<Record<string, string>> = { yuan: 'not-yuan', count: 'not-count', decimal: 'not-decimal' };
const NUMBER = /^-?\d+(?:\.\d+)?$/;

interface ReadField extends BoundField {
  readonly clean: CleanCell;
  /** What a text in it is that is no number; null where none is meant to stand there. */
  readonly noNumber: string | null;
}

/** What a fact rejects, and where it stands in the table. */
export interface Fault {
  /** The places of the columns; none where no column says it. */
  readonly columns: readonly number[];
  readonly reason: string;
}

/** Finds the columns of a table that are at fault where a fact rejects what was made of them. */
export class FaultColumns {
  private readonly fields: ReadonlyMap<string, ReadField>;

  constructor(profile: MappingProfile, header: BoundHeader) {
    this.fields = new Map(
      header.fields.flatMap((bound) => {
        const field = profile.fields[bound.name];
        return field === undefined ? [] : [[bound.name, { ...bound, clean: cleanerOf(field, bound.shift), noNumber: NO_NUMBER[field.type] ?? null }]];
      }),
    );
  }

  /**
   * The columns whose cells say the rejected value; else those that cannot be read or hold nothing; else all that it is made of. What is
   * missing since it was to be worked out of no number is told as that.
   */
  find(fact: MappingFact, { column, value, reason }: RejectedValue, cells: readonly string[]): Fault {
    const source = fact.columns[column];
    const names = [...(source === undefined ? [] : fieldsIn(source)), ...(fact.linked?.column === column ? [fact.linked.from] : [])];
    const read = names.flatMap((name) => this.fields.get(name) ?? []);
    const textOf = (field: ReadField) => field.clean(cells[field.column] ?? '');
    const says = read.filter((field) => value !== null && isSame(textOf(field), value));
    const unread = read.filter((field) => isNoNumber(field, textOf(field)));
    const empty = read.filter((field) => textOf(field) === '');
    const found = [says, unread, empty].find((fields) => fields.length > 0) ?? read;
    const noNumber = found === unread ? unread[0]?.noNumber : null;
    return { columns: [...new Set(found.map((field) => field.column))], reason: reason === 'missing' && noNumber ? noNumber : reason };
  }
}

/** What a fact says of a value that it rejects. */
export interface RejectedValue {
  readonly column: string;
  readonly value: string | null;
  readonly reason: string;
}

/** Of a long value only the beginning is told. */
function isSame(text: string, value: string): boolean {
  return text === value || (value.length >= 200 && text.startsWith(value));
}

function isNoNumber({ noNumber }: ReadField, text: string): boolean {
  return noNumber !== null && text !== '' && !NUMBER.test(text);
}

/** The fields whose cells a value is made of. */
export function fieldsIn(source: MappingSource): string[] {
  if (typeof source === 'string') return [source];
  if ('same_as' in source) return [source.field, source.same_as];
  if ('field' in source) return [source.field];
  if ('first_of' in source) return source.first_of.flatMap(fieldsIn);
  if ('product' in source) return [...source.product, ...(source.less ?? []).flatMap(fieldsIn)];
  if ('sum' in source) return [...source.sum, ...(source.less ?? [])].flatMap(fieldsIn);
  if ('text' in source) return placeholdersOf(source.text);
  return 'digest' in source ? [...source.digest] : [];
}
