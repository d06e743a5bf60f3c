import { checkRuleSet } from './check-rule-set.js';
import type { RuleSet } from './rule-set.js';
import { DEFAULT_RULE_SET, attributionRulesOf } from './rule-set.js';

function read(text: string): RuleSet {
  const { ruleSet } = checkRuleSet(text);
  if (ruleSet === null) throw new Error(`${text} was refused.`);
  return ruleSet;
}

describe('the rule set document with all its defaults', () => {
  it('is as the specification has it', () => {
    const text = `
scoring:
  curve: [[0, 0], [0.6, 0], [0.6, 60], [1.2, 120]]
  weights: { sales: 40, ads: 15, slots: 15, conversion: 15, outbound: 15 }
  no_activity: leave_out
  grades: [[A+, 110], [A, 100], [B+, 90], [B, 75], [C, 0]]
  modules:
    sales:
      gmv: paid_not_cancelled
      head_count: 15
      tier_shares: { head: 0.70, mid: 0.20, tail: 0.10 }
      mid_until: 0.90
      tier_weight: 0.4
    ads: { basis: gmv, attention: { min_spend: 1000, min_roi: 4 } }
    slots: { unit: slot_day }
    conversion: { min_visitors: 100, low_factor: 0.75 }
    outbound: { weekly_weight: 0.5, counts: orders }
  distribution: { mode: off, quotas: { A+: 0.1, A: 0.2, B+: 0.3, B: 0.3, C: 0.1 }, min_team: 10 }
  probation: { pass_total: 75, pass_weekly: 0.8 }
  slot_allocation: { gmv: 0.5, conversion: 0.2, slot_output: 0.2, outbound: 0.1, max_per_merchant: 1 }
calendar:
  weekday_weights: [1, 1, 1, 1, 1, 1, 1]
  day_weights: flat
attribution:
  default:
    judge_by: chat_time
    credit: payment
    silent_follow_up: { buyer_contacts: false, agent_follows_up: false, window_minutes: 10 }
    look_back_days: null
    chat_means: agent_spoke
    ignore_follow_up_after_silent_order_minutes: 0
    transfer_filter_messages: 0
    exclude_flagged_orders: false
    cash_on_delivery_pays_when: placed
    refunds: gross
    session_gap_minutes: 10
  merchants: {}
`;
    expect(read(text)).toEqual(DEFAULT_RULE_SET);
  });
});

describe('the attribution rules of a shop (R22)', () => {
  const ruleSet = read(`
attribution:
  default: { credit: order_first, silent_follow_up: { buyer_contacts: true } }
  merchants:
    m1: { judge_by: chat_rounds, look_back_days: null, silent_follow_up: { window_minutes: 20 } }
    constructor: { refunds: net }
`);

  it('are the default with what differs for it', () => {
    expect(attributionRulesOf(ruleSet, 'm1')).toEqual({
      ...DEFAULT_RULE_SET.attribution.default,
      credit: 'order_first',
      judge_by: 'chat_rounds',
      silent_follow_up: { buyer_contacts: true, agent_follows_up: false, window_minutes: '20' },
    });
  });

  it('are the default for all others, whatever their ids', () => {
    expect(attributionRulesOf(ruleSet, 'm2')).toEqual(ruleSet.attribution.default);
    expect(attributionRulesOf(ruleSet, 'toString')).toEqual(ruleSet.attribution.default);
    expect(attributionRulesOf(ruleSet, 'constructor').refunds).toBe('net');
  });
});
