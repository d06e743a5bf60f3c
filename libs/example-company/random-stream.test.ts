import * as fc from 'fast-check';
import { RandomStream, elementAt } from './random-stream.js';

const take = (seed: string, count: number) => {
  const random = new RandomStream(seed);
  return Array.from({ length: count }, () => random.integer(0, 999_999));
};

describe('a stream of chance', () => {
  it('is the same for a seed wherever it runs', () => {
    expect(take('opscore', 5)).toEqual([978_399, 544_102, 664_296, 196_613, 272_165]);
  });

  it('is another for another seed, however alike the two are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (left, right) => {
        fc.pre(left !== right);
        expect(take(left, 8)).not.toEqual(take(right, 8));
      }),
    );
  });

  it('gives whole numbers of a range, its ends included', () => {
    const random = new RandomStream('range');
    const drawn = new Set(Array.from({ length: 200 }, () => random.integer(-1, 2)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
  });

  it('picks by weight, and never what weighs nothing', () => {
    const random = new RandomStream('weights');
    const weights = { never: 0, once: 1, twice: 2 };
    const names = ['never', 'once', 'twice'] as const;
    const picked = Array.from({ length: 3_000 }, () => random.pickWeighted(names, (name) => weights[name]));
    const twice = picked.filter((name) => name === 'twice').length;
    expect(picked).not.toContain('never');
    expect(Math.abs(twice - 2_000)).toBeLessThan(100);
  });

  it('counts what was expected on average', () => {
    const random = new RandomStream('counts');
    for (const expected of [0.2, 3, 40]) {
      const total = Array.from({ length: 2_000 }, () => random.count(expected)).reduce((sum, count) => sum + count, 0);
      expect(Math.abs(total / 2_000 / expected - 1)).toBeLessThan(0.1);
    }
    expect(random.count(0)).toBe(0);
  });

  it('rounds to a neighbour', () => {
    fc.assert(
      fc.property(fc.string(), fc.double({ min: 0, max: 1e6, noNaN: true }), (seed, figure) => {
        const rounded = new RandomStream(seed).round(figure);
        expect([Math.floor(figure), Math.ceil(figure)]).toContain(rounded);
      }),
    );
  });

  it('shuffles without loss', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, list) => {
        const shuffled = new RandomStream(seed).shuffle(list);
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('the element of a list at a place', () => {
  it('must exist', () => {
    expect(elementAt(['a'], 0)).toBe('a');
    expect(() => elementAt(['a'], 1)).toThrow('There is no element 1 in a list of 1.');
  });
});
