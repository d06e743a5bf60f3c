import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { noFacts, randomBatches, takeBatch } from './random-batches.js';
import { ruleSetAt } from './random-rule-sets.js';
import { randomFacts } from './random-shop.js';
import { randomSource } from './random-source.js';
import type { AttributionFacts, Message, Order } from './reference/attribution-facts.js';
import type { AttributionKind } from './reference/canonical-files.js';
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
});

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
});

describe('a judging between the last statement of an import and its commit', () => {
  const placedAt = Date.UTC(2024, 0, 10) / 1000;
  const order: Order = {
    ...{ merchantId: 's1', orderId: 'o1', buyerId: 'b1', placedAt, paidAt: placedAt + 60, outboundAt: null },
    ...{ status: 'paid', payMethod: 'online', amountFen: 10_000, refundedFen: null, isFlagged: false, parentOrderId: null },
  };
  const message: Message = { merchantId: 's1', messageId: 'm1', buyerId: 'b1', agentId: 'a1', sentAt: placedAt - 60, sender: 'agent' };
  const facts: AttributionFacts = {
    ...{ timeZone: TIME_ZONE, merchantIds: ['s1'], agents: [], coverage: [], versions: [] },
    orders: [order],
    messages: [message],
  };

  it.each<[what: string, kind: AttributionKind, first: Partial<AttributionFacts>, second: Partial<AttributionFacts>]>([
    ['an order', 'orders', { orders: [{ ...order, amountFen: 20_000 }] }, { orders: [{ ...order, status: 'cancelled' }] }],
    ['a message', 'chat_messages', { messages: [{ ...message, sender: 'buyer' }] }, { messages: [{ ...message, agentId: 'a2' }] }],
  ])('leaves what it could not see to the next one: %s that changed before, too', async (_what, kind, first, second) => {
    await loadFacts(system, facts);
    await system.judge();
    const batches = [first, second].map((rows) => ({ ...noFacts(TIME_ZONE), ...rows }));
    const [before, after] = batches.map((batch) => canonicalFiles(batch)[kind]);
    await system.bringIn(kind, before ?? '');
    await system.bringIn(kind, after ?? '', () => system.judge());
    await expectJudged(batches.reduce(takeBatch, facts));
  });

  it('leaves a shop that a first file marked, too, to the next one', async () => {
    const files = canonicalFiles(facts);
    for (const kind of ['merchants', 'orders'] as const) await system.bringIn(kind, files[kind]);
    await system.bringIn('chat_messages', files.chat_messages, () => system.judge());
    await expectJudged(facts);
  });
});

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
