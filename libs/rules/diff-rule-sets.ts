import type { RuleSet } from './rule-set.js';

/** A place where two rule sets differ; null where one has nothing there. */
export interface RuleDifference {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Whom it changes: everyone's scores, the orders of all shops, or those of one. */
  readonly affects: 'scores' | 'attribution' | { readonly merchantId: string };
}

/** Every place where two full sets differ, in the order of the document; none where they are equal. */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleDifference[] {
  const left = flatten(before);
  const right = flatten(after);
  const paths = [...new Set([...left.keys(), ...right.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [left.get(path)?.text ?? null, right.get(path)?.text ?? null];
    const keys = left.get(path)?.keys ?? right.get(path)?.keys ?? [];
    return was === is ? [] : [{ path, before: was, after: is, affects: whom(keys) }];
  });
}

function whom(keys: readonly string[]): RuleDifference['affects'] {
  if (keys[0] !== 'attribution') return 'scores';
  return keys[1] === 'merchants' && keys[2] !== undefined ? { merchantId: keys[2] } : 'attribution';
}

/** Leaves by path; lists count as one leaf, since their parts mean nothing alone. */
function flatten(value: unknown, keys: readonly string[] = []): Map<string, { text: string; keys: readonly string[] }> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return new Map(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .flatMap(([key, each]) => [...flatten(each, [...keys, key])]),
    );
  }
  const text = Array.isArray(value) || value === null ? JSON.stringify(value).replaceAll('"', '') : String(value);
  return new Map([[keys.join('.'), { text, keys }]]);
}
