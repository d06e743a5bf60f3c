import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '../kind.js';
import { kindOfName, splitName } from '../kind-of-name.js';
import { guessKind, kindNamed } from '../kinds.js';
import { isBuiltIn } from '../profiles.js';
import { openRawFile } from '../raw-tables.js';
import { REJECT_COLUMNS } from '../rejects-columns.js';
import { openSource } from '../source.js';
import type { TableRow } from '../table-rows.js';
import { bindHeader, isBound } from './bind-header.js';
import { firstRows, namePartsOf } from './map-file.js';
import type { MappingProfile } from './mapping-profile.js';
import { readNameParts } from './name-parts.js';
import type { ProfileProposal } from './propose-profile.js';
import { proposeProfile } from './propose-profile.js';

/** The first rows of a table of a file, and which of them was taken for the header. */
export interface RecognisedTable {
  /** The name of the sheet, or else of the file, or of the file in the archive. */
  readonly name: string;
  /** Null where no row was taken for it. */
  readonly headerLine: number | null;
  readonly header: readonly string[];
  /** The rows under the header, or from the top where there is none: 20 at most. */
  readonly firstRows: readonly Pick<TableRow, 'line' | 'cells'>[];
}

/** A profile that a file fits. */
export interface FittingProfile {
  readonly profile: string;
  /** What it has to be told and is known: from the name of the file, or by its defaults. */
  readonly options: Readonly<Record<string, string>>;
  /** What it still has to be told. */
  readonly needed: readonly string[];
}

/** What a file was taken for. */
export interface RecognisedFile {
  /** Such as `CSV, GB18030 (GBK), gzip`. */
  readonly readAs: string;
  readonly tables: readonly RecognisedTable[];
  /** The kind whose canonical file it is. */
  readonly kind: KindName | null;
  /** The profiles that read it, the likeliest first. */
  readonly fitting: readonly FittingProfile[];
  /** The profile to read it by where nobody names one; null where none fits, or several fit alike. */
  readonly likeliest: FittingProfile | null;
  /** The profiles among which nobody but people can choose: several that fit alike, and no other one better. Empty where there is no such choice. */
  readonly alike: readonly string[];
  /** Where nothing fits: what a profile for it may look like. */
  readonly proposal: ProfileProposal | null;
}

/** So many rows under the header are shown. */
const SHOWN_ROWS = 20;
/** A proposal looks at so many rows: for the order of days, and for what statuses there are. */
const LOOKED_AT = 500;
/** A file that is named after a kind and has so much of the columns that it needs is meant as its canonical file. */
const MEANT_SHARE = 0.5;

interface LookedAt {
  readonly name: string;
  readonly file: string;
  readonly rows: readonly TableRow[];
}

/**
 * Tells what a file is by its first rows: canonical, or what profiles read; or else what a profile for it may look like. Profiles come in
 * the order of {@link rankOf}. Throws `file-empty`, and what is wrong with a file that cannot be read at all.
 */
export async function recogniseFile(path: string, fileName: string, profiles: readonly MappingProfile[], proposedName = profileNameOf(fileName)): Promise<RecognisedFile> {
  const canonical = await canonicalColumns(path);
  const kind = canonical === null ? null : guessKind(canonical.columns);
  if (canonical?.isNdjson === true) {
    const table = { name: fileName, headerLine: null, header: canonical.columns, firstRows: [] };
    return { readAs: canonical.readAs, tables: [table], kind: kind ?? meantKind(fileName, canonical.columns), fitting: [], likeliest: null, alike: [], proposal: null };
  }
  const { tables, readAs } = await lookAt(path, fileName);
  if (tables.every(({ rows }) => rows.length === 0)) throw new OpscoreError('file-empty', { file: path });
  if (kind !== null) return { readAs, tables: tables.map((table) => showTable(table, table.rows[0]?.line ?? null)), kind, fitting: [], likeliest: null, alike: [], proposal: null };
  const matches = profiles.flatMap((profile, index) => matchOf(profile, index, tables, fileName) ?? []).toSorted((left, right) => left.rank - right.rank || left.unknown - right.unknown || left.index - right.index);
  const [first] = matches;
  const best = matches.filter(({ rank, unknown }) => rank === first?.rank && unknown === first.unknown);
  const meant = first === undefined && canonical !== null ? meantKind(fileName, canonical.columns) : null;
  const proposal = first === undefined && meant === null ? proposeFor({ name: proposedName, title: splitName(fileName).stem }, tables) : null;
  return {
    readAs,
    tables: tables.map((table) => {
      const header = first === undefined ? null : bindHeader(first.profile, table.rows);
      return showTable(table, header !== null && isBound(header) ? header.line : meant !== null ? (table.rows[0]?.line ?? null) : proposal?.table === table ? proposal.proposal.headerLine : null);
    }),
    kind: meant,
    fitting: matches.map(({ fitting }) => fitting),
    likeliest: best.length === 1 ? (first?.fitting ?? null) : null,
    alike: best.length === 1 ? [] : best.map(({ fitting }) => fitting.profile),
    proposal: proposal?.proposal ?? null,
  };
}

/** The columns of a file, if it can be read as a canonical one at all. */
async function canonicalColumns(path: string): Promise<{ columns: string[]; readAs: string; isNdjson: boolean } | null> {
  try {
    const source = await openSource(path, { onRagged: () => undefined, onProgress: () => undefined }, { isLook: true });
    await source.close();
    const readAs = source.readAs();
    return { columns: source.columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name)), readAs, isNdjson: readAs.startsWith('NDJSON') };
  } catch (error) {
    if (error instanceof OpscoreError) return null;
    throw error;
  }
}

/** The kind that a file is named after, where its columns are at least like it: then its faults are told as those of a canonical file. */
function meantKind(fileName: string, columns: readonly string[]): KindName | null {
  const name = kindOfName(fileName);
  if (name === null) return null;
  const required = kindNamed(name).columns.filter((column) => column.required);
  return required.filter((column) => columns.includes(column.name)).length >= required.length * MEANT_SHARE ? name : null;
}

async function lookAt(path: string, fileName: string): Promise<{ tables: LookedAt[]; readAs: string }> {
  const file = await openRawFile(path, () => undefined, { isLook: true });
  try {
    const tables: LookedAt[] = [];
    for (const table of file.tables) {
      // The file may lie under another name than it came with.
      const name = file.tables.length === 1 ? fileName : table.file;
      tables.push({ name: table.sheet ?? name, file: name, rows: await firstRows(table, LOOKED_AT) });
    }
    return { tables, readAs: file.readAs() };
  } finally {
    file.close();
  }
}

function showTable({ name, rows }: LookedAt, headerLine: number | null): RecognisedTable {
  return {
    name,
    headerLine,
    header: rows.find(({ line }) => line === headerLine)?.cells ?? [],
    firstRows: rows
      .filter(({ line }) => headerLine === null || line > headerLine)
      .slice(0, SHOWN_ROWS)
      .map(({ line, cells }) => ({ line, cells })),
  };
}

interface Match {
  readonly profile: MappingProfile;
  readonly rank: number;
  /** How many columns it neither reads nor ignores, and its place among all: of profiles of one rank, the one that knows more goes first. */
  readonly unknown: number;
  readonly index: number;
  readonly fitting: FittingProfile;
}

function matchOf(profile: MappingProfile, index: number, tables: readonly LookedAt[], fileName: string): Match | null {
  const bound = tables.flatMap(({ file, rows }) => {
    const header = bindHeader(profile, rows);
    return isBound(header) ? [{ file, header }] : [];
  });
  const [first] = bound;
  if (first === undefined) return null;
  const options = knownOptions(profile, fileName, first.file);
  const needed = Object.entries(profile.options).flatMap(([name, { optional }]) => (optional || options[name] !== undefined ? [] : [name]));
  const isNamed = [fileName, first.file].some((name) => profile.names.some((pattern) => readNameParts(name, pattern) !== null));
  return { profile, rank: rankOf(profile, isNamed), unknown: new Set(bound.flatMap(({ header }) => header.unknown)).size, index, fitting: { profile: profile.profile, options, needed } };
}

/** What a profile need not be told of a file: what its name says, or that of the file in the archive, and the defaults. */
export function knownOptions(profile: MappingProfile, ...fileNames: readonly string[]): Record<string, string> {
  const parts: Readonly<Record<string, string>> = Object.assign({}, ...fileNames.map((name) => namePartsOf(profile, name)));
  return Object.fromEntries(
    Object.entries(profile.options).flatMap(([name, option]) => {
      const value = parts[name] ?? option.default;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * Own profiles go before built-in ones, and those that say how the file is named before others; but an own one that says that its files are
 * named otherwise goes last of all: it may be that of another shop.
 */
function rankOf({ profile, names }: MappingProfile, isNamed: boolean): number {
  const byName = isNamed ? 0 : names.length === 0 ? 1 : 2;
  return isBuiltIn(profile) ? 2 + byName : [0, 1, 5][byName] ?? 5;
}

function proposeFor({ name, title }: { readonly name: string; readonly title: string }, tables: readonly LookedAt[]): { table: LookedAt; proposal: ProfileProposal } | null {
  const proposals = tables.flatMap((table) => {
    const proposal = proposeProfile({ name, title, table: tables.length === 1 ? null : table.name }, table.rows);
    return proposal === null ? [] : [{ table, proposal }];
  });
  return proposals.toSorted((left, right) => right.proposal.score - left.proposal.score)[0] ?? null;
}

/** A name for a profile of such files, out of the letters and digits in the file's name. */
function profileNameOf(fileName: string): string {
  const words = fileName.replace(/(?:\.[a-z]{2,6}){1,2}$/i, '').toLowerCase().replaceAll(/\d{4,}/g, ' ').match(/[a-z0-9]+/g) ?? [];
  return `my-${words.join('-').slice(0, 40) || 'files'}`;
}
