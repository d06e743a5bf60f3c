import { VERDICT_NAMES } from '#libs/attribution/describe-order.js';
import type { OrderVerdict } from '#libs/attribution/list-verdicts.js';
import type { NameBuyer } from '#libs/directory/buyer-ids.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { showYuan } from '../merchants/merchant-figures.dto.js';
import { ORDER_STATUSES, RowsQuery } from '../merchants/merchant-rows.dto.js';

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

  @TextField({ description: 'Only orders whose id contains this.', maxLength: 100, optional: true })
  search?: string;

  @FlagField({ description: 'Whether the latest come first.', optional: true })
  descending?: boolean;
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
export class CreditAnswer {
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

interface Credit {
  readonly verdict: string;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
  readonly credited_fen: number | null;
  readonly deciding_message_id: string | null;
  readonly rule_version: number;
}

/** The same of a judged order. */
export function showCredit(credit: Credit): Readonly<CreditAnswer> {
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
