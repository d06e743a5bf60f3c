import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { combinationOf, COMBINATIONS, pairsOf, PAIRS, PLAIN_COMBINATIONS } from './random-rule-sets.js';
import { randomFacts } from './random-shop.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { ATTRIBUTION_KINDS } from './reference/canonical-files.js';
import type { JudgedFact } from './reference/judge-facts.js';
import { judgeFacts } from './reference/judge-facts.js';

/**
 * The verdicts of the product against a slow reference that shares no code with it. By hand, a longer search:
 * `ATTRIBUTION_SEED=7 ATTRIBUTION_RUNS=20 npx jest -i test/attribution/sql-agrees.test.ts`.
 */
const SEED = Number(process.env['ATTRIBUTION_SEED'] ?? 1);
const RUNS = Number(process.env['ATTRIBUTION_RUNS'] ?? 1);
const SEEDS = Array.from({ length: RUNS }, (_, at) => SEED + at);

const NO_LIMIT = 86_400_000;

const SHANGHAI = 'Asia/Shanghai';
/** Its clock changes in the middle of the orders. */
const NEW_YORK = 'America/New_York';

describe('the product judges orders as the plain reference does', () => {
  const ruleSets = { own: new Set<string>(), shared: new Set<string>(), pairs: new Map<string, number>() };
  let verdicts = 0;

  it.each(SEEDS)(
    'in shops with rules of their own, seed %i',
    async (seed) => {
      for (const [timeZone, orders] of [[SHANGHAI, 60_000], [NEW_YORK, 20_000]] as const) {
        const facts = randomFacts({ seed: seed * 1_000 + orders, orders, ordersPerShop: 25, timeZone });
        for (const { rules } of await expectEqual(facts, seed)) ruleSets.own.add(combinationOf(rules));
      }
    },
    NO_LIMIT,
  );

  it.each(SEEDS)(
    'in shops that share few rules, seed %i',
    async (seed) => {
      for (let world = 0; world < 12; world += 1) {
        const timeZone = world % 2 === 0 ? SHANGHAI : NEW_YORK;
        const facts = randomFacts({ seed: seed * 12 + world, orders: 3_000, ordersPerShop: 40, timeZone, sharesRules: true });
        for (const { rules } of await expectEqual(facts, world)) if (isPlain(rules)) ruleSets.shared.add(combinationOf(rules));
      }
    },
    NO_LIMIT,
  );

  it('for more than 100,000 orders, under all combinations of options', () => {
    expect(verdicts).toBeGreaterThan(100_000);
    expect(ruleSets.own.size).toBe(COMBINATIONS);
    expect(ruleSets.shared.size).toBe(PLAIN_COMBINATIONS);
    expect(ruleSets.pairs.size).toBe(PAIRS);
    expect(Math.min(...ruleSets.pairs.values())).toBeGreaterThan(300);
  });

  /** Judges facts in a new database. Gives what the reference says of them. */
  async function expectEqual(facts: AttributionFacts, seed: number): Promise<JudgedFact[]> {
    const judged = judgeFacts(facts);
    const system = await openAttributionSystem({ timeZone: facts.timeZone });
    try {
      // Shops before or after their orders and chats.
      await loadFacts(system, facts, seed % 2 === 0 ? ATTRIBUTION_KINDS : ATTRIBUTION_KINDS.toReversed());
      const run = await system.judge();
      const comparison = await compareWithReference(system, facts, judged);
      await requireEqual(facts, comparison);
      expect(run).toEqual({ judged: judged.length, changed: judged.length });
      expect(await system.judge()).toEqual({ judged: 0, changed: 0 });
      expect(comparison.verdicts).toBe(judged.length);
      verdicts += comparison.verdicts;
    } finally {
      await system.close();
    }
    const pairsUnder = new Map<string, { readonly pairs: readonly string[]; orders: number }>();
    for (const { rules } of judged) {
      const written = JSON.stringify(rules);
      const under = pairsUnder.get(written) ?? { pairs: pairsOf(rules), orders: 0 };
      under.orders += 1;
      pairsUnder.set(written, under);
    }
    for (const { pairs, orders } of pairsUnder.values()) for (const pair of pairs) ruleSets.pairs.set(pair, (ruleSets.pairs.get(pair) ?? 0) + orders);
    return judged;
  }
});

function isPlain({ silent_follow_up: followUp, chat_means, transfer_filter_messages }: JudgedFact['rules']): boolean {
  const followsUp = followUp.buyer_contacts || followUp.agent_follows_up;
  return !followsUp && chat_means === 'agent_spoke' && transfer_filter_messages === 0;
}
