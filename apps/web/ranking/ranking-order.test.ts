import { readOrder, writeOrder } from './ranking-order.js';

it('reads what an address names, and by rank where it names nothing known', () => {
  expect(readOrder(new URLSearchParams('order=total&descending=true'))).toEqual({ order: 'total', isDescending: true });
  expect(readOrder(new URLSearchParams('order=charm'))).toEqual({ order: 'rank', isDescending: false });
});

it('writes what it reads', () => {
  const query = writeOrder(new URLSearchParams('period=2026Q2&descending=true'), { key: 'ads', isDescending: false });
  expect(query.toString()).toBe('period=2026Q2&order=ads');
  expect(readOrder(writeOrder(query, { key: 'gain', isDescending: true }))).toEqual({ order: 'gain', isDescending: true });
});
