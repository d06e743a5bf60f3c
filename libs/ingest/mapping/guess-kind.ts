import type { Column, Kind, KindName } from '../kind.js';
import { kindNamed } from '../kinds.js';
import type { TableRow } from '../table-rows.js';
import { HEADER_WITHIN, plainHeaderOf } from './bind-header.js';
import { cleanDay, epochSeconds } from './clean-time.js';
import { ESSENTIAL, knownHeaders, soundsLikeTime } from './known-headers.js';

/** What a table is taken for, by a row that is taken for its header. */
export interface Guess {
  readonly kind: Kind;
  readonly header: TableRow;
  /** By canonical column, the places in the header that it may be, the likeliest first. */
  readonly found: ReadonlyMap<string, readonly number[]>;
  /** Orders whose amount stands on their lines alone. */
  readonly addsUpLines: boolean;
  readonly score: number;
}

/** Columns that may be told by their values, where no header is known: others would be taken for what they are not. */
const TOLD_BY_VALUES = ['day', 'placed_at', 'sent_at'];

/** So many values tell whether a column holds times. */
const LOOKED_AT = 20;
/** No report is older. */
const FIRST_DAY = '1990-01-01';

/** The kind of fact whose columns a table has most of, and where its header stands; null where nothing essential of any kind is in it. */
export function guessOf(rows: readonly TableRow[]): Guess | null {
  const guesses = rows.slice(0, HEADER_WITHIN).flatMap((header) => {
    const under = rows.filter(({ line }) => line > header.line);
    return (Object.keys(ESSENTIAL) as KindName[]).flatMap((kind) => guessOfKind(kindNamed(kind), header, under) ?? []);
  });
  return guesses.toSorted((left, right) => right.score - left.score)[0] ?? null;
}

/** The places in a header of the columns of a kind. */
export function findKnown(kind: KindName, header: TableRow): Map<string, number[]> {
  const cells = header.cells.map(looseHeader);
  const found = new Map<string, number[]>();
  for (const [column, aliases] of Object.entries(knownHeaders()[kind] ?? {})) {
    const places = new Set(aliases.flatMap((alias) => placesOf(cells, looseHeader(alias))));
    if (places.size > 0) found.set(column, [...places]);
  }
  return found;
}

function guessOfKind(kind: Kind, header: TableRow, under: readonly TableRow[]): Guess | null {
  const found = withoutSharing(findKnown(kind.name, header));
  for (const column of kind.columns.filter(({ name }) => TOLD_BY_VALUES.includes(name) && isEssential(kind, name, found))) {
    const place = header.cells.findIndex((cell, index) => soundsLikeTime(cell) && ![...found.values()].some(([taken]) => taken === index) && holdsTimes(under, index));
    if (place !== -1) found.set(column.name, [place]);
  }
  const lines: ReadonlyMap<string, number[]> = kind.name === 'orders' ? findKnown('order_lines', header) : new Map<string, number[]>();
  const lineAmount = lines.get('amount');
  const addsUpLines = lineAmount !== undefined && !found.has('amount');
  if (addsUpLines) found.set('amount', lineAmount);
  // A report of what agents did, or a list of what was said to them.
  if (kind.name === 'agents' && header.cells.some((cell, place) => soundsLikeTime(cell) && holdsTimes(under, place))) return null;
  if (ESSENTIAL[kind.name]?.every((columns) => columns.some((name) => found.has(name))) !== true) return null;
  const isFound = ({ name }: Column) => found.has(name);
  const required = kind.columns.filter((column) => column.required);
  // What a kind needs counts more than what it may have; a kind of which most is missing is another one.
  const ownScore = required.filter(isFound).length * 3 + kind.columns.filter(isFound).length - required.filter((column) => !isFound(column)).length * 2;
  // Orders with lines bring both kinds of facts.
  const withLines = lines.has('sku_id') && lines.has('quantity') ? 6 : 0;
  return { kind, header, found, addsUpLines, score: ownScore + withLines };
}

/** Whether a kind stands and falls with a column that was not found by its name. */
function isEssential(kind: Kind, name: string, found: ReadonlyMap<string, unknown>): boolean {
  return ESSENTIAL[kind.name]?.some((columns) => columns[0] === name && !columns.some((each) => found.has(each))) === true;
}

/** A column of the file is one of the kind: the first that may be it. */
function withoutSharing(found: ReadonlyMap<string, readonly number[]>): Map<string, readonly number[]> {
  const own = new Map<string, readonly number[]>();
  const taken = new Set<number>();
  for (const [column, places] of found) {
    const free = places.filter((place) => !taken.has(place));
    if (free[0] === undefined) continue;
    taken.add(free[0]);
    own.set(column, free);
  }
  return own;
}

interface LooseHeader {
  readonly whole: string;
  readonly bare: string;
}

/** A header without what differs between writings of one name: `Order ID`, `order_id`, `order-id`. */
function looseHeader(cell: string): LooseHeader {
  const { whole, bare } = plainHeaderOf(cell);
  const loose = (text: string) => text.replaceAll(/[_\-.:#/\\]/g, '');
  return { whole: loose(whole), bare: loose(bare) };
}

function placesOf(cells: readonly LooseHeader[], alias: LooseHeader): number[] {
  return cells.flatMap(({ whole, bare }, index) => (whole !== '' && (whole === alias.whole || bare === alias.bare) ? [index] : []));
}

/** Whether most of the first values of a column are times, or count what has passed since 1970. */
export function holdsTimes(rows: readonly TableRow[], place: number): boolean {
  const values = rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((value) => value !== '').slice(0, LOOKED_AT);
  const isTime = (value: string) => epochUnitOf(value) !== null || (['year-first', 'month-first', 'day-first'] as const).some((order) => (cleanDay(value, order) ?? '') >= FIRST_DAY);
  return values.length > 0 && values.filter(isTime).length * 2 > values.length;
}

/** Whether a number counts seconds or milliseconds since 1970, of this century. */
export function epochUnitOf(value: string): 'seconds' | 'milliseconds' | null {
  if (/^(?:9|1\d|2\d)\d{8}$/.test(value) && epochSeconds(value, 'seconds') !== null) return 'seconds';
  return /^(?:9|1\d|2\d)\d{11}$/.test(value) && epochSeconds(value, 'milliseconds') !== null ? 'milliseconds' : null;
}
