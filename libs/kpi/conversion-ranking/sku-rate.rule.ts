import { wilsonInterval } from '#libs/domain/significance.js';
import type { ConversionSettings } from './settings.js';

/** A SKU's traffic in the period, and that of its whole category in the division. */
export interface SkuTraffic {
  readonly visitors: number;
  readonly orderingBuyers: number;
  readonly categoryVisitors: number;
  readonly categoryOrderingBuyers: number;
}

export interface SkuRate {
  readonly wilsonLow: number;
  readonly wilsonHigh: number;
  readonly flag: 'low' | 'too_few' | 'ok';
}

/**
 * R8: judges a SKU: `too_few` under `min_visitors`; `low` where even the upper end of its 95 % Wilson interval is below
 * `low_factor` times the pooled rate of its category; else `ok`. The SKU must have visitors. Double precision.
 */
export function judgeSku(traffic: SkuTraffic, settings: ConversionSettings): SkuRate {
  const interval = wilsonInterval(traffic.orderingBuyers, traffic.visitors) ?? { low: 0, high: 1 };
  const pooledRate = traffic.categoryOrderingBuyers / traffic.categoryVisitors;
  const isLow = interval.high < Number(settings.low_factor) * pooledRate;
  const flag = traffic.visitors < Number(settings.min_visitors) ? 'too_few' : isLow ? 'low' : 'ok';
  return { wilsonLow: interval.low, wilsonHigh: interval.high, flag };
}
