import type { BoundHeader } from './bind-header.js';
import { readMappingProfile } from './mapping-profile.js';
import { totalsOf } from './total-rows.js';

const HEADER: BoundHeader = {
  line: 1,
  width: 2,
  fields: [{ name: 'day', column: 0, header: 'd', shift: null }, { name: 'name', column: 1, header: 'n', shift: null }],
  unknown: [],
  returned: null,
};

/** Which of some rows under the header are totals; `totals` as YAML. */
function totalsAmong(totals: string, ...rows: string[][]): number[] {
  const yaml = `{ profile: some, title: { en: a, zh: b }, fields: { day: { header: d, type: day }, name: { header: n, type: id } }, ${totals}
    facts: [{ kind: calendar, columns: { day: day, weight: { value: 1 } } }] }`;
  const isTotal = totalsOf(readMappingProfile(yaml, 'some.yaml'), HEADER);
  return rows.flatMap((cells, index) => (isTotal(cells, index === 0) ? [index] : []));
}

const DAY = ['2026-09-01', 'a'];

it.each<[what: string, totals: string, rows: string[][], found: number[]]>([
  ['none where nothing is said', '', [['合计', ''], DAY], []],
  ['the first by its place', 'totals: { place: first },', [DAY, DAY], [0]],
  ['the first by its place, unless it has a day', 'totals: { place: first, field: day },', [['全部', ''], DAY], [0]],
  ['not a first row with a day', 'totals: { place: first, field: day },', [DAY, DAY], []],
  ['what says so', 'totals: { field: day },', [DAY, ['合计', ''], ['Total: Account', '']], [1, 2]],
  ['what says so in words of its own, and beginnings', `totals: { field: name, says: ['', '均*'] },`, [['2026-09-01', ''], DAY, ['2026-09-01', '均值']], [0, 2]],
  ['ranges of days', 'totals: { field: day, says: [x] },', [['2026-09-01至2026-09-30', ''], ['2026/9/1 - 2026/9/30', ''], ['20260901~20260930', ''], ['2026年9月1日—2026年9月30日', ''], DAY, ['2026-09-01 10:00', '']], [0, 1, 2, 3]],
])('are %s', (_, totals, rows, found) => {
  expect(totalsAmong(totals, ...rows)).toEqual(found);
});
