import { checkRuleSet } from './check-rule-set.js';
import { allowedInChinese } from './rule-problem-texts.js';

/** A document that is wrong in most of the ways there are. */
const WRONG = `
scoring:
  curve: [[1, 5], [0.5, 4], [0.5, 3], [0.5, 9], nothing]
  weights: { sales: 0, ads: 0, slots: 0, conversion: 0, outbound: 0 }
  no_activity: never
  grades: [[A, 50], [A, 60], [TooLongAName, 1]]
  modules:
    sales: { head_count: many, tier_shares: { head: 1, mid: 1, tail: 1 }, mid_until: 2 }
    ads: { basis: gmw, attention: { min_spend: -1 } }
    slots: []
    conversion: { min_visitor: 100 }
  distribution: { mode: enforced, quotas: { Z: 0.5 }, min_team: 0 }
  slot_allocation: { gmv: 1 }
  probation: 7
calendar: { weekday_weights: [1] }
attribution:
  default: { look_back_days: 31, exclude_flagged_orders: perhaps, silent_follow_up: { window_minutes: 0 } }
  merchants: []
extra: 1
`;

it('says in Chinese what each problem allows', () => {
  const { problems } = checkRuleSet(WRONG);
  expect(problems.length).toBeGreaterThan(20);
  for (const { allowed } of problems) {
    expect(allowedInChinese(allowed)).toMatch(/\p{Script=Han}|^true 或/u);
    expect(allowedInChinese(allowed)).not.toMatch(/须符合要求/);
  }
});

it.each([
  ['a decimal from 0 to 1', '0 至 1 之间的小数'],
  ['one of sales, ads (did you mean ads?)', 'sales, ads 之一（是否想写 ads？）'],
  ['YAML: Nested mappings are not allowed', 'YAML 语法有误：Nested mappings are not allowed'],
  ['something new', '须符合要求：something new'],
])('%s: %s', (allowed, chinese) => {
  expect(allowedInChinese(allowed)).toBe(chinese);
});
