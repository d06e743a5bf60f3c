import { filterOf, sortOf, sorted, writeSort } from './agents-address.js';

const asked = (query: string) => new URLSearchParams(query);

it('sorts by what is most asked for where nothing is said', () => {
  expect(sortOf(asked(''))).toEqual({ key: 'creditedAmount', isDescending: true });
  expect(sortOf(asked('show=service'))).toEqual({ key: 'enquiries', isDescending: true });
  expect(sortOf(asked(`sort=${writeSort({ key: 'agentId', isDescending: false })}`))).toEqual({ key: 'agentId', isDescending: false });
});

it('asks for no verdict that there is not', () => {
  expect(filterOf(asked('agent=a1&verdict=silent&search=77'))).toEqual({ agentId: 'a1', verdict: 'silent', search: '77' });
  expect(filterOf(asked('verdict=guilty'))).toEqual({ agentId: null, verdict: null, search: null });
});

it('sorts decimals by size, and what is missing last both ways', () => {
  const rows = ['9.50', null, '10.00', '-1'];
  expect(sorted(rows, (row) => row, true)).toEqual(['10.00', '9.50', '-1', null]);
  expect(sorted(rows, (row) => row, false)).toEqual(['-1', '9.50', '10.00', null]);
  expect(sorted(['b', 'a'], (row) => row, false)).toEqual(['a', 'b']);
});
