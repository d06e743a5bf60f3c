import * as fc from 'fast-check';
import { percentRanks, performanceIndices } from './performance-index.js';
import { Rational } from './rational.js';

const values = (...decimals: readonly (string | null)[]) =>
  decimals.map((decimal) => (decimal === null ? null : Rational.parse(decimal)));
const texts = (ranks: readonly Rational[]) => ranks.map(String);

/** Whether a value is strictly lower; an absent one is lower than any. */
const isBelow = (left: Rational | null, right: Rational | null) =>
  right !== null && (left === null || left.compare(right) < 0);

const anyValues = fc.array(fc.option(fc.integer({ min: 0, max: 5 }).map((each) => Rational.of(each))), {
  maxLength: 12,
});

describe('percent rank', () => {
  it('is the number strictly below over the candidates less one', () => {
    expect(texts(percentRanks(values('30', '10', '20', '40', '50')))).toEqual(['1/2', '0', '1/4', '3/4', '1']);
  });

  it('gives equal values one rank', () => {
    expect(texts(percentRanks(values('10', '20', '20', '30')))).toEqual(['0', '1/3', '1/3', '1']);
    expect(texts(percentRanks(values('7', '7', '7')))).toEqual(['0', '0', '0']);
  });

  it('counts an absent value as lowest, below a zero', () => {
    expect(texts(percentRanks(values('0', null, '5')))).toEqual(['1/2', '0', '1']);
    expect(texts(percentRanks(values(null, null, '0')))).toEqual(['0', '0', '1']);
  });

  it('is 0 for a lone candidate, and nothing for none', () => {
    expect(texts(percentRanks(values('99')))).toEqual(['0']);
    expect(percentRanks([])).toEqual([]);
  });

  it('is what counting gives', () => {
    fc.assert(
      fc.property(anyValues, (candidates) => {
        const counted = candidates.map((each) => candidates.filter((other) => isBelow(other, each)).length);
        const shares = counted.map((count) =>
          candidates.length === 1 ? '0' : String(Rational.fraction(BigInt(count), BigInt(candidates.length - 1))),
        );
        expect(texts(percentRanks(candidates))).toEqual(shares);
      }),
    );
  });
});

describe('the performance index (R7)', () => {
  it('weighs percent ranks and is rounded once to hundredths', () => {
    const indices = performanceIndices([
      { weight: Rational.parse('0.5'), values: values('100', '300', '200', '400') },
      { weight: Rational.parse('0.2'), values: values('0.03', '0.01', null, '0.02') },
      { weight: Rational.parse('0.2'), values: values(null, null, '5000', '1000') },
      { weight: Rational.parse('0.1'), values: values('0.9', '0.9', '1.1', '0.8') },
    ]);
    // 0.5·0 + 0.2·1 + 0.2·0 + 0.1·⅓ = 0.23333… ; 0.5·⅔ + 0.2·⅓ + 0 + 0.1·⅓ = 0.43333… ; …
    expect(indices).toEqual([2_333n, 4_333n, 4_667n, 7_667n]);
  });

  it('lies between 0 and 100 for weights that add up to 1, and is the same for mirrored candidates', () => {
    fc.assert(
      fc.property(anyValues, (candidates) => {
        const indices = performanceIndices([
          { weight: Rational.parse('0.5'), values: candidates },
          { weight: Rational.parse('0.5'), values: candidates.toReversed() },
        ]);
        expect(indices.every((index) => index >= 0n && index <= 10_000n)).toBe(true);
        expect(indices).toEqual(indices.toReversed());
      }),
    );
  });

  it('is nothing for no candidates', () => {
    expect(performanceIndices([{ weight: Rational.ONE, values: [] }])).toEqual([]);
    expect(performanceIndices([])).toEqual([]);
  });
});
