import { instantOf } from '../reference/clock-times.js';
import { daysOf } from '../reference/days.js';
import type { AttributionFacts, AttributionRules, CoveredDay, Message, Order } from './reference/attribution-facts.js';
import { DEFAULT_RULES } from './reference/attribution-facts.js';
import { randomChats } from './random-messages.js';
import { randomOrders } from './random-orders.js';
import { ruleBook } from './random-rule-sets.js';
import type { RandomSource } from './random-source.js';
import { randomSource } from './random-source.js';

export interface RandomQuestion {
  /** The same seed gives the same facts. */
  readonly seed: number;
  /** At least so many orders. */
  readonly orders: number;
  readonly ordersPerShop?: number;
  /** Few rule sets, most of them plain, which shops share; otherwise every shop has its own. */
  readonly sharesRules?: boolean;
  readonly timeZone?: string;
}

/** The quarter in which all orders are placed, with a leap day, and in some zones a change of the clock. */
export const PERIOD = { name: '2024Q1', first: '2024-01-01', last: '2024-03-31' };

/** Most orders begin on these days. The versions of the rules begin among them: before the first the defaults hold. */
const START_DAYS = daysOf({ first: '2024-02-08', last: '2024-03-20' });
const VERSION_DAYS = ['2024-02-12', '2024-03-01', '2024-03-10'];
const CHATTING_DAYS = daysOf({ first: '2024-01-05', last: '2024-05-10' });

const DAY = 86_400;

/** Ids that order differently by bytes, by UTF-16 units, by locale and by number. */
const ID_HEADS = ['m', 'M', '9', '10', '0', 'é', 'ｚ', '😀', 'ｚ', '😀', '~', '_', '-', '中'];
const MERCHANT_HEADS = ['s', 's', 's', 'S', 'ｓ', '店', '0', 'a,', 'o"', '😀'];
const AGENT_IDS = ['A', 'B', 'b', 'ｃ', '客服1', '客服10', '客服2', '7', '😀'];

/**
 * Shops with orders, chats and rules that collide on purpose: equal seconds and rounds, messages at the borders of
 * every limit, several orders of a buyer, and the same ids of buyers, agents, orders and messages in every shop.
 */
export function randomFacts(question: RandomQuestion): AttributionFacts {
  const { seed, orders, ordersPerShop = 60, sharesRules = false, timeZone = 'Asia/Shanghai' } = question;
  const random = randomSource(seed);
  const midnights = new Map(
    CHATTING_DAYS.map((day) => [day, instantOf(`${day} 00:00:00`, timeZone) / 1000] as const),
  );
  const book = ruleBook(random, seed, VERSION_DAYS, sharesRules);
  const shops: RandomShop[] = [];
  let missing = orders;
  while (missing > 0) {
    const merchantId = `${random.pick(MERCHANT_HEADS)}${shops.length}`;
    const rules = book.giveRules(merchantId);
    const shop = randomShop(random, { merchantId, rules, midnights, orders: Math.min(ordersPerShop, missing) });
    shops.push(shop);
    missing -= shop.orders.length;
  }
  return {
    timeZone,
    merchantIds: shops.map(({ merchantId }) => merchantId),
    agents: shops.flatMap(({ merchantId, agentIds }) => agentIds.map((agentId) => ({ merchantId, agentId }))),
    orders: random.shuffle(shops.flatMap((shop) => shop.orders)),
    messages: random.shuffle(shops.flatMap((shop) => shop.messages)),
    coverage: shops.flatMap((shop) => shop.coverage),
    versions: book.versions,
  };
}

interface RandomShop {
  readonly merchantId: string;
  readonly agentIds: readonly string[];
  readonly orders: readonly Order[];
  readonly messages: readonly Message[];
  readonly coverage: readonly CoveredDay[];
}

interface ShopScene {
  readonly merchantId: string;
  readonly rules: readonly AttributionRules[];
  /** The instants in seconds at which the business days begin. */
  readonly midnights: ReadonlyMap<string, number>;
  readonly orders: number;
}

function randomShop(random: RandomSource, { merchantId, rules, midnights, orders: wanted }: ShopScene): RandomShop {
  const agentIds = random.shuffle(AGENT_IDS).slice(0, 1 + random.below(4));
  const orders: Order[] = [];
  const messages: Message[] = [];
  const nextMessageId = idSequence(random);
  let given = 0;
  const nextOrderId = () => orderId(given++);
  let buyers = 0;
  while (orders.length < wanted) {
    const buyerId = `buyer${buyers}`;
    const midnight = midnights.get(randomDay(random)) ?? 0;
    const start = midnight + randomClock(random);
    const ofBuyer = randomOrders(random, {
      merchantId,
      buyerId,
      start,
      end: (midnights.get(PERIOD.last) ?? 0) + DAY,
      rules,
      nextOrderId,
      possibleParents: [orderId(random.below(wanted)), orderId(random.below(wanted + 20)), 'no-such-order'],
    });
    messages.push(
      ...randomChats(random, {
        merchantId,
        buyerId,
        agentIds,
        orders: ofBuyer,
        rules: [...rules, DEFAULT_RULES],
        midnights: [-1, 0, 1].map((days) => midnight + days * DAY),
        nextMessageId,
      }),
    );
    orders.push(...ofBuyer);
    buyers += 1;
  }
  return { merchantId, agentIds, orders, messages, coverage: randomCoverage(random, merchantId) };
}

/** A day on which orders begin, often one on which rules change. */
function randomDay(random: RandomSource): string {
  return random.happens(15) ? random.pick(VERSION_DAYS) : random.pick(START_DAYS);
}

/** Seconds since midnight, often the first of the day or the last of the day before. */
function randomClock(random: RandomSource): number {
  return random.happens(35) ? random.pick([-1, 0, 1, -60, 60]) : random.below(DAY);
}

/** No rows at all, every day, days with gaps, a log that begins late or ends early, or only days long before. */
function randomCoverage(random: RandomSource, merchantId: string): CoveredDay[] {
  const all = CHATTING_DAYS;
  const cut = random.below(all.length);
  const days = random.weigh<() => readonly string[]>([
    [40, () => []],
    [15, () => all],
    [30, () => all.filter(() => !random.happens(15))],
    [5, () => all.slice(cut)],
    [5, () => all.slice(0, cut)],
    [5, () => ['2023-06-01']],
  ])();
  return days.map((day) => ({ merchantId, day }));
}

function orderId(number: number): string {
  return `${ID_HEADS[number % 5] ?? ''}${number}`;
}

/** Ids that are unique and whose order has nothing to do with the order in which they come. */
function idSequence(random: RandomSource): () => string {
  let given = 0;
  return () => {
    given += 1;
    return `${random.pick(ID_HEADS)}${random.below(1000)}.${given}`;
  };
}
