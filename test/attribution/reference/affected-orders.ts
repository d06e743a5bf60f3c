import { within } from '../../reference/days.js';
import type { AttributionFacts, CoveredDay, Message, Order } from './attribution-facts.js';
import type { JudgedFact } from './judge-facts.js';
import { attributionRow, businessDay, groupBy, versionInForce } from './judge-facts.js';

/** Facts with the verdicts on them. */
export interface JudgedWorld {
  readonly facts: AttributionFacts;
  readonly judged: readonly JudgedFact[];
}

const DAY = 86_400;

/**
 * The keys of the orders whose verdict can be another after a change of facts or rules, by the specification alone:
 *
 * - an order that is new or has changed, and the parents that it named or names;
 * - the orders of the buyer of a changed message of a person, as it was and as it is, where the message lies after the
 *   look-back and not after the placing, the payment or the end of the window of the follow-up;
 * - orders that were silent or unknown, where the chat log has a further day among those that matter for them, or its first
 *   days at all;
 * - all orders of a shop with one placed from the first day on that new rules are in force; and of a shop whose chats or days
 *   are the first to come into an empty product. (Of these fewer could be affected, but a product may judge whole shops.)
 */
export function affectedOrders(before: JudgedWorld, after: JudgedWorld): ReadonlySet<string> {
  const { facts } = after;
  const newRules = facts.versions.slice(before.facts.versions.length).map(({ from }) => from);
  const isRuled = ({ placedAt }: Order) => newRules.some((from) => from <= businessDay(placedAt, facts.timeZone));
  const wholeShops = new Set([
    ...facts.orders.filter(isRuled).map(({ merchantId }) => merchantId),
    ...(before.facts.messages.length === 0 ? facts.messages : []).map(({ merchantId }) => merchantId),
    ...(before.facts.coverage.length === 0 ? facts.coverage : []).map(({ merchantId }) => merchantId),
  ]);
  const orders = differingRows(before.facts.orders, facts.orders, orderKey);
  const named = orders.map(({ merchantId, parentOrderId }) => `${merchantId}\n${parentOrderId ?? ''}`);
  const own = new Set([...orders.map(orderKey), ...named]);
  const messages = groupBy(
    differingRows(before.facts.messages, facts.messages, ({ merchantId, messageId }) => `${merchantId}\n${messageId}`).filter(
      ({ sender }) => sender === 'buyer' || sender === 'agent',
    ),
    pairKey,
  );
  const verdicts = new Map(before.judged.map(({ order, judgement }) => [orderKey(order), judgement.verdict]));
  const days = newDays(before.facts.coverage, facts.coverage);
  const affected = after.judged.filter((fact) => {
    const { order } = fact;
    const verdict = verdicts.get(orderKey(order));
    return (
      wholeShops.has(order.merchantId) ||
      own.has(orderKey(order)) ||
      (messages.get(pairKey(order)) ?? []).some((message) => isWithinReach(fact, message)) ||
      ((verdict === 'silent' || verdict === 'unknown') && concerns(days.get(order.merchantId), fact, facts.timeZone))
    );
  });
  return new Set(affected.map(({ order }) => orderKey(order)));
}

/** How many verdicts differ at least and at most, the first in what the report shows, the second in all that is known of them. */
export function countDifferences(before: JudgedWorld, after: JudgedWorld): { readonly shown: number; readonly all: number } {
  const old = new Map(before.judged.map((fact) => [orderKey(fact.order), rowsOf(fact, before.facts)]));
  let [shown, all] = [0, 0];
  for (const fact of after.judged) {
    const fresh = rowsOf(fact, after.facts);
    const stored = old.get(orderKey(fact.order));
    if (stored?.shown !== fresh.shown) shown += 1;
    if (stored?.all !== fresh.all) all += 1;
  }
  return { shown, all };
}

/** The row of the report, and with it what the verdict counts, on which day of payment, and by which version of the rules. */
function rowsOf(fact: JudgedFact, facts: AttributionFacts): { readonly shown: string; readonly all: string } {
  const { order, judgement, paymentAt, countedFen } = fact;
  const shown = attributionRow(fact).join('\n');
  const counts = judgement.verdict !== 'excluded' && paymentAt !== null;
  const version = versionInForce(facts, businessDay(order.placedAt, facts.timeZone));
  return {
    shown,
    all: [shown, version, ...(counts ? [countedFen, businessDay(paymentAt, facts.timeZone)] : [])].join('\n'),
  };
}

/** Whether a message at that time can take part in a verdict. */
function isWithinReach({ order, rules, paymentAt }: JudgedFact, { sentAt }: Message): boolean {
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp, window_minutes } = rules.silent_follow_up;
  const window = buyerContacts || agentFollowsUp ? window_minutes * 60 : 0;
  const lookBack = rules.look_back_days === null ? Infinity : rules.look_back_days * DAY;
  const first = Math.min(order.placedAt, paymentAt ?? order.placedAt) - lookBack;
  const last = Math.max(order.placedAt, (paymentAt ?? -Infinity) + window);
  return first < sentAt && sentAt <= last;
}

interface NewDays {
  readonly days: readonly string[];
  /** Whether the shop had no day before: it was taken as covered. */
  readonly isBegun: boolean;
}

function newDays(before: readonly CoveredDay[], after: readonly CoveredDay[]): ReadonlyMap<string, NewDays> {
  const old = groupBy(before, ({ merchantId }) => merchantId);
  const fresh = groupBy(after, ({ merchantId }) => merchantId);
  return new Map(
    [...fresh].flatMap(([merchantId, covered]) => {
      const known = new Set(old.get(merchantId)?.map(({ day }) => day));
      const days = covered.map(({ day }) => day).filter((day) => !known.has(day));
      return days.length === 0 ? [] : [[merchantId, { days, isBegun: known.size === 0 }]];
    }),
  );
}

function concerns(added: NewDays | undefined, { order, rules, paymentAt }: JudgedFact, timeZone: string): boolean {
  if (added === undefined || paymentAt === null) return false;
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp, window_minutes } = rules.silent_follow_up;
  const window = buyerContacts || agentFollowsUp ? window_minutes * 60 : 0;
  const span = {
    first: businessDay(order.placedAt - (rules.look_back_days ?? 0) * DAY, timeZone),
    last: businessDay(paymentAt + window, timeZone),
  };
  return added.isBegun || added.days.some((day) => within(day, span));
}

/** The rows that are new or not as they were, and what they were. */
function differingRows<Row>(before: readonly Row[], after: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  return after.flatMap((row) => {
    const was = old.get(keyOf(row));
    if (was === undefined) return [row];
    return JSON.stringify(was) === JSON.stringify(row) ? [] : [was, row];
  });
}

function orderKey({ merchantId, orderId }: Order): string {
  return `${merchantId}\n${orderId}`;
}

function pairKey({ merchantId, buyerId }: Pick<Order, 'merchantId' | 'buyerId'>): string {
  return `${merchantId}\n${buyerId}`;
}
