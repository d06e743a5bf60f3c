import { VERDICT_NAMES, decidedBefore, describeEntry, describeOrder, meaningOfVerdict, runnerUpOf } from '#libs/attribution/describe-order.js';
import type { CandidateAgent, OrderExplanation } from '#libs/attribution/explain-order.js';
import type { RuleRow } from '#libs/attribution/rule-spans.js';
import type { NameBuyer } from '#libs/directory/buyer-ids.js';
import { ChoiceField, CountField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField } from '../http/fields.js';
import { showYuan } from '../merchants/merchant-figures.dto.js';
import { ORDER_STATUSES } from '../merchants/merchant-rows.dto.js';
import { EffectiveShopRulesAnswer } from '../rules/shop-rules.dto.js';
import { CreditAnswer, showCredit } from './agents.dto.js';

const LONGEST_SENTENCE = 2_000;

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

  @FlagField({ description: 'Whether it is in force in the shop, so that it judged like this.' })
  inForce!: boolean;

  @ChoiceField({ description: 'Its verdict.', of: VERDICT_NAMES, name: 'Verdict' })
  verdict!: string;

  @ObjectField(() => TextAnswer, { description: 'What that verdict means.' })
  meaning!: TextAnswer;

  @IdField({ description: 'Whom it would credit.', nullable: true })
  creditedAgentId!: string | null;
}

export class RunnerUpAnswer {
  @IdField({ description: 'The agent.' })
  agentId!: string;

  @ChoiceField({ description: 'Why only second.', of: ['passed-over', 'fewer-rounds', 'earlier-message'] })
  because!: string;
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

  @FlagField({ description: 'Whether the shop has put a flag on it.' })
  flagged!: boolean;

  @InstantField({ description: 'When it was placed.' })
  placedAt!: string;

  @InstantField({ description: 'When it was paid under the rules; null where it was not.', nullable: true })
  paidAt!: string | null;

  @InstantField({ description: 'When it left the warehouse.', nullable: true })
  outboundAt!: string | null;

  @ChoiceField({ description: 'Why it takes no part; null where it does.', of: ['cancelled', 'zero-amount', 'split-parent', 'flagged'], nullable: true })
  leftOut!: string | null;

  @ObjectField(() => EffectiveShopRulesAnswer, { description: 'The rules that judged.' })
  rules!: EffectiveShopRulesAnswer;

  @ChoiceField({ description: 'Before which moment the credited agent won; null where none did.', of: ['placing', 'payment'], nullable: true })
  decidedBefore!: string | null;

  @ObjectField(() => RunnerUpAnswer, { description: 'Who came second; null where nobody else spoke to the buyer in time.', nullable: true })
  runnerUp!: RunnerUpAnswer | null;

  @InstantField({ description: 'Where looking back from placing ends; null without a limit.', nullable: true })
  beforePlacingFrom!: string | null;

  @InstantField({ description: 'Where looking back from payment ends; null without a limit.', nullable: true })
  beforePaymentFrom!: string | null;

  @InstantField({ description: 'Until when messages of agents after the silent order do not count; null where all do.', nullable: true })
  ignoredUntil!: string | null;

  @InstantField({ description: 'Until when a follow-up of the silent order counts; null where none does.', nullable: true })
  followUpUntil!: string | null;

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
    flagged: order.flagged,
    placedAt: order.placed_instant.toISOString(),
    paidAt: showInstant(order.paid_instant),
    outboundAt: showInstant(order.outbound_instant),
    leftOut: order.left_out,
    rules: showRule(explanation.rule),
    decidedBefore: decidedBefore(explanation),
    runnerUp: showRunnerUp(explanation),
    beforePlacingFrom: showInstant(order.before_placing_from),
    beforePaymentFrom: showInstant(order.before_payment_from),
    ignoredUntil: showInstant(order.ignored_until),
    followUpUntil: showInstant(order.follow_up_until),
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
    otherRules: otherRules.map(({ rule, isInForce: inForce, verdict, credited_agent_id: creditedAgentId }) => ({
      rule,
      inForce,
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

function showInstant(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}

function showRunnerUp(explanation: OrderExplanation): RunnerUpAnswer | null {
  const found = runnerUpOf(explanation);
  return found === null ? null : { agentId: found.second.agent_id, because: found.because };
}

function showRule(rule: RuleRow): EffectiveShopRulesAnswer {
  return {
    judgeBy: rule.by_rounds ? 'chat_rounds' : 'chat_time',
    credit: rule.credit,
    silentFollowUp: { buyerContacts: rule.buyer_contacts, agentFollowsUp: rule.agent_follows_up, windowMinutes: rule.window_minutes },
    lookBackDays: rule.look_back_days,
    chatMeans: rule.both_spoke ? 'both_spoke' : 'agent_spoke',
    ignoreFollowUpAfterSilentOrderMinutes: rule.guard_minutes,
    transferFilterMessages: rule.transfer_messages,
    excludeFlaggedOrders: rule.exclude_flagged,
    cashOnDeliveryPaysWhen: rule.pays_at_outbound ? 'outbound' : 'placed',
    refunds: rule.net_of_refunds ? 'net' : 'gross',
    sessionGapMinutes: rule.session_gap_minutes,
  };
}
