import { byBytes } from '../../reference/days.js';
import type { Range } from '../../reference/days.js';
import { within } from '../../reference/days.js';
import type { Agent, AttributionFacts } from './attribution-facts.js';
import type { JudgedFact } from './judge-facts.js';
import { businessDay, groupBy, yuanOf } from './judge-facts.js';

/**
 * The `agents` report. Where the specification names a column and no more, these are the definitions:
 *
 * - The period selects orders by `placed_at`, as for `attribution`: every figure can be recounted from that report.
 * - Excluded orders count nowhere. Otherwise a split order would count with its parent and its children.
 * - `placed_orders`: orders whose placed-order agent it is, paid or not.
 * - `paid_orders`: paid orders whose paid-order agent it is, whoever is credited.
 * - `credited_orders` and `credited_amount`: orders credited to the agent, silent follow-ups among them.
 * - `silent_follow_ups`: the number of orders credited to the agent as `buyer_contact` or `agent_follow_up`.
 * - The four amounts say who placed and who paid, whatever the credit rule; of paid orders, less refunds where the
 *   order's rules say so. `own_own`: the agent is both. `own_other`: the agent placed, another paid. `other_own`:
 *   another placed, the agent paid. `silent_own`: nobody placed, the agent paid.
 * - A row for every agent in the directory of the shop, idle ones too, and for every other one that such an order names.
 */
export interface AgentFigures extends Agent {
  readonly placedOrders: number;
  readonly paidOrders: number;
  readonly creditedOrders: number;
  readonly creditedFen: number;
  readonly silentFollowUps: number;
  readonly ownOwnFen: number;
  readonly ownOtherFen: number;
  readonly otherOwnFen: number;
  readonly silentOwnFen: number;
}

export const AGENTS_COLUMNS = [
  'merchant_id',
  'agent_id',
  'placed_orders',
  'paid_orders',
  'credited_orders',
  'credited_amount',
  'silent_follow_ups',
  'own_own_amount',
  'own_other_amount',
  'other_own_amount',
  'silent_own_amount',
] as const;

/** The figures of every agent for the orders placed in a range of business days; by merchant and agent. */
export function agentFigures(facts: AttributionFacts, judged: readonly JudgedFact[], period: Range): AgentFigures[] {
  const orders = judged.filter(
    ({ order, isExcluded }) => !isExcluded && within(businessDay(order.placedAt, facts.timeZone), period),
  );
  const ofShop = groupBy(orders, ({ order }) => order.merchantId);
  return agentsOf(facts, orders).map((agent) => figuresOf(agent, ofShop.get(agent.merchantId) ?? []));
}

function figuresOf({ merchantId, agentId }: Agent, orders: readonly JudgedFact[]): AgentFigures {
  const placed = orders.filter(({ judgement }) => judgement.placedAgentId === agentId);
  const paid = orders.filter(({ judgement }) => judgement.paidAgentId === agentId);
  const credited = orders.filter(({ judgement }) => judgement.creditedAgentId === agentId);
  const placedAndPaid = placed.filter(({ judgement }) => judgement.paidAgentId !== null);
  return {
    merchantId,
    agentId,
    placedOrders: placed.length,
    paidOrders: paid.length,
    creditedOrders: credited.length,
    creditedFen: sumFen(credited),
    silentFollowUps: credited.filter(({ judgement }) => judgement.paidAgentId === null).length,
    ownOwnFen: sumFen(paid.filter(({ judgement }) => judgement.placedAgentId === agentId)),
    ownOtherFen: sumFen(placedAndPaid.filter(({ judgement }) => judgement.paidAgentId !== agentId)),
    otherOwnFen: sumFen(paid.filter(({ judgement }) => ![null, agentId].includes(judgement.placedAgentId))),
    silentOwnFen: sumFen(paid.filter(({ judgement }) => judgement.placedAgentId === null)),
  };
}

/** The cells of a row of the report. */
export function agentsRow(figures: AgentFigures): string[] {
  return [
    figures.merchantId,
    figures.agentId,
    String(figures.placedOrders),
    String(figures.paidOrders),
    String(figures.creditedOrders),
    yuanOf(figures.creditedFen),
    String(figures.silentFollowUps),
    yuanOf(figures.ownOwnFen),
    yuanOf(figures.ownOtherFen),
    yuanOf(figures.otherOwnFen),
    yuanOf(figures.silentOwnFen),
  ];
}

/** The agents of the directory and those that orders name; by merchant and agent, in the order of bytes. */
function agentsOf(facts: AttributionFacts, orders: readonly JudgedFact[]): Agent[] {
  const named = orders.flatMap(({ order: { merchantId }, judgement }) =>
    [judgement.placedAgentId, judgement.paidAgentId, judgement.creditedAgentId].flatMap((agentId) =>
      agentId === null ? [] : [{ merchantId, agentId }],
    ),
  );
  const agents = groupBy([...facts.agents, ...named], ({ merchantId, agentId }) => `${merchantId}\n${agentId}`);
  return [...agents.values()]
    .flatMap(([agent]) => (agent === undefined ? [] : [agent]))
    .toSorted((a, b) => byBytes(a.merchantId, b.merchantId) || byBytes(a.agentId, b.agentId));
}

function sumFen(orders: readonly JudgedFact[]): number {
  return orders.reduce((fen, { countedFen }) => fen + countedFen, 0);
}
