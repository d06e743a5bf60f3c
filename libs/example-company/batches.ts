import type { Day } from '#libs/domain/business-time.js';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import type { AdDay } from './ads.js';
import { AD_SPEND_COLUMNS, adAsKnown, createAds } from './ads.js';
import type { ChatLog } from './chats.js';
import { CHAT_COVERAGE_COLUMNS, CHAT_MESSAGE_COLUMNS, createChats, messageRow } from './chats.js';
import { Demand } from './demand.js';
import { createDirectory } from './directory.js';
import type { Merchant } from './merchants.js';
import { createMerchants } from './merchants.js';
import { ORDER_COLUMNS, ORDER_LINE_COLUMNS, isForgotten, orderAsKnown, orderLineRow } from './order-records.js';
import type { Order } from './orders.js';
import { createOrders } from './orders.js';
import { FIRST_BATCH_UNTIL, FIRST_EXPORT_AT, LAST_EXPORT_AT } from './plan.js';
import { SLOT_COLUMNS, SLOT_PLACEMENT_COLUMNS, createSlots } from './slots.js';
import { TARGET_COLUMNS, createTargets } from './targets.js';
import { MERCHANT_DAY_COLUMNS, SKU_TRAFFIC_COLUMNS, createMerchantDays, createSkuTraffic } from './traffic.js';
import type { Row, Table } from './write-csv.js';

/** The tables of the two batches, each in the order in which they are imported. */
export interface Batches {
  /** All kinds, as known two days before the quarter ends. */
  readonly first: readonly Table[];
  /** The last days, what has changed since, and what was forgotten. */
  readonly late: readonly Table[];
}

/** What a shop does. */
interface Shop {
  readonly merchant: Merchant;
  readonly orders: readonly Order[];
  readonly chats: ChatLog;
  readonly traffic: readonly Row[];
  readonly merchantDays: readonly Row[];
}

/** Everything that is told day by day. */
interface Facts {
  readonly shops: readonly Shop[];
  readonly orders: readonly Exported<Order>[];
  readonly ads: readonly Exported<AdDay>[];
}

const NO_CHATS: ChatLog = { coverage: [], messages: [] };

/** Everything about the example company that a seed gives. */
export function createBatches(seed: string): Batches {
  const merchants = createMerchants(seed);
  const demand = new Demand(seed, merchants);
  const shops = merchants.map((merchant) => runShop(seed, merchant, demand));
  const facts: Facts = {
    shops,
    orders: shops.flatMap(exportOrders),
    ads: createAds(seed, merchants, demand).map(exportAd),
  };
  const { slots, placements } = createSlots(seed, shops, demand);
  const first: Table[] = [
    ...createDirectory(merchants),
    { kind: 'targets', columns: TARGET_COLUMNS, rows: createTargets(merchants, demand) },
    { kind: 'slots', columns: SLOT_COLUMNS, rows: slots },
    { kind: 'slot_placements', columns: SLOT_PLACEMENT_COLUMNS, rows: placements },
    ...factTables(facts, 'first'),
  ];
  return { first: inImportOrder(first), late: inImportOrder(factTables(facts, 'late')) };
}

function runShop(seed: string, merchant: Merchant, demand: Demand): Shop {
  const merchantDays = createMerchantDays(seed, merchant, demand);
  if (merchant.reports === 'days') return { merchant, orders: [], chats: NO_CHATS, traffic: [], merchantDays };
  const orders = createOrders(seed, merchant, demand);
  return {
    merchant,
    orders,
    chats: createChats(seed, merchant, orders),
    traffic: createSkuTraffic(seed, merchant, demand, orders),
    merchantDays,
  };
}

type BatchName = keyof Batches;

/** A fact and what the exports of the two batches say of it; null where one says nothing, or nothing new. */
interface Exported<Fact> extends Readonly<Record<BatchName, Row | null>> {
  readonly fact: Fact;
}

function exportOrders({ merchant, orders }: Shop): Exported<Order>[] {
  return orders.map((order) => {
    const first = isForgotten(merchant, order) ? null : orderAsKnown(order, FIRST_EXPORT_AT);
    return { fact: order, first, late: changedSince(first, orderAsKnown(order, LAST_EXPORT_AT)) };
  });
}

function exportAd(ad: AdDay): Exported<AdDay> {
  const first = adAsKnown(ad, FIRST_EXPORT_AT);
  return { fact: ad, first, late: changedSince(first, adAsKnown(ad, LAST_EXPORT_AT)) };
}

/** The later row where it says something else. */
function changedSince(before: Row | null, after: Row | null): Row | null {
  return after !== null && before?.every((field, index) => field === after[index]) === true ? null : after;
}

function factTables(facts: Facts, batch: BatchName): Table[] {
  const { shops, orders, ads } = facts;
  const ofBatch = (day: Day) => day <= FIRST_BATCH_UNTIL === (batch === 'first');
  const newOrders = orders.filter((order) => order[batch] !== null && (batch === 'first' || order.first === null));
  return [
    { kind: 'orders', columns: ORDER_COLUMNS, rows: rowsOf(orders, batch) },
    {
      kind: 'order_lines',
      columns: ORDER_LINE_COLUMNS,
      rows: newOrders.flatMap(({ fact }) => fact.lines.map((line, index) => orderLineRow(fact, line, index))),
    },
    {
      kind: 'merchant_days',
      columns: MERCHANT_DAY_COLUMNS,
      rows: shops.flatMap(({ merchantDays }) => merchantDays.filter(([day = '']) => ofBatch(day))),
    },
    {
      kind: 'sku_traffic',
      columns: SKU_TRAFFIC_COLUMNS,
      rows: shops.flatMap(({ traffic }) => traffic.filter(([day = '']) => ofBatch(day))),
    },
    { kind: 'ad_spend', columns: AD_SPEND_COLUMNS, rows: rowsOf(ads, batch) },
    {
      kind: 'chat_coverage',
      columns: CHAT_COVERAGE_COLUMNS,
      rows: shops.flatMap(({ merchant, chats }) =>
        chats.coverage.filter(ofBatch).map((day) => [merchant.merchantId, day]),
      ),
    },
    { kind: 'chat_messages', columns: CHAT_MESSAGE_COLUMNS, rows: shops.flatMap((shop) => messagesOf(shop, batch)) },
  ];
}

function rowsOf(facts: readonly Exported<unknown>[], batch: BatchName): Row[] {
  return facts.flatMap((fact) => {
    const row = fact[batch];
    return row === null ? [] : [row];
  });
}

function messagesOf({ merchant, chats }: Shop, batch: BatchName): Row[] {
  return chats.messages.flatMap((message, index) =>
    message.sentAt < FIRST_EXPORT_AT === (batch === 'first') ? [messageRow(merchant, message, index)] : [],
  );
}

function inImportOrder(tables: readonly Table[]): Table[] {
  return tables.toSorted((a, b) => KIND_NAMES.indexOf(a.kind) - KIND_NAMES.indexOf(b.kind));
}
