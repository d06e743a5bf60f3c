import { bindHeader, isBound } from './bind-header.js';
import { readMappingProfile } from './mapping-profile.js';

const PROFILE = readMappingProfile(
  `
profile: some
title: { en: a, zh: b }
fields:
  day: { header: [日期, Day], type: day }
  spend: { header: [花费, Amount spent], type: yuan }
ignored: [点击率, Billing *, CPM]
unless: [计划ID]
facts: [{ kind: calendar, columns: { day: day, weight: { value: 1 } } }]`,
  'some.yaml',
);

const bind = (...rows: string[][]) => bindHeader(PROFILE, rows.map((cells, index) => ({ line: index + 1, cells, width: cells.length })));

it.each<[what: string, rows: string[][], line: number, columns: number[], shift: number | null, unknown: string[]]>([
  ['under titles', [['报表'], [], ['日期', '花费']], 3, [0, 1], null, []],
  ['with a unit behind', [['日期', '花费（万元）']], 1, [0, 1], 4, []],
  ['with a currency behind', [['Day', 'Amount spent (USD)', 'CPM (USD)']], 1, [0, 1], null, []],
  ['full-width, with blanks', [['\uFEFF 日 期', '花费 ']], 1, [0, 1], null, []],
  ['beside others, some of them ignored', [['点击率', '花费', 'Billing Name', '日期', '备注']], 1, [3, 1], null, ['备注']],
])('finds a header %s', (_, rows, line, columns, shift, unknown) => {
  const found = bind(...rows);
  expect(isBound(found) && [found.line, found.fields.map(({ column }) => column), found.fields[1]?.shift, found.unknown]).toEqual([line, columns, shift, unknown]);
});

it.each([
  ['what is missing', [['日期', '展现数'], ['x', 'y']], { line: 1, missing: ['花费'], foreign: [] }],
  ['that it is of another report', [['日期', '花费', '计划ID']], { line: 1, missing: [], foreign: ['计划ID'] }],
  ['that there is nothing', [], { line: null, missing: [], foreign: [] }],
])('says %s', (_, rows, fault) => {
  expect(bind(...rows)).toEqual(fault);
});
