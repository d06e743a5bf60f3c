import type { AttributionFacts, NamedRules } from './reference/attribution-facts.js';

/** The same facts with other values of some options, in every version and for every shop. */
export function withRules(facts: AttributionFacts, change: NamedRules): AttributionFacts {
  const versions = facts.versions.map((version) => ({
    from: version.from,
    default: changed(version.default, change),
    merchants: Object.fromEntries(Object.entries(version.merchants).map(([id, named]) => [id, changed(named, change)])),
  }));
  return { ...facts, versions: [{ from: '0001-01-01', default: change, merchants: {} }, ...versions] };
}

function changed(named: NamedRules, change: NamedRules): NamedRules {
  return { ...named, ...change, silent_follow_up: { ...named.silent_follow_up, ...change.silent_follow_up } };
}
