import { showValue } from './rule-value.js';

it.each([
  ['scoring.weights.sales', '40', '40'],
  ['scoring.modules.sales.tier_shares.head', '0.7', '70%'],
  ['scoring.distribution.quotas.of', '0.05', '5%'],
  ['scoring.slot_allocation.gmv', '0.5', '50%'],
  ['scoring.modules.ads.attention.min_spend', '12000', '¥12,000'],
  ['scoring.curve', '[[0, 0],[0.6, 60],[1.2,120]]', '0% → 0 · 60% → 60 · 120% → 120'],
  ['scoring.grades', '[[A+,110],[B, 0]]', 'A+ ≥ 110 · B ≥ 0'],
  ['calendar.weekday_weights', '[1,1,1,1,1,1.2,1.5]', '周一 1 · 周二 1 · 周三 1 · 周四 1 · 周五 1 · 周六 1.2 · 周日 1.5'],
  ['scoring.no_activity', 'zero', 'zero'],
] as const)('%s of %s reads %s', (key, text, shown) => {
  expect(showValue(key, text, 'zh').replaceAll('\u{a0}', ' ')).toBe(shown);
});
