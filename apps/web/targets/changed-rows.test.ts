import { changedRows } from './changed-rows.js';

const row = (period: string, value: string, effectiveFrom: string | null = null) => ({ measure: 'gmv' as const, period, value, effectiveFrom });

it('sets what was beside what became of it', () => {
  const before = [row('2026-06', '1950000.00'), row('2026Q2', '4600000.00')];
  const after = [row('2026-05', '1200000.00'), row('2026Q2', '4800000.00'), row('2026Q2', '5000000.00', '2026-06-10')];
  expect(changedRows(before, after).map(({ place, before: was, after: became }) => [place.period, place.effectiveFrom, was, became])).toEqual([
    ['2026Q2', null, '4600000.00', '4800000.00'],
    ['2026Q2', '2026-06-10', null, '5000000.00'],
    ['2026-05', null, null, '1200000.00'],
    ['2026-06', null, '1950000.00', null],
  ]);
});
