import type { KindName } from './kind.js';
import { KIND_NAMES } from './kinds.js';
import { FILE_ENDING } from './source.js';

/** A file's name without its ending, and the ending with its dot. */
export function splitName(fileName: string): { readonly stem: string; readonly ending: string } {
  const ending = FILE_ENDING.exec(fileName)?.[0] ?? /(?<=.)\.[^.]*$/.exec(fileName)?.[0] ?? '';
  return { stem: fileName.slice(0, fileName.length - ending.length), ending };
}

/**
 * The kind that a file is named after: `orders.csv`, `orders-2026-11-24.csv.gz`, `2026-11-24_Order Lines.ndjson`. Of several
 * kinds the longest name wins; null where there is none, or where two are as long.
 */
export function kindOfName(fileName: string): KindName | null {
  const words = `_${splitName(fileName).stem.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')}_`;
  const named = KIND_NAMES.filter((name) => words.includes(`_${name}_`)).toSorted((a, b) => b.length - a.length);
  const [first, second] = named;
  return first === undefined || first.length === second?.length ? null : first;
}
