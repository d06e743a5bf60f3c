import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput, DEFAULT_CURVE } from '../../../test/support/kpi-input.js';
import { merchantTiering } from './merchant-tiering.rule.js';
import { workOutSales } from './sales.worked.js';
import { salesSettings } from './settings.js';

function layOut(given: GivenInput, target: string, tierWeight = '0.4') {
  const settings = { ...salesSettings.parse({}), tier_weight: tierWeight };
  const { workings } = merchantTiering.measure(composeKpiInput(given), settings);
  return workOutSales({ workings, settings, published: { target }, ratioTargets: new Map() });
}

function evaluate(module: ReturnType<typeof layOut>) {
  const { actual, target, completion, points, cells } = evaluateWorked(module, DEFAULT_CURVE);
  return {
    figures: [actual?.toFixed(2), target?.toFixed(2), completion?.toFixed(4), points?.toFixed(2)],
    tiers: cells.get('tiers')?.map((row) => row.slice(1).map((figure) => figure?.toDecimal() ?? null)),
  };
}

// The worked example of the README.
const merchants = [
  { tier: 'head', periodTargetFen: 43_750_000n, sums: { gmv_paid_fen: 50_000_000 } },
  { tier: 'head', periodTargetFen: 26_250_000n, sums: { gmv_paid_fen: 27_000_000 } },
  { tier: 'mid', periodTargetFen: 20_000_000n, sums: { gmv_paid_fen: 12_000_000 } },
  { tier: 'tail', periodTargetFen: 6_250_000n, sums: { gmv_paid_fen: 3_000_000 } },
  { tier: 'tail', periodTargetFen: 3_750_000n, sums: { gmv_paid_fen: 1_000_000 } },
  { tier: 'tail', late: true, sums: { gmv_paid_fen: 1_000_000 } },
] as const;

describe('R1, R4: sales worked out', () => {
  it('by tier, in yuan', () => {
    const module = layOut({ target: 100_000_000n, merchants }, '1000000.00');
    expect(module.tables.map(({ id }) => id)).toEqual(['tiers']);
    expect(module.tables[0]?.rows[0]?.slice(0, 4)).toEqual([
      { kind: 'text', text: { en: 'Head', zh: '头部' } },
      { kind: 'input', value: '2' },
      { kind: 'input', value: '770000.00' },
      { kind: 'input', value: '700000.00' },
    ]);
    expect(evaluate(module)).toEqual({
      figures: ['940000.00', '1000000.00', '0.9400', '92.00'],
      tiers: [
        ['2', '770000', '700000', '1.1', '110'],
        ['1', '120000', '200000', '0.6', '60'],
        ['3', '50000', '100000', '0.5', '0'],
      ],
    });
  });

  it.each([
    ['0', '94.00'],
    ['1', '89.00'],
  ])('weighs the tiers by tier_weight %s', (tierWeight, points) => {
    expect(evaluate(layOut({ target: 100_000_000n, merchants }, '1000000.00', tierWeight)).figures[3]).toBe(points);
  });

  it('leaves a tier without target out', () => {
    const withoutMid = merchants.filter(({ tier }) => tier !== 'mid');
    const { tiers, figures } = evaluate(layOut({ target: 80_000_000n, merchants: withoutMid }, '800000.00'));
    expect(tiers?.[1]).toEqual(['0', '0', '0', null, null]);
    // 820,000 of 800,000 is 102.5; (700,000 × 110 + 100,000 × 0) / 800,000 = 96.25; 0.6 × 102.5 + 0.4 × 96.25 = 100.
    expect(figures).toEqual(['820000.00', '800000.00', '1.0250', '100.00']);
  });

  it('takes the target alone where no merchant carries it', () => {
    const module = layOut({ target: 100_000n, merchants: [{ tier: 'tail', late: true, sums: { gmv_paid_fen: 80_000 } }] }, '1000.00');
    expect(module.tables.map(({ id }) => id)).toEqual(['tiers', 'target']);
    expect(evaluate(module).figures).toEqual(['800.00', '1000.00', '0.8000', '80.00']);
  });
});
