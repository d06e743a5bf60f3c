import type { AgentFigures, ShopAgentFigures } from '#libs/attribution/agent-figures.js';
import { CountField, DayField, DecimalField, FlagField, IdField, ListField, ObjectField } from '../http/fields.js';
import { showYuan } from '../merchants/merchant-figures.dto.js';
import { AgentAnswer } from './agents.dto.js';

export class AgentFiguresQuery {
  @DayField({ description: 'The first day; the 30th up to the last where nothing is said. 100 days at most are asked for at once.', optional: true })
  from?: string;

  @DayField({ description: 'The last day; that of the latest order where nothing is said.', optional: true })
  to?: string;
}

/** What an agent did in some days. Orders count by the day of placing, service by the day of chatting; amounts are of paid orders that take part, in yuan. */
export class AgentFiguresAnswer extends AgentAnswer {
  @CountField({ description: 'Orders of which this is the placed-order agent.' })
  placedOrders!: number;

  @CountField({ description: 'Orders of which this is the paid-order agent.' })
  paidOrders!: number;

  @CountField({ description: 'Orders that are credited to the agent.' })
  creditedOrders!: number;

  @DecimalField({ description: 'Their amount.', decimals: 2 })
  creditedAmount!: string;

  @CountField({ description: 'Those of them that were fully silent and were followed up.' })
  silentFollowUps!: number;

  @DecimalField({ description: 'Placed-order and paid-order agent at once.', decimals: 2 })
  ownOwnAmount!: string;

  @DecimalField({ description: 'Placed-order agent, and another the paid-order agent.', decimals: 2 })
  ownOtherAmount!: string;

  @DecimalField({ description: 'Paid-order agent, and another the placed-order agent.', decimals: 2 })
  otherOwnAmount!: string;

  @DecimalField({ description: 'Paid-order agent of an order that was placed without a conversation.', decimals: 2 })
  silentOwnAmount!: string;

  @CountField({ description: 'Paid orders of others before whose payment the agent spoke to the buyer.' })
  assists!: number;

  @CountField({ description: 'Buyers who wrote to the agent, each once a day.' })
  enquiries!: number;

  @CountField({ description: 'Those of them who placed an order after it, by the end of the next day.' })
  orderingBuyers!: number;

  @DecimalField({ description: 'The same as a ratio.', decimals: 4, nullable: true })
  orderRate!: string | null;

  @CountField({ description: 'Those of them who paid.' })
  payingBuyers!: number;

  @DecimalField({ description: 'The same as a ratio.', decimals: 4, nullable: true })
  paymentRate!: string | null;

  @CountField({ description: 'Those of them whose order left the warehouse.' })
  outboundBuyers!: number;

  @DecimalField({ description: 'The same as a ratio.', decimals: 4, nullable: true })
  outboundRate!: string | null;

  @CountField({ description: 'Messages that the agent wrote.' })
  agentMessages!: number;

  @CountField({ description: 'Automatic messages in the name of the agent.' })
  automaticMessages!: number;

  @CountField({ description: 'How often the agent answered.' })
  responses!: number;

  @DecimalField({ description: 'How many seconds a buyer waited for an answer, on average.', decimals: 1, nullable: true })
  meanResponseSeconds!: string | null;

  @CountField({ description: 'How often that was the first answer of a conversation.' })
  firstResponses!: number;

  @DecimalField({ description: 'How many seconds a buyer waited for the first answer, on average.', decimals: 1, nullable: true })
  firstResponseSeconds!: string | null;
}

export class CreditedDayAnswer {
  @IdField({ description: 'The agent.' })
  agentId!: string;

  @DayField({ description: 'The day of placing.' })
  day!: string;

  @CountField({ description: 'Orders that are credited to the agent.' })
  orders!: number;

  @DecimalField({ description: 'Their amount in yuan.', decimals: 2 })
  amount!: string;
}

/** Orders and money. */
export class OrderSumAnswer {
  @CountField({ description: 'How many orders.' })
  orders!: number;

  @DecimalField({ description: 'Their amount in yuan; null where it takes no part.', decimals: 2, nullable: true })
  amount!: string | null;
}

/** Where the money of all orders went. What is credited, silent, without an agent and unknown adds up to what was paid. */
export class ConservationAnswer {
  @ObjectField(() => OrderSumAnswer, { description: 'Paid orders that take part.' })
  paid!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'Credited to agents.' })
  credited!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'Fully silent.' })
  silent!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'For which the credit rule names nobody.' })
  noAgent!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'Whose chat log is missing.' })
  unknown!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'Not paid.' })
  unpaid!: OrderSumAnswer;

  @ObjectField(() => OrderSumAnswer, { description: 'That take no part: cancelled, of no amount, split, or flagged.' })
  excluded!: OrderSumAnswer;
}

export class ShopAgentFiguresAnswer {
  @DayField({ description: 'The first day; null where the shop never had an order.', nullable: true })
  from!: string | null;

  @DayField({ description: 'The last day.', nullable: true })
  to!: string | null;

  @DayField({ description: 'The day of the latest order.', nullable: true })
  latestDay!: string | null;

  @ListField(() => AgentFiguresAnswer, { description: 'The agents, by id.' })
  agents!: AgentFiguresAnswer[];

  @ListField(() => CreditedDayAnswer, { description: 'What each was credited with, by agent and day; days without are left out.' })
  creditedDays!: CreditedDayAnswer[];

  @ObjectField(() => ConservationAnswer, { description: 'What all orders came to.' })
  conservation!: ConservationAnswer;

  @FlagField({ description: 'Whether something has changed in the shop that its verdicts do not know of yet.' })
  waiting!: boolean;
}

/** What the agents of a shop did, as the API answers. */
export function showAgentFigures({ days, latestDay, agents, creditedDays, totals, wait }: ShopAgentFigures): ShopAgentFiguresAnswer {
  const takesPart = (verdict: string) => verdict !== 'unpaid' && verdict !== 'excluded';
  const sumOf = (isOf: (verdict: string) => boolean): OrderSumAnswer => {
    const those = totals.filter(({ verdict }) => isOf(verdict));
    return { orders: add(those.map(({ orders }) => orders)), amount: showYuan(add(those.map(({ amount_fen: fen }) => fen))) };
  };
  const countOf = (name: string): OrderSumAnswer => ({ orders: sumOf((verdict) => verdict === name).orders, amount: null });
  return {
    from: days?.first ?? null,
    to: days?.last ?? null,
    latestDay,
    agents: agents.map(showAgent),
    creditedDays: creditedDays.map(({ agent_id: agentId, day, orders, amount_fen: fen }) => ({ agentId, day, orders, amount: showYuan(fen) })),
    conservation: {
      paid: sumOf(takesPart),
      // Out of the agents' own rows: that it adds up to what was paid says that the table is whole.
      credited: { orders: add(agents.map((agent) => agent.credited_orders)), amount: showYuan(add(agents.map((agent) => agent.credited_fen))) },
      silent: sumOf((verdict) => verdict === 'silent'),
      noAgent: sumOf((verdict) => verdict === 'no_agent'),
      unknown: sumOf((verdict) => verdict === 'unknown'),
      unpaid: countOf('unpaid'),
      excluded: countOf('excluded'),
    },
    waiting: wait,
  };
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function showAgent(agent: AgentFigures): AgentFiguresAnswer {
  return {
    agentId: agent.agent_id,
    name: agent.name,
    person: agent.person,
    placedOrders: agent.placed_orders,
    paidOrders: agent.paid_orders,
    creditedOrders: agent.credited_orders,
    creditedAmount: showYuan(agent.credited_fen),
    silentFollowUps: agent.silent_follow_ups,
    ownOwnAmount: showYuan(agent.own_own_fen),
    ownOtherAmount: showYuan(agent.own_other_fen),
    otherOwnAmount: showYuan(agent.other_own_fen),
    silentOwnAmount: showYuan(agent.silent_own_fen),
    assists: agent.assists,
    enquiries: agent.enquiries,
    orderingBuyers: agent.ordering_buyers,
    orderRate: agent.order_rate,
    payingBuyers: agent.paying_buyers,
    paymentRate: agent.payment_rate,
    outboundBuyers: agent.outbound_buyers,
    outboundRate: agent.outbound_rate,
    agentMessages: agent.agent_messages,
    automaticMessages: agent.automatic_messages,
    responses: agent.responses,
    meanResponseSeconds: agent.mean_response_seconds,
    firstResponses: agent.first_responses,
    firstResponseSeconds: agent.first_response_seconds,
  };
}
