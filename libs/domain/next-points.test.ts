import type { WeighedModule } from './next-points.js';
import { outlookOf } from './next-points.js';
import { parseCurve } from './points-curve.js';
import { Rational } from './rational.js';

const CURVE = parseCurve([['0', '0'], ['0.6', '0'], ['0.6', '60'], ['1.2', '120']]);
const BANDS = [['A+', '110'], ['A', '100'], ['B+', '90'], ['B', '75'], ['C', '0']].map(([grade = '', minimum = '0']) => ({ grade, minimum: Rational.parse(minimum) }));

function module(id: string, weight: string, actual: string, target: string, points: string): WeighedModule {
  const [done, wanted] = [Rational.parse(actual), Rational.parse(target)];
  return { id, weight: Rational.parse(weight), actual: done, target: wanted, completion: done.dividedBy(wanted), points: Rational.parse(points), curve: CURVE };
}

const shown = (step: { completion: Rational; amount: Rational; points: Rational; total: Rational } | null | undefined) =>
  step === null || step === undefined
    ? null
    : [step.completion.toFixed(4), step.amount.toFixed(2), step.points.toFixed(2), step.total.toFixed(2)];

describe('what is missing to the next grade', () => {
  // 80 of 100 at weight 60, 50 of 100 at weight 40: 80 and 0 points, a total of 48.
  const modules = [module('sales', '60', '80', '100', '80'), module('ads', '40', '0.05', '0.10', '0')];

  it('says how far it is, and what each module would bring', () => {
    const { nextGrade, modules: [sales, ads] } = outlookOf(4_800n, modules, BANDS);
    expect([nextGrade?.grade, nextGrade?.missing.toFixed(2)]).toEqual(['B', '27.00']);
    expect(shown(sales?.onePercent)).toEqual(['0.8100', '1.00', '1.00', '0.60']);
    expect(shown(sales?.nextBreakpoint)).toEqual(['1.2000', '40.00', '40.00', '24.00']);
    expect(shown(sales?.toTarget)).toEqual(['1.0000', '20.00', '20.00', '12.00']);
    // 27 points of the total are 45 of sales: 125 %, where the curve has ended.
    expect(sales?.toNextGrade).toBeNull();
    // One percentage point below the jump brings nothing; the jump itself 60 points.
    expect(shown(ads?.onePercent)).toEqual(['0.5100', '0.00', '0.00', '0.00']);
    expect(shown(ads?.nextBreakpoint)).toEqual(['0.6000', '0.01', '60.00', '24.00']);
    // 27 of the total are 67.5 points of ads.
    expect(shown(ads?.toNextGrade)).toEqual(['0.6750', '0.02', '67.50', '27.00']);
  });

  it('goes to the next grade by the fewest percentage points of completion', () => {
    // The jump of ads brings 24 for 10 points of completion; the 3 that are then missing, 5 of sales or 7.5 of ads.
    expect(outlookOf(4_800n, modules, BANDS).way?.map((step) => [step.id, ...(shown(step) ?? [])])).toEqual([
      ['ads', '0.6000', '0.01', '60.00', '24.00'],
      ['sales', '0.8500', '5.00', '5.00', '3.00'],
    ]);
    // 67 are missing to B, and the curve has 20 left.
    expect(outlookOf(800n, [module('sales', '1', '100', '100', '100')], BANDS).way).toBeNull();
    // Where two are as steep, the one with more to gain.
    const alike = [module('a', '1', '110', '100', '110'), module('b', '1', '80', '100', '80')];
    expect(outlookOf(9_500n, alike, BANDS).way?.map(({ id, total }) => [id, total.toFixed(2)])).toEqual([['b', '5.00']]);
  });

  it('does not go further than to the next grade', () => {
    const near = [module('sales', '60', '99', '100', '99'), module('ads', '40', '95', '100', '95')];
    // 2.6 are missing: of sales 4.33 percentage points bring them, of ads 6.5.
    expect(outlookOf(9_740n, near, BANDS).best.map((step) => [step.id, ...(shown(step) ?? [])])).toEqual([
      ['sales', '1.0333', '4.33', '4.33', '2.60'],
      ['ads', '1.0150', '6.50', '6.50', '2.60'],
    ]);
  });

  it('puts the step first that brings most, and of two alike the shorter', () => {
    expect(outlookOf(4_800n, modules, BANDS).best.map((step) => [step.id, ...(shown(step) ?? [])])).toEqual([
      ['ads', '0.6000', '0.01', '60.00', '24.00'],
      ['sales', '1.2000', '40.00', '40.00', '24.00'],
    ]);
  });

  it('names three steps at most, none that brings nothing', () => {
    const many = [1, 2, 3, 4].map((number) => module(`m${number}`, String(number), '80', '100', '80'));
    expect(outlookOf(8_000n, many, BANDS).best.map(({ id }) => id)).toEqual(['m4', 'm3', 'm2']);
    expect(outlookOf(12_000n, [module('sales', '1', '130', '100', '120')], BANDS)).toMatchObject({ nextGrade: null, best: [], way: null });
    expect(outlookOf(12_000n, [module('sales', '1', '130', '100', '120')], BANDS).modules).toMatchObject([{ nextBreakpoint: null, toTarget: null, toNextGrade: null }]);
  });

  it('has no modules where nothing is assessed', () => {
    expect(outlookOf(0n, [], BANDS)).toMatchObject({ modules: [], best: [] });
  });
});
