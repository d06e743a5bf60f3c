import type { Kpi, KpiInput, Measurement } from '#libs/domain/kpi.js';
import { Rational } from '#libs/domain/rational.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import type { ConversionSettings } from './settings.js';

/** Plain JSON, stored with the scorecard. */
export interface ConversionWorkings {
  readonly visitors: number;
  readonly orderingBuyers: number;
}

/** R8: ordering buyers over visitors. */
export const conversionRanking: Kpi<ConversionSettings, ConversionWorkings> = {
  id: 'conversion',
  title: { en: 'Conversion', zh: '转化率' },
  sourceRules: ['R8'],
  unit: 'ratio',
  measure,
};

function measure(input: KpiInput): Measurement<ConversionWorkings> {
  const { visitors, ordering_buyers: orderingBuyers } = input.total;
  const actual = visitors === 0 ? null : Rational.of(orderingBuyers).dividedBy(Rational.of(visitors));
  const target = input.targets.ratio('conversion');
  const assessable = actual !== null && target !== null && !target.isZero();
  return {
    actual,
    target,
    points: assessable ? pointsAt(input.curve, actual.dividedBy(target)) : null,
    workings: { visitors, orderingBuyers },
  };
}
