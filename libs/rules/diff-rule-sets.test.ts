import { checkRuleSet } from './check-rule-set.js';
import { diffRuleSets } from './diff-rule-sets.js';
import type { RuleSet } from './rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';

function read(text: string): RuleSet {
  const { ruleSet } = checkRuleSet(text);
  if (ruleSet === null) throw new Error(`${text} was refused.`);
  return ruleSet;
}

const fromDefaults = (text: string) => diffRuleSets(DEFAULT_RULE_SET, read(text));

describe('the differences of two rule sets', () => {
  it('are none between sets that say the same', () => {
    expect(
      fromDefaults('scoring: { weights: { sales: 40.0 }, curve: [[0, 0], [0.60, 0], [0.6, 60], [1.2, 120]] }'),
    ).toEqual([]);
  });

  it('stand in the order of the document, with both values and whom they affect', () => {
    const text = `
      attribution: { default: { credit: order_first, look_back_days: 15 }, merchants: { m7: { refunds: net } } }
      scoring: { weights: { sales: 50, ads: 5 }, modules: { sales: { tier_shares: by_basis } } }`;
    expect(fromDefaults(text)).toEqual([
      { path: 'scoring.weights.sales', before: '40', after: '50', affects: 'scores' },
      { path: 'scoring.weights.ads', before: '15', after: '5', affects: 'scores' },
      { path: 'scoring.modules.sales.tier_shares.head', before: '0.7', after: null, affects: 'scores' },
      { path: 'scoring.modules.sales.tier_shares.mid', before: '0.2', after: null, affects: 'scores' },
      { path: 'scoring.modules.sales.tier_shares.tail', before: '0.1', after: null, affects: 'scores' },
      { path: 'attribution.default.credit', before: 'payment', after: 'order_first', affects: 'attribution' },
      { path: 'attribution.default.look_back_days', before: 'null', after: '15', affects: 'attribution' },
      { path: 'scoring.modules.sales.tier_shares', before: null, after: 'by_basis', affects: 'scores' },
      { path: 'attribution.merchants.m7.refunds', before: null, after: 'net', affects: { merchantId: 'm7' } },
    ]);
  });

  it('show a list as a whole', () => {
    expect(fromDefaults('calendar: { weekday_weights: [1, 1, 1, 1, 1, 1.5, 0.5] }')).toEqual([
      { path: 'calendar.weekday_weights', before: '[1,1,1,1,1,1,1]', after: '[1,1,1,1,1,1.5,0.5]', affects: 'scores' },
    ]);
    expect(fromDefaults('scoring: { modules: { ads: { curve: [[0, 100]] } } }')).toEqual([
      { path: 'scoring.modules.ads.curve', before: null, after: '[[0,100]]', affects: 'scores' },
    ]);
  });

  it('turn round with their order', () => {
    const other = read('scoring: { no_activity: zero }');
    expect(diffRuleSets(other, DEFAULT_RULE_SET)).toEqual([
      { path: 'scoring.no_activity', before: 'zero', after: 'leave_out', affects: 'scores' },
    ]);
  });
});
