import { kindOfName, splitName } from './kind-of-name.js';

describe('the kind of a file', () => {
  it.each([
    ['orders.csv', 'orders'],
    ['ORDERS.CSV.GZ', 'orders'],
    ['orders-2026-11-24.csv.gz', 'orders'],
    ['2026-11-24_orders.ndjson', 'orders'],
    ['orders (1).csv', 'orders'],
    ['east.orders.ndjson.gz', 'orders'],
    ['双11订单 orders.csv', 'orders'],
    ['订单orders（华东）.csv', 'orders'],
    ['order_lines.csv', 'order_lines'],
    ['order-lines-orders.csv', 'order_lines'],
    ['chat_messages_2026.csv', 'chat_messages'],
    ['merchants merchant_days.csv', 'merchant_days'],
    ['orders.rejects.csv', 'orders'],
    ['targets', 'targets'],
  ])('is told by the name %s: %s', (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });

  it.each(['reorders.csv', 'orders2026.csv', 'messages.csv', '订单.csv', '.csv', ''])('is not told by the name %j', (name) => {
    expect(kindOfName(name)).toBeNull();
  });

  it('is not told by a name with two kinds of the same length', () => {
    expect(kindOfName('agents-orders.csv')).toBeNull();
  });
});

describe('the ending of a name', () => {
  it.each([
    ['orders.csv.gz', 'orders', '.csv.gz'],
    ['a.b.NDJSON', 'a.b', '.NDJSON'],
    ['订单.xlsx', '订单', '.xlsx'],
    ['README', 'README', ''],
    ['.hidden', '.hidden', ''],
  ])('of %s stands behind %s', (name, stem, ending) => {
    expect(splitName(name)).toEqual({ stem, ending });
  });
});
