import { parseCurve } from '#libs/domain/points-curve.js';
import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput } from '../../../test/support/kpi-input.js';
import { merchantTiering } from './merchant-tiering.rule.js';
import { salesSettings } from './settings.js';

const settings = salesSettings.parse({});

function measure(given: GivenInput, tierWeight = '0.4') {
  return merchantTiering.measure(composeKpiInput(given), { ...settings, tier_weight: tierWeight });
}

/** Points as published, of one merchant that is all the head. */
function pointsOf(actualFen: number, targetFen: bigint): string | undefined {
  const merchants = [{ periodTargetFen: targetFen, sums: { gmv_paid_fen: actualFen } }];
  return measure({ target: targetFen, merchants }).points?.toFixed(2);
}

describe('R1: completion to points', () => {
  it.each([
    // 59.99 % is worth nothing; 60 % is worth 60 at once.
    [5_999, '0.00'],
    [6_000, '60.00'],
    [8_250, '82.50'],
    [10_000, '100.00'],
    // Capped at 120.
    [12_000, '120.00'],
    [50_000, '120.00'],
    [0, '0.00'],
  ])('%i fen of 10,000 earn %s', (actual, points) => {
    expect(pointsOf(actual, 10_000n)).toBe(points);
  });

  it('rounds once: a third over 90 % is 90.33', () => {
    // 2,710 of 3,000 is 90.333… %.
    expect(pointsOf(2_710, 3_000n)).toBe('90.33');
    // 1,807 of 2,000 is 90.35 %.
    expect(pointsOf(1_807, 2_000n)).toBe('90.35');
    // 18,067 of 20,000 is 90.335 %: halves go up.
    expect(pointsOf(18_067, 20_000n)).toBe('90.34');
  });

  it('takes the module\'s own curve', () => {
    const curve = parseCurve([
      ['0', '0'],
      ['1', '50'],
    ]);
    const merchants = [{ periodTargetFen: 100n, sums: { gmv_paid_fen: 40 } }];
    expect(measure({ target: 100n, merchants, curve }).points?.toFixed(2)).toBe('20.00');
  });
});

describe('R4: total and tiers', () => {
  // ¥10,000 asked: head 7,000, mid 2,000, tail 1,000.
  const merchants = [
    { tier: 'head', periodTargetFen: 400_000n, sums: { gmv_paid_fen: 330_000 } },
    { tier: 'head', periodTargetFen: 300_000n, sums: { gmv_paid_fen: 300_000 } },
    { tier: 'mid', periodTargetFen: 200_000n, sums: { gmv_paid_fen: 100_000 } },
    { tier: 'tail', periodTargetFen: 100_000n, sums: { gmv_paid_fen: 150_000 } },
  ] as const;

  it('mixes 60 % of the total\'s points with 40 % of the tiers\', weighed by their targets', () => {
    const { actual, target, points, workings } = measure({ target: 1_000_000n, merchants });
    expect([actual?.toString(), target?.toString()]).toEqual(['880000', '1000000']);
    // The total is at 88 %. Tiers: head 90 %, mid 50 % (nothing), tail 150 % (capped).
    // (700,000 × 90 + 200,000 × 0 + 100,000 × 120) / 1,000,000 = 75; 0.6 × 88 + 0.4 × 75 = 82.8.
    expect(workings).toMatchObject({ totalPoints: '88.0000', tierPoints: '75.0000' });
    expect(workings.tiers).toEqual([
      { tier: 'head', merchants: 2, actualFen: 630_000, targetFen: 700_000, completion: '0.9000', points: '90.0000' },
      { tier: 'mid', merchants: 1, actualFen: 100_000, targetFen: 200_000, completion: '0.5000', points: '0.0000' },
      { tier: 'tail', merchants: 1, actualFen: 150_000, targetFen: 100_000, completion: '1.5000', points: '120.0000' },
    ]);
    expect(points?.toFixed(2)).toBe('82.80');
  });

  it('leaves a tier without target out of the mean', () => {
    const withoutMid = [
      { tier: 'head', periodTargetFen: 700n, sums: { gmv_paid_fen: 630 } },
      { tier: 'mid', periodTargetFen: 0n, sums: { gmv_paid_fen: 70 } },
      { tier: 'tail', periodTargetFen: 300n, sums: { gmv_paid_fen: 300 } },
    ] as const;
    // Total 1,000 of 1,000; tiers (700 × 90 + 300 × 100) / 1,000 = 93; 0.6 × 100 + 0.4 × 93 = 97.2.
    const { points, workings } = measure({ target: 1_000n, merchants: withoutMid });
    expect(points?.toFixed(2)).toBe('97.20');
    expect(workings.tiers[1]).toEqual({ tier: 'mid', merchants: 1, actualFen: 70, targetFen: 0, completion: null, points: null });
  });

  it('counts merchants that came later in the tail, without a target', () => {
    const withLate = [
      { tier: 'head', periodTargetFen: 900n, sums: { gmv_paid_fen: 900 } },
      { tier: 'tail', periodTargetFen: 100n, sums: { gmv_paid_fen: 50 } },
      { tier: 'tail', late: true, sums: { gmv_paid_fen: 50 } },
    ] as const;
    const { points, workings } = measure({ target: 1_000n, merchants: withLate });
    expect(workings.tiers[2]).toMatchObject({ merchants: 2, actualFen: 100, targetFen: 100, points: '100.0000' });
    expect(points?.toFixed(2)).toBe('100.00');
    expect(workings.merchants[2]).toEqual({
      rank: 3,
      merchantId: 's3',
      tier: 'tail',
      late: true,
      basisFen: null,
      quarterTargetFen: null,
      periodTargetFen: null,
      actualFen: 50,
    });
  });

  it('takes the points of the total alone where no tier has a target', () => {
    const { points, workings } = measure({ target: 1_000n, merchants: [{ sums: { gmv_paid_fen: 800 } }] });
    expect(points?.toFixed(2)).toBe('80.00');
    expect(workings).toMatchObject({ totalPoints: '80.0000', tierPoints: null });
  });

  it.each([
    ['0', '88.00'],
    ['1', '75.00'],
    ['0.25', '84.75'],
  ])('weighs the tiers by tier_weight %s', (weight, points) => {
    expect(measure({ target: 1_000_000n, merchants }, weight).points?.toFixed(2)).toBe(points);
  });
});

describe('sales without a usable target', () => {
  const merchants = [{ sums: { gmv_paid_fen: 500 } }];

  it('has an actual and no points where none is set', () => {
    const { actual, target, points } = measure({ merchants });
    expect([actual?.toString(), target, points]).toEqual(['500', null, null]);
  });

  it('has no points where it is 0', () => {
    const { target, points } = measure({ target: 0n, merchants });
    expect([target?.toString(), points]).toEqual(['0', null]);
  });
});

it('reads the GMV that the rule set defines', () => {
  const sums = { gmv_paid_fen: 900, gmv_net_fen: 600, gmv_placed_fen: 1_000 };
  const of = (gmvMeasure: 'gmv_paid_fen' | 'gmv_net_fen' | 'gmv_placed_fen') =>
    measure({ gmvMeasure, target: 1_000n, merchants: [{ periodTargetFen: 1_000n, sums }] }).points?.toFixed(2);
  expect([of('gmv_paid_fen'), of('gmv_net_fen'), of('gmv_placed_fen')]).toEqual(['90.00', '60.00', '100.00']);
});

it('R1, R5: says how concentrated the sales are and what the KA merchants bring', () => {
  const sales = [50, 25, 15, 10].map((share, index) => ({ ka: index < 2, sums: { gmv_paid_fen: share } }));
  const { workings } = measure({ target: 100n, merchants: sales });
  // 50 + 25 reach 70 of 100; 0.25 + 0.0625 + 0.0225 + 0.01 = 0.345.
  expect(workings).toMatchObject({ merchantsToSeventyPercent: 2, concentration: '0.3450', kaMerchants: 2, kaActualFen: 75 });
  expect(measure({ target: 100n }).workings).toMatchObject({ merchantsToSeventyPercent: 0, concentration: null });
});
