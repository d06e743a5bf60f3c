import { partOf, rankingOf, workListOf } from './conversion-address.js';

const asked = (query: string) => new URLSearchParams(query);

it('reads the part', () => {
  expect([partOf(asked('')), partOf(asked('part=work-list')), partOf(asked('part=other'))]).toEqual(['ranking', 'work-list', 'ranking']);
});

it.each([
  ['', { sort: 'rank', descending: false, search: null, flag: null }],
  ['sort=visitors&descending=true&search=s1&flag=too_few', { sort: 'visitors', descending: true, search: 's1', flag: 'too_few' }],
  ['sort=name&search=&flag=bad', { sort: 'rank', descending: false, search: null, flag: null }],
])('of the ranking: %s', (query, expected) => {
  expect(rankingOf(asked(query))).toEqual(expected);
});

it.each([
  ['', { state: null, recovered: null }],
  ['state=action-agreed&recovered=false', { state: 'action-agreed', recovered: false }],
  ['state=lost&recovered=true', { state: null, recovered: true }],
])('of the work-list: %s', (query, expected) => {
  expect(workListOf(asked(query))).toEqual(expected);
});
