import { compareBytes } from '#libs/domain/byte-order.js';
import { Rational } from '#libs/domain/rational.js';
import type { MerchantAdvertising } from './ad-spend-share.rule.js';
import type { AdsSettings } from './settings.js';

/** Attributed amount over spend; null without spend. */
export function returnOnSpend({ spendFen, attributedFen }: MerchantAdvertising): Rational | null {
  return spendFen === 0 ? null : Rational.of(attributedFen).dividedBy(Rational.of(spendFen));
}

/**
 * R6: strong advertising with modest sales: not a head merchant, spends at least `min_spend` yuan and brings back at
 * least `min_roi` times that.
 */
export function earnsAttention(merchant: MerchantAdvertising, { attention }: AdsSettings): boolean {
  const roi = returnOnSpend(merchant);
  if (merchant.tier === 'head' || roi === null) return false;
  const spendYuan = Rational.of(merchant.spendFen).dividedBy(Rational.of(100));
  return (
    spendYuan.compare(Rational.parse(attention.min_spend)) >= 0 && roi.compare(Rational.parse(attention.min_roi)) >= 0
  );
}

/** R6: the merchants that earn attention, the best return first, ties by id. */
export function listAttention(merchants: readonly MerchantAdvertising[], settings: AdsSettings): MerchantAdvertising[] {
  return merchants
    .filter((merchant) => earnsAttention(merchant, settings))
    .toSorted((left, right) => {
      const byReturn = (returnOnSpend(right) ?? Rational.ZERO).compare(returnOnSpend(left) ?? Rational.ZERO);
      return byReturn || compareBytes(left.merchantId, right.merchantId);
    });
}
