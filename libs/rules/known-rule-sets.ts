import { createHash } from 'node:crypto';
import type { RuleSet } from './rule-set.js';

/** So many characters of full sets are kept in memory at most, as what they say. */
const MOST_CHARACTERS = 20_000_000;

/**
 * Full sets that were read before: all versions are read for every scoring and request, and what a text says never changes.
 * Nobody changes a rule set that they were given.
 */
export class KnownRuleSets {
  private readonly known = new Map<string, { readonly ruleSet: RuleSet; readonly length: number }>();
  private characters = 0;

  constructor(private readonly mostCharacters = MOST_CHARACTERS) {}

  /** What a full set says; `read` is asked only where it was not read before. */
  read(text: string, read: (text: string) => RuleSet): RuleSet {
    const key = createHash('sha256').update(text).digest('base64');
    const found = this.known.get(key);
    if (found !== undefined) return found.ruleSet;
    const ruleSet = read(text);
    if (text.length > this.mostCharacters) return ruleSet;
    for (const [oldest, { length }] of this.known) {
      if (this.characters + text.length <= this.mostCharacters) break;
      this.known.delete(oldest);
      this.characters -= length;
    }
    this.known.set(key, { ruleSet, length: text.length });
    this.characters += text.length;
    return ruleSet;
  }
}
