import { VERDICT_NAMES, describeEntry, describeOrder, meaningOfVerdict } from '#libs/attribution/describe-order.js';
import type { CandidateAgent, OrderExplanation } from '#libs/attribution/explain-order.js';
import type { OrderVerdict } from '#libs/attribution/list-verdicts.js';
import type { NameBuyer } from '#libs/directory/buyer-ids.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { showYuan } from '../merchants/merchant-figures.dto.js';
import { ORDER_STATUSES, RowsQuery } from '../merchants/merchant-rows.dto.js';

const LONGEST_SENTENCE = 2_000;

export class OrderParams {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @IdField({ description: 'The order.' })
  orderId!: string;
}

export class VerdictsQuery extends RowsQuery {
  @IdField({ description: 'Only orders of which this agent is the placed-order, paid-order or credited agent.', optional: true })
  agentId?: string;

  @ChoiceField({ description: 'Only this verdict.', of: VERDICT_NAMES, name: 'Verdict', optional: true })
  verdict?: string;
}

export class AgentAnswer {
  @IdField({ description: 'The agent.' })
  agentId!: string;

  @TextField({ description: 'The name.', nullable: true })
  name!: string | null;

  @TextField({ description: 'Who works under the account.', nullable: true })
  person!: string | null;
}

/** Whom an order is credited to. */
class CreditAnswer {
  @ChoiceField({ description: 'The verdict.', of: VERDICT_NAMES, name: 'Verdict' })
  verdict!: string;

  @IdField({ description: 'The placed-order agent.', nullable: true })
  placedAgentId!: string | null;

  @IdField({ description: 'The paid-order agent.', nullable: true })
  paidAgentId!: string | null;

  @IdField({ description: 'The credited agent.', nullable: true })
  creditedAgentId!: string | null;

  @DecimalField({ description: 'What the agent is credited with, in yuan.', decimals: 2, nullable: true })
  creditedAmount!: string | null;

  @IdField({ description: 'The message that decided.', nullable: true })
  decidingMessageId!: string | null;

  @CountField({ description: 'The version of the rule set that judged.' })
  ruleVersion!: number;
}

export class VerdictAnswer extends CreditAnswer {
  @IdField({ description: 'The order.' })
  orderId!: string;

  @DayField({ description: 'The day of placing.' })
  day!: string;

  @IdField({ description: 'The buyer; an opaque id for who may not see the ids of buyers.' })
  buyerId!: string;

  @InstantField({ description: 'When the order was placed.' })
  placedAt!: string;

  @ChoiceField({ description: 'Its status today.', of: ORDER_STATUSES, name: 'OrderStatus' })
  status!: string;

  @DecimalField({ description: 'Its amount in yuan.', decimals: 2 })
  amount!: string;
}

export class VerdictsAnswer extends PageOf(VerdictAnswer) {
  @FlagField({ description: 'Whether something has changed in the shop that its verdicts do not know of yet.' })
  readonly waiting!: boolean;
}

export class TextAnswer {
  @TextField({ description: 'In English.', maxLength: LONGEST_SENTENCE })
  en!: string;

  @TextField({ description: 'In Chinese.', maxLength: LONGEST_SENTENCE })
  zh!: string;
}

export class TimelineEntryAnswer {
  @InstantField({ description: 'When it was.' })
  at!: string;

  @ChoiceField({ description: 'What it was.', of: ['placed', 'paid', 'outbound', 'message'] })
  event!: string;

  @IdField({ description: 'The agent of the thread.', nullable: true })
  agentId!: string | null;

  @ChoiceField({ description: 'Who wrote.', of: ['buyer', 'agent', 'robot', 'system'], nullable: true })
  sender!: string | null;

  @IdField({ description: 'The message.', nullable: true })
  messageId!: string | null;

  @FlagField({ description: 'Whether this message decided.' })
  decided!: boolean;

  @ObjectField(() => TextAnswer, { description: 'The entry in words.' })
  text!: TextAnswer;
}

export class CandidateAnswer {
  @CountField({ description: 'The place among the candidates; null where the transfer filter passes the agent over.', nullable: true })
  place!: number | null;

  @IdField({ description: 'The agent.' })
  agentId!: string;

  @CountField({ description: 'How many messages the agent wrote in time.' })
  messages!: number;

  @CountField({ description: 'How many rounds there were.' })
  rounds!: number;

  @InstantField({ description: 'When the latest message was written.' })
  latestAt!: string;

  @IdField({ description: 'The latest message.' })
  latestMessageId!: string;
}

export class OtherRuleAnswer {
  @ObjectField(() => TextAnswer, { description: 'The rule.' })
  rule!: TextAnswer;

  @ChoiceField({ description: 'Its verdict.', of: VERDICT_NAMES, name: 'Verdict' })
  verdict!: string;

  @ObjectField(() => TextAnswer, { description: 'What that verdict means.' })
  meaning!: TextAnswer;

  @IdField({ description: 'Whom it would credit.', nullable: true })
  creditedAgentId!: string | null;
}

export class VerdictExplanationAnswer extends CreditAnswer {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @IdField({ description: 'The order.' })
  orderId!: string;

  @IdField({ description: 'The buyer; an opaque id for who may not see the ids of buyers.' })
  buyerId!: string;

  @ChoiceField({ description: 'Its status today.', of: ORDER_STATUSES, name: 'OrderStatus' })
  status!: string;

  @ChoiceField({ description: 'How it is paid.', of: ['online', 'cash_on_delivery'], name: 'PayMethod' })
  payMethod!: string;

  @DecimalField({ description: 'Its amount in yuan.', decimals: 2 })
  amount!: string;

  @ObjectField(() => TextAnswer, { description: 'What the verdict means.' })
  meaning!: TextAnswer;

  @ListField(() => TextAnswer, { description: 'Why: whom with what, both agents, the rule, and who came second.', max: 10 })
  sentences!: TextAnswer[];

  @ListField(() => TimelineEntryAnswer, { description: 'The moments of the order and the latest 200 messages that can matter, in the order of time.' })
  timeline!: TimelineEntryAnswer[];

  @ListField(() => CandidateAnswer, { description: 'Who could have won before it was placed, the winner first.' })
  beforePlacing!: CandidateAnswer[];

  @ListField(() => CandidateAnswer, { description: 'The same before it was paid.' })
  beforePayment!: CandidateAnswer[];

  @ListField(() => OtherRuleAnswer, { description: 'What other rules would have said.' })
  otherRules!: OtherRuleAnswer[];
}

interface Credit {
  readonly verdict: string;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
  readonly credited_fen: number | null;
  readonly deciding_message_id: string | null;
  readonly rule_version: number;
}

function showCredit(credit: Credit): Readonly<CreditAnswer> {
  return {
    verdict: credit.verdict,
    placedAgentId: credit.placed_agent_id,
    paidAgentId: credit.paid_agent_id,
    creditedAgentId: credit.credited_agent_id,
    creditedAmount: credit.credited_fen === null ? null : showYuan(credit.credited_fen),
    decidingMessageId: credit.deciding_message_id,
    ruleVersion: credit.rule_version,
  };
}

/** A stored verdict as the API answers, its buyer named as the caller may see it. */
export function showVerdict(verdict: OrderVerdict, merchantId: string, nameBuyer: NameBuyer): VerdictAnswer {
  return {
    ...showCredit(verdict),
    orderId: verdict.order_id,
    day: verdict.day,
    buyerId: nameBuyer(merchantId, verdict.buyer_id),
    placedAt: verdict.placed_at.toISOString(),
    status: verdict.status,
    amount: showYuan(verdict.amount_fen),
  };
}

/** Why an order was credited as it was, as the API answers; its buyer named as the caller may see it. */
export function showExplanation(explanation: OrderExplanation, nameBuyer: NameBuyer): VerdictExplanationAnswer {
  const { merchantId, orderId, order, timeline, otherRules } = explanation;
  return {
    ...showCredit(order),
    merchantId,
    orderId,
    buyerId: nameBuyer(merchantId, order.buyer_id),
    status: order.status,
    payMethod: order.pay_method,
    amount: showYuan(order.amount_fen),
    meaning: meaningOfVerdict(order.verdict),
    sentences: describeOrder(explanation),
    timeline: timeline.map((entry) => ({
      at: entry.instant.toISOString(),
      event: entry.event,
      agentId: entry.agent_id,
      sender: entry.sender,
      messageId: entry.message_id,
      decided: entry.message_id !== null && entry.message_id === order.deciding_message_id,
      text: describeEntry(entry),
    })),
    beforePlacing: explanation.beforePlacing.map(showCandidate),
    beforePayment: explanation.beforePayment.map(showCandidate),
    otherRules: otherRules.map(({ rule, verdict, credited_agent_id: creditedAgentId }) => ({
      rule,
      verdict,
      meaning: meaningOfVerdict(verdict),
      creditedAgentId,
    })),
  };
}

function showCandidate(candidate: CandidateAgent, index: number): CandidateAnswer {
  return {
    place: candidate.stays ? index + 1 : null,
    agentId: candidate.agent_id,
    messages: candidate.own_messages,
    rounds: candidate.rounds,
    latestAt: candidate.latest_at.toISOString(),
    latestMessageId: candidate.latest_id,
  };
}
