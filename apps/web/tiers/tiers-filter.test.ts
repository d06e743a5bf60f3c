import { tiersFilterOf } from './tiers-filter.js';

it.each([
  ['', { sort: 'rank', descending: false, tier: null, ka: null, late: null, search: null }],
  ['sort=gmv&descending=true&tier=mid&group=ka&search=s1', { sort: 'gmv', descending: true, tier: 'mid', ka: true, late: null, search: 's1' }],
  ['group=late', { sort: 'rank', descending: false, tier: null, ka: null, late: true, search: null }],
  ['sort=name&tier=top&group=all&search=&descending=1', { sort: 'rank', descending: false, tier: null, ka: null, late: null, search: null }],
])('%s', (query, expected) => {
  expect(tiersFilterOf(new URLSearchParams(query))).toEqual(expected);
});
