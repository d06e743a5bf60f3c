import type { OrderExplanation } from '#libs/attribution/explain-order.js';
import type { MovedCredit } from '#libs/attribution/simulate-attribution.js';
import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { withRules } from './change-rules.js';
import { PERIOD, randomFacts } from './random-shop.js';
import { randomSource } from './random-source.js';
import type { AttributionRules, Message, NamedRules } from './reference/attribution-facts.js';
import type { JudgedFact } from './reference/judge-facts.js';
import { groupBy, judgeFacts } from './reference/judge-facts.js';
import { rankCandidates } from './reference/judge-order.js';

/** What explains a verdict, and what other rules would say, against the plain reference. */

/** The other rules of an explanation by their names. */
const OTHER_RULES: Readonly<Record<string, NamedRules>> = {
  'by chat time, credit payment': { judge_by: 'chat_time', credit: 'payment' },
  'by chat time, order first': { judge_by: 'chat_time', credit: 'order_first' },
  'by chat time, order only': { judge_by: 'chat_time', credit: 'order_only' },
  'by rounds, credit payment': { judge_by: 'chat_rounds', credit: 'payment' },
  'by rounds, order first': { judge_by: 'chat_rounds', credit: 'order_first' },
  'by rounds, order only': { judge_by: 'chat_rounds', credit: 'order_only' },
  'where both must have spoken': { chat_means: 'both_spoke' },
  'with follow-up of silent orders': { silent_follow_up: { buyer_contacts: true, agent_follows_up: true } },
  'without follow-up of silent orders': { silent_follow_up: { buyer_contacts: false, agent_follows_up: false } },
};

describe.each([
  { seed: 41, timeZone: 'Asia/Shanghai', sharesRules: true },
  { seed: 42, timeZone: 'America/New_York', sharesRules: false },
])('beside the verdicts, in $timeZone', ({ seed, timeZone, sharesRules }) => {
  const facts = randomFacts({ seed, orders: 800, ordersPerShop: 40, timeZone, sharesRules });
  const judged = judgeFacts(facts);
  let system: AttributionSystem;

  beforeAll(async () => {
    system = await openAttributionSystem({ timeZone });
    await loadFacts(system, facts);
    await system.judge();
  });

  afterAll(() => system.close());

  it('an explanation says the same, with the candidates before placing, and what other rules would say', async () => {
    const others = new Map(
      Object.entries(OTHER_RULES).map(([name, change]) => [name, keyed(judgeFacts(withRules(facts, change)))] as const),
    );
    const messages = groupBy(facts.messages, ({ merchantId, buyerId }) => `${merchantId}\n${buyerId}`);
    for (const fact of randomSource(seed).shuffle(judged).slice(0, 25)) {
      const { order, judgement, rules } = fact;
      const explanation = await system.explain(order.merchantId, order.orderId);
      expect(explanation.order).toMatchObject({
        placed_agent_id: judgement.placedAgentId,
        paid_agent_id: judgement.paidAgentId,
        credited_agent_id: judgement.creditedAgentId,
        verdict: judgement.verdict,
        credited_fen: judgement.creditedFen,
        deciding_message_id: judgement.decidingMessageId,
      });
      const own = messages.get(`${order.merchantId}\n${order.buyerId}`) ?? [];
      expect(shownCandidates(explanation)).toEqual(expectedCandidates(own, order.placedAt, rules));
      expect(explanation.otherRules.length).toBeGreaterThanOrEqual(8);
      for (const { rule, verdict, credited_agent_id: creditedAgentId } of explanation.otherRules) {
        const other = others.get(rule.en)?.get(keyOf(fact))?.judgement;
        expect([rule.en, verdict, creditedAgentId]).toEqual([rule.en, other?.verdict, other?.creditedAgentId]);
      }
    }
  });

  it('a simulation says which orders and how much money move between whom', async () => {
    for (const version of facts.versions) {
      const others = keyed(judgeFacts({ ...facts, versions: [{ ...version, from: '0001-01-01' }] }));
      const simulation = await system.simulate(version, PERIOD.name);
      expect(simulation.judged).toBe(judged.length);
      expect(linesOf(simulation.moved)).toEqual(linesOf(movedBetween(judged, others)));
      expect(simulation.moved.length).toBeGreaterThan(20);
    }
    expect(await system.judge()).toEqual({ judged: 0, changed: 0 });
  });
});

function keyOf({ order }: JudgedFact): string {
  return `${order.merchantId}\n${order.orderId}`;
}

function keyed(judged: readonly JudgedFact[]): ReadonlyMap<string, JudgedFact> {
  return new Map(judged.map((fact) => [keyOf(fact), fact]));
}

function shownCandidates({ beforePlacing }: OrderExplanation): unknown[] {
  return beforePlacing.map((each) => [each.agent_id, each.own_messages, each.rounds, each.latest_id, each.stays]);
}

/** All candidates, those first that the transfer filter leaves. */
function expectedCandidates(messages: readonly Message[], moment: number, rules: AttributionRules): unknown[] {
  const spoken = messages.filter(({ sender }) => sender === 'buyer' || sender === 'agent');
  const inThread = spoken.toSorted(
    (a, b) => a.sentAt - b.sentAt || Buffer.compare(Buffer.from(a.messageId), Buffer.from(b.messageId)),
  );
  const all = rankCandidates(inThread, moment, { ...rules, transfer_filter_messages: 0 });
  const left = new Set(rankCandidates(inThread, moment, rules).map(({ agentId }) => agentId));
  return all
    .map(({ agentId, ownMessages, rounds, deciding }) => [agentId, ownMessages, rounds, deciding.messageId, left.has(agentId)])
    .toSorted(([, , , , one], [, , , , other]) => Number(other) - Number(one));
}

/** What of an order an agent gains or loses: its verdict and agent before and after, and the amount, of whichever has one. */
function movedBetween(before: readonly JudgedFact[], after: ReadonlyMap<string, JudgedFact>): MovedCredit[] {
  const counted = ({ judgement: { verdict }, countedFen }: JudgedFact) =>
    verdict === 'excluded' || verdict === 'unpaid' ? null : countedFen;
  const moves = before.flatMap((stored) => {
    const fresh = after.get(keyOf(stored));
    if (fresh === undefined) throw new Error('an order is missing');
    const [from, to] = [stored.judgement, fresh.judgement];
    if (from.verdict === to.verdict && from.creditedAgentId === to.creditedAgentId) return [];
    return [
      {
        merchant_id: stored.order.merchantId,
        from_agent_id: from.creditedAgentId,
        to_agent_id: to.creditedAgentId,
        from_verdict: from.verdict,
        to_verdict: to.verdict,
        orders: 1,
        amount_fen: counted(fresh) ?? counted(stored) ?? 0,
      },
    ];
  });
  const kindOf = ({ orders: _orders, amount_fen: _fen, ...kind }: (typeof moves)[number]) => JSON.stringify(kind);
  return [...groupBy(moves, kindOf).values()].flatMap((group) => {
    const [first] = group;
    const fen = group.reduce((sum, { amount_fen: each }) => sum + each, 0);
    return first === undefined ? [] : [{ ...first, orders: group.length, amount_fen: fen }];
  });
}

function linesOf(moved: readonly MovedCredit[]): string[] {
  return moved
    .map((each) =>
      [
        ...[each.merchant_id, each.from_agent_id, each.to_agent_id, each.from_verdict, each.to_verdict],
        ...[each.orders, each.amount_fen],
      ].join(' '),
    )
    .toSorted();
}
