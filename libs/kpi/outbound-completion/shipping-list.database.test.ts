import { FactRows } from '#libs/daily-sums/fact-rows.js';
import type { Actor } from '#libs/domain/actor.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';
import { KPI_LIST } from '../list.js';

/** Times of outbound that only a shipping list tells. */

let services: Services;

beforeAll(async () => {
  services = await openServices();
});

afterAll(() => services.close());

const LIN: Actor = { userId: null, name: 'lin', via: 'command-line', address: null, requestId: null };
const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,outbound_at,status,amount,parent_order_id\n';
const LIST = 'merchant_id,order_id,outbound_at\n';
const JULY = { first: '2026-07-01', last: '2026-07-31' };

const orders = (shop: string, rows: string) => services.bringIn('orders', ORDERS + rows.replaceAll('SHOP', `${shop},b1,2026-06-01 08:00:00`));
const list = (shop: string, rows: string) => services.bringIn('order_outbounds', LIST + rows.replaceAll('SHOP', shop));

async function outboundOf(shop: string): Promise<Record<string, [orders: number, units: number]>> {
  await services.dailySums.bringUpToDate();
  const days = Object.entries(await readDaySums(services.database, shop));
  return Object.fromEntries(days.flatMap(([day, { outbound_orders: sent = 0, outbound_units: units = 0 }]) => (sent + units === 0 ? [] : [[day, [sent, units]]])));
}

const FILES: Readonly<Record<string, (shop: string) => Promise<unknown>>> = {
  orders: (shop) => orders(shop, `1,SHOP,,paid,1.00,\n2,SHOP,2026-07-02 10:00:00,shipped,1.00,\n3,SHOP,,paid,1.00,\n4,SHOP,,paid,1.00,3\n`),
  lines: (shop) => services.bringIn('order_lines', `merchant_id,order_id,line_no,sku_id,quantity,amount\n${shop},1,1,k1,3,1.00\n${shop},4,1,k1,2,1.00\n`),
  // The order's own time counts where it has one, and a parent does not.
  list: (shop) => list(shop, `SHOP,1,2026-07-01 18:00:00\nSHOP,2,2026-07-05 18:00:00\nSHOP,3,2026-07-03 18:00:00\nSHOP,4,2026-07-04 18:00:00\nSHOP,unknown,2026-07-06 18:00:00\n`),
};

it.each([['orders', 'lines', 'list'], ['list', 'lines', 'orders'], ['lines', 'list', 'orders'], ['orders', 'list', 'lines']])('fill what orders do not say: %s, %s, %s', async (...order) => {
  const shop = `s-${order.join('-')}`;
  for (const file of order) {
    await FILES[file]?.(shop);
    await services.dailySums.bringUpToDate();
  }
  expect(await outboundOf(shop)).toEqual({ '2026-07-01': [1, 3], '2026-07-02': [1, 0], '2026-07-04': [1, 2] });
});

it('follow what the list says later, and go when it is undone; orders are not touched', async () => {
  await orders('undone', '1,SHOP,,paid,1.00,\n');
  const first = await list('undone', 'SHOP,1,2026-07-01 18:00:00\n');
  const second = await list('undone', 'SHOP,1,2026-07-02 18:00:00\n');
  expect(await outboundOf('undone')).toEqual({ '2026-07-02': [1, 0] });
  expect(await orders('undone', '1,SHOP,,paid,1.00,\n')).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  const now = new Date('2026-07-03T00:00:00Z');
  await undoImport(services.database, { importId: second.importId, actor: LIN, now });
  expect(await outboundOf('undone')).toEqual({ '2026-07-01': [1, 0] });
  await undoImport(services.database, { importId: first.importId, actor: LIN, now });
  expect(await outboundOf('undone')).toEqual({});
});

it('are among the rows beneath the sums, page by page', async () => {
  await FILES['orders']?.('beneath');
  await FILES['list']?.('beneath');
  await services.dailySums.bringUpToDate();
  const factRows = new FactRows(services.database, KPI_LIST.flatMap(([, { contributions }]) => contributions));
  const request = { merchantId: 'beneath', days: JULY, by: 'outbound', measure: 'outbound_orders', counted: null, rows: 3 } as const;
  const page = await factRows.orders({ ...request, after: null });
  const rest = await factRows.orders({ ...request, after: { day: '2026-07-03', orderId: '3' } });
  expect([...page, ...rest].map(({ day, orderId, outboundAt, leftOut, adds }) => [day, orderId, outboundAt?.toISOString(), leftOut, adds])).toEqual([
    ['2026-07-01', '1', '2026-07-01T10:00:00.000Z', null, 1],
    ['2026-07-02', '2', '2026-07-02T02:00:00.000Z', null, 1],
    ['2026-07-03', '3', '2026-07-03T10:00:00.000Z', 'split-parent', 0],
    ['2026-07-04', '4', '2026-07-04T10:00:00.000Z', null, 1],
  ]);
  const placed = await factRows.orders({ ...request, days: { first: '2026-06-01', last: '2026-06-30' }, by: 'placed', after: null });
  expect(placed.map(({ orderId, leftOut }) => [orderId, leftOut])).toEqual([['1', null], ['2', null], ['3', 'split-parent']]);
});
