import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES, guessKind } from '#libs/ingest/kinds.js';
import { REJECT_COLUMNS } from '#libs/ingest/rejects-columns.js';
import { openSource } from '#libs/ingest/source.js';

/**
 * The kind that a file's header fits. Throws `inbox-kind-unclear` where it fits none, and what {@link openSource} throws of a
 * file that cannot be read.
 */
export async function kindOfHeader(path: string): Promise<KindName> {
  const source = await openSource(path, { onRagged: () => undefined, onProgress: () => undefined }, { isLook: true });
  await source.close();
  const kind = guessKind(source.columns.filter((name) => name !== '' && !REJECT_COLUMNS.includes(name)));
  if (kind === null) throw new OpscoreError('inbox-kind-unclear', { file: path, known: KIND_NAMES.join(', ') });
  return kind;
}
