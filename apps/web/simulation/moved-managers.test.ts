import type { SimulatedManager } from '../api/rules.js';
import { hundredthsMoved, isMoved, scaleOf, sortMoved, writeMoved } from './moved-managers.js';
import { readSource, writeSource } from './rule-source.js';

const manager = (name: string, today: string | null, then: string | null): SimulatedManager => ({
  managerId: name,
  name,
  division: 'd',
  today: { total: today, grade: null, rank: null },
  simulated: { total: then, grade: null, rank: null },
  modules: [],
});
const ALL = [manager('a', '90.29', '91.18'), manager('b', null, '50.00'), manager('c', '103.92', '101.43'), manager('d', '80.00', '80.00')];

it.each([
  ['90.29', '91.18', '+0.89'],
  ['103.92', '101.43', '−2.49'],
  ['80.10', '80.10', '0.00'],
  ['0.00', '120.00', '+120.00'],
])('from %s to %s is %s', (today, then, moved) => {
  expect(writeMoved(hundredthsMoved(today, then) ?? Number.NaN)).toBe(moved);
});

it('knows who moves, and lays out who moves most first, who has nothing last', () => {
  expect(ALL.filter(isMoved).map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  expect(isMoved({ ...manager('e', '1.00', '1.00'), modules: [{ id: 'sales', today: '1.00', simulated: '2.00' }] })).toBe(true);
  expect(sortMoved(ALL, 'difference', true).map(({ name }) => name)).toEqual(['c', 'a', 'd', 'b']);
  expect(sortMoved(ALL, 'today', true).map(({ name }) => name)).toEqual(['c', 'a', 'd', 'b']);
  expect(sortMoved(ALL, 'then', false).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
  expect(sortMoved(ALL, 'manager', false).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
});

it('draws all on one scale with room at its ends', () => {
  const { from, to } = scaleOf(ALL);
  expect([from < 50, from > 40, to > 103.92, to < 110]).toEqual([true, true, true, true]);
  expect(scaleOf([])).toEqual({ from: 0, to: 100 });
});

it('reads of the address which rules are meant', () => {
  expect(readSource('draft-3')).toEqual({ kind: 'draft', version: 3 });
  expect(writeSource({ kind: 'version', version: 12 })).toBe('version-12');
  expect([readSource('draft-0'), readSource('other-1'), readSource(null)]).toEqual([null, null, null]);
});
