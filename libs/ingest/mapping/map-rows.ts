import type { TableRow } from '../table-rows.js';
import { kindNamed } from '../kinds.js';
import type { BoundHeader } from './bind-header.js';
import type { CleanCell } from './clean-cell.js';
import { cleanerOf } from './clean-cell.js';
import type { MappingFact, MappingProfile } from './mapping-profile.js';
import type { FieldReader, MappingContext, ReadRow } from './read-source.js';
import { readerOfSource } from './read-source.js';
import { totalsOf } from './total-rows.js';
import type { IsTotalRow } from './total-rows.js';

/** A canonical row made out of a foreign one: a text for each column of its fact, or none. */
export type MappedRow =
  | { readonly line: number; readonly values: readonly string[] }
  /** It has another number of cells than the header, and is rejected. */
  | { readonly line: number; readonly values: null; readonly width: number };

/** What a fact of a profile gives beside its rows, whose values are in the order of its columns. */
export interface MappedColumns {
  readonly fact: MappingFact;
  /** What other rows say of rows, by their key: see `linked` in profiles. */
  readonly links: Map<string, string>;
}

/** How many rows of a table were no facts. */
export interface PassedOver {
  readonly totals: number;
  readonly blank: number;
}

interface FactReader extends MappedColumns {
  readonly reads: readonly ReadRow[];
  readonly once: readonly ReadRow[];
  readonly where: readonly ReadRow[];
  readonly whereNot: readonly ReadRow[];
  readonly linked: { readonly ids: ReadRow; readonly key: number } | null;
  last: readonly string[] | null;
}

/** Makes canonical rows of the rows of a table, in their order. */
export class RowMapper {
  private readonly facts: FactReader[];
  private readonly isTotal: IsTotalRow;
  private held: readonly string[] | null = null;
  private heldLine = 0;
  private isFirst = true;
  private totals = 0;
  private blank = 0;

  constructor(
    private readonly profile: MappingProfile,
    private readonly header: BoundHeader,
    context: MappingContext,
    private readonly isEven: boolean,
  ) {
    const fields = new Map(header.fields.map(({ name, column, shift }) => [name, readerOf(column, this.cleaner(name, shift))]));
    // A column that the file may lack, and lacks, holds nothing.
    const fieldOf: FieldReader = (name) => fields.get(name) ?? (profile.fields[name] === undefined ? null : () => '');
    const readField = (name: string): ReadRow => fieldOf(name) ?? (() => '');
    this.facts = profile.facts.map((fact) => {
      const kind = kindNamed(fact.kind);
      const named = Object.entries(fact.columns);
      return {
        fact,
        links: new Map<string, string>(),
        reads: named.map(([column, source]) => readerOfSource(source, kind.columns.find(({ name }) => name === column)?.type, fieldOf, context)),
        once: (fact.once_per ?? []).map(readField),
        where: (fact.where ?? []).map(readField),
        whereNot: (fact.where_not ?? []).map(readField),
        linked: fact.linked === undefined ? null : { ids: readField(fact.linked.from), key: named.findIndex(([column]) => column === fact.linked?.key) },
        last: null,
      };
    });
    this.isTotal = totalsOf(profile, header);
  }

  /** The facts of the profile, in their order. */
  get mapped(): readonly MappedColumns[] {
    return this.facts;
  }

  get passedOver(): PassedOver {
    return { totals: this.totals, blank: this.blank };
  }

  /** Takes a row under the header; `emit` is given every canonical row with the place of its fact. */
  push({ line, cells, width }: TableRow, emit: (fact: number, row: MappedRow) => void): void {
    if (cells.every((cell) => cell.trim() === '')) {
      this.blank += 1;
      return;
    }
    // Cells that have moved to the side must not be read as others.
    if (!this.fits(width)) {
      emit(0, { line, values: null, width });
      return;
    }
    const isFirst = this.isFirst;
    this.isFirst = false;
    if (this.isTotal(cells, isFirst)) {
      this.totals += 1;
      return;
    }
    if (this.profile.totals?.place !== 'last') {
      this.write(line, cells, emit);
      return;
    }
    if (this.held !== null) this.write(this.heldLine, this.held, emit);
    [this.held, this.heldLine] = [cells, line];
  }

  /** No further rows come: one that was held back is the total. */
  end(): void {
    if (this.held !== null) this.totals += 1;
    this.held = null;
  }

  private write(line: number, cells: readonly string[], emit: (fact: number, row: MappedRow) => void): void {
    for (const [index, reader] of this.facts.entries()) {
      if (reader.where.some((read) => read(cells) === '') || reader.whereNot.some((read) => read(cells) !== '')) continue;
      const values = reader.reads.map((read) => read(cells));
      if (reader.once.length > 0) {
        // What agrees in everything is the same fact again; where it differs, the import says which row counts.
        if (reader.last?.every((value, at) => value === values[at]) === true) continue;
        reader.last = values;
      }
      if (reader.linked !== null) this.note(reader.links, reader.linked.ids(cells), values[reader.linked.key] ?? '');
      emit(index, { line, values });
    }
  }

  /** A separator too many at the end is no fault, and neither are cells that a sheet has not. */
  private fits(width: number): boolean {
    const { width: wanted } = this.header;
    return width === wanted || width === wanted + 1 || (!this.isEven && width < wanted);
  }

  private note(links: Map<string, string>, ids: string, key: string): void {
    if (ids === '') return;
    for (const id of ids.split(/[\s,，;；、]+/)) if (id !== '' && id !== key) links.set(id, key);
  }

  private cleaner(name: string, shift: number | null): CleanCell {
    const field = this.profile.fields[name];
    if (field === undefined) throw new RangeError(`The profile has no field ${name}.`);
    return cleanerOf(field, shift);
  }
}

function readerOf(column: number, clean: CleanCell): ReadRow {
  return (cells) => {
    const cell = cells[column];
    return cell === undefined || cell === '' ? clean('') : clean(cell);
  };
}
