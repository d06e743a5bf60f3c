import type { NamedRules } from './attribution-facts.js';

/** The rule sets of the golden cases, as their README tells them. */
export const GOLDEN_RULES: Readonly<Record<string, NamedRules>> = {
  default: {},
  rounds: { judge_by: 'chat_rounds' },
  order_first: { credit: 'order_first' },
  order_only: { credit: 'order_only' },
  rounds_order_first: { judge_by: 'chat_rounds', credit: 'order_first' },
  silent_buyer: { silent_follow_up: { buyer_contacts: true } },
  silent_agent: { silent_follow_up: { agent_follows_up: true } },
  silent_both: { silent_follow_up: { buyer_contacts: true, agent_follows_up: true } },
  both_spoke: { chat_means: 'both_spoke' },
  transfer: { transfer_filter_messages: 1 },
  flagged: { exclude_flagged_orders: true },
  guarded: {
    ignore_follow_up_after_silent_order_minutes: 30,
    transfer_filter_messages: 1,
    exclude_flagged_orders: true,
    cash_on_delivery_pays_when: 'outbound',
    silent_follow_up: { buyer_contacts: true },
  },
  order_only_strict: {
    credit: 'order_only',
    chat_means: 'both_spoke',
    look_back_days: 3,
    silent_follow_up: { buyer_contacts: true, window_minutes: 20 },
  },
};
