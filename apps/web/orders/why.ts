import type { VerdictExplanation } from '../api/agents.js';

type Explanation = Pick<VerdictExplanation, 'verdict' | 'decidedBefore' | 'rules' | 'payMethod' | 'paidAt' | 'leftOut'>;

/** Which sentence says why: the end of its text's key. */
export function answerOf({ verdict, decidedBefore, rules, leftOut }: Explanation) {
  if (verdict === 'excluded') return `excluded-${leftOut ?? 'cancelled'}` as const;
  if (decidedBefore !== null) return `${decidedBefore}-${rules.judgeBy}` as const;
  return verdict;
}

/** Which sentence says why that moment counts, where it is not plain from the rule. */
export function momentReasonOf({ verdict, decidedBefore, rules }: Explanation) {
  if (decidedBefore === null) return null;
  if (verdict === 'paid_agent' && decidedBefore === 'placing') return 'kept' as const;
  if (verdict === 'paid_agent' && rules.credit === 'order_first') return 'placed-silent' as const;
  return rules.credit;
}

/** How the payment of an order paid on delivery counts; null for one that was paid online. */
export function deliveryPaymentOf({ payMethod, rules, paidAt }: Explanation) {
  if (payMethod === 'online') return null;
  if (rules.cashOnDeliveryPaysWhen === 'placed') return 'placed' as const;
  return paidAt === null ? ('not-yet' as const) : ('outbound' as const);
}
