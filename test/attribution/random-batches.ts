import { lengthsOf } from './random-orders.js';
import type { RandomSource } from './random-source.js';
import type { AttributionFacts, AttributionRules, CoveredDay, Message, Order, RuleVersion } from './reference/attribution-facts.js';
import { PAY_METHODS, SENDERS, STATUSES } from './reference/attribution-facts.js';
import { businessDay, rulesInForce } from './reference/judge-facts.js';

/** What comes in between two judgings: rows that are new or stand in place of others of their key, and versions of rules. */
export type Batch = Omit<AttributionFacts, 'timeZone'>;

const HOUR = 3600;
const DAY = 86_400;

/** No facts at all. */
export function noFacts(timeZone: string): AttributionFacts {
  return { timeZone, merchantIds: [], agents: [], orders: [], messages: [], coverage: [], versions: [] };
}

/** The facts after a batch. */
export function takeBatch(facts: AttributionFacts, batch: Batch): AttributionFacts {
  const merge = <Row>(old: readonly Row[], fresh: readonly Row[], keyOf: (row: Row) => string): Row[] => [
    ...new Map([...old, ...fresh].map((row) => [keyOf(row), row])).values(),
  ];
  return {
    timeZone: facts.timeZone,
    merchantIds: merge(facts.merchantIds, batch.merchantIds, (id) => id),
    agents: merge(facts.agents, batch.agents, ({ merchantId, agentId }) => `${merchantId}\n${agentId}`),
    orders: merge(facts.orders, batch.orders, ({ merchantId, orderId }) => `${merchantId}\n${orderId}`),
    messages: merge(facts.messages, batch.messages, ({ merchantId, messageId }) => `${merchantId}\n${messageId}`),
    coverage: merge(facts.coverage, batch.coverage, ({ merchantId, day }) => `${merchantId}\n${day}`),
    versions: [...facts.versions, ...batch.versions],
  };
}

/**
 * Facts in batches: most of them in the first, the rest as they happen to come; and with every later batch some rows that
 * had come before, now with other times, people, states, or just as they were.
 */
export function randomBatches(random: RandomSource, facts: AttributionFacts, count: number): Batch[] {
  const orders = deal(random, facts.orders, count);
  const messages = deal(random, facts.messages, count);
  const coverage = dealDays(random, facts, count);
  const agents = deal(random, facts.agents, count);
  const versions = dealVersions(random, facts.versions, count);
  let known = noFacts(facts.timeZone);
  return Array.from({ length: count }, (_, at) => {
    const batch: Batch = {
      merchantIds: at === 0 ? facts.merchantIds : [],
      agents: agents[at] ?? [],
      orders: [...(orders[at] ?? []), ...correctOrders(random, known)],
      messages: [...(messages[at] ?? []), ...correctMessages(random, known)],
      coverage: coverage[at] ?? [],
      versions: versions[at] ?? [],
    };
    known = takeBatch(known, batch);
    return batch;
  });
}

function deal<Row>(random: RandomSource, rows: readonly Row[], count: number): Row[][] {
  const dealt: Row[][] = Array.from({ length: count }, () => []);
  for (const row of rows) dealt[random.happens(70) ? 0 : random.below(count)]?.push(row);
  return dealt;
}

/** The days of half of the shops begin to come only when others have theirs. */
function dealDays(random: RandomSource, { merchantIds, coverage }: AttributionFacts, count: number): CoveredDay[][] {
  const late = new Set(merchantIds.filter(() => random.happens(50)));
  const dealt = deal(random, coverage.filter(({ merchantId }) => !late.has(merchantId)), count);
  for (const day of coverage) if (late.has(day.merchantId)) dealt[1 + random.below(count - 1)]?.push(day);
  return dealt;
}

/**
 * The versions in any order, one with every other batch; and once more most of them for the day of another. The gap between
 * sessions tells the latter apart, since what is in force on a day already makes no version.
 */
function dealVersions(random: RandomSource, versions: readonly RuleVersion[], count: number): RuleVersion[][] {
  const again = versions.slice(1).map((version, at) => ({
    from: random.pick(versions).from,
    default: { ...version.default, session_gap_minutes: 70 + at },
    merchants: version.merchants,
  }));
  const dealt: RuleVersion[][] = Array.from({ length: count }, () => []);
  for (const [at, version] of random.shuffle([...versions, ...again]).entries()) {
    dealt[Math.min(2 * at, count - 1)]?.push(version);
  }
  return dealt;
}

function correctOrders(random: RandomSource, known: AttributionFacts): Order[] {
  return pickSome(random, known.orders).map((order) => {
    const rules = rulesInForce(known, order.merchantId, businessDay(order.placedAt, known.timeZone));
    const { guard, window, lookBack } = lengthsOf(rules);
    const ofShop = known.orders.filter(({ merchantId }) => merchantId === order.merchantId);
    const moment = () =>
      order.placedAt + random.pick([0, 1, -1, guard, window, HOUR, -HOUR, lookBack, lookBack + 1, -DAY, DAY]);
    return random.pick<() => Order>([
      () => order,
      () => ({ ...order, placedAt: moment() }),
      () => ({ ...order, paidAt: order.paidAt === null ? moment() : null }),
      () => ({ ...order, paidAt: moment() }),
      () => ({ ...order, outboundAt: random.happens(20) ? null : moment() }),
      () => ({ ...order, status: random.pick(STATUSES) }),
      () => ({ ...order, payMethod: random.pick(PAY_METHODS) }),
      () => ({ ...order, amountFen: random.pick([0, 1, order.amountFen + 1]) }),
      () => ({ ...order, refundedFen: random.pick([null, 0, order.amountFen]) }),
      () => ({ ...order, isFlagged: !order.isFlagged }),
      () => ({ ...order, parentOrderId: otherThan(order.orderId, random.pick(ofShop).orderId) }),
      () => ({ ...order, parentOrderId: null }),
      () => ({ ...order, buyerId: random.pick(ofShop).buyerId }),
    ])();
  });
}

function correctMessages(random: RandomSource, known: AttributionFacts): Message[] {
  return pickSome(random, known.messages).map((message) => {
    const ofShop = known.messages.filter(({ merchantId }) => merchantId === message.merchantId);
    const own = known.orders.filter(({ merchantId, buyerId }) => merchantId === message.merchantId && buyerId === message.buyerId);
    return random.pick<() => Message>([
      () => message,
      () => ({ ...message, sentAt: message.sentAt + random.pick([-1, 1, -HOUR, HOUR, -DAY, DAY]) }),
      () => ({ ...message, sentAt: own.length === 0 ? message.sentAt : atBorder(random, known, random.pick(own)) }),
      () => ({ ...message, sender: random.pick(SENDERS) }),
      () => ({ ...message, agentId: random.pick(ofShop).agentId }),
      () => ({ ...message, buyerId: random.pick(ofShop).buyerId }),
    ])();
  });
}

/** The last second that counts for an order, or the first that does not. */
function atBorder(random: RandomSource, known: AttributionFacts, order: Order): number {
  const rules: AttributionRules = rulesInForce(known, order.merchantId, businessDay(order.placedAt, known.timeZone));
  const { guard, window, lookBack } = lengthsOf(rules);
  const payment = order.paidAt ?? order.placedAt;
  const border = random.pick([order.placedAt, payment, order.placedAt + guard, payment + window, order.placedAt - lookBack, payment - lookBack]);
  return border + random.pick([0, 1]);
}

/** About one row in seventy, and none where there are none. */
function pickSome<Row>(random: RandomSource, rows: readonly Row[]): Row[] {
  return Array.from({ length: Math.ceil(rows.length / 70) }, () => random.pick(rows));
}

function otherThan(own: string, other: string): string | null {
  return own === other ? null : other;
}
