import type { Day } from '#libs/domain/business-time.js';
import { daysBetween, daysOf } from '#libs/domain/business-time.js';
import type { Demand } from './demand.js';
import type { Merchant } from './merchants.js';
import { changesHands } from './merchants.js';
import type { Moment } from './moment.js';
import { dayOfMoment } from './moment.js';
import type { ManagerPlan } from './plan.js';
import { MANAGER_PLANS, QUARTER } from './plan.js';
import { RandomStream, elementAt } from './random-stream.js';
import type { Row } from './write-csv.js';
import { writeFen } from './write-csv.js';

export const AD_SPEND_COLUMNS = [
  'day', 'merchant_id', 'product', 'campaign_id', 'impressions', 'clicks', 'spend', 'attributed_orders',
  'attributed_amount', 'attribution',
] as const;

/** One campaign on one day, with what it brings within 15 days of the click. */
export interface AdDay {
  readonly day: Day;
  readonly merchantId: string;
  readonly product: string;
  readonly campaignId: string;
  readonly impressions: number;
  readonly clicks: number;
  readonly spendFen: number;
  readonly attributedOrders: number;
  readonly attributedFen: number;
}

interface Advertiser {
  readonly merchant: Merchant;
  /** Spend over GMV; first relative to other advertisers, then scaled to the share that is planned. */
  readonly eagerness: number;
  /** Attributed amount over spend. */
  readonly returnOnSpend: number;
}

const PRODUCTS = ['快车', '海投', '购物触点'] as const;
const ATTRIBUTION = '15天点击';
const ATTRIBUTION_DAYS = 15;
/** What is attributed on the day of the click already. */
const ATTRIBUTED_AT_ONCE = 0.55;
/** From this place on a shop is not among the head of its portfolio. */
const FIRST_SMALL_PLACE = 18;

/** What the shops spend on advertising in the scored quarter, day by day. */
export function createAds(seed: string, merchants: readonly Merchant[], demand: Demand): AdDay[] {
  return MANAGER_PLANS.flatMap((plan) => {
    const random = new RandomStream(`${seed}/ads/${plan.managerId}`);
    const portfolio = merchants.filter((merchant) => merchant.plan === plan);
    const advertisers = chooseAdvertisers(plan, portfolio, random);
    const gmvFen = sumOf(portfolio.map((merchant) => quarterFen(merchant, demand)));
    const eagerFen = sumOf(advertisers.map(({ merchant, eagerness }) => eagerness * quarterFen(merchant, demand)));
    const scale = (plan.adShare * gmvFen) / eagerFen;
    return advertisers.flatMap(({ eagerness, ...advertiser }) =>
      advertise({ ...advertiser, eagerness: eagerness * scale }, demand, random),
    );
  });
}

/** Mostly large shops, and a few small ones whose advertising pays or does not; that of the handed-over shop pays. */
function chooseAdvertisers(plan: ManagerPlan, portfolio: readonly Merchant[], random: RandomStream): Advertiser[] {
  const handedOver = portfolio.filter(changesHands);
  const small = portfolio.filter(({ place }) => place >= FIRST_SMALL_PLACE);
  const large = portfolio.filter((merchant) => merchant.place < FIRST_SMALL_PLACE && !changesHands(merchant));
  const ofSmall = [...handedOver, ...random.shuffle(small)].slice(0, Math.ceil(plan.advertisers * 0.4));
  const ofLarge = random.shuffle(large).slice(0, plan.advertisers - ofSmall.length);
  return [
    ...ofLarge.map((merchant) => ({
      merchant,
      eagerness: random.between(0.08, 0.16),
      returnOnSpend: random.between(2.1, 4.4),
    })),
    ...ofSmall.map((merchant, index) => ({
      merchant,
      eagerness: random.between(0.06, 0.12),
      returnOnSpend: index % 2 === 0 ? random.between(4.5, 7) : random.between(1.2, 3.4),
    })),
  ];
}

function quarterFen(merchant: Merchant, demand: Demand): number {
  return sumOf(daysOf(QUARTER).map((day) => demand.expectedFen(merchant, QUARTER, day)));
}

function sumOf(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

function advertise(advertiser: Advertiser, demand: Demand, random: RandomStream): AdDay[] {
  const { merchant, eagerness, returnOnSpend } = advertiser;
  const campaigns = merchant.place <= 6 ? 2 : 1;
  const rows: AdDay[] = [];
  for (let campaign = 0; campaign < campaigns; campaign++) {
    const product = campaign === 0 ? PRODUCTS[0] : elementAt(PRODUCTS, random.integer(1, 2));
    const share = campaigns === 1 ? 1 : campaign === 0 ? 0.65 : 0.35;
    const clickFen = random.between(90, 320);
    const clickRate = random.between(0.015, 0.04);
    for (const day of daysOf(QUARTER)) {
      const expectedFen = demand.expectedFen(merchant, QUARTER, day);
      const clicks = random.round((expectedFen * eagerness * share * random.between(0.8, 1.2)) / clickFen);
      if (clicks === 0) continue;
      const spendFen = Math.round(clicks * clickFen);
      const attributedFen = Math.round(spendFen * returnOnSpend * random.between(0.6, 1.4));
      rows.push({
        day,
        merchantId: merchant.merchantId,
        product,
        campaignId: `${merchant.merchantId}-c${campaign + 1}`,
        impressions: Math.round(clicks / clickRate),
        clicks,
        spendFen,
        attributedOrders: Math.ceil(attributedFen / 62_000),
        attributedFen,
      });
    }
  }
  return rows;
}

/** What a report made at a moment says; null before the day is over. Sales are attributed to a click for 15 days. */
export function adAsKnown(ad: AdDay, moment: Moment): Row | null {
  const age = daysBetween(ad.day, dayOfMoment(moment - 1));
  if (age < 0) return null;
  const ripeness = ATTRIBUTED_AT_ONCE + (1 - ATTRIBUTED_AT_ONCE) * Math.min(1, age / ATTRIBUTION_DAYS);
  return [
    ad.day,
    ad.merchantId,
    ad.product,
    ad.campaignId,
    String(ad.impressions),
    String(ad.clicks),
    writeFen(ad.spendFen),
    String(Math.floor(ad.attributedOrders * ripeness)),
    writeFen(Math.floor(ad.attributedFen * ripeness)),
    ATTRIBUTION,
  ];
}
