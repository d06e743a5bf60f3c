import { OpscoreError } from '#libs/domain/errors.js';

/**
 * How long a document may be that comes over the network, in characters: checking takes longer than the document is long, and holds
 * everybody else up meanwhile. That is room for the rules of some two thousand shops.
 */
export const LONGEST_GIVEN = 256 * 1024;

/** Refuses a document that is too long. Throws `rule-document-too-long`. */
export function requireShort(document: string): void {
  if (document.length > LONGEST_GIVEN) throw new OpscoreError('rule-document-too-long', { length: document.length, most: LONGEST_GIVEN });
}
