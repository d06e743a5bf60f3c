import { wallClock } from '../reference/clock-times.js';
import { byBytes, plusDays } from '../reference/days.js';
import type { AttributionRules, Verdict } from './reference/attribution-facts.js';
import { VERDICTS } from './reference/attribution-facts.js';
import { businessDay } from './reference/judge-facts.js';
import type { Scene, SituationTable } from './scene.js';

type Credit = AttributionRules['credit'];

/** Never occurs where the clock does not change. */
export const CLOCK_CHANGE = 'the clock changes within the look-back, and somebody wrote within an hour of its end';

/** What orders are like, how they lie to one another, to midnights and to the chat log, and what becomes of them. */
export const ORDER_SITUATIONS: SituationTable = {
  'a buyer has several orders in the shop': ({ siblings }) => siblings.length > 0,
  'two orders are placed in the same second': ({ siblings, judged: { order } }) =>
    siblings.some(({ placedAt }) => placedAt === order.placedAt),
  'an order is placed in the second in which another is paid': ({ siblings, judged: { order } }) =>
    siblings.some(({ paidAt }) => paidAt === order.placedAt),
  'an order is placed between the placing and the payment of another': ({ siblings, judged: { order } }) =>
    siblings.some(({ placedAt, paidAt }) => placedAt < order.placedAt && order.placedAt < (paidAt ?? -Infinity)),
  'the buyer orders in several shops': ({ shopsOfBuyer }) => shopsOfBuyer > 1,
  'an order is placed in the first second of a day': (scene) => startsDay(scene, scene.judged.order.placedAt),
  'an order is placed in the last second of a day': (scene) => startsDay(scene, scene.judged.order.placedAt + 1),
  'an order is paid in the first second of a day': (scene) => startsDay(scene, scene.judged.paymentAt),
  'an order is placed in the first second of new rules': (scene) => startsRules(scene, scene.judged.order.placedAt),
  'an order is placed in the last second of old rules': (scene) => startsRules(scene, scene.judged.order.placedAt + 1),
  'an order is placed under old rules and paid under new ones': (scene) => {
    const { order, paymentAt } = scene.judged;
    const [placed, paid] = [dayAt(scene, order.placedAt), dayAt(scene, paymentAt ?? order.placedAt)];
    return scene.versionDays.some((from) => placed < from && from <= paid);
  },
  'an order is paid before it is placed': ({ judged: { order, paymentAt } }) => (paymentAt ?? Infinity) < order.placedAt,
  'cash on delivery has a time of payment, which is ignored': ({ judged: { order, paymentAt } }) =>
    order.payMethod === 'cash_on_delivery' && order.paidAt !== null && order.paidAt !== paymentAt,
  'cash on delivery counts as paid when it ships': ({ judged: { order, rules, paymentAt } }) =>
    order.payMethod === 'cash_on_delivery' && rules.cash_on_delivery_pays_when === 'outbound' && paymentAt !== null,
  'cash on delivery is unpaid before it ships': ({ judged: { order, judgement } }) =>
    order.payMethod === 'cash_on_delivery' && judgement.verdict === 'unpaid',
  'an order is a split parent': ({ namedBy, judged: { order } }) =>
    namedBy.some(({ merchantId }) => merchantId === order.merchantId),
  'an order is parent of a cancelled child alone': ({ namedBy, judged: { order } }) => {
    const children = namedBy.filter(({ merchantId }) => merchantId === order.merchantId);
    return children.length > 0 && children.every(({ status }) => status === 'cancelled');
  },
  'another shop alone names the id of an order as a parent': ({ namedBy, judged: { order } }) =>
    namedBy.length > 0 && namedBy.every(({ merchantId }) => merchantId !== order.merchantId),
  'an order names a parent that is not there': ({ hasParent, judged: { order } }) => order.parentOrderId !== null && !hasParent,
  'a flagged order is excluded': ({ judged: { order, rules } }) => order.isFlagged && rules.exclude_flagged_orders,
  'a flagged order is credited': ({ judged: { order, judgement } }) => order.isFlagged && judgement.creditedAgentId !== null,
  'a cancelled order was paid': ({ judged: { order } }) => order.status === 'cancelled' && order.paidAt !== null,
  'an order costs nothing': ({ judged: { order } }) => order.amountFen === 0,
  'a refund lowers what is credited': ({ judged: { order, judgement } }) =>
    judgement.creditedFen !== null && judgement.creditedFen < order.amountFen,
  'an order without a refunded amount is refunded whole': ({ judged: { order, judgement, rules } }) =>
    order.status === 'refunded' && order.refundedFen === null && rules.refunds === 'net' && judgement.creditedFen === 0,
  'a refund does not lower what is credited': ({ judged: { order, judgement } }) =>
    (order.refundedFen ?? 0) > 0 && judgement.creditedFen === order.amountFen,
  'the agents before placing and before payment differ': ({ judged: { judgement } }) =>
    judgement.placedAgentId !== null && judgement.paidAgentId !== null && judgement.placedAgentId !== judgement.paidAgentId,
  'a look-back leaves only the placed-order agent for the payment': ({ spoken, judged: { order, rules, judgement, paymentAt } }) => {
    if (rules.look_back_days === null || judgement.placedAgentId === null || paymentAt === null) return false;
    const after = paymentAt - rules.look_back_days * 86_400;
    return after > order.placedAt && !spoken.some(({ sender, sentAt }) => sender === 'agent' && after < sentAt && sentAt <= paymentAt);
  },
  [CLOCK_CHANGE]: (scene) => {
    const { order, rules } = scene.judged;
    const end = order.placedAt - (rules.look_back_days ?? 0) * 86_400;
    const isNearEnd = (sentAt: number) => Math.abs(sentAt - end) <= 3600;
    return offsetAt(scene, end) !== offsetAt(scene, order.placedAt) && scene.spoken.some(({ sentAt }) => isNearEnd(sentAt));
  },
  'only the first day of the span is missing in the chat log': (scene) => lacksOnly(scene, 'first'),
  'only the last day of the span is missing in the chat log': (scene) => lacksOnly(scene, 'last'),
  'the chat log has gaps, but not for a silent order': (scene) =>
    scene.covered.size > 0 && scene.judged.judgement.verdict === 'silent',
  'a shop without any chat log has silent orders': (scene) =>
    scene.covered.size === 0 && scene.judged.judgement.verdict === 'silent',
  ...Object.fromEntries(VERDICTS.map((verdict) => [`verdict ${verdict}`, (scene: Scene) => says(scene, verdict)])),
  'paid_agent under order_first': (scene) => says(scene, 'paid_agent', 'order_first'),
  'placed_agent under order_first': (scene) => says(scene, 'placed_agent', 'order_first'),
  'placed_agent under order_only': (scene) => says(scene, 'placed_agent', 'order_only'),
  'a follow-up under order_only': (scene) =>
    says(scene, 'buyer_contact', 'order_only') || says(scene, 'agent_follow_up', 'order_only'),
  'an excluded order names its agents': ({ judged: { judgement } }) =>
    judgement.verdict === 'excluded' && judgement.paidAgentId !== null,
  'an unpaid order names its placed-order agent': ({ judged: { judgement } }) =>
    judgement.verdict === 'unpaid' && judgement.placedAgentId !== null,
};

function says({ judged: { judgement, rules } }: Scene, verdict: Verdict, credit: Credit = rules.credit): boolean {
  return judgement.verdict === verdict && rules.credit === credit;
}

function dayAt({ timeZone }: Scene, second: number): string {
  return businessDay(second, timeZone);
}

function offsetAt({ timeZone }: Scene, second: number): number {
  return Date.parse(`${wallClock(second * 1000, timeZone).replace(' ', 'T')}Z`) / 1000 - second;
}

function startsDay(scene: Scene, second: number | null): boolean {
  return second !== null && dayAt(scene, second) !== dayAt(scene, second - 1);
}

function startsRules(scene: Scene, second: number): boolean {
  return startsDay(scene, second) && scene.versionDays.includes(dayAt(scene, second));
}

/** Whether of the days that an unknown order needs, several, the chat log lacks the first or the last alone. */
function lacksOnly(scene: Scene, end: 'first' | 'last'): boolean {
  const { order, rules, judgement, paymentAt } = scene.judged;
  if (judgement.verdict !== 'unknown' || paymentAt === null) return false;
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp, window_minutes } = rules.silent_follow_up;
  const first = dayAt(scene, order.placedAt - (rules.look_back_days ?? 0) * 86_400);
  const last = dayAt(scene, paymentAt + (buyerContacts || agentFollowsUp ? window_minutes * 60 : 0));
  const lacking: string[] = [];
  for (let day = first; byBytes(day, last) <= 0; day = plusDays(day, 1)) if (!scene.covered.has(day)) lacking.push(day);
  return first < last && lacking.length === 1 && lacking[0] === (end === 'first' ? first : last);
}
