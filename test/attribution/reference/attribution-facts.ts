/** The facts and rules of attribution as the reference takes them. Times are whole seconds since 1970, money is in fen. */

export const STATUSES = ['placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'] as const;
export const PAY_METHODS = ['online', 'cash_on_delivery'] as const;
export const SENDERS = ['buyer', 'agent', 'robot', 'system'] as const;
export const VERDICTS = [
  'paid_agent',
  'placed_agent',
  'buyer_contact',
  'agent_follow_up',
  'silent',
  'no_agent',
  'excluded',
  'unpaid',
  'unknown',
] as const;

export type Verdict = (typeof VERDICTS)[number];

export interface Order {
  readonly merchantId: string;
  readonly orderId: string;
  readonly buyerId: string;
  readonly placedAt: number;
  readonly paidAt: number | null;
  readonly outboundAt: number | null;
  readonly status: (typeof STATUSES)[number];
  readonly payMethod: (typeof PAY_METHODS)[number];
  readonly amountFen: number;
  readonly refundedFen: number | null;
  readonly isFlagged: boolean;
  readonly parentOrderId: string | null;
}

/** A message of the thread of one merchant, buyer and agent. */
export interface Message {
  readonly merchantId: string;
  readonly messageId: string;
  readonly buyerId: string;
  readonly agentId: string;
  readonly sentAt: number;
  readonly sender: (typeof SENDERS)[number];
}

export interface Agent {
  readonly merchantId: string;
  readonly agentId: string;
}

/** A day of a merchant whose chat log is there. */
export interface CoveredDay {
  readonly merchantId: string;
  readonly day: string;
}

/** The attribution rules of a shop, named as in the rule-set document. */
export interface AttributionRules {
  readonly judge_by: 'chat_time' | 'chat_rounds';
  readonly credit: 'payment' | 'order_first' | 'order_only';
  readonly silent_follow_up: {
    readonly buyer_contacts: boolean;
    readonly agent_follows_up: boolean;
    readonly window_minutes: number;
  };
  readonly look_back_days: number | null;
  readonly chat_means: 'agent_spoke' | 'both_spoke';
  readonly ignore_follow_up_after_silent_order_minutes: number;
  readonly transfer_filter_messages: number;
  readonly exclude_flagged_orders: boolean;
  readonly cash_on_delivery_pays_when: 'placed' | 'outbound';
  readonly refunds: 'gross' | 'net';
  readonly session_gap_minutes: number;
}

/** What a document names of them: only what differs. */
export type NamedRules = Partial<Omit<AttributionRules, 'silent_follow_up'>> & {
  readonly silent_follow_up?: Partial<AttributionRules['silent_follow_up']>;
};

/** The attribution part of a rule-set document, in force from a business day. */
export interface RuleVersion {
  readonly from: string;
  readonly default: NamedRules;
  readonly merchants: Readonly<Record<string, NamedRules>>;
}

export interface AttributionFacts {
  readonly timeZone: string;
  readonly merchantIds: readonly string[];
  readonly agents: readonly Agent[];
  readonly orders: readonly Order[];
  readonly messages: readonly Message[];
  readonly coverage: readonly CoveredDay[];
  /** In the order of their application; before the first the defaults are in force. */
  readonly versions: readonly RuleVersion[];
}

export const DEFAULT_RULES: AttributionRules = {
  judge_by: 'chat_time',
  credit: 'payment',
  silent_follow_up: { buyer_contacts: false, agent_follows_up: false, window_minutes: 10 },
  look_back_days: null,
  chat_means: 'agent_spoke',
  ignore_follow_up_after_silent_order_minutes: 0,
  transfer_filter_messages: 0,
  exclude_flagged_orders: false,
  cash_on_delivery_pays_when: 'placed',
  refunds: 'gross',
  session_gap_minutes: 10,
};

/** Rules with what a document names instead. */
export function replaceNamed(rules: AttributionRules, named: NamedRules): AttributionRules {
  return { ...rules, ...named, silent_follow_up: { ...rules.silent_follow_up, ...named.silent_follow_up } };
}
