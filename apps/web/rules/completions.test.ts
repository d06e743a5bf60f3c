import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleKeys as english } from '../text/en/rule-keys.js';
import { ruleKeys } from '../text/zh/rule-keys.js';
import type { SchemaNode } from './completions.js';
import { offersAt } from './completions.js';
import type { DocumentPlace } from './document-place.js';
import { placeAt } from './document-place.js';
import { ruleKeyOf, wordOf } from './rule-keys.js';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../../docs/rule-set.schema.json'), 'utf8')) as SchemaNode;
const offered = (text: string) => {
  const place = placeAt(text.replace('|', ''), text.indexOf('|'));
  return place === null ? null : offersAt(SCHEMA, place).map(({ word }) => word);
};

it.each([
  ['|', ['scoring', 'calendar', 'attribution']],
  ['scoring:\n  weights:\n    sales: 40\n    |', ['ads', 'slots', 'conversion', 'outbound']],
  ['scoring:\n  distribution:\n    mode: |', ['off', 'advisory', 'enforced']],
  ['scoring:\n  modules:\n    sales:\n      tier_shares:\n        |', ['head', 'mid', 'tail']],
  ['scoring:\n  modules:\n    sales:\n      tier_shares: |', ['by_basis']],
  ['attribution:\n  default:\n    exclude_flagged_orders: |', ['true', 'false']],
  ['attribution:\n  default:\n    look_back_days: |', ['null']],
  ['attribution:\n  merchants:\n    s126:\n      silent_follow_up:\n        |', ['buyer_contacts', 'agent_follows_up', 'window_minutes']],
  ['scoring:\n  weights:\n    sales: |', []],
  ['constructor:\n  |', []],
  ['__proto__:\n  |', []],
])('offers at %j', (text, words) => {
  expect(offered(text)).toEqual(words);
});

/** Every key of the schema, and every word of a choice. */
function* everyPlace(path: readonly string[] = []): Generator<{ path: readonly string[]; word: string | null }> {
  const place: Omit<DocumentPlace, 'part'> = { path, from: 0, indent: 0, beside: [] };
  for (const { word } of offersAt(SCHEMA, { ...place, part: 'value' })) yield { path, word };
  for (const { path: next } of offersAt(SCHEMA, { ...place, part: 'key' })) {
    yield { path: next, word: null };
    yield* everyPlace(next);
  }
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const texts: Readonly<Record<string, string>> = (language === 'zh' ? ruleKeys : english);

  it('every key of the schema has a name and a meaning, every word of a choice says what it is', () => {
    const missing = [...everyPlace()].filter(({ path, word }) => {
      const key = ruleKeyOf(path)?.key;
      if (word !== null) return wordOf(path, word) === null;
      return key === undefined || texts[`name-${key}`] === undefined || texts[`means-${key}`] === undefined;
    });
    expect(missing).toEqual([]);
  });
});
