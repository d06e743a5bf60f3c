import fc from 'fast-check';
import { scaleOver } from './chart-scale.js';

it.each([
  [[103.6, 99.6], { steps: 5, fromNought: true }, [0, 25, 50, 75, 100, 125]],
  [[94.8, 100.8, 89.9], { steps: 4, fromNought: false }, [85, 90, 95, 100, 105]],
  [[0.1, 0.3], { steps: 4, fromNought: false }, [0.1, 0.15, 0.2, 0.25, 0.3]],
  [[2, 1, 0], { steps: 5, fromNought: true, leastStep: 1 }, [0, 1, 2]],
  [[92], { steps: 4, fromNought: false }, [75, 100]],
  [[-5, 12], { steps: 4, fromNought: true }, [-5, 0, 5, 10, 15]],
  [[], { steps: 4, fromNought: false }, [0, 0.25]],
])('the axis over %j with %j has the ticks %j', (figures, options, ticks) => {
  expect(scaleOver(figures, options).ticks).toEqual(ticks);
});

it('holds every figure between its ends, which are its first and last tick', () => {
  const figures = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(figures, fc.boolean(), (some, fromNought) => {
      const { low, high, ticks } = scaleOver(some, { steps: 4, fromNought });
      const dust = 1e-6 * Math.max(1, ...some.map(Math.abs));
      expect(low).toBeLessThan(high);
      expect(Math.min(...some)).toBeGreaterThanOrEqual(low - dust);
      expect(Math.max(...some)).toBeLessThanOrEqual(high + dust);
      expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});
