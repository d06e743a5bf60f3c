import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
});

afterAll(() => services.close());

/** The sums of shop s after its orders; every test has a shop of its own. */
async function sumsAfter(shop: string, orders: string) {
  const header = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,pay_method,amount,refunded_amount,parent_order_id';
  const rows = orders.trim().replaceAll(/^ */gm, '').replaceAll('SHOP', `${shop},b1`);
  await services.bringIn('orders', `${header}\n${rows}`);
  await services.dailySums.bringUpToDate();
  return readDaySums(services.database, shop);
}

describe('R1: the days that sales count on', () => {
  it('is the day of payment; as placed, the day of placing', async () => {
    const sums = await sumsAfter('paid', `1,SHOP,2026-07-01 10:00:00,2026-07-03 09:00:00,paid,online,12.34,,`);
    expect(sums).toEqual({
      '2026-07-01': { gmv_placed_fen: 1_234 },
      '2026-07-03': { gmv_paid_fen: 1_234, gmv_net_fen: 1_234, paid_orders: 1 },
    });
  });

  it('is the day of placing for cash on delivery, paid or not, shipped or not', async () => {
    const sums = await sumsAfter(
      'cod',
      `1,SHOP,2026-07-01 10:00:00,,placed,cash_on_delivery,5.00,,
       2,SHOP,2026-07-01 11:00:00,2026-07-09 11:00:00,completed,cash_on_delivery,3.00,,
       3,SHOP,2026-07-01 12:00:00,2026-07-09 11:00:00,cancelled,cash_on_delivery,1.00,,`,
    );
    expect(sums).toEqual({
      '2026-07-01': { gmv_paid_fen: 800, gmv_net_fen: 800, gmv_placed_fen: 900, paid_orders: 2 },
    });
  });

  it('begins at midnight of the business zone', async () => {
    const sums = await sumsAfter(
      'midnight',
      `1,SHOP,2026-06-30 23:59:59,2026-06-30 23:59:59,paid,online,1.00,,
       2,SHOP,2026-07-01 00:00:00,2026-07-01 00:00:00,paid,online,2.00,,
       3,SHOP,2026-06-30T15:59:59Z,2026-06-30T15:59:59Z,paid,online,4.00,,
       4,SHOP,2026-06-30T16:00:00Z,2026-06-30T16:00:00Z,paid,online,8.00,,
       5,SHOP,2026-06-30T17:30:00+01:00,2026-06-30T17:30:00+01:00,paid,online,16.00,,`,
    );
    expect(sums).toMatchObject({ '2026-06-30': { gmv_paid_fen: 500 }, '2026-07-01': { gmv_paid_fen: 2_600 } });
  });
});

describe('R1: what counts as sales', () => {
  it('leaves out cancelled and unpaid orders, which were placed all the same', async () => {
    const sums = await sumsAfter(
      'left-out',
      `1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,cancelled,online,7.00,,
       2,SHOP,2026-07-01 10:00:00,,placed,online,9.00,,`,
    );
    expect(sums).toEqual({ '2026-07-01': { gmv_placed_fen: 1_600 } });
  });

  it('leaves out orders of no amount, whichever way they are counted', async () => {
    const sums = await sumsAfter('zero', `1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,completed,online,0.00,,`);
    expect(sums).toEqual({});
  });

  it('counts refunded orders; net of refunds, a refund without an amount is the whole of it', async () => {
    const sums = await sumsAfter(
      'refunds',
      `1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,refunded,online,100.00,,
       2,SHOP,2026-07-02 10:00:00,2026-07-02 11:00:00,refunded,online,100.00,30.00,
       3,SHOP,2026-07-03 10:00:00,2026-07-03 11:00:00,completed,online,100.00,20.00,
       4,SHOP,2026-07-04 10:00:00,2026-07-04 11:00:00,refunded,online,100.00,0.00,`,
    );
    const figures = (net: number) => ({
      gmv_paid_fen: 10_000,
      gmv_placed_fen: 10_000,
      paid_orders: 1,
      ...(net === 0 ? {} : { gmv_net_fen: net }),
    });
    expect(sums).toEqual({
      '2026-07-01': figures(0),
      '2026-07-02': figures(7_000),
      '2026-07-03': figures(8_000),
      '2026-07-04': figures(10_000),
    });
  });

  it('leaves out a parent that any other order of the merchant names, whatever became of the child', async () => {
    const sums = await sumsAfter(
      'split',
      `p1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,completed,online,30.00,,
       c1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,completed,online,10.00,,p1
       c2,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,completed,online,20.00,,p1
       p2,SHOP,2026-07-02 10:00:00,2026-07-02 11:00:00,completed,online,40.00,,
       c3,SHOP,2026-07-03 10:00:00,,cancelled,online,40.00,,p2
       p3,SHOP,2026-07-04 10:00:00,2026-07-04 11:00:00,completed,online,50.00,,
       c4,SHOP,2026-07-04 10:00:00,,placed,online,0.00,,p3`,
    );
    expect(sums).toEqual({
      '2026-07-01': { gmv_paid_fen: 3_000, gmv_net_fen: 3_000, gmv_placed_fen: 3_000, paid_orders: 2 },
      '2026-07-03': { gmv_placed_fen: 4_000 },
    });
  });

  it('does not take an order of another merchant for a child', async () => {
    await sumsAfter('other', `x,SHOP,2026-07-01 10:00:00,,placed,online,1.00,,same`);
    const sums = await sumsAfter('own', `same,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,paid,online,2.00,,`);
    expect(sums).toMatchObject({ '2026-07-01': { gmv_paid_fen: 200 } });
  });
});

describe('merchant_days', () => {
  it('replaces sales of that day under every definition, and only the figures that it gives', async () => {
    await services.bringIn(
      'merchant_days',
      `day,merchant_id,gmv,paid_orders
       2026-07-01,stated,77.00,
       2026-07-02,stated,,5
       2026-07-03,stated,0.00,0`,
    );
    const sums = await sumsAfter(
      'stated',
      `1,SHOP,2026-07-01 10:00:00,2026-07-01 11:00:00,refunded,online,10.00,,
       2,SHOP,2026-07-02 10:00:00,2026-07-02 11:00:00,paid,online,20.00,,
       3,SHOP,2026-07-03 10:00:00,2026-07-03 11:00:00,paid,online,30.00,,
       4,SHOP,2026-07-04 10:00:00,2026-07-04 11:00:00,paid,online,40.00,,`,
    );
    const all = (fen: number) => ({ gmv_paid_fen: fen, gmv_net_fen: fen, gmv_placed_fen: fen });
    expect(sums).toEqual({
      '2026-07-01': { ...all(7_700), paid_orders: 1 },
      '2026-07-02': { ...all(2_000), paid_orders: 5 },
      '2026-07-03': {},
      '2026-07-04': { ...all(4_000), paid_orders: 1 },
    });
  });
});
