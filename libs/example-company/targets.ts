import { daysOf } from '#libs/domain/business-time.js';
import type { Demand } from './demand.js';
import type { Merchant } from './merchants.js';
import type { ManagerPlan } from './plan.js';
import { HANDOVER, MANAGER_PLANS, QUARTER } from './plan.js';
import { changesHands } from './merchants.js';
import { rateOn } from './traffic.js';
import type { Row } from './write-csv.js';

export const TARGET_COLUMNS = ['manager_id', 'period', 'measure', 'value', 'effective_from'] as const;

/** What a portfolio should do in the quarter if all goes as expected. */
interface Expectation {
  readonly orders: number;
  readonly buyers: number;
  readonly visitors: number;
}

const UNITS_PER_ORDER = 1.4;

/**
 * The quarterly targets, one month that is locked and the revisions that follow the shop that changes hands. Sales, ads
 * and slots are asked for in round figures; outbound and conversion by what the portfolio can be expected to do.
 */
export function createTargets(merchants: readonly Merchant[], demand: Demand): Row[] {
  return MANAGER_PLANS.flatMap((plan) => {
    const { targets } = plan;
    const expectation = expect(plan, merchants, demand);
    const orders = roundTo(expectation.orders / targets.outboundCompletion, 20);
    const rate = expectation.buyers / expectation.visitors / targets.conversionCompletion;
    const row = (period: string, measure: string, value: string, effectiveFrom = ''): Row => [
      plan.managerId,
      period,
      measure,
      value,
      effectiveFrom,
    ];
    return [
      row(QUARTER.name, 'gmv', yuan(targets.gmvYuan)),
      ...(targets.lock === null ? [] : [row(targets.lock.month, 'gmv', yuan(targets.lock.gmvYuan))]),
      ...(targets.revision === null
        ? []
        : [row(QUARTER.name, 'gmv', yuan(targets.revision.gmvYuan), targets.revision.from)]),
      row(QUARTER.name, 'outbound_orders', String(orders)),
      row(QUARTER.name, 'outbound_units', String(roundTo(orders * UNITS_PER_ORDER, 20))),
      row(QUARTER.name, 'ad_share', targets.adShare.toFixed(4)),
      row(QUARTER.name, 'conversion', rate.toFixed(4)),
      row(QUARTER.name, 'slot_output', yuan(targets.slotOutputYuan)),
    ];
  });
}

/** Sums up the shops of a manager on the days that they are the manager's. */
function expect(plan: ManagerPlan, merchants: readonly Merchant[], demand: Demand): Expectation {
  let [orders, buyers, visitors] = [0, 0, 0];
  for (const merchant of merchants) {
    const popularity = merchant.skus.reduce((sum, sku) => sum + sku.popularity, 0);
    for (const day of daysOf(QUARTER)) {
      const manager = changesHands(merchant) && day >= HANDOVER.day ? HANDOVER.to : merchant.plan;
      if (manager !== plan) continue;
      const ordersOfDay = demand.expectedOrders(merchant, QUARTER, day);
      orders += ordersOfDay;
      for (const sku of merchant.skus) {
        const buyersOfSku = (ordersOfDay * sku.popularity) / popularity;
        buyers += buyersOfSku;
        visitors += buyersOfSku / rateOn(day, sku);
      }
    }
  }
  return { orders, buyers, visitors };
}

function roundTo(figure: number, step: number): number {
  return Math.round(figure / step) * step;
}

function yuan(amount: number): string {
  return amount.toFixed(2);
}
