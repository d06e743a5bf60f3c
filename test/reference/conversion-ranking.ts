import type { Range } from './days.js';
import { byBytes, within } from './days.js';
import type { Fraction } from './fractions.js';
import { compare, fraction } from './fractions.js';
import type { Setting } from './setting.js';

/** A SKU in the conversion ranking of a manager. */
export interface RankedSku {
  readonly rank: number;
  readonly skuId: string;
  readonly merchantId: string;
  readonly visitors: bigint;
  readonly orderingBuyers: bigint;
  readonly rate: Fraction;
  readonly wilsonLow: number;
  readonly wilsonHigh: number;
  /** The pooled rate of its category in the division. */
  readonly benchmark: Fraction;
  readonly flag: 'low' | 'too_few' | 'ok';
}

interface SkuTraffic {
  readonly managerId: string;
  readonly skuId: string;
  readonly merchantId: string;
  readonly category: string;
  visitors: bigint;
  orderingBuyers: bigint;
}

/** R8: every SKU with visitors on the days that its merchant was the manager's, the lowest rate first. */
export function rankSkus(setting: Setting, managerId: string, range: Range): RankedSku[] {
  const { min_visitors: minVisitors, low_factor: lowFactor } = setting.rules.scoring.modules.conversion;
  const divisionOf = new Map(setting.directory.managers.map((manager) => [manager.manager_id, manager.division]));
  const inDivision = trafficBySku(setting, range).filter(
    (sku) => divisionOf.get(sku.managerId) === divisionOf.get(managerId),
  );
  const mine = inDivision
    .filter((sku) => sku.managerId === managerId && sku.visitors > 0n)
    .toSorted(
      (a, b) =>
        compare(fraction(a.orderingBuyers, a.visitors), fraction(b.orderingBuyers, b.visitors)) ||
        compare(fraction(b.visitors), fraction(a.visitors)) ||
        byBytes(a.skuId, b.skuId),
    );
  return mine.map((sku, index) => {
    const peers = inDivision.filter(({ category }) => category === sku.category);
    const visitors = peers.reduce((total, peer) => total + peer.visitors, 0n);
    const benchmark = fraction(peers.reduce((total, peer) => total + peer.orderingBuyers, 0n), visitors);
    const [wilsonLow, wilsonHigh] = wilsonInterval(Number(sku.orderingBuyers), Number(sku.visitors));
    const isLow = wilsonHigh < (lowFactor * Number(benchmark.numerator)) / Number(benchmark.denominator);
    return {
      rank: index + 1,
      skuId: sku.skuId,
      merchantId: sku.merchantId,
      visitors: sku.visitors,
      orderingBuyers: sku.orderingBuyers,
      rate: fraction(sku.orderingBuyers, sku.visitors),
      wilsonLow,
      wilsonHigh,
      benchmark,
      flag: sku.visitors < BigInt(minVisitors) ? 'too_few' : isLow ? 'low' : 'ok',
    };
  });
}

/** The traffic of every SKU for every manager on whose days it came. */
function trafficBySku(setting: Setting, range: Range): SkuTraffic[] {
  const categories = new Map(setting.company.skus.map((sku) => [sku.sku_id, sku.category]));
  const skus = new Map<string, SkuTraffic>();
  for (const row of setting.facts.traffic) {
    const managerId = setting.directory.ownerOf(row.merchant_id, row.day);
    if (managerId === null || !within(row.day, range)) continue;
    const key = `${managerId}\n${row.sku_id}`;
    const sku = skus.get(key) ?? {
      managerId,
      skuId: row.sku_id,
      merchantId: row.merchant_id,
      category: categories.get(row.sku_id) ?? '',
      visitors: 0n,
      orderingBuyers: 0n,
    };
    sku.visitors += BigInt(row.visitors);
    sku.orderingBuyers += BigInt(row.ordering_buyers);
    skus.set(key, sku);
  }
  return [...skus.values()];
}

/** The 95 % Wilson interval (z = 1.96) of a rate, in double precision. */
function wilsonInterval(successes: number, trials: number): [low: number, high: number] {
  const z = 1.96;
  const rate = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (rate + (z * z) / (2 * trials)) / scale;
  const half = (z * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))) / scale;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
