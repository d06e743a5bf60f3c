import { merchantTiers } from './merchant-tiers.js';

it('reads the tiers of merchants', () => {
  const merchants = [{ merchantId: 's1', tier: 'head', spendFen: 1 }, { merchantId: 's2', tier: 'tail' }, { merchantId: 's3', tier: 'top' }, {}];
  expect([...merchantTiers({ workings: { merchants } })]).toEqual([
    ['s1', 'head'],
    ['s2', 'tail'],
  ]);
});

it('reads none where there are none', () => {
  expect(merchantTiers({ workings: {} }).size).toBe(0);
});
