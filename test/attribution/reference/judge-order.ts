import { dayOf } from '../../reference/clock-times.js';
import { byBytes, daysOf } from '../../reference/days.js';
import type { AttributionRules, Message, Order, Verdict } from './attribution-facts.js';

/** Who gets the credit for one order, literally by the specification: slow, and meant to be read beside it. */

/** What judging needs besides the order's own row. */
export interface JudgedOrder extends Order {
  /** Whether another order of the merchant, whatever its status, names it as its parent. */
  readonly isSplitParent: boolean;
}

/** The days that the shop's chat log has; a shop without any is taken as covered. */
export interface Coverage {
  readonly days: ReadonlySet<string>;
  readonly timeZone: string;
}

export interface Judgement {
  readonly placedAgentId: string | null;
  readonly paidAgentId: string | null;
  readonly creditedAgentId: string | null;
  readonly verdict: Verdict;
  readonly creditedFen: number | null;
  readonly decidingMessageId: string | null;
}

/** An agent who chatted before a moment: their messages, the latest of them, and the rounds of the thread. */
export interface Candidate {
  readonly agentId: string;
  readonly ownMessages: number;
  readonly rounds: number;
  readonly deciding: Message;
}

const DAY = 86_400;
const MINUTE = 60;

/** Judges an order. Times in seconds, money in fen; takes the messages of this buyer in this shop in any order. */
export function judgeOrder(
  order: JudgedOrder,
  messagesOfBuyerInShop: readonly Message[],
  coverage: Coverage,
  rules: AttributionRules,
): Judgement {
  const messages = messagesOfBuyerInShop
    .filter(({ sender }) => sender === 'buyer' || sender === 'agent')
    .toSorted(byTimeThenId);
  const paidAt = paymentOf(order, rules);
  const placed = rankCandidates(messages, order.placedAt, rules)[0] ?? null;
  const beforePayment = placed === null ? withoutGuarded(messages, order, rules) : messages;
  const paid = paidAt === null ? null : (rankCandidates(beforePayment, paidAt, rules)[0] ?? placed);

  const agents = { placedAgentId: placed?.agentId ?? null, paidAgentId: paid?.agentId ?? null };
  const nobody = { creditedAgentId: null, creditedFen: null, decidingMessageId: null };
  const creditTo = (agentId: string, deciding: Message) => ({
    creditedAgentId: agentId,
    creditedFen: countedFen(order, rules),
    decidingMessageId: deciding.messageId,
  });

  if (isExcluded(order, rules)) return { ...agents, ...nobody, verdict: 'excluded' };
  if (paidAt === null) return { ...agents, ...nobody, verdict: 'unpaid' };
  if (rules.credit !== 'payment' && placed !== null) {
    return { ...agents, ...creditTo(placed.agentId, placed.deciding), verdict: 'placed_agent' };
  }
  if (rules.credit !== 'order_only' && paid !== null) {
    return { ...agents, ...creditTo(paid.agentId, paid.deciding), verdict: 'paid_agent' };
  }
  if (paid !== null) return { ...agents, ...nobody, verdict: 'no_agent' };
  const followUp = findFollowUp(messages, paidAt, rules);
  if (followUp !== null) {
    return { ...agents, ...creditTo(followUp.first.agentId, followUp.first), verdict: followUp.verdict };
  }
  return { ...agents, ...nobody, verdict: lacksChats(order.placedAt, paidAt, coverage, rules) ? 'unknown' : 'silent' };
}

/** When an order counts as paid; null where it does not (yet). */
export function paymentOf(order: Order, rules: AttributionRules): number | null {
  if (order.payMethod === 'online') return order.paidAt;
  return rules.cash_on_delivery_pays_when === 'placed' ? order.placedAt : order.outboundAt;
}

/** Whether an order gets no agent whatever was chatted. */
export function isExcluded(order: JudgedOrder, rules: AttributionRules): boolean {
  return (
    order.status === 'cancelled' ||
    order.amountFen === 0 ||
    order.isSplitParent ||
    (order.isFlagged && rules.exclude_flagged_orders)
  );
}

/** The amount of an order in fen under `refunds`; a refunded order without a refunded amount is refunded whole. */
export function countedFen(order: Order, rules: AttributionRules): number {
  if (rules.refunds === 'gross') return order.amountFen;
  return order.amountFen - (order.refundedFen ?? (order.status === 'refunded' ? order.amountFen : 0));
}

/** The candidates before a moment, the winner first and the runner-up second (R14, R15). */
export function rankCandidates(messages: readonly Message[], moment: number, rules: AttributionRules): Candidate[] {
  const after = rules.look_back_days === null ? -Infinity : moment - rules.look_back_days * DAY;
  const candidates = threadsOf(messages.filter(({ sentAt }) => after < sentAt && sentAt <= moment)).flatMap(
    ({ agentId, thread }) => {
      const own = thread.filter(({ sender }) => sender === 'agent');
      const buyerSpoke = own.length < thread.length;
      const deciding = own.at(-1);
      if (deciding === undefined || (rules.chat_means === 'both_spoke' && !buyerSpoke)) return [];
      return [{ agentId, ownMessages: own.length, rounds: countRounds(thread), deciding }];
    },
  );
  const kept = candidates.filter(({ ownMessages }) => ownMessages > rules.transfer_filter_messages);
  return (kept.length > 0 ? kept : candidates).toSorted(
    (a, b) =>
      (rules.judge_by === 'chat_rounds' ? b.rounds - a.rounds : 0) || byTimeThenId(b.deciding, a.deciding),
  );
}

/** How often a thread turns from buyer to agent. */
function countRounds(thread: readonly Message[]): number {
  return thread.filter(({ sender }, at) => sender === 'agent' && thread[at - 1]?.sender === 'buyer').length;
}

/** The messages without what agents wrote in the guarded minutes after a silent placing. */
function withoutGuarded(messages: readonly Message[], order: Order, rules: AttributionRules): readonly Message[] {
  const until = order.placedAt + rules.ignore_follow_up_after_silent_order_minutes * MINUTE;
  return messages.filter(({ sender, sentAt }) => sender === 'buyer' || sentAt <= order.placedAt || sentAt > until);
}

/** The thread that followed a fully silent order up first, by its first message after payment (R20, R21). */
function findFollowUp(messages: readonly Message[], paidAt: number, rules: AttributionRules) {
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp } = rules.silent_follow_up;
  const window = rules.silent_follow_up.window_minutes * MINUTE;
  const admitted = threadsOf(messages).flatMap(({ thread }) => {
    const there = thread.filter(({ sentAt }) => paidAt < sentAt && sentAt <= paidAt + window);
    const first = there[0];
    const agentsFirst = there.find(({ sender }) => sender === 'agent');
    if (first === undefined || agentsFirst === undefined || !there.some(({ sender }) => sender === 'buyer')) return [];
    const last = thread.findLast(({ sentAt }) => sentAt <= paidAt);
    const isAnswer = last?.sender === 'buyer' && last.sentAt >= agentsFirst.sentAt - window;
    const verdict: Verdict = isAnswer || first.sender === 'buyer' ? 'buyer_contact' : 'agent_follow_up';
    return (verdict === 'buyer_contact' ? buyerContacts : agentFollowsUp) ? [{ first, verdict }] : [];
  });
  return admitted.toSorted((a, b) => byTimeThenId(a.first, b.first))[0] ?? null;
}

/** Whether the shop's chat log lacks a day on which a chat could have named an agent. */
function lacksChats(placedAt: number, paidAt: number, { days, timeZone }: Coverage, rules: AttributionRules): boolean {
  const { buyer_contacts: buyerContacts, agent_follows_up: agentFollowsUp, window_minutes } = rules.silent_follow_up;
  const from = placedAt - (rules.look_back_days ?? 0) * DAY;
  const to = paidAt + (buyerContacts || agentFollowsUp ? window_minutes * MINUTE : 0);
  const dayAt = (second: number) => dayOf(new Date(second * 1000).toISOString(), timeZone);
  return days.size > 0 && daysOf({ first: dayAt(from), last: dayAt(to) }).some((day) => !days.has(day));
}

function threadsOf(messages: readonly Message[]): { readonly agentId: string; readonly thread: readonly Message[] }[] {
  const agentIds = [...new Set(messages.map(({ agentId }) => agentId))];
  return agentIds.map((agentId) => ({ agentId, thread: messages.filter((each) => each.agentId === agentId) }));
}

function byTimeThenId(a: Message, b: Message): number {
  return a.sentAt - b.sentAt || byBytes(a.messageId, b.messageId);
}
