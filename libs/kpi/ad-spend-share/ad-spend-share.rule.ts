import type { Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import type { AdsSettings } from './settings.js';

/** One merchant's advertising in the window; fen. */
export interface MerchantAdvertising {
  readonly merchantId: string;
  readonly tier: Tier;
  readonly spendFen: number;
  readonly attributedFen: number;
  readonly gmvFen: number;
}

/** Plain JSON, stored with the scorecard. */
export interface AdsWorkings {
  readonly spendFen: number;
  /** What the spend is a share of: the manager's GMV or the division's spend. */
  readonly basisFen: number;
  /** In rank order of the tier snapshot. */
  readonly merchants: readonly MerchantAdvertising[];
}

/** R6: advertising spend as a share of GMV, or of the division's spend. */
export const adSpendShare: Kpi<AdsSettings, AdsWorkings> = {
  id: 'ads',
  title: { en: 'Ad spend share', zh: '广告投放占比' },
  sourceRules: ['R6'],
  unit: 'ratio',
  measure,
};

function measure(input: KpiInput, settings: AdsSettings): Measurement<AdsWorkings> {
  const spendFen = input.total.ad_spend_fen;
  const basisFen = settings.basis === 'division' ? input.division.ad_spend_fen : input.total[input.gmvMeasure];
  const actual = basisFen === 0 ? null : Rational.of(spendFen).dividedBy(Rational.of(basisFen));
  const target = input.targets.ratio('ad_share');
  const assessable = actual !== null && target !== null && !target.isZero();
  return {
    actual,
    target,
    points: assessable ? pointsAt(input.curve, actual.dividedBy(target)) : null,
    workings: {
      spendFen,
      basisFen,
      merchants: input.merchants.map(({ merchantId, tier, sums }) => ({
        merchantId,
        tier,
        spendFen: sums.ad_spend_fen,
        attributedFen: sums.ad_attributed_fen,
        gmvFen: sums[input.gmvMeasure],
      })),
    },
  };
}
