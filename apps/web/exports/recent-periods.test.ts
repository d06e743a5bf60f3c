import { periodOfSpan, recentPeriods } from './recent-periods.js';

it('names the quarters and months up to a day', () => {
  expect(recentPeriods('2026-02-10')).toEqual({
    quarters: ['2026Q1', '2025Q4', '2025Q3', '2025Q2', '2025Q1', '2024Q4', '2024Q3', '2024Q2'],
    months: ['2026-02', '2026-01', '2025-12', '2025-11', '2025-10', '2025-09', '2025-08', '2025-07', '2025-06', '2025-05', '2025-04', '2025-03'],
  });
});

it.each([
  ['of one month', '2026-06-01', '2026-06-30', '2026-06'],
  ['of one quarter', '2026-04-01', '2026-06-30', '2026Q2'],
  ['over two quarters', '2026-06-20', '2026-07-03', '2026Q3'],
])('names the period of a span %s', (_what, from, to, period) => {
  expect(periodOfSpan({ from, to })).toBe(period);
});
