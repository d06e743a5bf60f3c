import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
});

afterAll(() => services.close());

async function bringInOrders(shop: string, orders: string): Promise<void> {
  const header = 'order_id,merchant_id,buyer_id,placed_at,outbound_at,status,amount,parent_order_id';
  const rows = orders.trim().replaceAll(/^ */gm, '').replaceAll('SHOP', `${shop},b1,2026-06-01 08:00:00`);
  await services.bringIn('orders', `${header}\n${rows}`);
}

async function outboundOf(shop: string) {
  await services.dailySums.bringUpToDate();
  const sums = await readDaySums(services.database, shop);
  return Object.fromEntries(
    Object.entries(sums).flatMap(([day, { outbound_orders: orders = 0, outbound_units: units = 0 }]) =>
      orders + units === 0 ? [] : [[day, [orders, units]]],
    ),
  );
}

describe('R9: what left the warehouse', () => {
  it('counts orders of every status and amount on the day that they went out', async () => {
    await bringInOrders(
      'status',
      `1,SHOP,2026-07-01 00:00:00,shipped,1.00,
       2,SHOP,2026-07-01 23:59:59,cancelled,1.00,
       3,SHOP,2026-07-01 12:00:00,refunded,0.00,
       4,SHOP,2026-07-01T16:00:00Z,completed,1.00,
       5,SHOP,,paid,1.00,`,
    );
    expect(await outboundOf('status')).toEqual({ '2026-07-01': [3, 0], '2026-07-02': [1, 0] });
  });

  it('leaves out split parents; their children count', async () => {
    await bringInOrders(
      'split',
      `p,SHOP,2026-07-01 10:00:00,shipped,9.00,
       a,SHOP,2026-07-02 10:00:00,shipped,4.00,p
       b,SHOP,,cancelled,5.00,p`,
    );
    expect(await outboundOf('split')).toEqual({ '2026-07-02': [1, 0] });
  });

  it('counts the pieces on their lines, whichever file comes first', async () => {
    await bringInOrders('lines', `1,SHOP,2026-07-01 10:00:00,shipped,9.00,`);
    await services.bringIn(
      'order_lines',
      `merchant_id,order_id,line_no,sku_id,quantity,amount
       lines,1,1,k1,3,6.00
       lines,1,2,k2,2,3.00
       lines,2,1,k1,7,7.00
       lines,none,1,k1,100,1.00`,
    );
    expect(await outboundOf('lines')).toEqual({ '2026-07-01': [1, 5] });
    await bringInOrders('lines', `2,SHOP,2026-07-01 11:00:00,shipped,7.00,`);
    expect(await outboundOf('lines')).toEqual({ '2026-07-01': [2, 12] });
    await services.bringIn(
      'order_lines',
      `merchant_id,order_id,line_no,sku_id,quantity,amount
       lines,1,2,k2,4,3.00`,
    );
    expect(await outboundOf('lines')).toEqual({ '2026-07-01': [2, 14] });
  });

  it('takes what merchant_days states, orders and pieces each for itself', async () => {
    await bringInOrders('stated', `1,SHOP,2026-07-01 10:00:00,shipped,9.00,`);
    await services.bringIn(
      'merchant_days',
      `day,merchant_id,outbound_orders,outbound_units
       2026-07-01,stated,,40
       2026-07-02,stated,8,`,
    );
    expect(await outboundOf('stated')).toEqual({ '2026-07-01': [1, 40], '2026-07-02': [8, 0] });
  });
});
