import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCsvFile } from '../support/services.js';

const TARGETS = `
  manager_id,period,measure,value,effective_from
  om-01,2026Q4,gmv,9200.00,
  om-01,2026-11,gmv,4000.00,
  om-01,2026Q4,gmv,9800.00,2026-12-01
  om-01,2026Q4,outbound_orders,92,
  om-02,2026Q4,gmv,4600.00,
  om-02,2026Q4,outbound_orders,46,`;

/**
 * Lays the files of a small shop into `shop`, as the page on imports begins with them: two managers, three merchants of
 * which one changes hands, their targets, and 63 orders.
 */
export function layShopFiles(folder: string): void {
  const shop = join(folder, 'shop');
  mkdirSync(shop);
  const orders = Array.from({ length: 63 }, (_, index) => {
    const day = `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`;
    return `${1001 + index},m${1 + (index % 3)},b${index},${day} 10:00:00,${day} 10:05:00,completed,100.00`;
  });
  const files = {
    managers: 'manager_id,name,division,category\nom-01,Li Wen,Home,kitchen\nom-02,Zhao Min,Home,cleaning',
    merchants: 'merchant_id,name\nm1,One\nm2,Two\nm3,Three',
    assignments:
      'merchant_id,manager_id,from,to\nm1,om-01,2026-10-01,\nm2,om-02,2026-10-01,\nm3,om-01,2026-10-01,2026-11-15\nm3,om-02,2026-11-16,',
    targets: TARGETS,
    orders: ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...orders].join('\n'),
  };
  for (const [kind, text] of Object.entries(files)) writeCsvFile(shop, kind, text);
}
