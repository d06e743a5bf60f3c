import { managerOf } from '../support/api.js';
import type { Site } from '../support/site.js';

/** The proposal of each site, so that all pages show the same one. */
const MADE = new WeakMap<Site, Promise<string>>();

/** The id of a proposal for the slots of a campaign of the example company, of which a slot was given to another merchant. */
export function proposalOn(site: Site): Promise<string> {
  const made = MADE.get(site) ?? propose(site);
  MADE.set(site, made);
  return made;
}

async function propose({ api }: Site): Promise<string> {
  const manager = await api.as(managerOf('om-luo'));
  const { body } = await manager.post('/allocations', { campaign: '618-2026', slots: 4, managerId: 'om-luo' });
  const { allocationId } = body as { allocationId: string };
  for (const [merchantId, allotted] of [['s127', 0], ['s131', 1]] as const) {
    // One after the other: the slot has to be free before it is given.
    // oxlint-disable-next-line no-await-in-loop
    await manager.put(`/allocations/${allocationId}/lines/${merchantId}`, { allotted, reason: '新品首发，已与商家确认备货' }).set('If-Match', '*');
  }
  return allocationId;
}
