import { cellFigure, isFigureType } from './cells.js';

it.each([
  ['3457042.59', 'money', '¥345.7万', '¥3,457,042.59'],
  ['1.0736', 'ratio', '107.4%', '107.36%'],
  ['5.4423', 'multiple', '5.44×', '5.4423×'],
  [15, 'count', '15', '15'],
  ['2026-04-01', 'day', '2026年4月1日', '2026年4月1日'],
  ['s126', 'text', 's126', 's126'],
  [true, 'flag', '✓', '✓'],
  [false, 'flag', '', ''],
  [null, 'money', '–', '–'],
] as const)('%j of a column of %s reads %s', (cell, type, short, exact) => {
  expect(cellFigure(cell, type, 'zh')).toEqual({ short, exact });
});

it('lays figures to the right, and nothing else', () => {
  expect(['money', 'text', 'flag', 'day', 'points'].map(isFigureType)).toEqual([true, false, false, false, true]);
});
