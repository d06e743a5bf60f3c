import { managerOf } from '../support/api.js';
import type { Site } from '../support/site.js';
import * as sql from './conversion.sql.js';

interface Item {
  readonly workItemId: string;
  readonly skuId: string;
  readonly version: number;
}

const SKU = '100014658195';
const STEPS = [{ state: 'contacted', note: '王店长：主图要换', assignedTo: '小罗' }, { state: 'action-agreed', actionKind: 'page' }, { state: 'done' }] as const;

/** Fills the work-list of om-luo, works one item to its end in May, so that there is something before and after, and gives its id. Twice is once. */
export async function workedItemOn(site: Site): Promise<string> {
  const manager = await site.api.as(managerOf('om-luo'));
  await manager.post('/work-items/refresh', { period: '2026Q2', managerId: 'om-luo' });
  const { items } = (await manager.get('/work-items?managerId=om-luo')).body as { items: Item[] };
  const item = items.find(({ skuId }) => skuId === SKU);
  if (item === undefined) throw new Error(`The SKU ${SKU} of the example company is low no more.`);
  const path = `/work-items/${item.workItemId}`;
  for (const [index, step] of STEPS.entries()) {
    if (item.version === 1) await manager.patch(path, step).set('If-Match', `"${index + 1}"`);
  }
  await site.api.services.database.query(sql.ACT_EARLIER, [SKU, '2026-05-15']);
  return item.workItemId;
}
