import fc from 'fast-check';
import { instantOf } from '../reference/clock-times.js';
import type { Company, RowOf } from '../reference/company.js';
import { rowOf } from '../reference/company.js';
import type { Range } from '../reference/days.js';
import { daysOf, plusDays, quarterBefore, yearBefore } from '../reference/days.js';

/** Where and when random facts lie. */
export interface Scene {
  readonly quarter: Range;
  readonly merchantIds: readonly string[];
  readonly timeZone: string;
  /** How many facts of each kind there are at most. */
  readonly facts: number;
}

/** Lists of any length up to the bound alike; fast-check alone would keep to short ones. */
const ANY_LENGTH = 'max';

type Facts = Pick<
  Company,
  'skus' | 'orders' | 'order_lines' | 'merchant_days' | 'sku_traffic' | 'ad_spend' | 'slots' | 'slot_placements'
>;

/** Amounts that meet often, so that sums, ranks and thresholds tie. */
const yuan = fc.oneof(
  fc.constantFrom('0', '0.01', '100', '100.00', '250.5', '500', '999.99', '1000', '3333.33'),
  fc.integer({ min: 1, max: 500_000 }).map((fen) => (fen / 100).toFixed(2)),
);

/** Facts of every kind around a quarter, the one before and the same one a year before. */
export function randomFacts(scene: Scene): fc.Arbitrary<Facts> {
  const skuIds = scene.merchantIds.flatMap((id) => [0, 1].map((n) => ({ merchant_id: id, sku_id: `${id}-${n}` })));
  return fc
    .record({
      skus: fc.tuple(...skuIds.map((ids) => randomSku(ids))),
      sales: randomOrders(scene),
      merchant_days: randomMerchantDays(scene),
      sku_traffic: randomTraffic(scene, skuIds),
      ad_spend: randomAds(scene),
      slots: randomSlots(scene),
    })
    .chain(({ sales, skus, slots, ...others }) =>
      randomPlacements(scene, slots).map((slot_placements) => ({
        ...others,
        ...sales,
        skus: skus.flatMap((sku) => sku ?? []),
        slots,
        slot_placements,
      })),
    );
}

/** A day of the quarter mostly; of the one before; sometimes a year before, or just outside. */
export function randomDay(quarter: Range): fc.Arbitrary<string> {
  const edges = [quarter.first, quarter.last, plusDays(quarter.first, -1), plusDays(quarter.last, 1)];
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...daysOf(quarter)) },
    { weight: 3, arbitrary: fc.constantFrom(...daysOf(quarterBefore(quarter))) },
    { weight: 2, arbitrary: fc.constantFrom(...daysOf(yearBefore(quarter))) },
    { weight: 1, arbitrary: fc.constantFrom(...edges) },
  );
}

/** A time near midnight or any other, written in the business zone or with an offset. */
function randomTime({ quarter, timeZone }: Scene): fc.Arbitrary<string> {
  const clock = fc.oneof(
    fc.constantFrom('00:00:00', '00:00:01', '23:59:59', '08:00:00', '16:00:00', '15:59:59'),
    fc.integer({ min: 4 * 3600, max: 86_399 }).map((seconds) => new Date(seconds * 1000).toISOString().slice(11, 19)),
  );
  return fc.tuple(randomDay(quarter), clock, fc.nat(3)).map(([day, time, form]) => {
    const local = `${day} ${time}`;
    if (form > 1) return local;
    const instant = instantOf(local, timeZone);
    const offset = form === 0 ? 0 : 5.5;
    const shifted = new Date(instant + offset * 3_600_000).toISOString().slice(0, 19);
    return form === 0 ? `${shifted}Z` : `${shifted}+05:30`;
  });
}

/** A time so many minutes after another, in UTC. */
function after(time: string, minutes: number, timeZone: string): string {
  return new Date(instantOf(time, timeZone) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

function randomSku(ids: { merchant_id: string; sku_id: string }): fc.Arbitrary<RowOf<'skus'> | null> {
  return fc.option(
    fc.constantFrom('', '家电', '女鞋').map((category) => rowOf('skus', { ...ids, category })),
    { freq: 4, nil: null },
  );
}

function randomOrders(scene: Scene): fc.Arbitrary<Pick<Company, 'orders' | 'order_lines'>> {
  const { timeZone } = scene;
  const minutes = fc.option(fc.constantFrom(0, 1, 30, 600, 1440, 10_000), { freq: 4, nil: null });
  const order = fc.record({
    merchantId: fc.constantFrom(...scene.merchantIds),
    placedAt: randomTime(scene),
    paidAfter: minutes,
    outboundAfter: minutes,
    status: fc.constantFrom('placed', 'paid', 'shipped', 'completed', 'completed', 'cancelled', 'refunded'),
    payMethod: fc.constantFrom('', 'online', 'online', 'cash_on_delivery'),
    amount: yuan,
    refundedPart: fc.option(fc.constantFrom(0, 0.5, 1), { freq: 3, nil: null }),
    parent: fc.option(fc.nat(30), { freq: 6, nil: null }),
    quantities: fc.array(fc.nat(3), { maxLength: 2 }),
  });
  return fc.array(order, { maxLength: 2 * scene.facts, size: ANY_LENGTH }).map((sketches) => {
    const orders = sketches.map((sketch, index) => {
      const parent = sketch.parent === null || sketch.parent === orderNumber(index) ? '' : String(sketch.parent);
      const refundable = sketch.status === 'refunded' || sketch.status === 'completed';
      const refunded = sketch.refundedPart !== null && refundable ? Number(sketch.amount) * sketch.refundedPart : null;
      return rowOf('orders', {
        order_id: String(orderNumber(index)),
        merchant_id: sketch.merchantId,
        buyer_id: `b${index % 7}`,
        placed_at: sketch.placedAt,
        paid_at: sketch.paidAfter === null ? '' : after(sketch.placedAt, sketch.paidAfter, timeZone),
        outbound_at: sketch.outboundAfter === null ? '' : after(sketch.placedAt, sketch.outboundAfter, timeZone),
        status: sketch.status,
        pay_method: sketch.payMethod,
        amount: sketch.amount,
        refunded_amount: refunded === null ? '' : (Math.floor(refunded * 100 + 1e-6) / 100).toFixed(2),
        parent_order_id: parent,
      });
    });
    const lines = sketches.flatMap(({ merchantId, quantities }, index) =>
      quantities.map((quantity, line) =>
        rowOf('order_lines', {
          merchant_id: merchantId,
          order_id: String(orderNumber(index)),
          line_no: String(line + 1),
          sku_id: `${merchantId}-0`,
          quantity: String(quantity),
          amount: '1',
        }),
      ),
    );
    return {
      orders: withoutRepeats(orders, (row) => [row.merchant_id, row.order_id]),
      order_lines: withoutRepeats(lines, (row) => [row.merchant_id, row.order_id, row.line_no]),
    };
  });
}

/** Two merchants may have an order of one number, and a parent may be any number: of the same merchant, another, or none. */
function orderNumber(index: number): number {
  return Math.floor(index / 2);
}

/** The first row of each key. */
function withoutRepeats<Row>(rows: readonly Row[], keyOf: (row: Row) => readonly unknown[]): Row[] {
  return [...new Map(rows.toReversed().map((row) => [JSON.stringify(keyOf(row)), row])).values()].toReversed();
}

function randomMerchantDays(scene: Scene): fc.Arbitrary<RowOf<'merchant_days'>[]> {
  const maybe = (figure: fc.Arbitrary<string>) => fc.option(figure, { freq: 1, nil: '' });
  const few = fc.nat(9).map(String);
  const row = fc.record({
    day: randomDay(scene.quarter),
    merchant_id: fc.constantFrom(...scene.merchantIds),
    gmv: maybe(yuan),
    paid_orders: maybe(few),
    outbound_orders: maybe(few),
    outbound_units: maybe(few),
    visitors: maybe(fc.integer({ min: 10, max: 400 }).map(String)),
    ordering_buyers: maybe(few),
  });
  return fc
    .tuple(
      randomBasis(scene),
      fc.uniqueArray(row, {
        maxLength: scene.facts,
        size: ANY_LENGTH,
        selector: ({ day, merchant_id: id }) => `${day} ${id}`,
      }),
    )
    .map(([basis, rows]) => {
      const all = [...basis, ...rows.map((each) => rowOf('merchant_days', each))];
      return withoutRepeats(all, (each) => [each.day, each.merchant_id]);
    });
}

/** What the merchants sold in the quarter before, on one day: it ranks them, with ties, from great to nothing. */
function randomBasis({ quarter, merchantIds }: Scene): fc.Arbitrary<RowOf<'merchant_days'>[]> {
  const gmv = fc.option(fc.constantFrom('1000', '1000', '500', '100', '100', '10', '1', '0'), { freq: 4, nil: null });
  const day = quarterBefore(quarter).first;
  const merchants = [...new Set(merchantIds)];
  return fc
    .tuple(...merchants.map(() => gmv))
    .map((sold) =>
      merchants.flatMap((merchantId, index) => {
        const each = sold[index] ?? null;
        return each === null ? [] : rowOf('merchant_days', { day, merchant_id: merchantId, gmv: each });
      }),
    );
}

function randomTraffic(
  scene: Scene,
  skuIds: readonly { merchant_id: string; sku_id: string }[],
): fc.Arbitrary<RowOf<'sku_traffic'>[]> {
  const row = fc.record({
    day: randomDay(scene.quarter),
    sku: fc.constantFrom(...skuIds),
    visitors: fc.constantFrom(0, 1, 50, 100, 100, 200, 1000),
    buyers: fc.constantFrom(0, 0, 1, 2, 10, 10, 20, 90),
  });
  return fc
    .uniqueArray(row, { maxLength: scene.facts, size: ANY_LENGTH, selector: ({ day, sku }) => `${day} ${sku.sku_id}` })
    .map((rows) =>
      rows.map(({ day, sku, visitors, buyers }) =>
        rowOf('sku_traffic', {
          day,
          ...sku,
          visitors: String(visitors),
          ordering_buyers: String(Math.min(visitors, buyers)),
        }),
      ),
    );
}

function randomAds(scene: Scene): fc.Arbitrary<RowOf<'ad_spend'>[]> {
  const row = fc.record({
    day: randomDay(scene.quarter),
    merchant_id: fc.constantFrom(...scene.merchantIds),
    product: fc.constantFrom('快车', '海投'),
    campaign_id: fc.constantFrom('c1', 'c2'),
    spend: yuan,
    attributed_amount: fc.oneof(yuan, fc.constantFrom('4000', '400', '2000')),
  });
  return fc
    .uniqueArray(row, {
      maxLength: scene.facts,
      size: ANY_LENGTH,
      selector: ({ day, merchant_id: id, product, campaign_id: campaign }) => `${day} ${id} ${product} ${campaign}`,
    })
    .map((rows) =>
      rows.map((each) => rowOf('ad_spend', { ...each, impressions: '10', clicks: '1', attributed_orders: '1' })),
    );
}

const DURATIONS_MINUTES = [1, 60, 90, 24 * 60, 36 * 60, 3 * 24 * 60];

function randomSlots(scene: Scene): fc.Arbitrary<RowOf<'slots'>[]> {
  const slot = fc.record({
    campaign: fc.constantFrom('618', '日常'),
    startsAt: randomTime(scene),
    minutes: fc.constantFrom(...DURATIONS_MINUTES),
    assessed: fc.constantFrom('true', 'true', 'false'),
  });
  return fc.array(slot, { maxLength: 8, size: ANY_LENGTH }).map((slots) =>
    slots.map(({ campaign, startsAt, minutes, assessed }, index) =>
      rowOf('slots', {
        slot_id: `slot${index}`,
        campaign,
        position: 'any',
        starts_at: startsAt,
        ends_at: after(startsAt, minutes, scene.timeZone),
        assessed,
      }),
    ),
  );
}

/** Placements on these slots, some on a slot that nobody knows; many end at midnight. */
function randomPlacements(scene: Scene, slots: readonly RowOf<'slots'>[]): fc.Arbitrary<RowOf<'slot_placements'>[]> {
  const placement = fc.record({
    slot_id: fc.constantFrom('no-such-slot', ...slots.map(({ slot_id: id }) => id)),
    merchant_id: fc.constantFrom(...scene.merchantIds),
    sku_id: fc.constantFrom('', '', 'any-sku'),
    endsAt: fc.oneof(
      randomTime(scene),
      randomDay(scene.quarter).map((day) => `${day} 00:00:00`),
    ),
    minutes: fc.constantFrom(...DURATIONS_MINUTES),
    amount: yuan,
  });
  return fc
    .array(placement, { maxLength: 40, size: ANY_LENGTH })
    .map((sketches) =>
      sketches.map(({ endsAt, minutes, ...each }) =>
        rowOf('slot_placements', { ...each, starts_at: after(endsAt, -minutes, scene.timeZone), ends_at: endsAt }),
      ),
    )
    .map((rows) =>
      withoutRepeats(rows, (row) => [row.slot_id, row.merchant_id, row.sku_id, Date.parse(row.starts_at)]),
    );
}
