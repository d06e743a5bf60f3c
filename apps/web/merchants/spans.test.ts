import { lengthOf, spanOf, spansOf } from './spans.js';

it('offers the days of a quarter, up to the day that was scored', () => {
  expect(spansOf({ firstDay: '2026-04-01', asOf: '2026-05-14' })).toEqual({
    quarter: { from: '2026-04-01', to: '2026-05-14' },
    month: { from: '2026-05-01', to: '2026-05-14' },
    '30-days': { from: '2026-04-15', to: '2026-05-14' },
    '7-days': { from: '2026-05-08', to: '2026-05-14' },
    'quarter-before': { from: '2026-01-01', to: '2026-03-31' },
  });
});

it('finds the quarter before in the year before', () => {
  expect(spansOf({ firstDay: '2026-01-01', asOf: '2026-01-02' })['quarter-before']).toEqual({ from: '2025-10-01', to: '2025-12-31' });
});

it.each([
  ['from=2026-04-01&to=2026-06-30', { from: '2026-04-01', to: '2026-06-30' }],
  ['from=2026-04-01', null],
  ['from=2026-13-01&to=2026-06-30', null],
  ['from=2026-02-01&to=2026-02-30', null],
  ['from=yesterday&to=today', null],
  ['', null],
])('reads %s', (query, expected) => {
  expect(spanOf(new URLSearchParams(query))).toEqual(expected);
});

it('counts both ends', () => {
  expect([lengthOf({ from: '2026-04-01', to: '2026-06-30' }), lengthOf({ from: '2026-04-01', to: '2026-04-01' }), lengthOf({ from: '2026-04-02', to: '2026-04-01' })]).toEqual([91, 1, 0]);
});
