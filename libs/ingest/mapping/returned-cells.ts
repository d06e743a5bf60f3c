import type { BoundHeader } from './bind-header.js';
import { cleanerOf } from './clean-cell.js';
import { fieldsIn } from './fault-columns.js';
import type { MappingProfile, MappingSource } from './mapping-profile.js';
import type { FieldReader, MappingContext } from './read-source.js';
import { KEPT_DIGEST, readerOfSource } from './read-source.js';

/** Gives what stands of a row in a rejects file in one column. */
type WriteCell = (cells: readonly string[]) => string;

/**
 * What of a row goes into a rejects file: the columns that the profile reads, as they stood. What nobody may read does not: of fields that
 * only a digest is made of there is the digest, and of those that are read behind a text what comes before it is left out.
 */
export class ReturnedCells {
  /** The places of the columns in the table, in their order. */
  readonly columns: readonly number[];
  /** Their headers as they stand there. */
  readonly headers: readonly string[];
  private readonly writers: readonly WriteCell[];

  constructor(profile: MappingProfile, header: BoundHeader, context: MappingContext) {
    this.columns = [...new Set(header.fields.map(({ column }) => column))].toSorted((left, right) => left - right);
    this.headers = this.columns.map((column) => header.fields.find((field) => field.column === column)?.header ?? '');
    const digests = digestWriters(profile, header, context);
    this.writers = this.columns.map((column) => digests.get(column) ?? writerBehind(profile, header, column));
  }

  write(cells: readonly string[]): string[] {
    return this.writers.map((write) => write(cells));
  }
}

/** How columns are written that only digests are made of: the first of a digest holds it, the others nothing. */
function digestWriters(profile: MappingProfile, header: BoundHeader, context: MappingContext): Map<number, WriteCell> {
  const sources = profile.facts.flatMap(({ columns }) => Object.values(columns)).flatMap(partsOf);
  const told = new Set(sources.filter((source) => !isDigest(source)).flatMap(fieldsIn));
  const columnOf = (name: string) => header.fields.find((field) => field.name === name)?.column ?? -1;
  const toldColumns = new Set([...told].map(columnOf));
  const fieldOf: FieldReader = (name) => {
    const [bound, field] = [header.fields.find((each) => each.name === name), profile.fields[name]];
    if (bound === undefined || field === undefined) return () => '';
    const clean = cleanerOf(field, bound.shift);
    return (cells) => clean(cells[bound.column] ?? '');
  };
  const writers = new Map<number, WriteCell>();
  for (const source of sources.filter(isDigest)) {
    const secret = [...new Set(source.digest.map(columnOf))].filter((column) => column !== -1 && !toldColumns.has(column) && !writers.has(column));
    const digest = readerOfSource(source, undefined, fieldOf, context);
    for (const [place, column] of secret.entries()) {
      writers.set(column, (cells) => {
        const made = place === 0 ? digest(cells) : '';
        return made === '' ? '' : `${KEPT_DIGEST}${made}`;
      });
    }
  }
  return writers;
}

/** The sources that a source is made of. */
function partsOf(source: MappingSource): MappingSource[] {
  if (typeof source === 'string') return [source];
  if ('first_of' in source) return source.first_of.flatMap(partsOf);
  if ('sum' in source) return [...source.sum, ...(source.less ?? [])].flatMap(partsOf);
  return [source];
}

function isDigest(source: MappingSource): source is { readonly digest: string[] } {
  return typeof source !== 'string' && 'digest' in source;
}

function writerBehind({ fields }: MappingProfile, header: BoundHeader, column: number): WriteCell {
  const marks = header.fields.filter((field) => field.column === column).map(({ name }) => fields[name]?.after);
  const [mark] = marks;
  if (mark === undefined || marks.some((each) => each !== mark)) return (cells) => cells[column] ?? '';
  return (cells) => {
    const cell = cells[column] ?? '';
    const at = cell.indexOf(mark);
    return at === -1 ? '' : cell.slice(at);
  };
}
