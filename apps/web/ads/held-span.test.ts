import { heldSpan } from './held-span.js';

const QUARTER = { from: '2026-04-01', to: '2026-06-30' };
const held = (from: string, to: string | null, managerId = 'om-luo') => ({ manager: { managerId }, from, to });

it.each([
  ['all of it', [held('2025-01-01', null)], QUARTER],
  ['from the day it came', [held('2026-05-10', null), held('2025-01-01', '2026-05-09', 'om-shen')], { from: '2026-05-10', to: '2026-06-30' }],
  ['to the day it left', [held('2025-01-01', '2026-05-09')], { from: '2026-04-01', to: '2026-05-09' }],
  ['all of it where it left and came back', [held('2025-01-01', '2026-04-09'), held('2026-06-01', null)], QUARTER],
  ['all of it where nothing is known', [held('2025-01-01', '2026-03-31')], QUARTER],
])('%s', (_, assignments, expected) => {
  expect(heldSpan(QUARTER, assignments, 'om-luo')).toEqual(expected);
});
