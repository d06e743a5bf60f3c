import * as fc from 'fast-check';
import { compareBytes } from './byte-order.js';

describe('compareBytes: ids in the order of their UTF-8 bytes', () => {
  it.each([
    // Digits are characters: no number sense.
    [
      ['m-2', 'm-10', 'm-1'],
      ['m-1', 'm-10', 'm-2'],
    ],
    // Capitals come before small letters, a prefix before what it begins.
    [
      ['a', 'B', 'ab', ''],
      ['', 'B', 'a', 'ab'],
    ],
    [
      ['店铺', 'shop', 'é'],
      ['shop', 'é', '店铺'],
    ],
    // U+FF5E stands before U+1F600 in UTF-8, though after its surrogates in UTF-16.
    [
      ['😀', '～'],
      ['～', '😀'],
    ],
  ])('sorts %j as %j', (ids, sorted) => {
    expect(ids.toSorted(compareBytes)).toEqual(sorted);
  });

  it('agrees with the bytes themselves', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 6 });
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        expect(Math.sign(compareBytes(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)));
      }),
      { numRuns: 2_000 },
    );
  });
});
