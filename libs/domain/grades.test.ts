import * as fc from 'fast-check';
import { gradeOf, nextGrade } from './grades.js';
import { Rational } from './rational.js';

const bands = (...rows: readonly (readonly [string, string])[]) =>
  rows.map(([grade, minimum]) => ({ grade, minimum: Rational.parse(minimum) }));

/** R11: the bands of the default rule set. */
const DEFAULT_BANDS = bands(['A+', '110'], ['A', '100'], ['B+', '90'], ['B', '75'], ['C', '0']);

describe('grades (R11)', () => {
  it.each([
    [12_000n, 'A+'],
    [11_000n, 'A+'],
    [10_999n, 'A'],
    [10_000n, 'A'],
    [9_999n, 'B+'],
    [9_000n, 'B+'],
    [8_999n, 'B'],
    [7_500n, 'B'],
    [7_499n, 'C'],
    [0n, 'C'],
  ])('a total of %s hundredths earns %s', (total, grade) => {
    expect(gradeOf(total, DEFAULT_BANDS)).toBe(grade);
  });

  it('is none where the lowest band begins higher', () => {
    expect(gradeOf(5_999n, bands(['A', '90'], ['B', '60']))).toBeNull();
  });

  it('may begin between two hundredths', () => {
    expect(gradeOf(9_999n, bands(['A', '99.995'], ['B', '0']))).toBe('B');
    expect(gradeOf(10_000n, bands(['A', '99.995'], ['B', '0']))).toBe('A');
  });

  it.each([
    [7_499n, { grade: 'B', missing: 1n }],
    [7_500n, { grade: 'B+', missing: 1_500n }],
    [10_999n, { grade: 'A+', missing: 1n }],
    [11_000n, null],
  ])('from %s hundredths the next grade is %j away', (total, next) => {
    expect(nextGrade(total, DEFAULT_BANDS)).toEqual(next);
  });

  it('names the points that are really enough, and no hundredth more', () => {
    expect(nextGrade(9_900n, bands(['A', '99.991'], ['B', '0']))).toEqual({ grade: 'A', missing: 100n });
    const anyBands = fc
      .uniqueArray(fc.integer({ min: 1, max: 150_000 }), { minLength: 1, maxLength: 6 })
      .map((minima) => [...minima.toSorted((a, b) => b - a), 0])
      .map((minima) =>
        minima.map((each, index) => ({ grade: `G${index}`, minimum: Rational.fraction(BigInt(each), 1_000n) })),
      );
    fc.assert(
      fc.property(anyBands, fc.bigInt({ min: 0n, max: 15_000n }), (anyBand, total) => {
        const next = nextGrade(total, anyBand);
        expect(next === null).toBe(gradeOf(total, anyBand) === 'G0');
        if (next === null) return;
        const rankOf = (grade: string | null) => anyBand.findIndex((band) => band.grade === grade);
        expect(rankOf(gradeOf(total + next.missing, anyBand)) <= rankOf(next.grade)).toBe(true);
        expect(rankOf(gradeOf(total + next.missing - 1n, anyBand))).toBe(rankOf(next.grade) + 1);
      }),
    );
  });
});
