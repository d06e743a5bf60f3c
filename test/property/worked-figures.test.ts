import fc from 'fast-check';
import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import type { RatioMeasure } from '#libs/domain/kpi.js';
import type { Sums } from '#libs/domain/measures.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { ModuleReading } from '#libs/domain/scorecard.js';
import { assess } from '#libs/domain/scorecard.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ModuleId } from '#libs/kpi/list.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import type { GivenInput } from '../support/kpi-input.js';
import { composeKpiInput } from '../support/kpi-input.js';
import { randomRules } from './random-rules.js';

/** What a module's workings are laid out as comes to the very fractions that its rule computed, before any rounding. */

const figure = fc.oneof(fc.constant(0), fc.nat(9), fc.nat(100_000), fc.nat(10 ** 12));
const target = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const sums: fc.Arbitrary<Partial<Sums>> = fc.record({
  gmv_paid_fen: figure,
  // Refunds may be more than what was sold.
  gmv_net_fen: fc.oneof(figure, fc.integer({ min: -(10 ** 9), max: -1 })),
  gmv_placed_fen: figure,
  ad_spend_fen: figure,
  slot_amount_fen: figure,
  slot_seconds: figure,
  slot_count: fc.nat(20),
  visitors: figure,
  ordering_buyers: figure,
  outbound_orders: figure,
  outbound_units: figure,
});

/** A decimal of up to seven places: finer than what is published. */
const ratio = fc.tuple(fc.nat(10 ** 7), fc.integer({ min: 0, max: 7 })).map(([units, decimals]) => Rational.fraction(BigInt(units), 10n ** BigInt(decimals)).toDecimal());

const inputs: { readonly [Id in ModuleId]: (settings: ScoringRules['modules'][Id]) => fc.Arbitrary<GivenInput> } = {
  sales: ({ gmv }) =>
    fc
      .record({
        merchants: fc.array(fc.record({ tier: fc.constantFrom('head', 'mid', 'tail'), periodTargetFen: fc.option(target), sums }), { maxLength: 6 }),
        alone: target,
      })
      .map(({ merchants, alone }): GivenInput => {
        const shared = merchants.reduce((sum, { periodTargetFen }) => sum + (periodTargetFen ?? 0n), 0n);
        const gmvMeasure = { paid_not_cancelled: 'gmv_paid_fen', net_of_refunds: 'gmv_net_fen', placed: 'gmv_placed_fen' } as const;
        return { merchants, gmvMeasure: gmvMeasure[gmv], target: shared === 0n ? alone : shared };
      }),
  ads: () => fc.record({ total: sums, division: sums, ratios: fc.record({ ad_share: ratio }) }),
  slots: () => fc.record({ total: sums, ratios: fc.record({ slot_output: ratio }) }),
  conversion: () => fc.record({ total: sums, ratios: fc.record({ conversion: ratio }) }),
  outbound: ({ counts }) =>
    fc.record({
      slices: fc.array(fc.record({ sums, target }), { maxLength: 9 }),
      measure: fc.constant(counts === 'units' ? 'outbound_units' : 'outbound_orders'),
    }),
};

interface Example {
  readonly id: ModuleId;
  readonly rules: ScoringRules;
  readonly given: GivenInput;
}

const examples: fc.Arbitrary<Example> = fc
  .tuple(randomRules(), fc.constantFrom(...KPI_LIST.map(([id]) => id)))
  .chain(([document, id]) => {
    const { scoring: rules } = requireValid(JSON.stringify(document));
    const input = inputs[id] as (settings: ScoringRules['modules'][ModuleId]) => fc.Arbitrary<GivenInput>;
    return input(rules.modules[id]).map((given) => ({ id, rules, given }));
  });

/** What the rule gives, and what its workings come to again out of the JSON that is stored; null where it is not assessed. */
function compute({ id, rules, given }: Example, knowsTargets: boolean) {
  const slice = KPI_LIST.find(([each]) => each === id)?.[1];
  if (slice === undefined) throw new Error(`There is no module ${id}.`);
  const settings = rules.modules[id];
  const curve = parseCurve(settings.curve ?? rules.curve);
  const reading: ModuleReading<unknown> = assess(slice.measure(composeKpiInput({ ...given, curve }), settings), rules.no_activity);
  if (!reading.assessed) return null;
  const inYuan = slice.kpi.unit === 'money' ? Rational.fraction(1n, 100n) : Rational.ONE;
  const decimals = { money: 2, ratio: 4, count: 0 }[slice.kpi.unit];
  const exact = { ...reading, actual: reading.actual.times(inYuan), target: reading.target.times(inYuan) };
  const ratioTargets = Object.entries(given.ratios ?? {}).map(([measure, text]) => [measure as RatioMeasure, Rational.parse(text)] as const);
  const module = slice.workOut({
    workings: JSON.parse(JSON.stringify(reading.workings)) as unknown,
    settings,
    published: { target: exact.target.toFixed(decimals) },
    ratioTargets: new Map(knowsTargets ? ratioTargets : []),
  });
  return { exact, worked: evaluateWorked(module, curve) };
}

it('comes to actual, target, completion and points of the rule, for every module and all settings', () => {
  const assessed = new Map<ModuleId, number>();
  fc.assert(
    fc.property(examples, (example) => {
      const computed = compute(example, true);
      if (computed === null) return;
      const { exact, worked } = computed;
      expect([worked.actual, worked.target, worked.completion, worked.points].map(String)).toEqual(
        [exact.actual, exact.target, exact.completion, exact.points].map(String),
      );
      assessed.set(example.id, (assessed.get(example.id) ?? 0) + 1);
    }),
    { numRuns: 2_000 },
  );
  for (const [id] of KPI_LIST) expect(assessed.get(id)).toBeGreaterThan(100);
});

it('takes the published target where the one that was given is not known any more', () => {
  fc.assert(
    fc.property(examples.filter(({ given }) => given.ratios !== undefined), (example) => {
      const computed = compute(example, false);
      if (computed === null) return;
      const { exact, worked } = computed;
      expect(String(worked.actual)).toBe(String(exact.actual));
      const decimals = example.id === 'slots' ? 2 : 4;
      expect(String(worked.target)).toBe(String(Rational.parse(exact.target.toFixed(decimals))));
    }),
    { numRuns: 500 },
  );
});
