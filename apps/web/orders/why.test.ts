import { answerOf, deliveryPaymentOf, momentReasonOf } from './why.js';

const RULES = {
  judgeBy: 'chat_time',
  credit: 'payment',
  silentFollowUp: { buyerContacts: false, agentFollowsUp: false, windowMinutes: 10 },
  lookBackDays: null,
  chatMeans: 'agent_spoke',
  ignoreFollowUpAfterSilentOrderMinutes: 0,
  transferFilterMessages: 0,
  excludeFlaggedOrders: false,
  cashOnDeliveryPaysWhen: 'placed',
  refunds: 'gross',
  sessionGapMinutes: 10,
} as const;
const PAID = { verdict: 'paid_agent', decidedBefore: 'payment', rules: RULES, payMethod: 'online', paidAt: '2026-06-20T10:30:00.000Z', leftOut: null } as const;

it('says by what an agent won, and before which moment', () => {
  expect(answerOf(PAID)).toBe('payment-chat_time');
  expect(answerOf({ ...PAID, verdict: 'placed_agent', decidedBefore: 'placing', rules: { ...RULES, judgeBy: 'chat_rounds' } })).toBe('placing-chat_rounds');
  expect(answerOf({ ...PAID, verdict: 'silent', decidedBefore: null })).toBe('silent');
  expect(answerOf({ ...PAID, verdict: 'excluded', decidedBefore: null, leftOut: 'flagged' })).toBe('excluded-flagged');
});

it('says why that moment counts', () => {
  expect(momentReasonOf(PAID)).toBe('payment');
  expect(momentReasonOf({ ...PAID, decidedBefore: 'placing' })).toBe('kept');
  expect(momentReasonOf({ ...PAID, rules: { ...RULES, credit: 'order_first' } })).toBe('placed-silent');
  expect(momentReasonOf({ ...PAID, verdict: 'placed_agent', decidedBefore: 'placing', rules: { ...RULES, credit: 'order_first' } })).toBe('order_first');
  expect(momentReasonOf({ ...PAID, verdict: 'silent', decidedBefore: null })).toBeNull();
});

it('says when cash on delivery is paid', () => {
  const later = { ...RULES, cashOnDeliveryPaysWhen: 'outbound' } as const;
  expect(deliveryPaymentOf(PAID)).toBeNull();
  expect(deliveryPaymentOf({ ...PAID, payMethod: 'cash_on_delivery' })).toBe('placed');
  expect(deliveryPaymentOf({ ...PAID, payMethod: 'cash_on_delivery', rules: later })).toBe('outbound');
  expect(deliveryPaymentOf({ ...PAID, payMethod: 'cash_on_delivery', rules: later, paidAt: null })).toBe('not-yet');
});
