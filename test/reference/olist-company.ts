import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Company } from './company.js';
import { emptyCompany, parseCsv, readCompany, rowOf } from './company.js';
import { add, decimal, write, ZERO } from './fractions.js';

const STATUS: Readonly<Record<string, string>> = {
  delivered: 'completed',
  shipped: 'shipped',
  canceled: 'cancelled',
  unavailable: 'cancelled',
  invoiced: 'paid',
  processing: 'paid',
  approved: 'paid',
  created: 'placed',
};

/** The Olist company: the raw tables joined as its README says, under the directory that lies beside them. */
export function readOlistCompany(folder: string): Company {
  const directory = readCompany(join(folder, 'company'));
  const raw = (table: string) => parseCsv(gunzipSync(readFileSync(join(folder, `olist_${table}_dataset.csv.gz`))));
  const buyers = new Map(raw('customers').map((row) => [row['customer_id'], row['customer_unique_id']]));
  const orders = new Map(raw('orders').map((row) => [row['order_id'], row]));
  const items = new Map<string, Record<string, string>[]>();
  for (const item of raw('order_items')) {
    const key = `${item['order_id']}\n${item['seller_id']}`;
    const ofSeller = items.get(key) ?? [];
    ofSeller.push(item);
    items.set(key, ofSeller);
  }
  return {
    ...emptyCompany(),
    managers: directory.managers,
    assignments: directory.assignments,
    targets: directory.targets,
    merchants: raw('sellers').map((row) => rowOf('merchants', { merchant_id: row['seller_id'] })),
    orders: [...items.values()].flatMap((ofSeller) => {
      const [first] = ofSeller;
      const order = orders.get(first?.['order_id'] ?? '');
      if (first === undefined || order === undefined) return [];
      const amounts = ofSeller.flatMap((item) => [decimal(item['price'] ?? ''), decimal(item['freight_value'] ?? '')]);
      return rowOf('orders', {
        order_id: first['order_id'],
        merchant_id: first['seller_id'],
        buyer_id: buyers.get(order['customer_id'] ?? ''),
        placed_at: order['order_purchase_timestamp'],
        paid_at: order['order_approved_at'],
        outbound_at: order['order_delivered_carrier_date'],
        status: STATUS[order['order_status'] ?? ''],
        pay_method: 'online',
        amount: write(amounts.reduce(add, ZERO), 2),
      });
    }),
  };
}
