import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { ROLLBACK_TO, SAVEPOINT } from '#libs/database/database.sql.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Localised } from '#libs/reports/report.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { judgeForReading } from './judge-due.js';
import * as due from './due-orders.sql.js';
import * as sql from './explain-order.sql.js';
import { candidatesOfCases } from './candidates.sql.js';
import type { RuleRow } from './rule-spans.js';
import { spanRules } from './rule-spans.js';
import { Turns } from './turns.js';

/** An agent who could have won before a moment; `stays` is false where the transfer filter passes the agent over. */
export interface CandidateAgent {
  readonly agent_id: string;
  readonly own_messages: number;
  readonly rounds: number;
  readonly latest_at: Date;
  readonly latest_id: string;
  readonly stays: boolean;
}

export interface TimelineEntry {
  /** In the business time zone. */
  readonly at: string;
  readonly instant: Date;
  readonly event: 'placed' | 'paid' | 'outbound' | 'message';
  readonly agent_id: string | null;
  readonly sender: string | null;
  readonly message_id: string | null;
}

/** What another rule would have said. */
export interface OtherRule {
  readonly rule: Localised;
  /** Whether it is the one that judged. */
  readonly isInForce: boolean;
  readonly verdict: string;
  readonly credited_agent_id: string | null;
  readonly deciding_message_id: string | null;
}

export interface JudgedOrder {
  readonly [column: string]: unknown;
  readonly status: string;
  readonly pay_method: string;
  readonly amount_fen: number;
  readonly buyer_id: string;
  readonly placed_at: string;
  readonly paid_at: string | null;
  readonly outbound_at: string | null;
  /** The same moments as instants. */
  readonly placed_instant: Date;
  readonly paid_instant: Date | null;
  readonly outbound_instant: Date | null;
  readonly excluded: boolean;
  readonly flagged: boolean;
  /** Why the order takes no part; null where it does. */
  readonly left_out: 'cancelled' | 'zero-amount' | 'split-parent' | 'flagged' | null;
  /** Where looking back ends, before placing and before payment; null without a limit. */
  readonly before_placing_from: Date | null;
  readonly before_payment_from: Date | null;
  /** Until when agents' messages after the silent order do not count; null where they do. */
  readonly ignored_until: Date | null;
  /** Until when a follow-up counts; null where none does. */
  readonly follow_up_until: Date | null;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
  readonly verdict: string;
  readonly credited_fen: number | null;
  readonly deciding_message_id: string | null;
  readonly rule_version: number;
}

/** Why an order was credited as it was. */
export interface OrderExplanation {
  readonly merchantId: string;
  readonly orderId: string;
  readonly order: JudgedOrder;
  readonly rule: RuleRow;
  readonly timeline: readonly TimelineEntry[];
  readonly beforePlacing: readonly CandidateAgent[];
  readonly beforePayment: readonly CandidateAgent[];
  readonly otherRules: readonly OtherRule[];
}

/** A long acquaintance is cut to its latest messages. */
const MOST_MESSAGES = 200;

/** Explanations judge afresh, on a connection each: of those that people wait for, so many run at once, and so many wait. */
const AT_ONCE = 2;
const MOST_WAITING = 10;
const SECONDS_AT_MOST = 10;
/** The server's word for a statement that took too long. */
const QUERY_CANCELED = '57014';

type Change = Partial<Pick<RuleRow, 'by_rounds' | 'credit' | 'both_spoke' | 'buyer_contacts' | 'agent_follows_up'>>;

const OTHER_RULES: readonly { rule: Localised; change: Change }[] = [
  { rule: { en: 'by chat time, credit payment', zh: '按聊天时间，付款判定' }, change: { by_rounds: false, credit: 'payment' } },
  { rule: { en: 'by chat time, order first', zh: '按聊天时间，下单优先' }, change: { by_rounds: false, credit: 'order_first' } },
  { rule: { en: 'by chat time, order only', zh: '按聊天时间，下单判定' }, change: { by_rounds: false, credit: 'order_only' } },
  { rule: { en: 'by rounds, credit payment', zh: '按聊天回合，付款判定' }, change: { by_rounds: true, credit: 'payment' } },
  { rule: { en: 'by rounds, order first', zh: '按聊天回合，下单优先' }, change: { by_rounds: true, credit: 'order_first' } },
  { rule: { en: 'by rounds, order only', zh: '按聊天回合，下单判定' }, change: { by_rounds: true, credit: 'order_only' } },
  { rule: { en: 'where both must have spoken', zh: '要求双方均发言' }, change: { both_spoke: true } },
  {
    rule: { en: 'with follow-up of silent orders', zh: '开启全静默跟进' },
    change: { buyer_contacts: true, agent_follows_up: true },
  },
  {
    rule: { en: 'without follow-up of silent orders', zh: '关闭全静默跟进' },
    change: { buyer_contacts: false, agent_follows_up: false },
  },
];

/** Explains the verdict of one order: who competed, which message decided, and what other rules would have said. */
@Injectable()
export class OrderExplanations {
  private readonly turns = new Turns(AT_ONCE, MOST_WAITING);

  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /** Judges the order afresh, so that the explanation and the verdict cannot differ. Throws `order-unknown`. */
  async explain(merchantId: string, orderId: string): Promise<OrderExplanation> {
    const explanation = await this.judge(merchantId, orderId);
    if (explanation === null) throw await this.unknown(merchantId, orderId);
    return explanation;
  }

  /**
   * The same for many askers, who must neither stop each other nor the server: a few at once, for ten seconds each. Other shops
   * are not named. Throws `order-not-found`, `explanations-busy`, `explanation-too-long`.
   */
  async explainInTurn(merchantId: string, orderId: string, seconds = SECONDS_AT_MOST): Promise<OrderExplanation> {
    const explanation = await this.turns.take(async () => {
      try {
        return await this.judge(merchantId, orderId, Date.now() + seconds * 1_000);
      } catch (error) {
        if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error;
        throw new OpscoreError('explanation-too-long', { order: orderId, seconds }, { cause: error });
      }
    });
    if (explanation === null) throw new OpscoreError('order-not-found', { merchant: merchantId, order: orderId });
    return explanation;
  }

  /**
   * Judges one order under the rules in force and under others, all in one state of the facts and keeping nothing. Null where the
   * shop has no such order. From the moment `until` on, in milliseconds, the server ends the statement that runs.
   */
  private async judge(merchantId: string, orderId: string, until: number | null = null): Promise<OrderExplanation | null> {
    const rules = spanRules(await this.ruleVersions.list());
    return this.database.withTransaction(
      async (session) => {
        await session.query(SAVEPOINT);
        const judgeBy = async <T>(changed: readonly RuleRow[], read: () => Promise<T>): Promise<T> => {
          await session.query(ROLLBACK_TO);
          if (until !== null) await session.query(sql.LIMIT_TIME, [String(Math.max(1, until - Date.now()))]);
          await judgeForReading(session, changed, [due.DUE_ONE, [merchantId, orderId]]);
          return read();
        };
        const judged = await judgeBy(rules, () => readJudged(session));
        if (judged === null) return null;
        const { order, messages, beforePlacing, beforePayment } = judged;
        const inForce = ruleOf(rules, merchantId, order.placed_at);
        const otherRules: OtherRule[] = [];
        for (const { rule, change } of OTHER_RULES) {
          if (changesNothing(inForce, change)) {
            otherRules.push({ rule, isInForce: true, verdict: order.verdict, credited_agent_id: order.credited_agent_id, deciding_message_id: order.deciding_message_id });
            continue;
          }
          const changed = rules.map((each) => ({ ...each, ...change }));
          const [verdict] = await judgeBy(changed, () => session.query<Omit<OtherRule, 'rule' | 'isInForce'> & Record<string, unknown>>(sql.FRESH_VERDICT));
          if (verdict !== undefined) otherRules.push({ rule, isInForce: false, ...verdict });
        }
        return { merchantId, orderId, order, rule: inForce, timeline: layTimeline(order, messages), beforePlacing, beforePayment, otherRules };
      },
      { keep: false, snapshot: true },
    );
  }

  private async unknown(merchantId: string, orderId: string): Promise<OpscoreError> {
    const elsewhere = await this.database.query<{ merchant_id: string }>(sql.KNOWN_ORDERS, [orderId]);
    const known = elsewhere.map((row) => row.merchant_id).join(', ') || '-';
    return new OpscoreError('order-unknown', { merchant: merchantId, order: orderId, known });
  }
}

/** Whether another rule is the one in force: it has been judged by already. */
function changesNothing(rule: RuleRow, change: Change): boolean {
  return Object.entries(change).every(([option, value]) => rule[option as keyof Change] === value);
}

type Message = Omit<TimelineEntry, 'event'>;

/** What was judged of the order; null where there is none. */
async function readJudged(session: Session) {
  const [order] = await session.query<JudgedOrder>(sql.CASE_OF_ORDER);
  if (order === undefined) return null;
  return {
    order,
    messages: await session.query<Message & Record<string, unknown>>(sql.TIMELINE, [MOST_MESSAGES]),
    beforePlacing: await session.query<CandidateAgent & Record<string, unknown>>(candidatesOfCases('placed_at')),
    beforePayment: await session.query<CandidateAgent & Record<string, unknown>>(candidatesOfCases('paid_at')),
  };
}

/** The rule that judges an order of a shop, placed at a moment: the shop's own, else the default of the day. */
function ruleOf(rules: readonly RuleRow[], merchantId: string, placedAt: string): RuleRow {
  const day = placedAt.slice(0, 10);
  const ofDay = rules.filter((rule) => rule.first_day <= day && day <= rule.last_day);
  const rule = ofDay.find((each) => each.merchant_id === merchantId) ?? ofDay.find((each) => each.merchant_id === null);
  if (rule === undefined) throw new Error(`No rule is in force on ${day}.`);
  return rule;
}

/** Placing, payment and outbound among the messages, in the order of time. */
function layTimeline(order: JudgedOrder, messages: readonly Message[]): TimelineEntry[] {
  const moments = (['placed', 'paid', 'outbound'] as const).flatMap((event): TimelineEntry[] => {
    const at = order[`${event}_at`];
    const instant = order[`${event}_instant`];
    return at === null || instant === null ? [] : [{ at, instant, event, agent_id: null, sender: null, message_id: null }];
  });
  const said = messages.map((message): TimelineEntry => ({ ...message, event: 'message' }));
  // Messages of the same second count as before the moment, so they stand before it.
  return [...said, ...moments].toSorted((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));
}
