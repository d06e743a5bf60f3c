import fc from 'fast-check';
import type { Curve, ReferenceRules } from '../reference/rules.js';
import { DEFAULT_RULES } from '../reference/rules.js';

const CURVES: readonly Curve[] = [
  DEFAULT_RULES.scoring.curve,
  [
    [0, 0],
    [1, 100],
  ],
  [
    [0, 10],
    [0.5, 10],
    [0.5, 50],
    [1, 90],
    [1, 100],
    [2, 130],
  ],
  [
    [0.3, 7.5],
    [0.9, 66.66],
    [1.5, 120],
  ],
  [[1, 60]],
];

/** Rule sets over all options of scoring and calendar, each valid. */
export function randomRules(): fc.Arbitrary<ReferenceRules> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant(DEFAULT_RULES) },
    {
      weight: 4,
      arbitrary: fc.record({
        scoring: randomScoring(),
        calendar: fc.record({
          weekday_weights: fc.constantFrom(
            [1, 1, 1, 1, 1, 1, 1],
            [1, 1, 1, 1, 1, 1.5, 1.25],
            [1, 1, 1, 1, 1, 0, 0],
            [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
          ),
          day_weights: fc.constantFrom('flat', 'last_year'),
        }),
      }),
    },
  );
}

function randomScoring(): fc.Arbitrary<ReferenceRules['scoring']> {
  const weight = fc.constantFrom(0, 15, 40, 12.5, 1, 33.333);
  return fc.record({
    curve: fc.constantFrom(...CURVES),
    // Not all may be 0.
    weights: fc.record({
      sales: fc.constantFrom(40, 20, 0.5),
      ads: weight,
      slots: weight,
      conversion: weight,
      outbound: weight,
    }),
    no_activity: fc.constantFrom('leave_out', 'zero'),
    grades: fc.constantFrom(DEFAULT_RULES.scoring.grades, [
      ['S', 60],
      ['甲', 30.5],
      ['-', 0],
    ] as const),
    modules: randomModules(),
    probation: fc.record({ pass_total: fc.constantFrom(75, 20, 0), pass_weekly: fc.constantFrom(0.8, 0.2, 0) }),
    slot_allocation: fc
      .constantFrom([0.5, 0.2, 0.2, 0.1], [1, 0, 0, 0], [0, 0, 0.5, 0.5], [0.25, 0.25, 0.25, 0.25], [0, 1, 0, 0])
      .chain(([gmv = 0, conversion = 0, slotOutput = 0, outbound = 0]) =>
        fc.record({
          gmv: fc.constant(gmv),
          conversion: fc.constant(conversion),
          slot_output: fc.constant(slotOutput),
          outbound: fc.constant(outbound),
          max_per_merchant: fc.constantFrom(1, 1, 2),
        }),
      ),
  }).chain((scoring) => randomDistribution(scoring.grades).map((distribution) => ({ ...scoring, distribution })));
}

function randomDistribution(
  grades: ReferenceRules['scoring']['grades'],
): fc.Arbitrary<ReferenceRules['scoring']['distribution']> {
  const names = grades.map(([name]) => name);
  const shares = names.length === 3 ? [0.25, 0.25, 0.5] : [0.1, 0.2, 0.3, 0.3, 0.1];
  return fc.record({
    mode: fc.constantFrom('off', 'advisory', 'enforced', 'enforced'),
    quotas: fc.constantFrom(
      Object.fromEntries(names.map((name, index) => [name, shares[index] ?? 0])),
      { [names[1] ?? '']: 1 },
      { [names[2] ?? '']: 0.5, [names[0] ?? '']: 0.5 },
    ),
    min_team: fc.constantFrom(1, 1, 2, 3),
  });
}

function randomModules(): fc.Arbitrary<ReferenceRules['scoring']['modules']> {
  const own = { curve: fc.constantFrom(...CURVES) };
  const optional = { requiredKeys: [] };
  return fc.record({
    sales: fc.tuple(
      fc.record({
        gmv: fc.constantFrom('paid_not_cancelled', 'net_of_refunds', 'placed'),
        head_count: fc.constantFrom(1, 2, 3, 4, 15),
        tier_shares: fc.constantFrom(
          { head: 0.7, mid: 0.2, tail: 0.1 },
          'by_basis' as const,
          { head: 0.5, mid: 0.5, tail: 0 },
          { head: 0, mid: 0.25, tail: 0.75 },
          { head: 1, mid: 0, tail: 0 },
        ),
        mid_until: fc.constantFrom(0.9, 0.5, 0.75, 1, 0),
        tier_weight: fc.constantFrom(0.4, 0, 1, 0.333),
      }),
      fc.record(own, optional),
    ),
    ads: fc.tuple(
      fc.record({
        basis: fc.constantFrom('gmv', 'division'),
        attention: fc.record({ min_spend: fc.constantFrom(1000, 100, 0, 0.5), min_roi: fc.constantFrom(4, 1, 0) }),
      }),
      fc.record(own, optional),
    ),
    slots: fc.tuple(fc.record({ unit: fc.constantFrom('slot_day', 'slot_hour', 'slot') }), fc.record(own, optional)),
    conversion: fc.tuple(
      fc.record({ min_visitors: fc.constantFrom(100, 1, 500), low_factor: fc.constantFrom(0.75, 1, 0.1) }),
      fc.record(own, optional),
    ),
    outbound: fc.tuple(
      fc.record({ weekly_weight: fc.constantFrom(0.5, 0, 1, 0.3), counts: fc.constantFrom('orders', 'units') }),
      fc.record(own, optional),
    ),
  }).map(({ sales, ads, slots, conversion, outbound }) => ({
    sales: { ...sales[0], ...sales[1] },
    ads: { ...ads[0], ...ads[1] },
    slots: { ...slots[0], ...slots[1] },
    conversion: { ...conversion[0], ...conversion[1] },
    outbound: { ...outbound[0], ...outbound[1] },
  }));
}
