import { openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { noFacts, randomBatches, takeBatch } from './random-batches.js';
import { randomFacts } from './random-shop.js';
import { randomSource } from './random-source.js';
import { ATTRIBUTION_KINDS, canonicalFiles } from './reference/canonical-files.js';
import { judgeFacts } from './reference/judge-facts.js';

/** Several judge again and again while facts and rules come in. */

const WORKERS = 3;

it.each([1, 2])(
  'what comes in while others judge fails nobody, and is judged in the end: seed %i',
  async (seed) => {
    const timeZone = 'Asia/Shanghai';
    const facts = randomFacts({ seed, orders: 1_500, ordersPerShop: 50, timeZone, sharesRules: seed % 2 === 0 });
    const system = await openAttributionSystem({ timeZone, poolSize: 2 * WORKERS + 2 });
    try {
      let known = noFacts(timeZone);
      const work = { isDone: false, runs: 0 };
      const bringIn = async () => {
        for (const batch of randomBatches(randomSource(seed), facts, 15)) {
          known = takeBatch(known, batch);
          const files = canonicalFiles({ timeZone, ...batch });
          for (const version of batch.versions) await system.applyRules(version);
          for (const kind of ATTRIBUTION_KINDS) if (files[kind].trim().includes('\n')) await system.bringIn(kind, files[kind]);
        }
      };
      const judge = async () => {
        while (!work.isDone) {
          await system.judge();
          work.runs += 1;
        }
      };
      const all = await Promise.allSettled([
        bringIn().finally(() => {
          work.isDone = true;
        }),
        ...Array.from({ length: WORKERS }, judge),
      ]);
      expect(all.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([]);
      expect(work.runs).toBeGreaterThan(15);
      await system.judge();
      const comparison = await compareWithReference(system, known, judgeFacts(known));
      await requireEqual(known, comparison);
    } finally {
      await system.close();
    }
  },
  180_000,
);
