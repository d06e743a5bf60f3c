import { daysOf } from '#libs/domain/business-time.js';
import type { Demand } from './demand.js';
import type { Merchant } from './merchants.js';
import type { Moment } from './moment.js';
import { HOUR, SECONDS_OF_DAY, dayOfMoment, momentOf, parseMoment, writeMoment } from './moment.js';
import { countsAsSale, soldAt } from './order-records.js';
import type { Order } from './orders.js';
import type { ManagerPlan } from './plan.js';
import { MANAGER_PLANS, QUARTER } from './plan.js';
import { RandomStream, elementAt } from './random-stream.js';
import type { Row } from './write-csv.js';
import { writeFen } from './write-csv.js';

export const SLOT_COLUMNS = [
  'slot_id', 'campaign', 'position', 'starts_at', 'ends_at', 'assessed', 'exempt_reason',
] as const;

export const SLOT_PLACEMENT_COLUMNS = [
  'slot_id', 'merchant_id', 'sku_id', 'starts_at', 'ends_at', 'amount', 'visitors',
] as const;

/** What other departments hand out to each category in a campaign. */
interface Campaign {
  readonly id: string;
  /** How its slots' ids begin. */
  readonly code: string;
  readonly slots: readonly SlotOffer[];
}

interface SlotOffer {
  readonly position: string;
  readonly starts: string;
  readonly ends: string;
  readonly exemptReason: string | null;
  /** How many merchants share it, one after the other. */
  readonly shifts: number;
  /** The last place among the portfolio's shops that gets such a slot, and the first. */
  readonly lastPlace: number;
  readonly firstPlace: number;
  /** What it brings of a shop's sales meanwhile: more in quiet days than in the middle of 618. */
  readonly salesShare: number;
}

const MAIN = { exemptReason: null, shifts: 1, firstPlace: 1, lastPlace: 3 };
const FLOOR = { exemptReason: null, shifts: 2, firstPlace: 1, lastPlace: 6 };
const EXEMPT = { shifts: 1, firstPlace: 8, lastPlace: 99 };

/** Slots that open at 20:00, close at midnight, cross the end of a month, or last some hours of one evening. */
const CAMPAIGNS: readonly Campaign[] = [
  {
    id: 'spring-2026',
    code: 'SP',
    slots: [
      { ...MAIN, position: '家电春焕新 · 主会场首焦', starts: '2026-04-15 20:00', ends: '2026-04-19 00:00', salesShare: 0.62 },
      { ...FLOOR, position: '家电春焕新 · 品类楼层', starts: '2026-04-16 00:00', ends: '2026-04-20 00:00', salesShare: 0.58 },
    ],
  },
  {
    id: 'mayday-2026',
    code: 'MD',
    slots: [
      { ...MAIN, position: '五一焕新 · 会场首焦', starts: '2026-04-29 20:00', ends: '2026-05-03 00:00', salesShare: 0.55 },
      {
        ...EXEMPT,
        position: '五一焕新 · 新品频道',
        starts: '2026-05-01 00:00',
        ends: '2026-05-06 00:00',
        exemptReason: '新品扶持，不考核产出',
        salesShare: 0.3,
      },
    ],
  },
  {
    id: 'warmup-2026',
    code: 'WU',
    slots: [
      { ...FLOOR, position: '618预热 · 品类楼层', starts: '2026-05-28 20:00', ends: '2026-06-01 00:00', salesShare: 0.58 },
    ],
  },
  {
    id: '618-2026',
    code: '618',
    slots: [
      { ...MAIN, position: '618开门红 · 主会场首焦', starts: '2026-06-01 00:00', ends: '2026-06-04 00:00', salesShare: 0.31 },
      { ...FLOOR, position: '618高潮 · 主会场首焦', starts: '2026-06-16 20:00', ends: '2026-06-19 00:00', salesShare: 0.25 },
      { ...MAIN, position: '618高潮 · 直播间', starts: '2026-06-18 19:00', ends: '2026-06-18 23:30', salesShare: 0.4 },
      {
        ...EXEMPT,
        position: '618返场 · 测试频道',
        starts: '2026-06-19 00:00',
        ends: '2026-06-21 00:00',
        exemptReason: '平台测试位，不考核产出',
        salesShare: 0.2,
      },
    ],
  },
];

const YUAN_FOR_A_VISITOR = 18;
/** No slot brings more than this of what its shop really sold meanwhile. */
const LARGEST_SALES_SHARE = 0.85;

/** A shop and what it sold. */
export interface SellingShop {
  readonly merchant: Merchant;
  readonly orders: readonly Order[];
}

export interface SlotTables {
  readonly slots: readonly Row[];
  readonly placements: readonly Row[];
}

/** The slots of each campaign and category, and who stood in them; a shop gets at most one in a campaign. */
export function createSlots(seed: string, shops: readonly SellingShop[], demand: Demand): SlotTables {
  const slots: Row[] = [];
  const placements: Row[] = [];
  for (const plan of MANAGER_PLANS) {
    const random = new RandomStream(`${seed}/slots/${plan.managerId}`);
    const portfolio = shops.filter(({ merchant }) => merchant.plan === plan && merchant.reports === 'orders');
    for (const campaign of CAMPAIGNS) {
      let free = random.shuffle(portfolio);
      for (const [index, offer] of campaign.slots.entries()) {
        const chosen = free.filter(({ merchant }) => mayStandIn(offer, merchant)).slice(0, offer.shifts);
        free = free.filter((shop) => !chosen.includes(shop));
        const slotId = `${campaign.code}-${plan.managerId.slice(3)}-${index + 1}`;
        slots.push(slotRow(slotId, campaign, offer, plan));
        placements.push(...fillSlot({ slotId, offer, plan, chosen, demand, random }));
      }
    }
  }
  return { slots, placements };
}

function mayStandIn({ firstPlace, lastPlace, starts }: SlotOffer, { place, arrives }: Merchant): boolean {
  return firstPlace <= place && place <= lastPlace && arrives <= starts;
}

function slotRow(slotId: string, { id }: Campaign, offer: SlotOffer, { category }: ManagerPlan): Row {
  return [
    slotId,
    id,
    `${offer.position} · ${category}`,
    writeMoment(parseMoment(offer.starts)),
    writeMoment(parseMoment(offer.ends)),
    String(offer.exemptReason === null),
    offer.exemptReason ?? '',
  ];
}

interface SlotFilling {
  readonly slotId: string;
  readonly offer: SlotOffer;
  readonly plan: ManagerPlan;
  readonly chosen: readonly SellingShop[];
  readonly demand: Demand;
  readonly random: RandomStream;
}

function fillSlot({ slotId, offer, plan, chosen, demand, random }: SlotFilling): Row[] {
  const [starts, ends] = [parseMoment(offer.starts), parseMoment(offer.ends)];
  const shift = Math.floor((ends - starts) / chosen.length / HOUR) * HOUR;
  return chosen.map(({ merchant, orders }, index) => {
    const from = starts + index * shift;
    const until = index === chosen.length - 1 ? ends : from + shift;
    const sku = elementAt(merchant.skus, random.integer(0, 1));
    const share = offer.salesShare * plan.slotLevel * random.between(0.85, 1.15);
    const broughtFen = expectedFenBetween(merchant, demand, from, until) * share;
    const amountFen = Math.round(Math.min(broughtFen, soldFenBetween(orders, from, until) * LARGEST_SALES_SHARE));
    return [
      slotId,
      merchant.merchantId,
      sku.skuId,
      writeMoment(from),
      writeMoment(until),
      writeFen(amountFen),
      String(Math.round(amountFen / 100 / YUAN_FOR_A_VISITOR)),
    ];
  });
}

function soldFenBetween(orders: readonly Order[], from: Moment, until: Moment): number {
  return orders
    .filter((order) => countsAsSale(order) && from <= soldAt(order) && soldAt(order) < until)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** What a shop can be expected to sell between two moments, each day's sales laid evenly over it. */
function expectedFenBetween(merchant: Merchant, demand: Demand, from: Moment, until: Moment): number {
  let expected = 0;
  for (const day of daysOf({ first: dayOfMoment(from), last: dayOfMoment(until - 1) })) {
    const begins = momentOf(day);
    const seconds = Math.min(until, begins + SECONDS_OF_DAY) - Math.max(from, begins);
    expected += (demand.expectedFen(merchant, QUARTER, day) * seconds) / SECONDS_OF_DAY;
  }
  return expected;
}
