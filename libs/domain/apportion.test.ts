import * as fc from 'fast-check';
import { apportion, spread } from './apportion.js';
import { Rational } from './rational.js';

const weigh = (...decimals: string[]) => decimals.map((decimal) => Rational.parse(decimal));
const addUp = (weights: readonly Rational[]) => weights.reduce((a, b) => a.plus(b), Rational.ZERO);
const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n);

/** Weights as rule files write them: at most four decimals, some of them zero, at least one above zero. */
const anyWeights = fc
  .array(fc.integer({ min: 0, max: 50_000 }), { minLength: 1, maxLength: 100 })
  .filter((units) => units.some((each) => each > 0))
  .map((units) => units.map((each) => Rational.fraction(BigInt(each), 10_000n)));
const anyTotal = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('apportion: parts of a whole by the largest remainder', () => {
  it.each([
    // 100 · 0.7, 0.2, 0.1 divides without a rest.
    [100n, ['0.70', '0.20', '0.10'], [70n, 20n, 10n]],
    // 10/3 each: the unit left goes to the earlier part of a tie.
    [10n, ['1', '1', '1'], [4n, 3n, 3n]],
    [11n, ['1', '1', '1'], [4n, 4n, 3n]],
    // Exact shares 1.5, 2.25, 1.25: the largest remainder is the first.
    [5n, ['6', '9', '5'], [2n, 2n, 1n]],
    // Exact shares 0.4, 0.4, 3.2: floors 0, 0, 3; the remainders 0.4 and 0.4 tie.
    [4n, ['1', '1', '8'], [1n, 0n, 3n]],
    // A weight of zero gets nothing.
    [7n, ['0', '1', '0'], [0n, 7n, 0n]],
    // Seats of a team of 11 by the default quotas: 1.1, 2.2, 3.3, 3.3, 1.1; the unit left to the first 0.3.
    [11n, ['0.1', '0.2', '0.3', '0.3', '0.1'], [1n, 2n, 4n, 3n, 1n]],
    // Where floats fail: 0.1 + 0.2 is 0.3 exactly, so the two halves are equal.
    [3n, ['0.1', '0.2', '0.3'], [1n, 1n, 1n]],
    [0n, ['0', '0'], [0n, 0n]],
    [0n, [], []],
  ])('divides %s by %j into %s', (total, weights, parts) => {
    expect(apportion(total, weigh(...weights))).toEqual(parts);
  });

  it('refuses a negative total, a negative weight, and a total that no weight takes', () => {
    expect(() => apportion(-1n, weigh('1'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => apportion(5n, weigh('1', '-0.1'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => apportion(5n, weigh('0', '0'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => apportion(5n, [])).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
  });

  it('gives parts that add up to the total, each within one unit of its exact share', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const parts = apportion(total, weights);
        const whole = addUp(weights);
        expect(sum(parts)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const share = Rational.of(total)
            .times(weights[index] ?? Rational.ZERO)
            .dividedBy(whole);
          expect(part === share.floor() || part === share.floor() + 1n).toBe(true);
        }
      }),
    );
  });

  it('does not care for the scale of the weights', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, fc.integer({ min: 1, max: 999 }), (total, weights, scale) => {
        const scaled = weights.map((weight) => weight.times(Rational.fraction(BigInt(scale), 7n)));
        expect(apportion(total, scaled)).toEqual(apportion(total, weights));
      }),
    );
  });

  it('never gives a smaller weight more than a larger one', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const parts = apportion(total, weights);
        const byWeight = weights.map((weight, index) => ({ weight, part: parts[index] ?? 0n }));
        byWeight.sort((a, b) => a.weight.compare(b.weight) || (a.part < b.part ? -1 : 1));
        expect(byWeight.every(({ part }, index) => part >= (byWeight[index - 1]?.part ?? 0n))).toBe(true);
      }),
    );
  });
});

describe('spread: over time by cumulative rounding', () => {
  it.each([
    // R(0.5) = 1, R(1) = 1, R(1.5) = 2, R(2) = 2: halves go up.
    [2n, ['1', '1', '1', '1'], [1n, 0n, 1n, 0n]],
    // Two thirds of a unit a day: R(0.67), R(1.33), R(2).
    [2n, ['1', '1', '1'], [1n, 0n, 1n]],
    // Three days: R(3.33) = 3, R(6.67) = 7, R(10) = 10.
    [10n, ['1', '1', '1'], [3n, 4n, 3n]],
    // A closed day gets nothing, a promotion of weight 3 three times an ordinary day.
    [50n, ['1', '0', '3', '1'], [10n, 0n, 30n, 10n]],
    [0n, ['0', '0', '0'], [0n, 0n, 0n]],
    [0n, [], []],
  ])('spreads %s by %j as %s', (total, weights, parts) => {
    expect(spread(total, weigh(...weights))).toEqual(parts);
  });

  it('spaces 18 orders evenly over the 92 days of a quarter', () => {
    const days = spread(
      18n,
      Array.from({ length: 92 }, () => Rational.ONE),
    );
    const busy = days.flatMap((value, index) => (value > 0n ? [index] : []));
    expect(sum(days)).toBe(18n);
    expect(busy).toHaveLength(18);
    expect(busy.slice(1).every((day, index) => [5, 6].includes(day - (busy[index] ?? 0)))).toBe(true);
  });

  it('refuses a negative total, a negative weight, and a total that no weight takes', () => {
    expect(() => spread(-1n, weigh('1'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => spread(5n, weigh('1', '-1'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => spread(5n, weigh('0'))).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
    expect(() => spread(1n, [])).toThrow(expect.objectContaining({ code: 'weights-unusable' }));
  });

  it('gives parts that add up to the total, none negative, none where the weight is zero', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, (total, weights) => {
        const parts = spread(total, weights);
        expect(sum(parts)).toBe(total);
        expect(parts.every((part, index) => part >= 0n && (part === 0n || weights[index]?.isZero() === false))).toBe(
          true,
        );
      }),
    );
  });

  it('keeps every run of days within one unit of its fair share', () => {
    fc.assert(
      fc.property(anyTotal, anyWeights, fc.nat(), fc.nat(), (total, weights, from, length) => {
        const parts = spread(total, weights);
        const first = from % weights.length;
        const end = first + 1 + (length % (weights.length - first));
        const fair = Rational.of(total)
          .times(addUp(weights.slice(first, end)))
          .dividedBy(addUp(weights));
        const off = Rational.of(sum(parts.slice(first, end))).minus(fair);
        expect(off.compare(Rational.ONE) <= 0 && off.compare(Rational.of(-1)) >= 0).toBe(true);
      }),
    );
  });
});

/** Floors, then one unit after the other to the largest remainder left, the earlier first. */
function apportionPlainly(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  const parts = weights.map((weight) => (total * weight) / whole);
  const remainders = weights.map((weight) => (total * weight) % whole);
  for (let left = total - sum(parts); left > 0n; left--) {
    let largest = 0;
    for (const [index, remainder] of remainders.entries()) if (remainder > (remainders[largest] ?? 0n)) largest = index;
    parts[largest] = (parts[largest] ?? 0n) + 1n;
    remainders[largest] = -1n;
  }
  return parts;
}

/** R(x) = floor(x + 1/2) of every running share, less the one before. */
function spreadPlainly(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  const running = weights.map((_, index) => {
    const twice = (2n * total * sum(weights.slice(0, index + 1))) / whole;
    return (twice + 1n) / 2n;
  });
  return running.map((each, index) => each - (running[index - 1] ?? 0n));
}

/** Whole numbers from 0 to below a bound, the same in every run. */
function createRandom(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

describe('both, against the plainest way of writing them', () => {
  it('agree on 100,000 random splits', () => {
    const random = createRandom(20_261_123);
    const wrong: string[] = [];
    for (let run = 0; run < 100_000; run++) {
      const weights = Array.from({ length: 1 + random(12) }, () => BigInt(random(3) === 0 ? 0 : random(1_000)));
      if (sum(weights) === 0n) weights[0] = 1n;
      const total = BigInt(random([20, 1_000, 2 ** 31][random(3)] ?? 1));
      // Some weights as decimals with unlike denominators.
      const scale = [1n, 10n, 1_000n][random(3)] ?? 1n;
      const rational = weights.map((weight) => Rational.fraction(weight, scale));
      const agrees =
        apportion(total, rational).join() === apportionPlainly(total, weights).join() &&
        spread(total, rational).join() === spreadPlainly(total, weights).join();
      if (!agrees) wrong.push(`${total} by ${weights.join()}`);
    }
    expect(wrong).toEqual([]);
  });
});
