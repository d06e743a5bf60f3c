import type { AttributionFacts, NamedRules } from './reference/attribution-facts.js';
import { DEFAULT_RULES } from './reference/attribution-facts.js';
import { businessDay, rulesInForce } from './reference/judge-facts.js';
import { optionsOf } from './random-rule-sets.js';

type Lists = Pick<AttributionFacts, 'messages' | 'orders' | 'coverage' | 'agents' | 'versions'>;

const LISTS: readonly (keyof Lists)[] = ['versions', 'coverage', 'orders', 'messages', 'agents'];

/** Leaves out rows and options of rules, one after another, as long as the facts stay wrong. */
export async function shrinkFacts(
  facts: AttributionFacts,
  isWrong: (facts: AttributionFacts) => Promise<boolean>,
): Promise<AttributionFacts> {
  let smallest = facts;
  const keepIfWrong = async (fewer: AttributionFacts) => {
    const wrong = await isWrong(fewer);
    if (wrong) smallest = fewer;
    return wrong;
  };
  for (const list of LISTS) await dropRows(list, () => smallest, keepIfWrong);
  await keepIfWrong(withOneRuleSet(smallest));
  for (const name of Object.keys(optionsOf(DEFAULT_RULES))) await keepIfWrong(withoutOption(smallest, name));
  // Without an option, more of the rows may be left out.
  for (const list of LISTS) await dropRows(list, () => smallest, keepIfWrong);
  return smallest;
}

/** Tries to do without a half of the rows, a quarter, and so on to single rows. */
async function dropRows(
  list: keyof Lists,
  smallest: () => AttributionFacts,
  keepIfWrong: (fewer: AttributionFacts) => Promise<boolean>,
): Promise<void> {
  for (let size = smallest()[list].length; size >= 1; size = Math.floor(size / 2)) {
    for (let start = 0; start < smallest()[list].length;) {
      const rows = smallest()[list].filter((_, at) => at < start || at >= start + size);
      if (!(await keepIfWrong({ ...smallest(), [list]: rows }))) start += size;
    }
  }
}

/** The same facts under the rules of the first order alone, in force since ever. */
function withOneRuleSet(facts: AttributionFacts): AttributionFacts {
  const [order] = facts.orders;
  if (order === undefined) return facts;
  const rules = rulesInForce(facts, order.merchantId, businessDay(order.placedAt, facts.timeZone));
  return { ...facts, versions: [{ from: '0001-01-01', default: rules, merchants: {} }] };
}

/** Rules in which an option is not named, so that its default is in force. */
function withoutOption(facts: AttributionFacts, name: string): AttributionFacts {
  const without = (named: NamedRules): NamedRules => ({
    ...dropKey(named, name),
    ...(named.silent_follow_up === undefined ? {} : { silent_follow_up: dropKey(named.silent_follow_up, name) }),
  });
  const versions = facts.versions.map((version) => ({
    from: version.from,
    default: without(version.default),
    merchants: Object.fromEntries(Object.entries(version.merchants).map(([id, named]) => [id, without(named)])),
  }));
  return { ...facts, versions };
}

function dropKey<Options extends object>(options: Options, name: string): Partial<Options> {
  const kept: Partial<Options> = {};
  for (const key in options) if (key !== name) kept[key] = options[key];
  return kept;
}
