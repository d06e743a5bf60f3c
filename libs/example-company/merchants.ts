import type { Day } from '#libs/domain/business-time.js';
import { BRANDS, NICKNAMES, SHOP_SUFFIXES } from './names.js';
import type { ManagerPlan } from './plan.js';
import { HANDOVER, LATE_ARRIVAL, MANAGER_PLANS } from './plan.js';
import type { ProductCategory } from './products.js';
import { PRODUCT_CATEGORIES } from './products.js';
import { RandomStream, elementAt } from './random-stream.js';

/** A product that a shop sells. */
export interface Sku {
  readonly skuId: string;
  readonly name: string;
  readonly category: string;
  readonly priceFen: number;
  /** How often it is bought, relative to the shop's others. */
  readonly popularity: number;
  readonly conversionRate: number;
}

/** A customer-service agent of a shop. One person may serve several shops. */
export interface Agent {
  readonly agentId: string;
  readonly name: string;
  readonly person: string;
}

/** A shop of the example company. */
export interface Merchant {
  readonly merchantId: string;
  readonly name: string;
  readonly category: string;
  readonly ka: boolean;
  /** Its manager on the first day of the quarter, or on its first day. */
  readonly plan: ManagerPlan;
  /** Its place among that manager's merchants, the largest first. */
  readonly place: number;
  /** Its sales relative to the manager's portfolio: in the basis quarter, and in the scored one. */
  readonly basisShare: number;
  readonly share: number;
  /** How much its sales rise over the quarter, on top of the portfolio's trend. */
  readonly slope: number;
  /** Its first day on the platform. */
  readonly arrives: Day;
  /** Whether it tells single orders, or figures by day. */
  readonly reports: 'orders' | 'days';
  readonly skus: readonly Sku[];
  readonly agents: readonly Agent[];
}

const LONG_AGO: Day = '2025-01-01';
const KA_SHOPS = 5;
/** In each portfolio the shop at this place gives figures by day. */
const PLACE_THAT_REPORTS_DAYS = 7;
/** Every so many SKUs one has a weak page: visitors come and do not buy. */
const WEAK_PAGE_EVERY = 17;
const WEAK_PAGE_FACTOR = 0.42;
/** Shops from this place on have listed something new that hardly anybody has seen yet. */
const FIRST_PLACE_WITH_NOVELTY = 13;
const NOVELTY_POPULARITY = 0.025;

/** The 60 shops, by manager and size. */
export function createMerchants(seed: string): Merchant[] {
  const random = new RandomStream(`${seed}/merchants`);
  const brands = random.shuffle(BRANDS);
  const merchants: Merchant[] = [];
  const add = (plan: ManagerPlan, place: number, shares: Shares, arrives: Day) => {
    const number = 101 + merchants.length;
    const brand = elementAt(brands, merchants.length);
    merchants.push(createMerchant({ number, brand, plan, place, shares, arrives, random }));
  };
  for (const plan of MANAGER_PLANS) {
    for (const [index, shares] of drawShares(plan, random).entries()) add(plan, index + 1, shares, LONG_AGO);
  }
  const { manager, share, day } = LATE_ARRIVAL;
  add(manager, manager.merchantCount + 1, { basis: 0, scored: share, slope: 0 }, day);
  return merchants;
}

/** Whether a shop is the one that changes hands. */
export function changesHands({ plan, place }: Merchant): boolean {
  return plan === HANDOVER.from && place === HANDOVER.place;
}

interface Shares {
  readonly basis: number;
  readonly scored: number;
  readonly slope: number;
}

/** A few large shops, a broad middle and a long tail; the next quarter moves everyone a little and some a lot. */
function drawShares({ merchantCount, evenness }: ManagerPlan, random: RandomStream): Shares[] {
  const sizes = Array.from(
    { length: merchantCount },
    (_, index) => (1 / Math.sqrt(index + evenness)) * random.between(0.97, 1.03),
  );
  const moves = () => (random.chance(0.15) ? random.between(0.6, 1.5) : random.between(0.9, 1.12));
  const moved = sizes.map((size) => size * moves());
  const total = sum(sizes);
  const movedTotal = sum(moved);
  return sizes.map((size, index) => ({
    basis: size / total,
    scored: elementAt(moved, index) / movedTotal,
    slope: random.between(-0.15, 0.15),
  }));
}

interface MerchantSketch {
  readonly number: number;
  readonly brand: string;
  readonly plan: ManagerPlan;
  readonly place: number;
  readonly shares: Shares;
  readonly arrives: Day;
  readonly random: RandomStream;
}

function createMerchant({ number, brand, plan, place, shares, arrives, random }: MerchantSketch): Merchant {
  const merchantId = `s${number}`;
  const suffix = elementAt(SHOP_SUFFIXES, place <= 3 ? 0 : place <= 12 ? 1 : random.integer(1, 3));
  const shopCategory = random.chance(0.5) ? plan.category : '';
  return {
    merchantId,
    name: `${brand}${shopCategory}${suffix}`,
    category: plan.category,
    ka: place <= KA_SHOPS,
    plan,
    place,
    basisShare: shares.basis,
    share: shares.scored,
    slope: shares.slope,
    arrives,
    reports: place === PLACE_THAT_REPORTS_DAYS ? 'days' : 'orders',
    skus: createSkus(number, brand, plan, place, random),
    agents: createAgents(merchantId, place, random),
  };
}

function createSkus(number: number, brand: string, plan: ManagerPlan, place: number, random: RandomStream): Sku[] {
  const categories = random.shuffle(PRODUCT_CATEGORIES[plan.category] ?? []);
  const count = place <= 8 ? random.integer(4, 6) : random.integer(3, 4);
  return Array.from({ length: count }, (_, index) => {
    const category = elementAt(categories, index % categories.length);
    const weakPage = (number * 5 + index) % WEAK_PAGE_EVERY === 0;
    const model = `${category.model}-${random.integer(11, 98) * 10 + index}`;
    const isNovelty = place >= FIRST_PLACE_WITH_NOVELTY && index === count - 1;
    return {
      skuId: `1000${number}${String(random.integer(10, 99))}${index}${random.integer(10, 99)}`,
      name: `${brand} ${category.name} ${model}${isNovelty ? ' 新品' : ''}`,
      category: category.name,
      priceFen: drawPriceYuan(category, random) * 100,
      popularity: isNovelty ? NOVELTY_POPULARITY : 1 / (index + 1.5) + random.between(0, 0.1),
      conversionRate: category.conversionRate * (weakPage ? WEAK_PAGE_FACTOR : random.between(0.85, 1.15)),
    };
  });
}

/** Prices end in 9. */
function drawPriceYuan({ lowestYuan, highestYuan }: ProductCategory, random: RandomStream): number {
  return Math.floor(random.between(lowestYuan, highestYuan) / 10) * 10 + 9;
}

/** Small shops let people of an agency serve them, who answer for several shops. */
function createAgents(merchantId: string, place: number, random: RandomStream): Agent[] {
  const count = place <= 3 ? 5 : place <= 10 ? 3 : 2;
  const names = random.shuffle(NICKNAMES);
  return Array.from({ length: count }, (_, index) => ({
    agentId: `${merchantId}-a${index + 1}`,
    name: elementAt(names, index),
    person: place <= 10 ? `${merchantId}-p${index + 1}` : `agency-p${random.integer(1, 18)}`,
  }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
