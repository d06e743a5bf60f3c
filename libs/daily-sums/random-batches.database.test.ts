import fc from 'fast-check';
import { MEASURES } from '#libs/domain/measures.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';

/** Whatever comes in whatever order: what was brought up to date step by step equals what is made from nothing. */

let services: Services;

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
});

afterAll(() => services.close());

/** Few keys, so that files meet; days around a month's end within one week. */
const shop = fc.constantFrom('s1', 's2');
const day = fc.constantFrom('2026-06-29', '2026-06-30', '2026-07-01', '2026-07-02');
const moment = fc.tuple(day, fc.constantFrom('00:00:00', '12:30:00', '23:59:59')).map((parts) => parts.join(' '));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: '' as const });
const orderId = fc.constantFrom('1', '2', '3', '4');
const count = fc.nat(9);
const yuan = fc.nat(2_000).map((fen) => (fen / 100).toFixed(2));

const order = fc
  .record({
    order_id: orderId,
    merchant_id: shop,
    buyer_id: fc.constant('b1'),
    placed_at: moment,
    paid_at: maybe(moment),
    outbound_at: maybe(moment),
    status: fc.constantFrom('placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'),
    pay_method: fc.constantFrom('online', 'cash_on_delivery'),
    amount: fc.oneof(yuan, fc.constant('0')),
    refunded_amount: maybe(fc.constant('0.01')),
    parent_order_id: maybe(orderId),
  })
  .filter(({ order_id: own, parent_order_id: parent }) => own !== parent);

const FILES: Partial<Record<KindName, fc.Arbitrary<Record<string, string | number | boolean>>>> = {
  orders: order,
  order_lines: fc.record({
    merchant_id: shop,
    order_id: orderId,
    line_no: fc.integer({ min: 1, max: 2 }),
    sku_id: fc.constant('k1'),
    quantity: count,
    amount: yuan,
  }),
  merchant_days: fc.record({
    day,
    merchant_id: shop,
    gmv: maybe(yuan),
    paid_orders: maybe(count),
    outbound_orders: maybe(count),
    outbound_units: maybe(count),
    visitors: maybe(fc.integer({ min: 9, max: 99 })),
    ordering_buyers: maybe(count),
  }),
  // A SKU may turn up under another merchant: its traffic moves with it.
  sku_traffic: fc.record({
    day,
    merchant_id: shop,
    sku_id: fc.constantFrom('k1', 'k2'),
    visitors: fc.integer({ min: 9, max: 99 }),
    ordering_buyers: count,
  }),
  ad_spend: fc.record({
    day,
    merchant_id: shop,
    product: fc.constant('search'),
    campaign_id: fc.constantFrom('c1', 'c2'),
    impressions: count,
    clicks: count,
    spend: yuan,
    attributed_orders: count,
    attributed_amount: yuan,
  }),
  slots: fc.record({
    slot_id: fc.constantFrom('p1', 'p2'),
    campaign: fc.constant('618'),
    position: fc.constant('top'),
    starts_at: fc.constant('2026-06-01 00:00:00'),
    ends_at: fc.constant('2026-07-31 00:00:00'),
    assessed: fc.boolean(),
  }),
  slot_placements: fc.record({
    slot_id: fc.constantFrom('p1', 'p2'),
    merchant_id: shop,
    starts_at: fc.constant('2026-06-28 00:00:00'),
    ends_at: moment,
    amount: yuan,
  }),
};

interface File {
  readonly kind: KindName;
  readonly rows: readonly Record<string, string | number | boolean>[];
}

const file = fc.oneof(
  ...Object.entries(FILES).map(([kind, row]) =>
    fc.array(row, { minLength: 1, maxLength: 5 }).map((rows): File => ({ kind: kind as KindName, rows })),
  ),
);
const batch = fc.array(file, { minLength: 1, maxLength: 4 });

function bringIn({ kind, rows }: File) {
  const header = Object.keys(rows[0] ?? {});
  return services.bringIn(kind, [header, ...rows.map((row) => header.map((name) => row[name]))].map((cells) => cells.join(',')).join('\n'));
}

const ALL_SUMS = [
  `SELECT to_jsonb(sums) - 'merchant_key' AS sums, merchant_id
   FROM merchant_day_sums AS sums JOIN merchants USING (merchant_key) ORDER BY merchant_id, day`,
  `SELECT to_jsonb(sums) - 'merchant_key' AS sums, merchant_id
   FROM merchant_slice_sums AS sums JOIN merchants USING (merchant_key) ORDER BY merchant_id, slice_first`,
];

async function readAllSums() {
  const [days = [], slices = []] = await Promise.all(ALL_SUMS.map((statement) => services.database.query(statement)));
  return { days, slices };
}

/** Every day of June and July 2026 of every merchant. */
async function rebuild(): Promise<void> {
  await services.database.query('TRUNCATE merchant_day_sums, merchant_slice_sums');
  await services.database.query(
    `INSERT INTO touched_merchant_months
     SELECT merchant_key, month, days, gen_random_uuid()
     FROM merchants, (VALUES ('2026-06-01'::date, (1 << 30) - 1), ('2026-07-01', 2147483647)) AS all_days (month, days)`,
  );
  await services.dailySums.bringUpToDate();
}

async function expectSameFromNothing(): Promise<void> {
  const stepByStep = await readAllSums();
  await rebuild();
  expect(stepByStep).toEqual(await readAllSums());
}

async function forget(): Promise<void> {
  await services.database.query(
    `TRUNCATE merchants, orders, order_lines, merchant_days, sku_traffic, ad_spend, slots, slot_placements,
       touched_merchant_months, merchant_day_sums, merchant_slice_sums`,
  );
}

it('batch after batch equals everything at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), async (batches) => {
      for (const files of batches) {
        for (const each of files) await bringIn(each);
        await services.dailySums.bringUpToDate();
      }
      await expectSameFromNothing();
      await forget();
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

it('a slice is the sum of its days, for every measure', async () => {
  await fc.assert(
    fc.asyncProperty(batch, async (files) => {
      for (const each of files) await bringIn(each);
      await services.dailySums.bringUpToDate();
      const { days, slices } = await readAllSums();
      const total = (rows: readonly Record<string, unknown>[], measure: string) =>
        rows.reduce((sum, { sums }) => sum + Number((sums as Record<string, number>)[measure]), 0);
      for (const measure of MEASURES) expect([measure, total(slices, measure)]).toEqual([measure, total(days, measure)]);
      await forget();
    }),
    { numRuns: 5, endOnFailure: true },
  );
});

it('imports and roll-ups at the same time lose nothing', async () => {
  const random = fc.sample(batch, { numRuns: 3, seed: 11 }).flat();
  await Promise.all([
    ...random.map(bringIn),
    services.dailySums.bringUpToDate(),
    services.dailySums.bringUpToDate(),
  ]);
  await services.dailySums.bringUpToDate();
  await expectSameFromNothing();
  await forget();
});
