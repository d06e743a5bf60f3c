import type { Day } from '#libs/domain/business-time.js';
import { daysBetween, daysOf, weekday } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import type { Merchant } from './merchants.js';
import type { ManagerPlan } from './plan.js';
import { BASIS_QUARTER, LAST_YEAR, MANAGER_PLANS, QUARTER } from './plan.js';
import { meanBasketFen } from './baskets.js';
import { calendarDay, isPromotion } from './promotion-calendar.js';
import { RandomStream } from './random-stream.js';

/** People shop more at the start of the week than on its days off. Monday to Sunday, 1 on average. */
const WEEKDAY_LEVELS = [1.06, 1.03, 1.02, 1.01, 1.04, 0.9, 0.94];

/** Prices on the days of a promotion, relative to others. */
const PROMOTION_PRICE = 0.9;

/** The level of prices on a day. */
export function priceLevel(day: Day): number {
  return isPromotion(day) ? PROMOTION_PRICE : 1;
}

/** What a shop can be expected to sell on a day. */
export class Demand {
  private readonly shares = new Map<string, ReadonlyMap<Day, number>>();
  private readonly basketsFen: ReadonlyMap<Merchant, number>;

  constructor(seed: string, merchants: readonly Merchant[]) {
    const baskets = new RandomStream(`${seed}/baskets`);
    this.basketsFen = new Map(merchants.map((merchant) => [merchant, meanBasketFen(merchant, baskets)]));
    for (const plan of MANAGER_PLANS) {
      const random = new RandomStream(`${seed}/demand/${plan.managerId}`);
      for (const quarter of [LAST_YEAR, BASIS_QUARTER, QUARTER]) {
        this.shares.set(`${plan.managerId} ${quarter.name}`, shareDays(plan, quarter, random));
      }
    }
  }

  /** Expected GMV in fen of a shop on a day of one of the three quarters; 0 before the shop arrives. */
  expectedFen(merchant: Merchant, quarter: Period, day: Day): number {
    if (day < merchant.arrives) return 0;
    const { plan } = merchant;
    const dayShare = this.shares.get(`${plan.managerId} ${quarter.name}`)?.get(day) ?? 0;
    return plan.gmvYuan * 100 * levelOf(plan, quarter) * merchantShare(merchant, quarter, day) * dayShare;
  }

  /** Expected orders that count as sales. */
  expectedOrders(merchant: Merchant, quarter: Period, day: Day): number {
    return this.expectedFen(merchant, quarter, day) / this.meanOrderFen(merchant, day);
  }

  /** What an order of a shop comes to on average on a day, in fen. */
  meanOrderFen(merchant: Merchant, day: Day): number {
    return (this.basketsFen.get(merchant) ?? 0) * priceLevel(day);
  }
}

function levelOf(plan: ManagerPlan, quarter: Period): number {
  if (quarter === QUARTER) return 1;
  return quarter === BASIS_QUARTER ? plan.basisLevel : plan.lastYearLevel;
}

function merchantShare({ basisShare, share, slope }: Merchant, quarter: Period, day: Day): number {
  if (quarter !== QUARTER) return basisShare;
  return share * (1 + slope * progress(quarter, day));
}

/** How far a day is into its quarter: -1 for the first, 1 for the last. */
function progress({ first, last }: Period, day: Day): number {
  return (2 * daysBetween(first, day)) / daysBetween(first, last) - 1;
}

function shareDays(plan: ManagerPlan, quarter: Period, random: RandomStream): ReadonlyMap<Day, number> {
  const days = daysOf(quarter);
  const weights = days.map((day) => dayLevel(plan, quarter, day) * random.between(0.93, 1.07));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(days.map((day, index) => [day, (weights[index] ?? 0) / total]));
}

function dayLevel(plan: ManagerPlan, quarter: Period, day: Day): number {
  const [from, to] = plan.trend;
  const trend = quarter === QUARTER ? from + ((to - from) * (progress(quarter, day) + 1)) / 2 : 1;
  const occasion = calendarDay(day);
  if (occasion === undefined) return trend * (WEEKDAY_LEVELS[weekday(day) - 1] ?? 1);
  const peak = occasion.weight > 1 ? 1 + (occasion.weight - 1) * plan.promotionStrength : occasion.weight;
  return trend * peak;
}
