import { ruleKeys } from '../text/zh/rule-keys.js';

type RuleTexts = typeof ruleKeys;
type EndOf<Beginning extends string> = keyof RuleTexts extends infer Key ? (Key extends `${Beginning}-${infer End}` ? End : never) : never;

/** A key of the rule set that has a name and a meaning. */
export type RuleKey = EndOf<'name'>;
/** A word of a choice: the key's last part and the word. */
export type RuleWord = EndOf<'value'>;

/** What a path of the rule set is about. */
export interface KnownRule {
  readonly key: RuleKey;
  /** The shop whose own rules it is in. */
  readonly shop: string | null;
  /** The grade whose quota it is. */
  readonly grade: string | null;
}

/** What a path is about; null where it is none that has a name. */
export function ruleKeyOf(path: readonly string[]): KnownRule | null {
  const [first, second, third, ...rest] = path;
  if (first === 'attribution' && second === 'merchants' && third !== undefined) {
    const key = nameOf(['attribution', 'default', ...rest]);
    return key === null ? null : { key, shop: third, grade: null };
  }
  if (second === 'distribution' && third === 'quotas' && rest.length === 1) return { key: 'scoring.distribution.quotas.of', shop: null, grade: rest[0] ?? null };
  const key = nameOf(path);
  return key === null ? null : { key, shop: null, grade: null };
}

/** The text of a word that stands at a path; null where it is none of a choice. */
export function wordOf(path: readonly string[], word: string): RuleWord | 'true' | 'false' | 'null' | null {
  if (word === 'true' || word === 'false' || word === 'null') return word;
  const key = `${path.at(-1) ?? ''}-${word}`;
  return Object.hasOwn(ruleKeys, `value-${key}`) ? (key as RuleWord) : null;
}

/** The keys of a path such as `attribution.merchants.a.b.credit`: ids of shops may have dots. */
export function keysOf(path: string, shop: string | null): string[] {
  const beginning = `attribution.merchants.${shop ?? ''}`;
  if (shop === null || !path.startsWith(beginning)) return path.split('.');
  return ['attribution', 'merchants', shop, ...path.slice(beginning.length).split('.').filter((key) => key !== '')];
}

function nameOf(path: readonly string[]): RuleKey | null {
  const key = path.join('.');
  return Object.hasOwn(ruleKeys, `name-${key}`) ? (key as RuleKey) : null;
}
