import type { Schemas } from '../api/client.js';
import { Problem } from '../api/problem.js';
import type { AmountUnit } from './amounts.js';
import { parseAmount, plainDecimal } from './amounts.js';

/** What somebody has changed of a quarter's targets and not saved, and what of it the API is to be told. */

export type TargetMeasure = Schemas['TargetMeasure'];
export type TargetEdit = Schemas['TargetEditRequest'];
type StoredRow = Schemas['TargetRowAnswer'];

/** A row of targets: the quarter's, a month's, or a revision from a day on. */
export type RowPlace = Pick<TargetEdit, 'measure' | 'period' | 'effectiveFrom'>;

/** What was typed, by row. Null and nothing take the row away: a month is unlocked by that. */
export type TargetDraft = Readonly<Record<string, string | null>>;

/** What a draft comes to. */
export interface DraftedChanges {
  /** What differs from what is stored, as the API takes it. */
  readonly changes: readonly TargetEdit[];
  /** The rows that the changes are of, in their order. */
  readonly keys: readonly string[];
  /** Rows with an amount that cannot be read. */
  readonly unreadable: readonly string[];
}

/** The statuses that speak of the changes themselves; all others are of the person, the server, or the way to it. */
const OF_WHAT_WAS_ASKED: readonly number[] = [400, 422];

/** What the targets of a measure are in. */
export function unitOf(measure: TargetMeasure): AmountUnit {
  if (measure === 'gmv' || measure === 'slot_output') return 'money';
  return measure === 'ad_share' || measure === 'conversion' ? 'percent' : 'count';
}

/** The name of a row in a draft. */
export function keyOf({ measure, period, effectiveFrom }: RowPlace): string {
  return [measure, period, effectiveFrom ?? ''].join(' ');
}

/** The row that a name of a draft is of. */
export function placeOf(key: string): RowPlace {
  const [measure = '', period = '', effectiveFrom = ''] = key.split(' ');
  return { measure: measure as TargetMeasure, period, effectiveFrom: effectiveFrom === '' ? null : effectiveFrom };
}

/** What a draft changes of the rows that are stored. */
export function draftedChanges(stored: readonly StoredRow[], draft: TargetDraft): DraftedChanges {
  const rows = new Map(stored.map((row) => [keyOf(row), row.value]));
  const changes: TargetEdit[] = [];
  const keys: string[] = [];
  const unreadable: string[] = [];
  for (const [key, typed] of Object.entries(draft)) {
    const place = placeOf(key);
    const isGone = typed === null || typed.trim() === '';
    const value = isGone ? null : parseAmount(typed, unitOf(place.measure));
    const before = rows.get(key);
    if (value === null && !isGone) unreadable.push(key);
    else if (value !== (before === undefined ? null : plainDecimal(before))) {
      changes.push({ ...place, value });
      keys.push(key);
    }
  }
  return { changes, keys, unreadable };
}

/**
 * What the API said against changes, by row; nothing where it refused for another reason than what they are. Where it names no row (the targets together cannot be laid over the days), it is said
 * at the row that was changed last.
 */
export function refusedRows(error: unknown, keys: readonly string[], last: string | null): Readonly<Record<string, string>> {
  if (!(error instanceof Problem) || !OF_WHAT_WAS_ASKED.includes(error.status)) return {};
  const placed = error.problems.flatMap(({ place, message }) => {
    const key = keys[Number(/^changes\.(\d+)\./.exec(place)?.[1])];
    return key === undefined ? [] : [[key, message.startsWith(`${place}: `) ? message.slice(place.length + 2) : message] as const];
  });
  if (placed.length > 0) return Object.fromEntries(placed);
  const key = last !== null && keys.includes(last) ? last : keys.at(-1);
  return key === undefined || error.detail === null ? {} : { [key]: error.detail };
}
