import type { Leaf } from './document-place.js';

/** Values that stand together. */
export interface RuleSection {
  readonly path: readonly string[];
  readonly leaves: readonly Leaf[];
}

/** The values of a full set by what they are about, in their order: each module, each shop. */
export function sectionsOf(leaves: readonly Leaf[]): RuleSection[] {
  const sections = new Map<string, { path: readonly string[]; leaves: Leaf[] }>();
  for (const leaf of leaves) {
    const path = sectionPath(leaf.keys);
    const key = path.join('\n');
    const found = sections.get(key) ?? { path, leaves: [] };
    found.leaves.push(leaf);
    sections.set(key, found);
  }
  return [...sections.values()];
}

function sectionPath(keys: readonly string[]): readonly string[] {
  const isDeep = keys[1] === 'modules' || keys[1] === 'merchants';
  return keys.slice(0, Math.min(keys.length - 1, isDeep ? 3 : 2));
}
