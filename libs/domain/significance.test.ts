import * as fc from 'fast-check';
import { compareRates, wilsonInterval } from './significance.js';

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
