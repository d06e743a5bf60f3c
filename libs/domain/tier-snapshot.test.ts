import * as fc from 'fast-check';
import { compareBytes } from './byte-order.js';
import { Rational } from './rational.js';
import type { RankedMerchant, TierRules } from './tier-snapshot.js';
import {
  TIERS,
  countToShare,
  divideAmongMerchants,
  divideAmongTiers,
  divideForPeriod,
  herfindahl,
  sumOfLargest,
  takeTierSnapshot,
} from './tier-snapshot.js';

const r = (decimal: string) => Rational.parse(decimal);

const rulesOf = (headCount: number, rest: Partial<TierRules> = {}): TierRules => ({
  headCount,
  midUntil: r('0.9'),
  tierShares: { head: r('0.7'), mid: r('0.2'), tail: r('0.1') },
  ...rest,
});

/** Merchants m1, m2, … with these sums. */
const sell = (...sums: number[]) => sums.map((basisFen, index) => ({ merchantId: `m${index + 1}`, basisFen }));

const tiersOf = (ranked: readonly RankedMerchant[]) =>
  ranked.map(({ merchantId, tier }) => `${merchantId} ${tier}`).join(', ');

/** The tier targets of a quarter of 1,000 fen. */
const divide = (sums: number[], rules: TierRules) =>
  divideAmongTiers(1_000n, takeTierSnapshot(sell(...sums), rules), rules);

const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n);

const hundredths = (units: number) => Rational.fraction(BigInt(units), 100n);

const anyMerchants = fc.uniqueArray(
  fc.record({
    merchantId: fc.string({ minLength: 1, maxLength: 3 }),
    basisFen: fc.oneof(fc.constant(0), fc.nat({ max: 1_000 })),
  }),
  {
    selector: ({ merchantId }) => merchantId,
    maxLength: 40,
  },
);
const anyRules = fc
  .record({
    headCount: fc.integer({ min: 1, max: 20 }),
    until: fc.integer({ min: 0, max: 100 }),
    head: fc.nat({ max: 100 }),
    mid: fc.nat({ max: 100 }),
  })
  .map(({ headCount, until, head, mid }): TierRules => {
    const midShare = Math.min(mid, 100 - head);
    const tierShares = { head: hundredths(head), mid: hundredths(midShare), tail: hundredths(100 - head - midShare) };
    return { headCount, midUntil: hundredths(until), tierShares };
  });
const anyTarget = fc.bigInt({ min: 0n, max: 10n ** 12n });

describe('the tier snapshot (R4)', () => {
  it('cuts by rank: the head, then mid until 90 % are reached, the merchant that reaches it included', () => {
    // Of 1,000: head 600, then 800, 880 (under 900), 930 (reaches it), the rest is tail.
    const ranked = takeTierSnapshot(sell(400, 200, 200, 80, 50, 40, 30), rulesOf(2));
    expect(tiersOf(ranked)).toBe('m1 head, m2 head, m3 mid, m4 mid, m5 mid, m6 tail, m7 tail');
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('ends mid with the merchant that reaches 90 % exactly', () => {
    expect(tiersOf(takeTierSnapshot(sell(500, 400, 100), rulesOf(1)))).toBe('m1 head, m2 mid, m3 tail');
  });

  it('has no mid where the head alone reaches 90 %', () => {
    expect(tiersOf(takeTierSnapshot(sell(800, 100, 60, 40), rulesOf(2)))).toBe('m1 head, m2 head, m3 tail, m4 tail');
    expect(tiersOf(takeTierSnapshot(sell(800, 99, 61, 40), rulesOf(2)))).toBe('m1 head, m2 head, m3 mid, m4 tail');
  });

  it('orders ties by id in byte order', () => {
    const merchants = ['m-2', 'm-10', '店铺', 'M-1', '😀', '～'].map((merchantId) => ({ merchantId, basisFen: 10 }));
    expect(takeTierSnapshot(merchants, rulesOf(2)).map(({ merchantId }) => merchantId)).toEqual([
      'M-1',
      'm-10',
      'm-2',
      '店铺',
      '～',
      '😀',
    ]);
  });

  it('makes merchants without GMV tail, unless fewer than the head has places for have any', () => {
    expect(tiersOf(takeTierSnapshot(sell(50, 30, 20, 0, 0), rulesOf(2)))).toBe(
      'm1 head, m2 head, m3 mid, m4 tail, m5 tail',
    );
    // Only one has GMV: the others fill the head in order.
    expect(tiersOf(takeTierSnapshot(sell(0, 0, 70, 0), rulesOf(3)))).toBe('m3 head, m1 head, m2 head, m4 tail');
    expect(tiersOf(takeTierSnapshot(sell(0, 0, 0), rulesOf(2)))).toBe('m1 head, m2 head, m3 tail');
    // Even where mid is to reach everything.
    expect(tiersOf(takeTierSnapshot(sell(50, 50, 0), rulesOf(1, { midUntil: Rational.ONE })))).toBe(
      'm1 head, m2 mid, m3 tail',
    );
  });

  it('ranks a merchant whose refunds exceed its sales last, weighing nothing', () => {
    const ranked = takeTierSnapshot(sell(-100, 0, 900, 100), rulesOf(1));
    expect(tiersOf(ranked)).toBe('m3 head, m4 tail, m2 tail, m1 tail');
    expect(divideAmongMerchants(1_000n, ranked, rulesOf(1))).toEqual([700n, 300n, 0n, 0n]);
  });

  it('is empty for nobody', () => {
    expect(takeTierSnapshot([], rulesOf(15))).toEqual([]);
  });

  it('does not depend on the order in which merchants are named', () => {
    const shuffled = anyMerchants.chain((merchants) =>
      fc.tuple(fc.constant(merchants), fc.shuffledSubarray(merchants, { minLength: merchants.length })),
    );
    fc.assert(
      fc.property(shuffled, anyRules, ([merchants, mixed], rules) => {
        expect(takeTierSnapshot(mixed, rules)).toEqual(takeTierSnapshot(merchants, rules));
      }),
    );
  });

  it('is what its wording says, told merchant by merchant', () => {
    fc.assert(
      fc.property(anyMerchants, anyRules, (merchants, rules) => {
        const ranked = takeTierSnapshot(merchants, rules);
        const whole = Rational.of(merchants.reduce((total, { basisFen }) => total + basisFen, 0));
        let above = Rational.ZERO;
        for (const [index, { rank, tier, basisFen, merchantId }] of ranked.entries()) {
          const next = ranked[index + 1];
          expect(rank).toBe(index + 1);
          const isBeforeNext =
            next === undefined ||
            basisFen > next.basisFen ||
            (basisFen === next.basisFen && compareBytes(merchantId, next.merchantId) < 0);
          expect(isBeforeNext).toBe(true);
          const isReached = above.compare(whole.times(rules.midUntil)) >= 0;
          const expected = rank <= rules.headCount ? 'head' : basisFen === 0 || isReached ? 'tail' : 'mid';
          expect(tier).toBe(expected);
          above = above.plus(Rational.of(basisFen));
        }
      }),
    );
  });
});

describe('the targets of the tiers (R4)', () => {
  it('are 70, 20 and 10 %', () => {
    expect(divide([500, 300, 150, 50], rulesOf(1))).toEqual({ head: 700n, mid: 200n, tail: 100n });
  });

  it("give an empty mid's share to the tail", () => {
    expect(divide([950, 30, 20], rulesOf(1))).toEqual({ head: 700n, mid: 0n, tail: 300n });
  });

  it("give an empty tail's share to the mid: no merchants there, or none with GMV", () => {
    expect(divide([500, 300, 200], rulesOf(1, { midUntil: Rational.ONE }))).toEqual({
      head: 700n,
      mid: 300n,
      tail: 0n,
    });
    expect(divide([500, 300, 200, 0, 0], rulesOf(1, { midUntil: Rational.ONE }))).toEqual({
      head: 700n,
      mid: 300n,
      tail: 0n,
    });
  });

  it('lay all on the head only where both others are empty', () => {
    expect(divide([500, 300], rulesOf(15))).toEqual({ head: 1_000n, mid: 0n, tail: 0n });
    expect(divide([500, 0], rulesOf(1))).toEqual({ head: 1_000n, mid: 0n, tail: 0n });
    expect(divide([], rulesOf(15))).toEqual({ head: 1_000n, mid: 0n, tail: 0n });
  });

  it('count a tail without GMV where nobody has any', () => {
    expect(divide([0, 0, 0], rulesOf(2))).toEqual({ head: 700n, mid: 0n, tail: 300n });
    expect(divide([0, 0], rulesOf(2))).toEqual({ head: 1_000n, mid: 0n, tail: 0n });
  });

  it('follow the shares of GMV instead where the rule set says by_basis', () => {
    const rules = rulesOf(1, { tierShares: 'by_basis' });
    expect(divide([450, 300, 200, 50], rules)).toEqual({ head: 450n, mid: 500n, tail: 50n });
    expect(divide([1_000, 0], rules)).toEqual({ head: 1_000n, mid: 0n, tail: 0n });
    // Nobody has GMV to go by: the usual shares.
    expect(divide([0, 0], rules)).toEqual({ head: 700n, mid: 0n, tail: 300n });
  });

  it('are apportioned: the units left go to the largest remainders', () => {
    const merchants = takeTierSnapshot(sell(500, 300, 150, 50), rulesOf(1));
    // 18 · 0.7, 0.2, 0.1 = 12.6, 3.6, 1.8: one unit to the tail, one to the head, the earlier of a tie.
    expect(divideAmongTiers(18n, merchants, rulesOf(1))).toEqual({ head: 13n, mid: 3n, tail: 2n });
  });
});

describe('the targets of the merchants', () => {
  it('of the quarter: each tier by the GMV of its merchants, in rank order', () => {
    const rules = rulesOf(2);
    const merchants = takeTierSnapshot(sell(300, 200, 250, 150, 60, 40), rules);
    expect(tiersOf(merchants)).toBe('m1 head, m3 head, m2 mid, m4 mid, m5 tail, m6 tail');
    // Head 700 as 300 : 250, mid 200 as 200 : 150, tail 100 as 60 : 40.
    expect(divideAmongMerchants(1_000n, merchants, rules)).toEqual([382n, 318n, 114n, 86n, 60n, 40n]);
  });

  it('of the quarter: in equal parts where a tier has no GMV at all', () => {
    const rules = rulesOf(2);
    expect(divideAmongMerchants(1_000n, takeTierSnapshot(sell(0, 0, 0, 0, 0), rules), rules)).toEqual([
      350n,
      350n,
      100n,
      100n,
      100n,
    ]);
  });

  it('of the quarter: nothing for a merchant without GMV beside others', () => {
    const rules = rulesOf(2);
    expect(divideAmongMerchants(1_000n, takeTierSnapshot(sell(90, 0, 0), rules), rules)).toEqual([1_000n, 0n, 0n]);
  });

  it('of a period: its target by their targets of the quarter', () => {
    expect(divideForPeriod(100n, [382n, 318n, 114n, 86n, 60n, 40n])).toEqual([38n, 32n, 11n, 9n, 6n, 4n]);
    expect(divideForPeriod(0n, [1n, 2n])).toEqual([0n, 0n]);
    expect(divideForPeriod(5n, [])).toEqual([]);
    expect(divideForPeriod(5n, [0n, 0n])).toEqual([0n, 0n]);
  });

  it('add up to their tier, the tiers to the target, in the quarter and in every period', () => {
    fc.assert(
      fc.property(
        anyMerchants,
        anyRules,
        anyTarget,
        anyTarget,
        fc.boolean(),
        (merchants, fixed, target, period, byBasis) => {
          const rules: TierRules = byBasis ? { ...fixed, tierShares: 'by_basis' } : fixed;
          const ranked = takeTierSnapshot(merchants, rules);
          const tiers = divideAmongTiers(target, ranked, rules);
          expect(sum(TIERS.map((tier) => tiers[tier]))).toBe(target);
          const targets = divideAmongMerchants(target, ranked, rules);
          for (const tier of TIERS) {
            const members = targets.filter((_, index) => ranked[index]?.tier === tier);
            // Only where there is no merchant at all nobody carries the target.
            expect(ranked.length === 0 || sum(members) === tiers[tier]).toBe(true);
          }
          const ofPeriod = divideForPeriod(period, targets);
          expect(sum(ofPeriod)).toBe(targets.some((each) => each > 0n) ? period : 0n);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keep the head at its share wherever another tier can carry the rest', () => {
    fc.assert(
      fc.property(anyMerchants, anyTarget, (merchants, target) => {
        const rules = rulesOf(5);
        const ranked = takeTierSnapshot(merchants, rules);
        const tiers = divideAmongTiers(target, ranked, rules);
        const others = ranked.filter(({ tier }) => tier !== 'head');
        const noneSells = merchants.every(({ basisFen }) => basisFen === 0);
        const isCarriedAlone = others.length === 0 || (!noneSells && others.every(({ basisFen }) => basisFen === 0));
        const share = isCarriedAlone ? Rational.of(target) : Rational.of(target).times(r('0.7'));
        const off = Rational.of(tiers.head).minus(share);
        expect(off.compare(Rational.ONE) < 0 && off.compare(Rational.of(-1)) > 0).toBe(true);
      }),
    );
  });
});

describe('the figures beside', () => {
  it('count the merchants that reach 70 % together', () => {
    expect(countToShare([100, 400, 300, 200], r('0.7'))).toBe(2);
    expect(countToShare([100, 399, 300, 201], r('0.7'))).toBe(3);
    expect(countToShare([0, 0], r('0.7'))).toBe(0);
    expect(countToShare([], r('0.7'))).toBe(0);
  });

  it('measure concentration by the Herfindahl index', () => {
    expect(herfindahl([25, 25, 25, 25])?.toString()).toBe('1/4');
    expect(herfindahl([100, 0])?.toString()).toBe('1');
    expect(herfindahl([60, 30, 10])?.toFixed(4)).toBe('0.4600');
    expect(herfindahl([0, 0])).toBeNull();
    expect(herfindahl([])).toBeNull();
  });

  it('keep the index between 1/n and 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (sums) => {
        const index = herfindahl(sums);
        expect(index === null).toBe(sums.every((each) => each === 0));
        if (index === null) return;
        expect(index.compare(Rational.ONE) <= 0).toBe(true);
        expect(index.compare(Rational.fraction(1n, BigInt(sums.length))) >= 0).toBe(true);
      }),
    );
  });
});

it.each([
  [1, 60],
  [3, 100],
  [15, 105],
  [0, 0],
])('the largest %d together have %d', (count, sum) => {
  expect(sumOfLargest([5, 60, 10, 30], count)).toBe(sum);
});
