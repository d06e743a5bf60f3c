import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import type { RowDifference } from './compare-verdicts.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { describeFacts } from './describe-facts.js';
import type { Batch } from './random-batches.js';
import { noFacts, randomBatches, takeBatch } from './random-batches.js';
import { PERIOD, randomFacts } from './random-shop.js';
import { randomSource } from './random-source.js';
import type { JudgedWorld } from './reference/affected-orders.js';
import { affectedOrders, countDifferences } from './reference/affected-orders.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { ATTRIBUTION_KINDS, canonicalFiles } from './reference/canonical-files.js';
import { judgeFacts, narrowToBuyer } from './reference/judge-facts.js';

/**
 * Whatever comes late, in whatever parts: what was judged step by step equals what is judged from nothing, no more is judged
 * than can have changed, and no more is written than has. By hand, a longer search:
 * `ATTRIBUTION_SEED=100 ATTRIBUTION_RUNS=100 npx jest -i test/attribution/late-batches.test.ts`.
 */
const SEED = Number(process.env['ATTRIBUTION_SEED'] ?? 1);
const RUNS = Number(process.env['ATTRIBUTION_RUNS'] ?? 8);
const SEEDS = Array.from({ length: RUNS }, (_, at) => SEED + at);
const BATCHES = 10;

/** Corrections move some orders out of the period. */
const QUARTERS = ['2023Q4', PERIOD.name, '2024Q2'];

describe('late batches', () => {
  /** Of the steps without new rules: a judging of whole shops would hide what single orders do. */
  const total = { steps: 0, orders: 0, judged: 0, shown: 0, stepsWithAllShown: 0 };

  it.each(SEEDS)(
    'seed %i: every step as the reference and as a new database',
    async (seed) => {
      const timeZone = seed % 2 === 0 ? 'Asia/Shanghai' : 'America/New_York';
      const sharesRules = seed % 4 < 2;
      const ordersPerShop = seed % 3 === 0 ? 2 : 40;
      const facts = randomFacts({ seed, orders: 400, ordersPerShop, timeZone, sharesRules });
      const random = randomSource(seed);
      const system = await openAttributionSystem({ timeZone });
      const fresh = await openAttributionSystem({ timeZone });
      try {
        let world: JudgedWorld = { facts: noFacts(timeZone), judged: [] };
        for (const [at, batch] of randomBatches(random, facts, BATCHES).entries()) {
          const known = takeBatch(world.facts, batch);
          const after = { facts: known, judged: judgeFacts(known) };
          await bringIn(system, batch, timeZone, random.shuffle([...ATTRIBUTION_KINDS, 'rules' as const]));
          await expectStep(system, { before: world, after, batch }).catch((error: unknown) => {
            throw new Error(`batch ${at} of seed ${seed}: ${String(error)}`, { cause: error });
          });
          world = after;
        }
        await loadFacts(fresh, world.facts);
        await fresh.judge();
        for (const quarter of QUARTERS) {
          for (const report of ['attribution', 'agents'] as const) {
            expect(await system.exportCsv(report, quarter)).toBe(await fresh.exportCsv(report, quarter));
          }
        }
      } finally {
        await system.close();
        await fresh.close();
      }
    },
    600_000,
  );

  it('judge a part of the orders only, and write a part of those', () => {
    expect(total.steps).toBeGreaterThanOrEqual(RUNS * 4);
    expect(total.judged).toBeLessThan(total.orders / 3);
    expect(total.shown).toBeGreaterThan(total.judged / 10);
    expect(total.stepsWithAllShown).toBeGreaterThan(total.steps / 3);
  });

  interface Step {
    readonly before: JudgedWorld;
    readonly after: JudgedWorld;
    readonly batch: Batch;
  }

  async function expectStep(system: AttributionSystem, { before, after, batch }: Step): Promise<void> {
    const run = await system.judge();
    const comparison = await compareWithReference(system, after.facts, after.judged);
    await requireEqual(after.facts, comparison).catch((error: unknown) => {
      const [difference] = comparison.differences;
      const lines = difference === undefined ? [] : describeStep(before.facts, after.facts, batch, difference);
      throw new Error([String(error), ...lines].join('\n'), { cause: error });
    });
    const affected = affectedOrders(before, after);
    const differences = countDifferences(before, after);
    expect(run.judged).toBeLessThanOrEqual(affected.size);
    expect(run.changed).toBeGreaterThanOrEqual(differences.shown);
    expect(run.changed).toBeLessThanOrEqual(differences.all);
    expect(await system.judge()).toEqual({ judged: 0, changed: 0 });
    if (before.judged.length === 0 || batch.versions.length > 0) return;
    total.steps += 1;
    total.orders += after.judged.length;
    total.judged += run.judged;
    total.shown += differences.shown;
    if (differences.shown === differences.all) total.stepsWithAllShown += 1;
  }
});

describe('a shop that nobody knows yet', () => {
  it('has no verdicts to show, and all of them as soon as it is known', async () => {
    const facts = randomFacts({ seed: 21, orders: 600, ordersPerShop: 30 });
    const judged = judgeFacts(facts);
    const known = { ...facts, merchantIds: facts.merchantIds.filter((_, at) => at % 2 === 0) };
    const system = await openAttributionSystem({ timeZone: facts.timeZone });
    try {
      await loadFacts(system, known);
      await system.judge();
      const before = await compareWithReference(system, known, judged);
      await requireEqual(known, before);
      await system.bringIn('merchants', canonicalFiles(facts).merchants);
      await system.judge();
      const after = await compareWithReference(system, facts, judged);
      await requireEqual(facts, after);
      expect(before.verdicts).toBeLessThan(after.verdicts);
      expect(after.verdicts).toBe(judged.length);
    } finally {
      await system.close();
    }
  });
});

async function bringIn(
  system: AttributionSystem,
  batch: Batch,
  timeZone: string,
  parts: readonly ((typeof ATTRIBUTION_KINDS)[number] | 'rules')[],
): Promise<void> {
  const files = canonicalFiles({ timeZone, ...batch });
  for (const part of parts) {
    if (part === 'rules') for (const version of batch.versions) await system.applyRules(version);
    else if (files[part].trim().includes('\n')) await system.bringIn(part, files[part]);
  }
}

/** What was known of the buyer of a verdict that differs, and what came. */
function describeStep(
  before: AttributionFacts,
  after: AttributionFacts,
  batch: Batch,
  { expected, actual }: RowDifference,
): string[] {
  const [merchantId, orderId] = expected ?? actual ?? [];
  const order = after.orders.find((each) => each.merchantId === merchantId && each.orderId === orderId);
  if (order === undefined) return [];
  const narrow = (facts: AttributionFacts) => describeFacts(narrowToBuyer(facts, order.merchantId, order.buyerId));
  return ['', 'before:', ...narrow(before), '', 'then:', ...narrow({ timeZone: before.timeZone, ...batch })];
}
