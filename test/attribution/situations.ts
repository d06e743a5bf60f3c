import type { AttributionFacts, Message, Order } from './reference/attribution-facts.js';
import { groupBy, judgeFacts } from './reference/judge-facts.js';
import type { Scene, SituationTable } from './scene.js';
import { BORDER_SITUATIONS } from './situations-at-borders.js';
import { ORDER_SITUATIONS } from './situations-of-orders.js';
import { THREAD_SITUATIONS } from './situations-of-threads.js';

const SITUATIONS: SituationTable = { ...BORDER_SITUATIONS, ...THREAD_SITUATIONS, ...ORDER_SITUATIONS };

/** In how many orders of the facts each situation occurs. */
export function countSituations(facts: AttributionFacts): ReadonlyMap<string, number> {
  const counts = new Map<string, number>(Object.keys(SITUATIONS).map((name) => [name, 0]));
  for (const scene of scenesOf(facts)) {
    for (const [name, occurs] of Object.entries(SITUATIONS)) {
      if (occurs(scene)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return counts;
}

function scenesOf(facts: AttributionFacts): Scene[] {
  const pairKey = ({ merchantId, buyerId }: Pick<Order, 'merchantId' | 'buyerId'>) => `${merchantId}\n${buyerId}`;
  const messages = groupBy(facts.messages, pairKey);
  const ofPair = groupBy(facts.orders, pairKey);
  const ofBuyer = groupBy(facts.orders, ({ buyerId }) => buyerId);
  const shopsOf = new Map([...ofBuyer].map(([id, orders]) => [id, new Set(orders.map((order) => order.merchantId)).size]));
  const namedBy = groupBy(facts.orders, ({ parentOrderId }) => parentOrderId ?? '');
  const ids = new Set(facts.orders.map(({ merchantId, orderId }) => `${merchantId}\n${orderId}`));
  const coverage = groupBy(facts.coverage, ({ merchantId }) => merchantId);
  const covered = new Map([...coverage].map(([id, days]) => [id, new Set(days.map(({ day }) => day))]));
  return judgeFacts(facts).map((judged) => {
    const { order } = judged;
    const own = (messages.get(pairKey(order)) ?? []).toSorted(byTimeThenId);
    return {
      judged,
      messages: own,
      spoken: own.filter(({ sender }) => sender === 'buyer' || sender === 'agent'),
      siblings: (ofPair.get(pairKey(order)) ?? []).filter((other) => other !== order),
      shopsOfBuyer: shopsOf.get(order.buyerId) ?? 0,
      namedBy: namedBy.get(order.orderId) ?? [],
      hasParent: order.parentOrderId !== null && ids.has(`${order.merchantId}\n${order.parentOrderId}`),
      covered: covered.get(order.merchantId) ?? new Set(),
      timeZone: facts.timeZone,
      versionDays: facts.versions.map(({ from }) => from),
    };
  });
}

function byTimeThenId(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || Buffer.compare(Buffer.from(a.messageId), Buffer.from(b.messageId));
}
