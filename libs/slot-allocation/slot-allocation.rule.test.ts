import * as fc from 'fast-check';
import { Rational } from '#libs/domain/rational.js';
import type { Candidate } from './slot-allocation.rule.js';
import { allocateSlots, slotsLeftFor } from './slot-allocation.rule.js';

const WEIGHTS = {
  gmv: Rational.parse('0.5'),
  conversion: Rational.parse('0.2'),
  slotOutput: Rational.parse('0.2'),
  outbound: Rational.parse('0.1'),
};

const ratio = (text: string | null) => (text === null ? null : Rational.parse(text));
const candidate = (merchantId: string, gmvFen: number, conversion: string | null, slotOutput: string | null, outboundRate: string | null): Candidate => ({
  merchantId,
  gmvFen,
  conversion: ratio(conversion),
  slotOutput: ratio(slotOutput),
  outboundRate: ratio(outboundRate),
});

// The worked example of docs/targets-and-scoring.md.
const FOUR = [
  candidate('A', 90_000_000, '0.03', '200000', '0.95'),
  candidate('B', 40_000_000, '0.05', null, '0.90'),
  candidate('C', 40_000_000, null, '300000', '1'),
  candidate('D', 10_000_000, '0.04', '100000', '0.80'),
];

describe('R7: slots by performance index', () => {
  it('keeps beside each line how many candidates lie below in each figure', () => {
    const lines = allocateSlots(FOUR, 2, WEIGHTS, 1).map(({ merchantId, rank, index, below, allotted }) => [merchantId, rank, String(index), Object.values(below), allotted]);
    expect(lines).toEqual([
      ['A', 1, '7667', [3, 1, 2, 2], 1],
      ['C', 2, '4667', [1, 0, 3, 3], 1],
      ['B', 3, '4000', [1, 3, 0, 1], 0],
      ['D', 4, '2000', [0, 2, 1, 0], 0],
    ]);
  });

  it.each([
    [3, 2, [2, 1, 0, 0]],
    [4, 2, [2, 2, 0, 0]],
    [9, 2, [2, 2, 2, 2]],
    [1, 5, [1, 0, 0, 0]],
  ])('gives %i slots, up to %i each: %j', (slots, most, allotted) => {
    expect(allocateSlots(FOUR, slots, WEIGHTS, most).map((line) => line.allotted)).toEqual(allotted);
  });

  it('never gives more than there is, nor to anybody before a better one has all it may', () => {
    const anyCandidate = fc.record({
      merchantId: fc.uuid(),
      gmvFen: fc.nat({ max: 3 }),
      conversion: fc.constantFrom(null, Rational.ZERO, Rational.ONE),
      slotOutput: fc.constantFrom(null, Rational.of(5), Rational.of(7)),
      outboundRate: fc.constantFrom(null, Rational.ONE),
    });
    fc.assert(
      fc.property(fc.array(anyCandidate, { maxLength: 12 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 4 }), (candidates, slots, most) => {
        const lines = allocateSlots(candidates, slots, WEIGHTS, most);
        let given = 0;
        for (const { rank, allotted } of lines) {
          expect(slotsLeftFor(rank, slots, most)).toBe(Math.max(0, slots - given));
          expect(allotted).toBe(Math.min(most, Math.max(0, slots - given)));
          given += allotted;
        }
        expect(given).toBe(Math.min(slots, most * candidates.length));
      }),
    );
  });
});
