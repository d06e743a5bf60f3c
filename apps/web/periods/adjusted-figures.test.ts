import type { AdjustmentLine } from '../api/periods.js';
import { adjustedValue, figureNamed, groupAdjustments } from './adjusted-figures.js';

it('reads which figure a line is about', () => {
  expect(figureNamed('total')).toEqual({ module: null, figure: 'total' });
  expect(figureNamed('sales.points')).toEqual({ module: 'sales', figure: 'points' });
  expect([figureNamed('charm'), figureNamed('charm.points'), figureNamed('sales.charm')]).toEqual([null, null, null]);
});

it.each([
  ['total', '90.51', '90.51'],
  ['sales.actual', '4519193.39', '¥4,519,193.39'],
  ['ads.actual', '0.0859', '8.59%'],
  ['outbound.target', '4260', '4,260'],
  ['sales.completion', '0.9824', '98.24%'],
  ['sales.weight', '40', '40%'],
  ['rank', '2', '2'],
  ['probation', 'failed', null],
])('%s of %s reads %s', (name, value, expected) => {
  const figure = figureNamed(name);
  expect(figure === null ? undefined : adjustedValue(figure, value, 'zh')).toBe(expected);
});

it('groups lines by manager, the whole scorecard first', () => {
  const lines = [
    ['om-1', 'ads.points'],
    ['om-1', 'rank'],
    ['om-1', 'sales.actual'],
    ['om-1', 'total'],
    ['om-2', 'total'],
  ].map(([managerId, figure]) => ({ managerId, figure }) as AdjustmentLine);
  expect(groupAdjustments(lines).map((group) => [group.managerId, ...group.lines.map(({ figure }) => figure)])).toEqual([
    ['om-1', 'total', 'rank', 'sales.actual', 'ads.points'],
    ['om-2', 'total'],
  ]);
});
