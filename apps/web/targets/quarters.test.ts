import { daysOfQuarter, quarterAfter, quarterOf } from './quarters.js';

it.each([
  ['2026Q2', '2026Q2'],
  ['2026-01', '2026Q1'],
  ['2026-06', '2026Q2'],
  ['2026-12', '2026Q4'],
  ['2026Q2/2026-W27', '2026Q2'],
])('%s lies in %s', (period, quarter) => {
  expect(quarterOf(period)).toBe(quarter);
});

it.each([
  ['2026Q2', 1, '2026Q3'],
  ['2026Q4', 1, '2027Q1'],
  ['2026Q1', -1, '2025Q4'],
  ['2026Q3', -6, '2025Q1'],
] as const)('from %s by %d is %s', (quarter, number, other) => {
  expect(quarterAfter(quarter, number)).toBe(other);
});

it('begins and ends with its months, in leap years too', () => {
  expect(daysOfQuarter('2028Q1')).toEqual({ first: '2028-01-01', last: '2028-03-31' });
  expect(daysOfQuarter('2026Q4')).toEqual({ first: '2026-10-01', last: '2026-12-31' });
});
