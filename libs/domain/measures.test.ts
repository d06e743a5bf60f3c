import * as fc from 'fast-check';
import type { Sums } from './measures.js';
import { MEASURES, ZERO_SUMS, addSums } from './measures.js';

const anySums = fc
  .array(fc.nat(), { minLength: MEASURES.length, maxLength: MEASURES.length })
  .map((values): Sums =>
    MEASURES.reduce((sums, measure, index) => ({ ...sums, [measure]: values[index] ?? 0 }), ZERO_SUMS),
  );

describe('sums of a merchant and a day', () => {
  it('add measure by measure, in any order', () => {
    const one = { ...ZERO_SUMS, gmv_paid_fen: 100, visitors: 5 };
    const other = { ...ZERO_SUMS, gmv_paid_fen: 20, ordering_buyers: 1 };
    expect(addSums(one, other)).toEqual({ ...ZERO_SUMS, gmv_paid_fen: 120, visitors: 5, ordering_buyers: 1 });
    fc.assert(
      fc.property(anySums, anySums, anySums, (a, b, c) => {
        expect(addSums(a, addSums(b, c))).toEqual(addSums(addSums(c, a), b));
        expect(addSums(a, ZERO_SUMS)).toEqual(a);
      }),
    );
  });

  it('refuse to become inexact', () => {
    const large = { ...ZERO_SUMS, gmv_paid_fen: Number.MAX_SAFE_INTEGER };
    expect(() => addSums(large, { ...ZERO_SUMS, gmv_paid_fen: 1 })).toThrow(RangeError);
  });

  it('leave what they were made of as it was', () => {
    expect(() => Object.assign(ZERO_SUMS, { visitors: 1 })).toThrow(TypeError);
    expect(MEASURES.every((measure) => ZERO_SUMS[measure] === 0)).toBe(true);
  });
});
