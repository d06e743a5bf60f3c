import type { ReconciledRow } from '#libs/ingest/mapping/read-reconciled.js';
import { readReconciled } from '#libs/ingest/mapping/read-reconciled.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import { pathOf } from './samples.js';

/** What reports say for comparison. */

async function read(name: BuiltInName): Promise<ReconciledRow[]> {
  const file = await openRawFile(pathOf(name), () => undefined);
  try {
    const rows: ReconciledRow[] = [];
    for await (const some of readReconciled(builtInProfile(name), file, pathOf(name), { merchant_id: 'm1' })) rows.push(...some);
    return rows;
  } finally {
    file.close();
  }
}

it('the agent performance report, by day and agent', async () => {
  const figures = (enquiries: string, placedOrders: string, placedAmount: string, paidOrders: string, gmv: string, outbound: string) => ({ placed_orders: placedOrders, placed_amount: placedAmount, paid_orders: paidOrders, gmv, outbound_amount: outbound, enquiries });
  expect(await read('agent-performance')).toEqual([
    { line: 3, day: '2026-09-01', merchantId: 'm1', agentId: 'shop_客服1', figures: figures('22', '7', '2000', '6', '1800', '1700') },
    { line: 4, day: '2026-09-01', merchantId: 'm1', agentId: 'shop_客服2', figures: figures('18', '5', '1600', '4', '1300', '1200') },
  ]);
});

it('the overview of a shop, by day', async () => {
  const figures = (gmv: string, paidOrders: string, paidUnits: string, buyers: string, visitors: string) => ({ gmv, paid_orders: paidOrders, paid_units: paidUnits, ordering_buyers: buyers, visitors });
  expect(await read('jd-shangzhi-overview')).toEqual([
    { line: 5, day: '2026-09-01', merchantId: 'm1', agentId: null, figures: figures('9800', '33', '40', '30', '1000') },
    { line: 6, day: '2026-09-02', merchantId: 'm1', agentId: null, figures: figures('5300', '27', '30', '25', '930') },
  ]);
});

it('nothing of a profile that compares nothing', async () => {
  expect(await read('jd-jingzhuntong')).toEqual([]);
});
