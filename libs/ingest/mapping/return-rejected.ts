import { basename } from 'node:path';
import type { Session } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { describeReason } from '../reject-reasons.js';
import { writeRejectsFile } from '../rejects.js';
import { BETWEEN, FILE_COLUMN, REASON_COLUMNS, SHEET_COLUMN } from '../rejects-columns.js';
import type { TableRow } from '../table-rows.js';
import type { Fault } from './fault-columns.js';
import { FaultColumns, fieldsIn } from './fault-columns.js';
import { namePartsOf } from './map-file.js';
import type { MappingFact, MappingProfile } from './mapping-profile.js';
import type { FittingTable, TablePart } from './read-parts.js';
import { readParts } from './read-parts.js';
import { ReturnedCells } from './returned-cells.js';
import type { ReturnedRow, StagedFact } from './returned-rows.js';
import { readReturnedRows } from './returned-rows.js';

/** What a foreign file brought, some of whose rows were rejected. */
export interface RejectedFile {
  readonly path: string;
  readonly profile: MappingProfile;
  readonly options: Readonly<Record<string, string>>;
  readonly digestKey: Buffer;
  readonly tables: readonly FittingTable[];
  readonly facts: readonly StagedFact[];
  readonly importId: string;
}

/** What is said of a row that was not rejected. */
const BELONGS = 'belongs-to-rejected';

/**
 * Writes the rejected rows of a foreign file in its own form, so that they can be mended and imported again by the same profile: one file for
 * all facts, with the headers and cells of the columns that the profile reads. The source is read a second time for it. Throws
 * `file-not-writable`.
 */
export async function returnRejected(session: Session, rejectsPath: string, file: RejectedFile): Promise<void> {
  await writeRejectsFile(rejectsPath, () => linesOf(file, readReturnedRows(session, file.importId, file.facts)));
}

async function* linesOf(file: RejectedFile, returned: AsyncGenerator<ReturnedRow>): AsyncGenerator<string[]> {
  const { profile, tables, path } = file;
  const shape = shapeOf(file);
  let [next, writer, header] = [await returned.next(), null as PartWriter | null, ''];
  for await (const { part, table, linesBefore, rows } of readParts(profile, tables)) {
    for (const row of rows) {
      if (next.done === true || next.value.line !== linesBefore + row.line) continue;
      if (writer?.part !== part) {
        writer = new PartWriter(file, part, shape);
        // Tables with the same header stand under one.
        if (writer.header.join('\n') !== header) yield writer.header;
        header = writer.header.join('\n');
      }
      yield writer.write(row, next.value, table.sheet);
      next = await returned.next();
    }
  }
  if (next.done !== true) throw new Error(`${basename(path)} was changed while it was read.`);
}

/** Which columns there are beside those of the source. */
interface Shape {
  readonly language: Language;
  readonly hasFile: boolean;
  readonly hasSheet: boolean;
}

function shapeOf({ profile, tables }: RejectedFile): Shape {
  const files = new Set(tables.map(({ table }) => table.file));
  const headers = tables.flatMap(({ header }) => header.fields.map((field) => field.header)).join('');
  return {
    // Whoever reads Chinese headers reads Chinese reasons.
    language: /\p{Script=Han}/u.test(headers) ? 'zh' : 'en',
    hasFile: files.size > 1 || [...files].some((name) => Object.keys(namePartsOf(profile, name)).length > 0) || tables.some(({ header }) => (header.returned?.file ?? -1) !== -1),
    hasSheet: tables.some(({ table, header }) => table.sheet !== null || (header.returned?.sheet ?? -1) !== -1),
  };
}

/** Writes the returned rows of a part of a table. */
class PartWriter {
  readonly header: string[];
  private readonly cells: ReturnedCells;
  private readonly faults: FaultColumns;
  /** By fact, the last rejected row of one that counts repeated rows once, and what was wrong with it. */
  private readonly repeated = new Map<number, { readonly said: string; readonly problems: Problem[] }>();

  constructor(
    private readonly file: RejectedFile,
    readonly part: TablePart,
    private readonly shape: Shape,
  ) {
    const { profile, options, digestKey } = file;
    this.cells = new ReturnedCells(profile, part.header, { options, nameParts: namePartsOf(profile, part.file), digestKey });
    this.faults = new FaultColumns(profile, part.header);
    this.header = [...this.cells.headers, ...REASON_COLUMNS, ...(shape.hasFile ? [FILE_COLUMN] : []), ...(shape.hasSheet ? [SHEET_COLUMN] : [])];
  }

  write({ line, cells }: TableRow, row: ReturnedRow, sheet: string | null): string[] {
    const { header, file } = this.part;
    const isRagged = row.reasons.includes('field-count');
    // Nobody knows which cells of such a row are personal.
    const own = isRagged ? this.cells.columns.map(() => '') : this.cells.write(cells);
    const problems = isRagged ? [] : this.problemsOf(row, cells);
    const shown = [...new Map(problems.map((problem) => [`${problem.columns.join()} ${problem.reason}`, problem])).values()];
    const reasons = shown.length > 0 ? shown.map(({ reason }) => reason) : [isRagged ? 'field-count' : BELONGS];
    const sheetBefore = isRagged ? '' : (cells[header.returned?.sheet ?? -1] ?? '');
    return [
      ...own,
      String(line),
      shown.map(({ columns, column }) => this.namesOf(columns) || column).join(BETWEEN),
      shown.map(({ columns, value }) => (columns.length === 0 ? value : columns.map((column) => own[this.cells.columns.indexOf(column)] ?? '').join(BETWEEN))).join(BETWEEN),
      reasons.map((reason) => describeReason(reason, this.shape.language)).join(BETWEEN),
      ...(this.shape.hasFile ? [file] : []),
      ...(this.shape.hasSheet ? [sheetBefore || (sheet ?? '')] : []),
    ];
  }

  private namesOf(columns: readonly number[]): string {
    return columns.map((column) => this.cells.headers[this.cells.columns.indexOf(column)] ?? '').join(BETWEEN);
  }

  /** What is wrong with a row; one that says the same again as a rejected one is as wrong, though the import did not look at it. */
  private problemsOf(row: ReturnedRow, cells: readonly string[]): Problem[] {
    return this.file.facts.flatMap(({ sharing, fact }, place) => {
      const found = row.facts.flatMap((each, index) => (each === place ? [this.locate(sharing, row, index, cells)] : []));
      if (fact.once_per === undefined) return found;
      const said = this.cellsOf(fact, cells);
      if (found.length > 0) this.repeated.set(place, { said, problems: found });
      const before = this.repeated.get(place);
      return found.length === 0 && before?.said === said ? before.problems : found;
    });
  }

  private locate(facts: readonly MappingFact[], row: ReturnedRow, index: number, cells: readonly string[]): Problem {
    const said = { column: row.columns[index] ?? '', value: row.values[index] ?? null, reason: row.reasons[index] ?? '' };
    const faults = facts.map((fact) => this.faults.find(fact, said, cells));
    const fault = faults.find(({ columns }) => columns.length > 0) ?? { columns: [], reason: said.reason };
    return { ...fault, column: said.column, value: said.value ?? '' };
  }

  /** All that a fact reads of a row, as one text. */
  private cellsOf({ columns }: MappingFact, cells: readonly string[]): string {
    const names = new Set(Object.values(columns).flatMap(fieldsIn));
    return JSON.stringify(this.part.header.fields.filter(({ name }) => names.has(name)).map(({ column }) => cells[column] ?? ''));
  }
}

/** A fault, and where no column says it: the column of the fact, and its value. */
interface Problem extends Fault {
  readonly column: string;
  readonly value: string;
}
