import { KnownRuleSets } from './known-rule-sets.js';
import type { RuleSet } from './rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';

it('reads a text once, and forgets the oldest ones where there are too many', () => {
  const known = new KnownRuleSets(10);
  const asked: string[] = [];
  const read = (text: string): RuleSet => {
    asked.push(text);
    return DEFAULT_RULE_SET;
  };
  for (const text of ['aaaa', 'bbbb', 'aaaa', 'cccc', 'bbbb', 'aaaa', 'a text that is too long', 'a text that is too long', 'aaaa']) {
    expect(known.read(text, read)).toBe(DEFAULT_RULE_SET);
  }
  expect(asked).toEqual(['aaaa', 'bbbb', 'cccc', 'aaaa', 'a text that is too long', 'a text that is too long']);
});
