import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import { Rational } from '#libs/domain/rational.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as agentDays from './agent-days.sql.js';
import * as sql from './agent-figures.sql.js';
import * as service from './agent-service.sql.js';
import type { Agent } from './list-verdicts.js';
import { VERDICTS_WAIT } from './list-verdicts.sql.js';
import { spanRules } from './rule-spans.js';
import * as verdicts from './verdicts.sql.js';

/** What an agent has to do with the orders that were placed in some days; fen. */
interface OrderFigures {
  readonly [column: string]: unknown;
  readonly agent_id: string;
  readonly placed_orders: number;
  readonly paid_orders: number;
  readonly credited_orders: number;
  readonly credited_fen: number;
  readonly silent_follow_ups: number;
  readonly own_own_fen: number;
  readonly own_other_fen: number;
  readonly other_own_fen: number;
  readonly silent_own_fen: number;
}

/** How an agent served in some days: buyers are counted once a day. */
export interface ServiceFigures {
  readonly enquiries: number;
  readonly ordering_buyers: number;
  readonly paying_buyers: number;
  readonly outbound_buyers: number;
  readonly agent_messages: number;
  readonly automatic_messages: number;
  readonly responses: number;
  readonly first_responses: number;
}

const SERVICE_SUMS = ['enquiries', 'ordering_buyers', 'paying_buyers', 'outbound_buyers', 'agent_messages', 'automatic_messages', 'responses', 'first_responses', 'waited_seconds', 'first_waited_seconds'] as const;

type ServiceSums = ServiceFigures & Readonly<Record<(typeof SERVICE_SUMS)[number], number>>;

/** All that is said of an agent in some days. */
export interface AgentFigures extends OrderFigures, ServiceFigures {
  readonly name: string | null;
  readonly person: string | null;
  /** Orders before whose payment the agent spoke to the buyer without getting them. */
  readonly assists: number;
  /** Seconds with one decimal; null where nobody was answered. */
  readonly mean_response_seconds: string | null;
  readonly first_response_seconds: string | null;
  /** Of the enquiries, so many ended in an order, in a payment, in a parcel; null without enquiries. */
  readonly order_rate: string | null;
  readonly payment_rate: string | null;
  readonly outbound_rate: string | null;
}

/** What an agent was credited with on a day. */
export interface CreditedDay {
  readonly [column: string]: unknown;
  readonly agent_id: string;
  readonly day: Day;
  readonly orders: number;
  readonly amount_fen: number;
}

/** How many orders and how much money a verdict has. */
export interface VerdictTotal {
  readonly [column: string]: unknown;
  readonly verdict: string;
  readonly orders: number;
  readonly amount_fen: number;
}

/** The agents of a shop in some days. */
export interface ShopAgentFigures {
  /** Null where the shop never had an order. */
  readonly days: DayRange | null;
  readonly latestDay: Day | null;
  readonly agents: readonly AgentFigures[];
  readonly creditedDays: readonly CreditedDay[];
  readonly totals: readonly VerdictTotal[];
  /** Whether something has changed in the shop that its verdicts do not know of yet. */
  readonly wait: boolean;
}

const MOST_DAYS = 100;
/** What is shown where no days are named. */
const USUAL_DAYS = 30;

/** What the agents of a shop did in some days, each with all that reports say by day, and what all orders came to. */
@Injectable()
export class ShopAgents {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * The figures by the day of placing, and of service by the day of chatting; without days those of the last 30 up to the last order.
   * Throws `days-reversed`, `days-too-many`.
   */
  async figures(merchantId: string, from: Day | null, to: Day | null): Promise<ShopAgentFigures> {
    const gaps = JSON.stringify(spanRules(await this.ruleVersions.list()));
    return this.database.withTransaction(
      async (session) => {
        const [state] = await session.query<{ waits: boolean }>(VERDICTS_WAIT, [merchantId]);
        const [latest] = await session.query<{ day: Day | null }>(sql.LATEST_ORDER_DAY, [merchantId]);
        const latestDay = latest?.day ?? null;
        const last = to ?? latestDay ?? from;
        const nothing = { days: null, latestDay, agents: [], creditedDays: [], totals: [] };
        if (last === null) return { ...nothing, wait: state?.waits === true };
        const days = boundDays({ first: from ?? addDays(last, 1 - USUAL_DAYS), last }, MOST_DAYS);
        return {
          days,
          latestDay,
          agents: await readAgents(session, merchantId, days, gaps),
          creditedDays: await session.query<CreditedDay>(sql.CREDITED_DAYS, [merchantId, days.first, days.last]),
          totals: await session.query<VerdictTotal>(verdicts.VERDICT_TOTALS, [days.first, days.last, merchantId]),
          wait: state?.waits === true,
        };
      },
      { snapshot: true },
    );
  }
}

/** Everybody of the directory, of the verdicts and of the chats, by id. */
async function readAgents(session: Session, merchantId: string, { first, last }: DayRange, gaps: string): Promise<AgentFigures[]> {
  const asked = [first, last, [merchantId]];
  const names = new Map((await session.query<Agent>(sql.NAMES, [merchantId])).map((agent) => [agent.agent_id, agent]));
  const orders = new Map((await session.query<OrderFigures>(verdicts.AGENTS_OF_PERIOD, asked)).map((row) => [row.agent_id, row]));
  const assists = new Map<string, number>();
  for (const row of await session.query<{ agent_id: string; assists: number }>(agentDays.AGENT_DAYS, asked)) {
    assists.set(row.agent_id, (assists.get(row.agent_id) ?? 0) + row.assists);
  }
  const served = new Map<string, ServiceSums>();
  for (const row of await session.query<ServiceSums & { agent_id: string }>(service.AGENT_SERVICE, [...asked, gaps])) {
    served.set(row.agent_id, addService(served.get(row.agent_id) ?? NO_SERVICE, row));
  }
  const agentIds = [...new Set([...orders.keys(), ...assists.keys(), ...served.keys()])].toSorted();
  return agentIds.map((agentId) => ({
    ...(orders.get(agentId) ?? noOrders(agentId)),
    ...describeService(served.get(agentId) ?? NO_SERVICE),
    name: names.get(agentId)?.name ?? null,
    person: names.get(agentId)?.person ?? null,
    assists: assists.get(agentId) ?? 0,
  }));
}

const NO_SERVICE = Object.fromEntries(SERVICE_SUMS.map((name) => [name, 0])) as unknown as ServiceSums;

function addService(left: ServiceSums, right: ServiceSums): ServiceSums {
  return Object.fromEntries(SERVICE_SUMS.map((name) => [name, left[name] + right[name]])) as unknown as ServiceSums;
}

function describeService({ waited_seconds: waited, first_waited_seconds: firstWaited, ...sums }: ServiceSums) {
  return {
    ...sums,
    mean_response_seconds: divide(waited, sums.responses, 1),
    first_response_seconds: divide(firstWaited, sums.first_responses, 1),
    order_rate: divide(sums.ordering_buyers, sums.enquiries, 4),
    payment_rate: divide(sums.paying_buyers, sums.enquiries, 4),
    outbound_rate: divide(sums.outbound_buyers, sums.enquiries, 4),
  };
}

function divide(part: number, whole: number, decimals: number): string | null {
  return whole === 0 ? null : Rational.fraction(BigInt(part), BigInt(whole)).toFixed(decimals);
}

function noOrders(agentId: string): OrderFigures {
  return {
    agent_id: agentId,
    placed_orders: 0,
    paid_orders: 0,
    credited_orders: 0,
    credited_fen: 0,
    silent_follow_ups: 0,
    own_own_fen: 0,
    own_other_fen: 0,
    other_own_fen: 0,
    silent_own_fen: 0,
  };
}
