import * as fc from 'fast-check';
import { compareRates, testRates, wilsonInterval } from './significance.js';

describe('the 95 % Wilson interval of a rate', () => {
  it.each([
    // Known values for z = 1.96.
    [10, 100, 0.05523, 0.17437],
    [0, 100, 0, 0.03699],
    [100, 100, 0.96301, 1],
    [1, 2, 0.09453, 0.90547],
    [500, 10_000, 0.0459, 0.05445],
  ])('of %i in %i runs from %f to %f', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is none without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it('holds the rate, stays within 0 and 1, and narrows with more trials', () => {
    const anySample = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((trials) => fc.tuple(fc.nat({ max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(anySample, ([successes, trials]) => {
        const { low, high } = wilsonInterval(successes, trials) ?? { low: Number.NaN, high: Number.NaN };
        const rate = successes / trials;
        expect(low >= 0 && low <= rate + 1e-12 && high >= rate - 1e-12 && high <= 1).toBe(true);
        const wider = wilsonInterval(4 * successes, 4 * trials);
        expect((wider?.high ?? 2) - (wider?.low ?? 0) < high - low).toBe(true);
      }),
    );
  });
});

describe('two rates compared', () => {
  it.each([
    [{ successes: 20, trials: 1_000 }, { successes: 40, trials: 1_000 }, 'better'],
    [{ successes: 40, trials: 1_000 }, { successes: 20, trials: 1_000 }, 'worse'],
    // z = 1.2: chance is explanation enough.
    [{ successes: 20, trials: 1_000 }, { successes: 28, trials: 1_000 }, 'not-significant'],
    [{ successes: 0, trials: 500 }, { successes: 0, trials: 500 }, 'not-significant'],
    [{ successes: 500, trials: 500 }, { successes: 500, trials: 500 }, 'not-significant'],
    [{ successes: 2, trials: 99 }, { successes: 400, trials: 1_000 }, 'too-early'],
    [{ successes: 20, trials: 1_000 }, { successes: 99, trials: 99 }, 'too-early'],
  ])('%j and then %j are %s', (before, after, verdict) => {
    expect(compareRates(before, after, 100)).toBe(verdict);
  });

  it('turns round with its arguments', () => {
    const anySample = fc
      .integer({ min: 1, max: 5_000 })
      .chain((trials) => fc.record({ successes: fc.nat({ max: trials }), trials: fc.constant(trials) }));
    const mirrored = {
      better: 'worse',
      worse: 'better',
      'not-significant': 'not-significant',
      'too-early': 'too-early',
    };
    fc.assert(
      fc.property(anySample, anySample, (before, after) => {
        expect(compareRates(after, before, 100)).toBe(mirrored[compareRates(before, after, 100)]);
      }),
    );
  });
});

describe('the two-proportion z test', () => {
  it.each([
    // 2 % and 4 % of 1,000: z = 0.02 / √(0.03 · 0.97 · 2 / 1000).
    [{ successes: 20, trials: 1_000 }, { successes: 40, trials: 1_000 }, 2.62163, 0.00875],
    [{ successes: 40, trials: 1_000 }, { successes: 20, trials: 1_000 }, -2.62163, 0.00875],
    [{ successes: 30, trials: 1_000 }, { successes: 30, trials: 1_000 }, 0, 1],
    // Far out, where erf itself is 1 to the last digit: z = 6.
    [{ successes: 4_700, trials: 10_000 }, { successes: 5_124, trials: 10_000 }, 5.99723, 2.007e-9],
  ])('of %j and %j', (before, after, z, p) => {
    const test = testRates(before, after);
    expect(test?.z).toBeCloseTo(z, 4);
    expect((test?.p ?? 0) / p).toBeCloseTo(1, 2);
  });

  it.each([
    [{ successes: 0, trials: 0 }, { successes: 1, trials: 10 }],
    [{ successes: 0, trials: 10 }, { successes: 0, trials: 10 }],
    [{ successes: 10, trials: 10 }, { successes: 10, trials: 10 }],
  ])('has nothing to test in %j and %j', (before, after) => {
    expect(testRates(before, after)).toBeNull();
  });

  it('gives chances that fall with the distance, from 1 to 0', () => {
    const chances = Array.from({ length: 400 }, (_, more) => testRates({ successes: 500, trials: 1_000 }, { successes: 500 + more, trials: 1_000 })?.p ?? Number.NaN);
    expect(chances[0]).toBe(1);
    expect(chances.every((chance, index) => index === 0 || (chance < (chances[index - 1] ?? 0) && chance > 0))).toBe(true);
  });
});
