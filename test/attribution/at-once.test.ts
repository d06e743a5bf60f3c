import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { noFacts, randomBatches, takeBatch } from './random-batches.js';
import { ruleSetAt } from './random-rule-sets.js';
import { randomFacts } from './random-shop.js';
import { randomSource } from './random-source.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { ATTRIBUTION_KINDS, canonicalFiles } from './reference/canonical-files.js';
import { judgeFacts } from './reference/judge-facts.js';

/** Several judge again and again while facts and rules come in: nobody fails, and in the end all is judged. */

const WORKERS = 3;
const TIME_ZONE = 'Asia/Shanghai';

let system: AttributionSystem;

beforeEach(async () => {
  system = await openAttributionSystem({ timeZone: TIME_ZONE, poolSize: 2 * WORKERS + 2 });
});

afterEach(() => system.close());

it.each([1, 2])('facts, seed %i', async (seed) => {
  const facts = randomFacts({ seed, orders: 1_500, ordersPerShop: 50, timeZone: TIME_ZONE, sharesRules: seed % 2 === 0 });
  let known = noFacts(TIME_ZONE);
  await whileOthersJudge(async () => {
    for (const batch of randomBatches(randomSource(seed), facts, 15)) {
      known = takeBatch(known, batch);
      const files = canonicalFiles({ timeZone: TIME_ZONE, ...batch });
      for (const version of batch.versions) await system.applyRules(version);
      for (const kind of ATTRIBUTION_KINDS) if (files[kind].trim().includes('\n')) await system.bringIn(kind, files[kind]);
    }
  });
  await expectJudged(known);
}, 180_000);

it.each([1, 2])('rules, seed %i', async (seed) => {
  const facts = { ...randomFacts({ seed, orders: 500, ordersPerShop: 50, timeZone: TIME_ZONE }), versions: [] };
  const versions = Array.from({ length: 30 }, (_, at) => ({
    from: '2024-01-01',
    default: ruleSetAt(seed * 100 + at),
    merchants: {},
  }));
  await loadFacts(system, facts);
  await whileOthersJudge(async () => {
    for (const version of versions) await system.applyRules(version);
  });
  await expectJudged({ ...facts, versions });
}, 180_000);

async function whileOthersJudge(comeIn: () => Promise<void>): Promise<void> {
  const work = { isDone: false };
  const judge = async () => {
    while (!work.isDone) await system.judge();
  };
  const all = await Promise.allSettled([
    comeIn().finally(() => {
      work.isDone = true;
    }),
    ...Array.from({ length: WORKERS }, judge),
  ]);
  expect(all.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([]);
}

async function expectJudged(facts: AttributionFacts): Promise<void> {
  await system.judge();
  const comparison = await compareWithReference(system, facts, judgeFacts(facts));
  await requireEqual(facts, comparison);
  expect(comparison.verdicts).toBe(facts.orders.length);
}
