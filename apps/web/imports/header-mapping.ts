import type { ImportKind, KindName } from '../api/imports.js';

/** The header of a CSV file, and how many bytes of the file it takes, without the end of its line. */
export interface FileHeader {
  readonly columns: readonly string[];
  readonly bytes: number;
}

/** Which column of the kind each column of a file is, in the order of the file; null for those that are passed over. */
export type Mapping = readonly (string | null)[];

/** What is wrong with a mapping: columns of the kind that are missing, and those that are named twice. */
export interface MappingProblems {
  readonly missing: readonly string[];
  readonly twice: readonly string[];
}

/** Columns of rejects files, which the import passes over. */
const REJECT_COLUMNS = ['reject_line', 'reject_column', 'reject_value', 'reject_reason'];

/** A kind is taken from the columns alone where at least so many of them fit. */
const TELLING_COLUMNS = 2;

/** Which kind a file seems to be: the one whose header it has, that it is named after, or that most of its columns fit. Null where nothing tells. */
export function seemsOfKind(fileName: string, columns: readonly string[] | null, kinds: readonly ImportKind[]): KindName | null {
  const given = (columns ?? []).map(plain).filter((name) => name !== '' && !REJECT_COLUMNS.includes(name));
  const whole = kinds.filter((kind) => given.length > 0 && given.every((name) => namesOf(kind).includes(name)) && requiredOf(kind).every((name) => given.includes(name)));
  if (whole.length === 1) return whole[0]?.name ?? null;
  const named = kinds.filter(({ name }) => new RegExp(`^${name}([-_. ]|$)`).test(plain(fileName))).toSorted((one, other) => other.name.length - one.name.length);
  if (named[0] !== undefined) return named[0].name;
  const fitting = kinds
    .map((kind) => ({ name: kind.name, fits: namesOf(kind).filter((name) => given.includes(name)).length }))
    .toSorted((one, other) => other.fits - one.fits);
  const [best, next] = fitting;
  return best !== undefined && best.fits >= TELLING_COLUMNS && best.fits > (next?.fits ?? 0) ? best.name : null;
}

/** The mapping that the names suggest: upper case, blanks and hyphens make no difference. */
export function suggestMapping(columns: readonly string[], kind: ImportKind): Mapping {
  return columns.map((column) => namesOf(kind).find((name) => name === plain(column)) ?? null);
}

/** What is still wrong with a mapping. */
export function problemsOf(mapping: Mapping, kind: ImportKind): MappingProblems {
  const given = mapping.filter((name) => name !== null);
  return { missing: requiredOf(kind).filter((name) => !given.includes(name)), twice: [...new Set(given.filter((name, index) => given.indexOf(name) !== index))] };
}

/** Whether a file has to be mapped at all: its header is not one that the import takes as it is. */
export function needsMapping(columns: readonly string[], kind: ImportKind): boolean {
  const given = columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name));
  return !given.every((name) => namesOf(kind).includes(name)) || !requiredOf(kind).every((name) => given.includes(name));
}

/** The header line that says what a mapping means. A column without a name is passed over; a last one would be taken for a comma too many. */
export function mappedHeader(mapping: Mapping): string {
  return mapping.map((name, index) => name ?? (index === mapping.length - 1 ? 'reject_reason' : '')).join(',');
}

/** A file under another header. It is not read into memory. */
export function withHeader(file: Blob, header: FileHeader, mapping: Mapping): Blob {
  return new Blob([mappedHeader(mapping), file.slice(header.bytes)]);
}

function namesOf({ columns }: ImportKind): string[] {
  return columns.map(({ name }) => name);
}

function requiredOf({ columns }: ImportKind): string[] {
  return columns.filter(({ required }) => required).map(({ name }) => name);
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}
