import * as fc from 'fast-check';
import type { PointsCurve } from './points-curve.js';
import { completionFor, parseCurve, pointsAt } from './points-curve.js';
import { Rational } from './rational.js';

const r = (decimal: string) => Rational.parse(decimal);

/** The curve of the default rule set: nothing under 60 %, 100 at 100 %, capped at 120. */
const DEFAULT_CURVE = parseCurve([
  ['0', '0'],
  ['0.6', '0'],
  ['0.6', '60'],
  ['1.2', '120'],
]);

/** Curves that do not fall, with at most two breakpoints at one completion. */
const anyCurve: fc.Arbitrary<PointsCurve> = fc
  .array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 40 })), { minLength: 1, maxLength: 6 })
  .map((steps) => {
    let [completion, points, together] = [0, 0, 0];
    return steps.map(([run, rise]) => {
      const step = together === 2 && run === 0 ? 1 : run;
      together = step === 0 ? together + 1 : 1;
      completion += step;
      points += rise;
      return {
        completion: Rational.fraction(BigInt(completion), 20n),
        points: Rational.fraction(BigInt(points), 3n),
      };
    });
  });
const anyCompletion = fc.integer({ min: 0, max: 10_000 }).map((each) => Rational.fraction(BigInt(each), 997n));

describe('completion to points', () => {
  it.each([
    ['0', '0.00'],
    ['0.5999', '0.00'],
    // The value at the jump is the upper one's.
    ['0.6', '60.00'],
    ['0.65', '65.00'],
    ['0.98765', '98.77'],
    ['1', '100.00'],
    ['1.2', '120.00'],
    ['3', '120.00'],
    ['-0.5', '0.00'],
  ])('by the default curve %s is worth %s', (completion, points) => {
    expect(pointsAt(DEFAULT_CURVE, r(completion)).toFixed(2)).toBe(points);
  });

  it('is exact between breakpoints', () => {
    expect(pointsAt(DEFAULT_CURVE, Rational.fraction(2n, 3n)).toString()).toBe('200/3');
    const curve = parseCurve([
      ['0.5', '10'],
      ['0.8', '20'],
    ]);
    expect(pointsAt(curve, Rational.fraction(3n, 5n)).toString()).toBe('40/3');
  });

  it('is flat beyond the ends', () => {
    const curve = parseCurve([
      ['0.5', '10'],
      ['0.8', '20'],
    ]);
    expect(pointsAt(curve, r('0')).toString()).toBe('10');
    expect(pointsAt(curve, r('0.81')).toString()).toBe('20');
    expect(pointsAt(parseCurve([['1', '100']]), r('0.2')).toString()).toBe('100');
  });

  it('may jump at its very beginning or end', () => {
    const curve = parseCurve([
      ['0.5', '0'],
      ['0.5', '50'],
      ['1', '100'],
      ['1', '120'],
    ]);
    expect(pointsAt(curve, r('0.4999')).toString()).toBe('0');
    expect(pointsAt(curve, r('0.5')).toString()).toBe('50');
    expect(pointsAt(curve, r('0.9999')).toFixed(2)).toBe('99.99');
    expect(pointsAt(curve, r('1')).toString()).toBe('120');
  });

  it('needs a breakpoint', () => {
    expect(() => pointsAt([], Rational.ONE)).toThrow(RangeError);
  });

  it('gives more completion never fewer points on a curve that does not fall', () => {
    fc.assert(
      fc.property(anyCurve, anyCompletion, anyCompletion, (curve, one, other) => {
        const [less, more] = one.compare(other) <= 0 ? [one, other] : [other, one];
        expect(pointsAt(curve, less).compare(pointsAt(curve, more)) <= 0).toBe(true);
      }),
    );
  });

  it('goes through its breakpoints, at a jump through the upper one', () => {
    fc.assert(
      fc.property(anyCurve, (curve) => {
        for (const { completion } of curve) {
          const upper = curve.findLast((each) => each.completion.compare(completion) === 0);
          expect(pointsAt(curve, completion).toString()).toBe(upper?.points.toString());
        }
      }),
    );
  });
});

describe('the completion that points ask for', () => {
  it.each([
    ['100', '1'],
    ['60', '3/5'],
    ['1', '3/5'],
    ['0', '0'],
    ['110', '11/10'],
    ['120', '6/5'],
  ])('by the default curve %s points ask for %s', (points, completion) => {
    expect(completionFor(DEFAULT_CURVE, r(points))?.toString()).toBe(completion);
  });

  it('is none beyond the cap, and 0 where the curve begins that high', () => {
    expect(completionFor(DEFAULT_CURVE, r('120.01'))).toBeNull();
    expect(completionFor(parseCurve([['0.5', '40']]), r('40'))?.toString()).toBe('0');
  });

  it('is the least that is worth them', () => {
    fc.assert(
      fc.property(anyCurve, fc.nat({ max: 100 }), (curve, wanted) => {
        const points = Rational.of(wanted);
        const isWorthIt = (completion: Rational) => pointsAt(curve, completion).compare(points) >= 0;
        const least = completionFor(curve, points);
        expect(least !== null).toBe(isWorthIt(Rational.of(1_000)));
        if (least === null) return;
        const slightlyLess = least.minus(Rational.fraction(1n, 1_000_000n));
        expect(isWorthIt(least)).toBe(true);
        expect(slightlyLess.isNegative() || !isWorthIt(slightlyLess)).toBe(true);
      }),
    );
  });
});
