import { byBytes } from '../reference/days.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { randomFacts } from './random-shop.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { judgeFacts } from './reference/judge-facts.js';

/** More orders than the product judges in one transaction: it cuts them into parts and judges several at once. */

const COPIES = 20;

it('more orders than one transaction judges have the verdicts that each of them has alone', async () => {
  const facts = randomFacts({ seed: 31, orders: 13_000, ordersPerShop: 650, sharesRules: true });
  const some = { ...facts, messages: facts.messages.filter((_, at) => at % 4 === 0) };
  const judged = judgeFacts(some)
    .flatMap((fact) => copiesOf(fact.order).map((order) => ({ ...fact, order })))
    .toSorted((one, other) => byBytes(one.order.merchantId, other.order.merchantId));
  const many = copyShops(some);
  const system = await openAttributionSystem({ timeZone: facts.timeZone });
  try {
    await loadFacts(system, many);
    expect(await system.judge()).toEqual({ judged: judged.length, changed: judged.length });
    const comparison = await compareWithReference(system, many, judged);
    await requireEqual(many, comparison);
    expect(comparison.verdicts).toBeGreaterThan(250_000);
  } finally {
    await system.close();
  }
}, 600_000);

/** The same shops many times, under other ids. */
function copyShops(facts: AttributionFacts): AttributionFacts {
  return {
    ...facts,
    merchantIds: facts.merchantIds.flatMap(copyIds),
    agents: facts.agents.flatMap(copiesOf),
    orders: facts.orders.flatMap(copiesOf),
    messages: facts.messages.flatMap(copiesOf),
    coverage: facts.coverage.flatMap(copiesOf),
    versions: facts.versions.map((version) => ({
      ...version,
      merchants: Object.fromEntries(
        Object.entries(version.merchants).flatMap(([id, rules]) => copyIds(id).map((copy) => [copy, rules])),
      ),
    })),
  };
}

function copiesOf<Row extends { readonly merchantId: string }>(row: Row): Row[] {
  return copyIds(row.merchantId).map((merchantId) => ({ ...row, merchantId }));
}

function copyIds(merchantId: string): string[] {
  return Array.from({ length: COPIES }, (_, copy) => `${merchantId}.${copy}`);
}
