import { dayOf } from '../../reference/clock-times.js';
import { byBytes } from '../../reference/days.js';
import type { AttributionFacts, AttributionRules, Message, Order } from './attribution-facts.js';
import { DEFAULT_RULES, replaceNamed } from './attribution-facts.js';
import type { Coverage, Judgement } from './judge-order.js';
import { countedFen, isExcluded, judgeOrder, paymentOf } from './judge-order.js';

/** An order with the rules that judged it and what they say. */
export interface JudgedFact {
  readonly order: Order;
  readonly rules: AttributionRules;
  readonly judgement: Judgement;
  /** The moment that counts as its payment, in seconds; null where unpaid. */
  readonly paymentAt: number | null;
  readonly isExcluded: boolean;
  /** Its amount in fen, less refunds where the rules say so, whoever gets it. */
  readonly countedFen: number;
}

/** The business day of a second. */
export function businessDay(second: number, timeZone: string): string {
  return dayOf(new Date(second * 1000).toISOString(), timeZone);
}

/** Which of the versions is in force on a business day, by its place: the latest to begin, of one day the last applied; or none. */
export function versionInForce({ versions }: AttributionFacts, day: string): number | null {
  const [last] = [...versions.entries()]
    .filter(([, { from }]) => from <= day)
    .toSorted(([at, { from }], [otherAt, other]) => (from < other.from ? 1 : from > other.from ? -1 : otherAt - at));
  return last?.[0] ?? null;
}

/** The rules of a shop on a business day; before the first version the defaults. */
export function rulesInForce(facts: AttributionFacts, merchantId: string, day: string): AttributionRules {
  const version = facts.versions[versionInForce(facts, day) ?? -1];
  if (version === undefined) return DEFAULT_RULES;
  return replaceNamed(replaceNamed(DEFAULT_RULES, version.default), version.merchants[merchantId] ?? {});
}

/** Judges every order of the facts; by merchant and order, in the order of bytes. */
export function judgeFacts(facts: AttributionFacts): JudgedFact[] {
  const messages = groupBy(facts.messages, (message) => buyerKey(message));
  const parents = new Set(facts.orders.map(({ merchantId, parentOrderId }) => orderKey(merchantId, parentOrderId)));
  const covered = groupBy(facts.coverage, ({ merchantId }) => merchantId);
  const coverages = new Map<string, Coverage>();
  for (const [merchantId, days] of covered) {
    coverages.set(merchantId, { days: new Set(days.map(({ day }) => day)), timeZone: facts.timeZone });
  }
  const noCoverage = { days: new Set<string>(), timeZone: facts.timeZone };
  return facts.orders
    .toSorted((a, b) => byBytes(a.merchantId, b.merchantId) || byBytes(a.orderId, b.orderId))
    .map((order) => {
      const rules = rulesInForce(facts, order.merchantId, businessDay(order.placedAt, facts.timeZone));
      const judged = { ...order, isSplitParent: parents.has(orderKey(order.merchantId, order.orderId)) };
      const ofBuyer: readonly Message[] = messages.get(buyerKey(order)) ?? [];
      return {
        order,
        rules,
        judgement: judgeOrder(judged, ofBuyer, coverages.get(order.merchantId) ?? noCoverage, rules),
        paymentAt: paymentOf(order, rules),
        isExcluded: isExcluded(judged, rules),
        countedFen: countedFen(order, rules),
      };
    });
}

export const ATTRIBUTION_COLUMNS = [
  'merchant_id',
  'order_id',
  'placed_agent_id',
  'paid_agent_id',
  'credited_agent_id',
  'verdict',
  'credited_amount',
  'deciding_message_id',
] as const;

/** The cells of the `attribution` report; ids are bare, without the apostrophe of a spreadsheet. */
export function attributionRow({ order, judgement }: JudgedFact): string[] {
  return [
    order.merchantId,
    order.orderId,
    judgement.placedAgentId ?? '',
    judgement.paidAgentId ?? '',
    judgement.creditedAgentId ?? '',
    judgement.verdict,
    judgement.creditedFen === null ? '' : yuanOf(judgement.creditedFen),
    judgement.decidingMessageId ?? '',
  ];
}

/** Fen as yuan with two decimals. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The facts around one buyer in one shop: all that their verdicts hang on, as small as it gets. */
export function narrowToBuyer(facts: AttributionFacts, merchantId: string, buyerId: string): AttributionFacts {
  const orderIds = new Set(
    facts.orders
      .filter((order) => order.merchantId === merchantId && order.buyerId === buyerId)
      .map(({ orderId }) => orderId),
  );
  const messages = facts.messages.filter((each) => each.merchantId === merchantId && each.buyerId === buyerId);
  return {
    timeZone: facts.timeZone,
    merchantIds: [merchantId],
    agents: facts.agents.filter((agent) => agent.merchantId === merchantId),
    orders: facts.orders.filter(
      (order) =>
        order.merchantId === merchantId && (order.buyerId === buyerId || orderIds.has(order.parentOrderId ?? '')),
    ),
    messages,
    coverage: facts.coverage.filter((day) => day.merchantId === merchantId),
    versions: facts.versions.map((version) => ({
      from: version.from,
      default: version.default,
      merchants: { [merchantId]: version.merchants[merchantId] ?? {} },
    })),
  };
}

/** Rows by a key, each group in the order in which they came. */
export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

function buyerKey({ merchantId, buyerId }: { readonly merchantId: string; readonly buyerId: string }): string {
  return `${merchantId}\n${buyerId}`;
}

function orderKey(merchantId: string, orderId: string | null): string {
  return orderId === null ? '' : `${merchantId}\n${orderId}`;
}
