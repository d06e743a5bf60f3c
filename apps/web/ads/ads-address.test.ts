import { adsViewOf } from './ads-address.js';

it.each([
  ['', { sort: 'spend', descending: true, search: null, attention: null }],
  ['sort=roi&descending=true&search=s1&attention=true', { sort: 'roi', descending: true, search: 's1', attention: true }],
  ['sort=adShare', { sort: 'adShare', descending: false, search: null, attention: null }],
  ['sort=name&search=&attention=maybe', { sort: 'spend', descending: true, search: null, attention: null }],
])('%s', (query, expected) => {
  expect(adsViewOf(new URLSearchParams(query))).toEqual(expected);
});
