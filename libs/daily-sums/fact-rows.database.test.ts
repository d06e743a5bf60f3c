import { RandomStream } from '#libs/example-company/random-stream.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { readDaySums } from '../../test/support/day-sums.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import type { OrderRow, OrdersRequest } from './fact-rows.js';
import { FactRows } from './fact-rows.js';

let services: Services;
let factRows: FactRows;

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,pay_method,amount,refunded_amount,parent_order_id';
const SHOPS = ['s1', 's2', 's3'];
const JULY = { first: '2026-07-01', last: '2026-07-31' };

beforeAll(async () => {
  services = await openServices();
  factRows = new FactRows(services.database, KPI_LIST.flatMap(([, { contributions }]) => contributions));
  const random = new RandomStream('rows beneath');
  const rows = SHOPS.flatMap((shop) => Array.from({ length: 150 }, (_, number) => randomOrder(random, shop, number)));
  await services.bringIn('orders', [ORDERS, ...rows].join('\n'));
  await services.bringIn(
    'merchant_days',
    `day,merchant_id,gmv,paid_orders,outbound_orders
     2026-07-04,s1,12345.67,3,
     2026-07-05,s1,,,9`,
  );
  await services.dailySums.bringUpToDate();
});

afterAll(() => services.close());

/** An order of early July with every oddity: unpaid, cancelled, without amount, refunded, on delivery, split off from another. */
function randomOrder(random: RandomStream, shop: string, number: number): string {
  const moment = () => `2026-07-0${random.integer(1, 9)} 1${random.integer(0, 9)}:00:00`;
  const pick = (...values: string[]) => values[random.integer(0, values.length - 1)] ?? '';
  const parent = random.next() < 0.2 && number > 0 ? `o${random.integer(0, number - 1)}` : '';
  return [
    `o${number}`,
    shop,
    `b${random.integer(1, 9)}`,
    moment(),
    random.next() < 0.7 ? moment() : '',
    random.next() < 0.5 ? moment() : '',
    pick('placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'),
    pick('online', 'online', 'cash_on_delivery'),
    pick('0.00', `${random.integer(1, 500)}.${random.integer(10, 99)}`, '19.90'),
    pick('', '', '5.00'),
    parent,
  ].join(',');
}

/** All pages of a request, read one after another. */
async function readAll(request: Omit<OrdersRequest, 'after' | 'rows'>, rows: number): Promise<OrderRow[]> {
  const all: OrderRow[] = [];
  let after: OrdersRequest['after'] = null;
  for (;;) {
    const page: OrderRow[] = await factRows.orders({ ...request, after, rows });
    all.push(...page);
    const last = page.at(-1);
    if (last === undefined) return all;
    after = { day: last.day, orderId: last.orderId };
  }
}

/** What the rows of each day add; days that add nothing are left out. */
function addUp(rows: readonly OrderRow[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { day, adds } of rows) if (adds !== 0) sums[day] = (sums[day] ?? 0) + adds;
  return sums;
}

describe('orders beneath a figure', () => {
  it.each([
    ['paid', 'gmv_paid_fen'],
    ['paid', 'gmv_net_fen'],
    ['placed', 'gmv_placed_fen'],
    ['outbound', 'outbound_orders'],
  ] as const)('by %s add up to the daily sums of %s, in pages of any size, but on days that merchant_days states', async (by, measure) => {
    for (const merchantId of SHOPS) {
      const sums = await readDaySums(services.database, merchantId);
      const expected = Object.fromEntries(Object.entries(sums).flatMap(([day, each]) => (each[measure] === undefined ? [] : [[day, each[measure]]])));
      const request = { merchantId, days: JULY, by, measure, counted: null };
      const rows = await readAll(request, 7);
      expect(await readAll(request, 1_000)).toEqual(rows);
      const { statedDays, waitingDays, sum } = await factRows.sumBeneath(merchantId, JULY, measure);
      const added = addUp(rows);
      for (const day of statedDays) {
        delete added[day];
        delete expected[day];
      }
      expect(added).toEqual(expected);
      expect(Object.keys(added).length).toBeGreaterThan(5);
      expect(waitingDays).toEqual([]);
      expect(sum).toBe(Object.values(sums).reduce((total, each) => total + (each[measure] ?? 0), 0));
      expect(statedDays).toEqual(merchantId !== 's1' ? [] : measure === 'outbound_orders' ? ['2026-07-05'] : ['2026-07-04']);
    }
  });

  it('are those that count or those that do not, which together are all', async () => {
    const request = { merchantId: 's2', days: JULY, by: 'paid', measure: 'gmv_paid_fen' } as const;
    const all = await readAll({ ...request, counted: null }, 20);
    const counted = await readAll({ ...request, counted: true }, 20);
    const leftOut = await readAll({ ...request, counted: false }, 20);
    expect(counted).toEqual(all.filter((row) => row.leftOut === null));
    expect(leftOut).toEqual(all.filter((row) => row.leftOut !== null));
    expect([counted.length > 10, leftOut.length > 10]).toEqual([true, true]);
    expect(new Set(leftOut.map((row) => row.leftOut))).toEqual(new Set(['cancelled', 'zero-amount', 'split-parent']));
  });

  it('say why they are left out, by the rule of the figure', async () => {
    await services.bringIn(
      'orders',
      `${ORDERS}
       cancelled,why,b1,2026-07-01 10:00:00,2026-07-02 10:00:00,,cancelled,online,5.00,,
       counts,why,b1,2026-07-01 10:00:00,2026-07-02 10:00:00,2026-07-03 10:00:00,completed,online,5.00,1.50,
       nothing,why,b1,2026-07-01 10:00:00,2026-07-02 10:00:00,,paid,online,0.00,,
       parent,why,b1,2026-07-01 10:00:00,2026-07-02 10:00:00,2026-07-03 10:00:00,paid,online,9.00,,
       part,why,b1,2026-07-01 10:00:00,,,placed,online,9.00,,parent
       refunded,why,b1,2026-07-01 10:00:00,2026-07-02 10:00:00,,refunded,online,7.00,,`,
    );
    const reasons = async (by: OrdersRequest['by'], measure: OrdersRequest['measure']) => {
      const rows = await readAll({ merchantId: 'why', days: JULY, by, measure, counted: null }, 2);
      return Object.fromEntries(rows.map(({ orderId, leftOut, adds }) => [orderId, leftOut ?? adds]));
    };
    expect(await reasons('paid', 'gmv_paid_fen')).toEqual({
      cancelled: 'cancelled',
      counts: 500,
      nothing: 'zero-amount',
      parent: 'split-parent',
      refunded: 700,
    });
    expect(await reasons('paid', 'gmv_net_fen')).toMatchObject({ counts: 350, refunded: 0 });
    expect(await reasons('placed', 'gmv_paid_fen')).toMatchObject({ part: 'unpaid', counts: 500 });
    expect(await reasons('placed', 'gmv_placed_fen')).toMatchObject({ cancelled: 500, part: 900, parent: 'split-parent' });
    expect(await reasons('outbound', 'outbound_orders')).toEqual({ counts: 1, parent: 'split-parent' });
    const { waitingDays } = await factRows.sumBeneath('why', JULY, 'gmv_paid_fen');
    expect(waitingDays).toEqual(['2026-07-01', '2026-07-02', '2026-07-03']);
  });

  it('are those of the shop and the days alone', async () => {
    const rows = await readAll({ merchantId: 's1', days: { first: '2026-07-03', last: '2026-07-04' }, by: 'placed', measure: 'gmv_placed_fen', counted: null }, 5);
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['2026-07-03', '2026-07-04']));
    // A key from before the days begins with the days.
    const page = await factRows.orders({
      merchantId: 's1',
      days: { first: '2026-07-03', last: '2026-07-04' },
      by: 'placed',
      measure: 'gmv_placed_fen',
      counted: null,
      after: { day: '2026-07-01', orderId: '' },
      rows: 1_000,
    });
    expect(page).toEqual(rows);
    expect(await readAll({ merchantId: 'nobody', days: JULY, by: 'paid', measure: 'gmv_paid_fen', counted: null }, 5)).toEqual([]);
  });
});

describe('other rows beneath figures', () => {
  beforeAll(async () => {
    await services.bringIn(
      'ad_spend',
      `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
       2026-07-01,r1,search,c1,100,10,5.00,1,20.00
       2026-07-01,r1,feed,c1,100,10,6.00,1,30.00
       2026-07-02,r1,search,c1,100,10,7.00,0,0.00
       2026-07-01,r2,search,c1,100,10,99.00,0,0.00`,
    );
    await services.bringIn(
      'slots',
      `slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason
       slot1,618,top,2026-07-01 00:00:00,2026-07-03 00:00:00,true,
       slot2,618,side,2026-07-01 00:00:00,2026-07-03 00:00:00,false,trial`,
    );
    await services.bringIn(
      'slot_placements',
      `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors
       slot1,r1,,2026-07-01 00:00:00,2026-07-02 00:00:00,10.00,5
       slot1,r1,k1,2026-07-01 00:00:00,2026-07-01 12:00:00,20.00,
       slot1,r1,k1,2026-07-01 12:00:00,2026-07-01 18:00:00,30.00,
       slot2,r1,k1,2026-07-01 00:00:00,2026-07-01 12:00:00,40.00,`,
    );
    await services.bringIn(
      'sku_traffic',
      `day,merchant_id,sku_id,visitors,page_views,ordering_buyers
       2026-07-01,r1,k1,100,,5
       2026-07-01,r1,k2,50,80,1
       2026-07-02,r1,k1,10,,0`,
    );
    await services.bringIn('skus', `sku_id,merchant_id,name,category\nk1,r1,Kettle,home`);
    await services.dailySums.bringUpToDate();
  });

  it('add up to ad spend', async () => {
    const first = await factRows.adSpend('r1', JULY, { after: null, rows: 2 });
    const { day = '', campaign_id: campaignId = '', product = '' } = first.at(-1) ?? {};
    const rows = [...first, ...(await factRows.adSpend('r1', JULY, { after: { day, campaignId, product }, rows: 2 }))];
    expect(rows.map((row) => [row.day, row.product, row.spend_fen])).toEqual([
      ['2026-07-01', 'feed', 600],
      ['2026-07-01', 'search', 500],
      ['2026-07-02', 'search', 700],
    ]);
    expect((await factRows.sumBeneath('r1', JULY, 'ad_spend_fen')).sum).toBe(1_800);
  });

  it('add up to slot sales without those of exempt slots', async () => {
    const rows = [];
    let after: Parameters<FactRows['placements']>[2]['after'] = null;
    for (let page = await factRows.placements('r1', JULY, { after, rows: 1 }); page[0] !== undefined; page = await factRows.placements('r1', JULY, { after, rows: 1 })) {
      rows.push(page[0]);
      after = { day: page[0].day, slotId: page[0].slot_id, skuId: page[0].sku_id, startsAt: page[0].starts_at.toISOString() };
    }
    expect(rows.map((row) => [row.day, row.slot_id, row.sku_id, row.amount_fen, row.left_out])).toEqual([
      ['2026-07-01', 'slot1', '', 1_000, null],
      ['2026-07-01', 'slot1', 'k1', 2_000, null],
      ['2026-07-01', 'slot1', 'k1', 3_000, null],
      ['2026-07-01', 'slot2', 'k1', 4_000, 'exempt-slot'],
    ]);
    expect((await factRows.sumBeneath('r1', JULY, 'slot_amount_fen')).sum).toBe(6_000);
  });

  it('add up to visitors, of all SKUs or of one', async () => {
    const first = await factRows.skuTraffic('r1', JULY, { skuId: null, after: null, rows: 1 });
    const rest = await factRows.skuTraffic('r1', JULY, { skuId: null, after: { day: '2026-07-01', skuId: 'k1' }, rows: 10 });
    expect([...first, ...rest].map((row) => [row.day, row.sku_id, row.name, row.visitors])).toEqual([
      ['2026-07-01', 'k1', 'Kettle', 100],
      ['2026-07-01', 'k2', null, 50],
      ['2026-07-02', 'k1', 'Kettle', 10],
    ]);
    expect((await factRows.sumBeneath('r1', JULY, 'visitors')).sum).toBe(160);
    const one = await factRows.skuTraffic('r1', JULY, { skuId: 'k1', after: null, rows: 10 });
    expect(one.map(({ visitors }) => visitors)).toEqual([100, 10]);
  });
});
