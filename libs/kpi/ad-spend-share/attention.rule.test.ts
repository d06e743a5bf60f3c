import type { MerchantAdvertising } from './ad-spend-share.rule.js';
import { earnsAttention, listAttention } from './attention.rule.js';
import { adsSettings } from './settings.js';

const settings = adsSettings.parse({});

function merchant(spendFen: number, attributedFen: number, more: Partial<MerchantAdvertising> = {}): MerchantAdvertising {
  return { merchantId: 's1', tier: 'tail', gmvFen: 0, spendFen, attributedFen, ...more };
}

describe('R6: who earns attention', () => {
  it.each([
    ['spends exactly ¥1,000 and brings exactly 4.0 times that', merchant(100_000, 400_000), true],
    ['spends a fen less', merchant(99_999, 400_000), false],
    ['brings a fen less', merchant(100_000, 399_999), false],
    ['is mid', merchant(100_000, 400_000, { tier: 'mid' }), true],
    ['is head, however well it does', merchant(900_000, 9_000_000, { tier: 'head' }), false],
    ['spends nothing', merchant(0, 400_000), false],
  ])('one that %s: %#', (_what, given, earns) => {
    expect(earnsAttention(given, settings)).toBe(earns);
  });

  it('by the limits of the rule set', () => {
    const lenient = adsSettings.parse({ attention: { min_spend: '0.01', min_roi: '0' } });
    expect(earnsAttention(merchant(1, 0), lenient)).toBe(true);
    expect(earnsAttention(merchant(0, 0), lenient)).toBe(false);
  });
});

it('lists the best return first, ties by the bytes of the id', () => {
  const listed = listAttention(
    [
      merchant(100_000, 500_000, { merchantId: 's10' }),
      merchant(200_000, 1_000_000, { merchantId: 'S9' }),
      merchant(100_000, 100_000, { merchantId: 'poor' }),
      merchant(300_000, 1_800_000, { merchantId: 'best' }),
      merchant(100_000, 500_000, { merchantId: 's1' }),
    ],
    settings,
  );
  expect(listed.map(({ merchantId }) => merchantId)).toEqual(['best', 'S9', 's1', 's10']);
});
