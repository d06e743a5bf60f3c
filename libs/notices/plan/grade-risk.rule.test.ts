import fc from 'fast-check';
import { Rational } from '#libs/domain/rational.js';
import { gradeRiskOf } from './grade-risk.rule.js';

const BANDS = [
  ['A', '90'],
  ['B', '80'],
  ['C', '60'],
  ['D', '0'],
].map(([grade = '', minimum = '']) => ({ grade, minimum: Rational.parse(minimum) }));

const shown = (total: bigint, totalBefore: bigint | null, daysLeft: number, margin = '2.00') => {
  const risk = gradeRiskOf({ total, totalBefore, daysLeft }, BANDS, margin);
  return risk === null ? null : [risk.grade, risk.above.toFixed(2), risk.isNear, risk.forecast?.toFixed(2) ?? null];
};

describe('R11: a grade is at risk', () => {
  it.each<[bigint, unknown]>([
    [8000n, ['B', '0.00', true, null]],
    [8200n, ['B', '2.00', true, null]],
    [8201n, null],
    [7999n, null],
    [6050n, ['C', '0.50', true, null]],
    [9100n, ['A', '1.00', true, null]],
  ])('where a total of %s hundredths is no more than 2 points above the minimum', (total, risk) => {
    expect(shown(total, null, 40)).toEqual(risk);
  });

  it('where it falls so fast that it ends under the minimum', () => {
    // 1.40 in a week is 0.20 a day: 85.00 − 0.20 × 38 = 77.40.
    expect(shown(8500n, 8640n, 38)).toEqual(['B', '5.00', false, '77.40']);
    // 85.00 − 0.20 × 25 = 80.00, which is still B.
    expect(shown(8500n, 8640n, 25)).toBeNull();
    expect(shown(8500n, 8640n, 26)).toEqual(['B', '5.00', false, '79.80']);
  });

  it('not where it rises, stands, or no day is left', () => {
    expect([shown(8500n, 8300n, 38), shown(8500n, 8500n, 38), shown(8500n, 9900n, 0)]).toEqual([null, null, null]);
  });

  it('and never foretells less than nothing', () => {
    expect(shown(6500n, 9500n, 60)).toEqual(['C', '5.00', false, '0.00']);
  });

  it('not where there is nothing to lose', () => {
    expect(shown(50n, 900n, 60)).toBeNull();
    expect(gradeRiskOf({ total: 5000n, totalBefore: null, daysLeft: 1 }, BANDS.slice(0, 3), '20')).toBeNull();
  });

  it('whoever is at risk within a margin is so within a larger one', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 12_000n), fc.option(fc.bigInt(0n, 12_000n)), fc.integer({ min: 0, max: 91 }), fc.integer({ min: 1, max: 1_900 }), (total, before, daysLeft, margin) => {
        const within = (hundredths: number) => shown(total, before, daysLeft, (hundredths / 100).toFixed(2)) !== null;
        expect(!within(margin) || within(margin + 100)).toBe(true);
      }),
    );
  });
});
