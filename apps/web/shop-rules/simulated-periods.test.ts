import { simulatedPeriods } from './simulated-periods.js';

it.each([
  ['2026-06-30', ['2026Q2', '2026-06', '2026-05', '2026-04', '2026Q1']],
  ['2026-01-05', ['2026Q1', '2026-01', '2025Q4']],
])('after an order of %s they are %s', (day, periods) => {
  expect(simulatedPeriods(day)).toEqual(periods);
});
