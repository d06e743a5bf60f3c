import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES, guessKind } from '#libs/ingest/kinds.js';
import { FILE_ENDING, REJECT_COLUMNS, openSource } from '#libs/ingest/source.js';

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

/**
 * The kind that a file's header fits. Throws `inbox-kind-unclear` where it fits none, and what {@link openSource} throws of a
 * file that cannot be read.
 */
export async function kindOfHeader(path: string): Promise<KindName> {
  const source = await openSource(path, { onRagged: () => undefined, onProgress: () => undefined });
  await source.close();
  const kind = guessKind(source.columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name)));
  if (kind === null) throw new OpscoreError('inbox-kind-unclear', { file: path, known: KIND_NAMES.join(', ') });
  return kind;
}
