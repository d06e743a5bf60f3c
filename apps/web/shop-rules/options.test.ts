import { differencesOf, draftOf, optionAt, ownRulesOf } from './options.js';

const STANDARD = draftOf({
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
});
const SHOP = { effective: STANDARD, standard: STANDARD, own: [] };

it('names only what is otherwise than the default', () => {
  expect(ownRulesOf(STANDARD, SHOP)).toBeNull();
  expect(ownRulesOf({ ...STANDARD, credit: 'order_first', windowMinutes: 20 }, SHOP)).toEqual({ credit: 'order_first', silentFollowUp: { windowMinutes: 20 } });
  expect(ownRulesOf({ ...STANDARD, lookBackDays: 7 }, SHOP)).toEqual({ lookBackDays: 7 });
});

it('keeps what the shop has of its own, until it is set back', () => {
  const shop = { effective: { ...STANDARD, credit: 'order_only' } as const, standard: STANDARD, own: ['credit', 'silentFollowUp.windowMinutes'] };
  expect(ownRulesOf({ ...shop.effective, judgeBy: 'chat_rounds' }, shop)).toEqual({ credit: 'order_only', judgeBy: 'chat_rounds', silentFollowUp: { windowMinutes: 10 } });
  expect(ownRulesOf({ ...shop.effective, credit: 'payment' }, shop)).toEqual({ silentFollowUp: { windowMinutes: 10 } });
});

it('finds options by the places of the API', () => {
  expect([optionAt('rules.silentFollowUp.windowMinutes'), optionAt('lookBackDays'), optionAt('from')]).toEqual(['windowMinutes', 'lookBackDays', null]);
  expect(differencesOf(STANDARD, { ...STANDARD, refunds: 'net', judgeBy: 'chat_rounds' })).toEqual(['judgeBy', 'refunds']);
});
