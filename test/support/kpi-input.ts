import type { AdditiveMeasure, KpiInput, MerchantReading, RatioMeasure } from '#libs/domain/kpi.js';
import type { Measure, Sums } from '#libs/domain/measures.js';
import { ZERO_SUMS, addSums } from '#libs/domain/measures.js';
import type { PointsCurve } from '#libs/domain/points-curve.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';

/** The curve of the default rule set: nothing under 60 %, then as many points as percent, up to 120. */
export const DEFAULT_CURVE = parseCurve([
  ['0', '0'],
  ['0.6', '0'],
  ['0.6', '60'],
  ['1.2', '120'],
]);

type GivenMerchant = Partial<Omit<MerchantReading, 'sums'>> & { readonly sums?: Partial<Sums> };

/** What a spec says of a KPI's input; all else is nought or absent. */
export interface GivenInput {
  readonly gmvMeasure?: Measure;
  /** Without it the sum over merchants or slices. */
  readonly total?: Partial<Sums>;
  readonly division?: Partial<Sums>;
  readonly merchants?: readonly GivenMerchant[];
  /** Each a day long: what was done in it, and its target of the additive measures. */
  readonly slices?: readonly { readonly sums: Partial<Sums>; readonly target: bigint }[];
  readonly target?: bigint;
  readonly measure?: AdditiveMeasure;
  readonly ratios?: Partial<Record<RatioMeasure, string>>;
  readonly curve?: PointsCurve;
}

/** The input of a KPI. The target is the one given, else that of the slices; it stands for the one measure named. */
export function composeKpiInput(given: GivenInput): KpiInput {
  const slices = (given.slices ?? []).map(({ sums }, index) => {
    const day = `2026-10-0${index + 1}`;
    return { first: day, last: day, month: '2026-10', week: '2026-W40', sums: { ...ZERO_SUMS, ...sums } };
  });
  const merchants = (given.merchants ?? []).map((merchant, index) => ({
    merchantId: `s${index + 1}`,
    rank: index + 1,
    tier: 'head' as const,
    late: false,
    basisFen: null,
    quarterTargetFen: null,
    periodTargetFen: null,
    ka: false,
    ...merchant,
    sums: { ...ZERO_SUMS, ...merchant.sums },
  }));
  const parts = slices.length > 0 ? slices : merchants;
  const sliceTargets = given.slices?.map(({ target }) => target);
  const target = given.target ?? sliceTargets?.reduce((sum, each) => sum + each, 0n) ?? null;
  const measure = given.measure ?? 'gmv';
  return {
    window: { first: '2026-10-01', last: '2026-10-09' },
    gmvMeasure: given.gmvMeasure ?? 'gmv_paid_fen',
    total: given.total === undefined ? parts.map(({ sums }) => sums).reduce(addSums, ZERO_SUMS) : { ...ZERO_SUMS, ...given.total },
    division: { ...ZERO_SUMS, ...given.division },
    merchants,
    slices,
    targets: {
      additive: (asked) => (asked === measure ? target : null),
      additiveOver: (asked, { first }) =>
        asked === measure ? (sliceTargets?.[Number(first.slice(8)) - 1] ?? null) : null,
      ratio: (asked) => {
        const text = given.ratios?.[asked];
        return text === undefined ? null : Rational.parse(text);
      },
    },
    curve: given.curve ?? DEFAULT_CURVE,
  };
}
