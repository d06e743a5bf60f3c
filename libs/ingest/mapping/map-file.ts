import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { OpscoreError } from '#libs/domain/errors.js';
import { kindNamed } from '../kinds.js';
import type { RawFile, RawTable } from '../raw-tables.js';
import type { TableRow } from '../table-rows.js';
import type { HeaderFault } from './bind-header.js';
import { HEADER_WITHIN, bindHeader, isBound } from './bind-header.js';
import type { PassedOver } from './map-rows.js';
import { RowMapper } from './map-rows.js';
import type { MappingFact, MappingProfile } from './mapping-profile.js';
import { readNameParts } from './name-parts.js';
import type { MappingContext } from './read-source.js';
import type { FittingTable, TablePart } from './read-parts.js';
import { readParts } from './read-parts.js';
import { Spool } from './spool.js';

/** The rows of a fact of a profile. */
export interface MappedFact {
  readonly fact: MappingFact;
  /** It, and those that say the same of a kind in another way: their rows are here, too. */
  readonly sharing: readonly MappingFact[];
  readonly spool: Spool;
  readonly links: ReadonlyMap<string, string>;
}

/** What a profile made of the tables of a file. */
export interface MappedFile {
  readonly facts: readonly MappedFact[];
  readonly passedOver: PassedOver;
  /** Sheets and files whose header is another one. */
  readonly tablesPassedOver: readonly string[];
}

/** The tables of a file that a profile reads. Throws `profile-header-missing` where there are none. */
export async function findTables(profile: MappingProfile, { tables }: RawFile, path: string): Promise<{ fitting: FittingTable[]; others: string[] }> {
  const fitting: FittingTable[] = [];
  const others: string[] = [];
  let nearest: HeaderFault | null = null;
  for (const table of tables) {
    const header = bindHeader(profile, await firstRows(table));
    if (isBound(header)) fitting.push({ table, header });
    else {
      others.push(table.sheet ?? table.file);
      if (nearest === null || (header.line !== null && (nearest.line === null || header.missing.length < nearest.missing.length))) nearest = header;
    }
  }
  if (fitting.length > 0) return { fitting, others };
  if (nearest === null || nearest.line === null) throw new OpscoreError('file-empty', { file: path });
  if (nearest.foreign.length > 0) throw new OpscoreError('profile-header-foreign', { file: path, profile: profile.profile, foreign: nearest.foreign.join(', ') });
  throw new OpscoreError('profile-header-missing', { file: path, profile: profile.profile, missing: nearest.missing.join(', ') });
}

/** No honest header stands below so much text. */
const MOST_LOOKED_AT = 1024 * 1024;

/** The first rows of a table: those in which a header may stand, and some under it to look at. */
export async function firstRows(table: RawTable, most = HEADER_WITHIN): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  let length = 0;
  for await (const batch of table.rows()) {
    for (const row of batch) {
      rows.push(row);
      length += row.width;
      for (const cell of row.cells) length += cell.length;
      if (rows.length >= most || length > MOST_LOOKED_AT) return rows;
    }
  }
  return rows;
}

/**
 * What a profile has to be told for a file, by option; what the name of the file says need not be. Throws `profile-option-unknown`,
 * `profile-option-missing`, `profile-option-unlike`.
 */
export function readOptions(profile: MappingProfile, given: Readonly<Record<string, string>>): Record<string, string> {
  const known = Object.keys(profile.options);
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new OpscoreError('profile-option-unknown', { profile: profile.profile, option: unknown, known: known.join(', ') || '-' });
  const options = Object.fromEntries(known.map((name) => [name, given[name] ?? profile.options[name]?.default ?? '']));
  const missing = known.filter((name) => options[name] === '' && profile.options[name]?.optional !== true);
  for (const name of known) {
    const choices = profile.options[name]?.choices;
    const value = options[name] ?? '';
    if (choices !== undefined && value !== '' && !choices.includes(value)) throw new OpscoreError('profile-option-unlike', { profile: profile.profile, option: name, value, known: choices.join(', ') });
  }
  if (missing.length > 0) throw new OpscoreError('profile-option-missing', { profile: profile.profile, options: missing.join(', '), option: missing[0] ?? '' });
  return options;
}

/** The parts of a file's name, by the first of the profile's patterns that it follows. */
export function namePartsOf({ names }: MappingProfile, fileName: string): Readonly<Record<string, string>> {
  for (const pattern of names) {
    const parts = readNameParts(fileName, pattern);
    if (parts !== null) return parts;
  }
  return {};
}

/** Where rows go, and what they are made with beside the file. */
interface MapFileRequest extends Pick<MappingContext, 'options' | 'digestKey'> {
  readonly folder: string;
  /** Given records once they are spooled, for who need not wait for the last. */
  readonly onSpooled?: (fact: MappingFact, spool: Spool, records: readonly Buffer[]) => Promise<void>;
}

/** Makes canonical rows of all that a profile reads of a file, into spools in a folder. The lines of further tables go on counting. */
export async function mapFile(
  profile: MappingProfile,
  { fitting, others }: { readonly fitting: readonly FittingTable[]; readonly others: readonly string[] },
  { folder, options, digestKey, onSpooled = () => Promise.resolve() }: MapFileRequest,
): Promise<MappedFile> {
  const spools = spoolsOf(profile, folder);
  const links = profile.facts.map(() => new Map<string, string>());
  let [totals, blank] = [0, 0];
  let part: TablePart | undefined;
  let mapper: RowMapper | undefined;
  const end = () => {
    if (mapper === undefined) return;
    mapper.end();
    for (const [index, mapped] of mapper.mapped.entries()) for (const [key, value] of mapped.links) links[index]?.set(key, value);
    totals += mapper.passedOver.totals;
    blank += mapper.passedOver.blank;
  };
  const writeAll = async () => {
    for (const [fact, spool] of distinctSpools(profile, spools)) {
      const records = await spool.write();
      if (records.length > 0) await onSpooled(fact, spool, records);
    }
  };
  // What is full is written while further rows are made.
  let writing = Promise.resolve();
  try {
    for await (const { part: own, linesBefore, rows } of readParts(profile, fitting)) {
      if (part !== own || mapper === undefined) {
        end();
        part = own;
        mapper = new RowMapper(part.profile, part.header, { options, nameParts: namePartsOf(profile, part.file), digestKey }, part.isEven);
      }
      for (const row of rows) mapper.push(linesBefore === 0 ? row : { ...row, line: linesBefore + row.line }, (fact, made) => spools[fact]?.add(made));
      // Rows are made without a pause: writing goes on in those that are made for it.
      await setImmediate();
      if (!spools.some(({ isFull }) => isFull)) continue;
      await writing;
      writing = writeAll();
      writing.catch(() => undefined);
    }
    end();
  } finally {
    await writing;
  }
  await writeAll();
  return {
    facts: distinctSpools(profile, spools).map(([fact, spool]) => {
      const sharing = profile.facts.filter((_, at) => spools[at] === spool);
      return { fact, sharing, spool, links: links[spools.indexOf(spool)] ?? new Map<string, string>() };
    }),
    passedOver: { totals, blank },
    tablesPassedOver: others,
  };
}

/** Every spool once, with the first of its facts. */
function distinctSpools({ facts }: MappingProfile, spools: readonly Spool[]): (readonly [MappingFact, Spool])[] {
  return facts.flatMap((fact, index) => {
    const spool = spools[index];
    return spool === undefined || spools.indexOf(spool) < index ? [] : [[fact, spool] as const];
  });
}

/** A spool for each fact. Those that say the same of a kind, each in another way, share one: they are one import. */
function spoolsOf({ facts }: MappingProfile, folder: string): Spool[] {
  const spools = new Map<string, Spool>();
  return facts.map((fact, index) => {
    const { kind, columns, linked } = fact;
    const names = Object.keys(columns);
    const isPlain = fact.once_per === undefined && linked === undefined && fact.number === undefined && fact.gather === undefined;
    const shape = isPlain ? [kind, ...names].join(' ') : String(index);
    const spool = spools.get(shape) ?? new Spool(join(folder, `${index}-${kind}`), kindNamed(kind), [...names, ...(linked === undefined || names.includes(linked.column) ? [] : [linked.column])]);
    spools.set(shape, spool);
    return spool;
  });
}
