import type { TieredMerchant, TieredMerchantsFilter } from './tiered-merchants.js';
import { pickTieredMerchants } from './tiered-merchants.js';

const ALL: TieredMerchantsFilter = { sort: 'rank', descending: false, tier: null, ka: null, late: null, search: null };

const MERCHANTS: readonly TieredMerchant[] = [
  { rank: 1, merchantId: 's1', name: 'Alpha', ka: true, tier: 'head', late: false, basisFen: 900, quarterTargetFen: 700, periodTargetFen: 350, actualFen: 175 },
  { rank: 2, merchantId: 's2', name: '100% Beta', ka: false, tier: 'mid', late: false, basisFen: 300, quarterTargetFen: 200, periodTargetFen: 100, actualFen: 200 },
  { rank: 3, merchantId: 's3', name: null, ka: true, tier: 'tail', late: false, basisFen: 300, quarterTargetFen: 0, periodTargetFen: 0, actualFen: 50 },
  { rank: 4, merchantId: 's4', name: 'Delta', ka: false, tier: 'tail', late: true, basisFen: null, quarterTargetFen: null, periodTargetFen: null, actualFen: 60 },
];

function idsOf(filter: Partial<TieredMerchantsFilter>): string[] {
  return pickTieredMerchants(MERCHANTS, { ...ALL, ...filter }).map(({ merchantId }) => merchantId);
}

it.each([
  [{}, ['s1', 's2', 's3', 's4']],
  [{ descending: true }, ['s4', 's3', 's2', 's1']],
  [{ sort: 'gmv', descending: true }, ['s2', 's1', 's4', 's3']],
  [{ sort: 'basisGmv' }, ['s2', 's3', 's1', 's4']],
  [{ sort: 'basisGmv', descending: true }, ['s1', 's2', 's3', 's4']],
  [{ sort: 'completion' }, ['s1', 's2', 's3', 's4']],
  [{ sort: 'completion', descending: true }, ['s2', 's1', 's3', 's4']],
  [{ sort: 'quarterTarget' }, ['s3', 's2', 's1', 's4']],
  [{ sort: 'periodTarget', descending: true }, ['s1', 's2', 's3', 's4']],
  [{ tier: 'tail' }, ['s3', 's4']],
  [{ ka: true }, ['s1', 's3']],
  [{ late: true }, ['s4']],
  [{ late: false, ka: false }, ['s2']],
  [{ search: 'S3' }, ['s3']],
  [{ search: '0% b' }, ['s2']],
  [{ search: '.*' }, []],
] as const)('%j: %j', (filter, expected) => {
  expect(idsOf(filter)).toEqual(expected);
});
