import type { Kpi, KpiInput, Measurement, MerchantReading } from '#libs/domain/kpi.js';
import { Rational } from '#libs/domain/rational.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { AdsSettings } from './settings.js';

export interface AdsWorkings {
  readonly basis: AdsSettings['basis'];
  readonly spendFen: number;
  readonly basisFen: number;
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
    workings: { basis: settings.basis, spendFen, basisFen },
  };
}

/**
 * R6: strong advertising with modest sales. Not a head merchant, spends at least `min_spend` yuan and brings back at
 * least `min_roi` times that.
 */
export function earnsAttention(merchant: MerchantReading, settings: AdsSettings): boolean {
  const spend = merchant.sums.ad_spend_fen;
  if (merchant.tier === 'head' || spend === 0) return false;
  const spendYuan = Rational.of(spend).dividedBy(Rational.of(100));
  const roi = returnOnSpend(merchant);
  return (
    spendYuan.compare(Rational.parse(settings.attention.min_spend)) >= 0 &&
    roi !== null &&
    roi.compare(Rational.parse(settings.attention.min_roi)) >= 0
  );
}

/** Attributed amount over spend; null without spend. */
export function returnOnSpend({ sums }: MerchantReading): Rational | null {
  if (sums.ad_spend_fen === 0) return null;
  return Rational.of(sums.ad_attributed_fen).dividedBy(Rational.of(sums.ad_spend_fen));
}

/** R6: the merchants that earn attention, the best return first, ties by id. */
export function listAttention(merchants: readonly MerchantReading[], settings: AdsSettings): MerchantReading[] {
  return merchants
    .filter((merchant) => earnsAttention(merchant, settings))
    .toSorted((left, right) => {
      const byReturn = (returnOnSpend(right) ?? Rational.ZERO).compare(returnOnSpend(left) ?? Rational.ZERO);
      return byReturn || compareBytes(left.merchantId, right.merchantId);
    });
}
