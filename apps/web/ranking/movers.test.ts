import type { RankingLine } from '../api/scorecards.js';
import { moversOf, ranksClimbed, signed } from './movers.js';

const line = (managerId: string, gain: string | null) => ({ managerId, before: { total: '80.00', grade: 'B', rank: 2, gain } }) as RankingLine;

it('finds who rose and who fell most', () => {
  const lines = [line('a', '1.20'), line('b', '-3.00'), line('c', '12.78'), line('d', '0.00'), line('e', null), line('f', '-0.50'), { ...line('g', '1.00'), before: null }];
  const ids = (found: readonly RankingLine[]) => found.map(({ managerId }) => managerId);
  const { up, down } = moversOf(lines, 1);
  expect([ids(up), ids(down)]).toEqual([['c'], ['b']]);
  const all = moversOf(lines, 5);
  expect([ids(all.up), ids(all.down)]).toEqual([['c', 'a'], ['b', 'f']]);
});

it('counts ranks upwards', () => {
  const before = { total: null, grade: null, rank: 5, gain: null };
  expect(ranksClimbed({ rank: 2, before })).toBe(3);
  expect(ranksClimbed({ rank: null, before })).toBeNull();
  expect(ranksClimbed({ rank: 2, before: null })).toBeNull();
});

it.each([
  ['12.78', '+12.78'],
  ['-3.00', '−3.00'],
  ['0.00', '±0'],
])('%s reads %s', (difference, text) => expect(signed(difference)).toBe(text));
