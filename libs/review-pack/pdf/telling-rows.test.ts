import { column } from '#libs/reports/report.js';
import type { Row } from '#libs/reports/report.js';
import { chooseTellingRows } from './telling-rows.js';

async function* given(rows: readonly Row[]): AsyncIterable<Row> {
  yield* rows;
}

const TIERS = { report: 'tiers', columns: [column('manager_id', '运营经理', 'text'), column('rank', '排名', 'count'), column('period_gmv', '本期成交额', 'money')] };
const ADS = { report: 'ads', columns: [column('merchant_id', '商家', 'text'), column('spend', '广告花费', 'money'), column('attention', '重点关注', 'flag')] };
const OUTBOUND = { report: 'outbound', columns: [column('slice_start', '开始日期', 'day'), column('completion', '完成率', 'ratio')] };
const CONVERSION = { report: 'conversion', columns: [column('sku_id', 'SKU', 'text'), column('visitors', '访客数', 'count'), column('flag', '标记', 'text')] };

it('takes the first merchants of every manager', async () => {
  const rows = [['m1', 1, '10.00'], ['m1', 2, '9.00'], ['m2', 1, '500.00'], ['m2', 2, '90.00']];
  expect(await chooseTellingRows(TIERS, given(rows), 3)).toEqual({ rows: [['m2', 1, '500.00'], ['m1', 1, '10.00'], ['m2', 2, '90.00']], all: 4 });
});

it('takes merchants that need attention before others that spend more', async () => {
  const rows = [['s1', '900.00', false], ['s2', '5.00', true], ['s3', '10.00', true]];
  expect((await chooseTellingRows(ADS, given(rows), 2)).rows).toEqual([['s3', '10.00', true], ['s2', '5.00', true]]);
});

it('takes the weakest weeks, and those without a target last', async () => {
  const rows = [['2026-04-01', null], ['2026-04-06', '1.2000'], ['2026-04-13', '0.7000']];
  expect((await chooseTellingRows(OUTBOUND, given(rows), 3)).rows.map(([day]) => day)).toEqual(['2026-04-13', '2026-04-06', '2026-04-01']);
});

it('takes SKUs with a low rate before others with more visitors', async () => {
  const rows = [['k1', 9000, 'ok'], ['k2', 40, 'too_few'], ['k3', 800, 'low']];
  expect((await chooseTellingRows(CONVERSION, given(rows), 2)).rows.map(([sku]) => sku)).toEqual(['k3', 'k1']);
});

it('takes the first rows of a report that it knows nothing of, and counts all', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => [index]);
  expect(await chooseTellingRows({ report: 'other', columns: [column('a', '甲', 'count')] }, given(rows), 2)).toEqual({ rows: [[0], [1]], all: 1_000 });
});

it('finds nothing where there is nothing', async () => {
  expect(await chooseTellingRows(ADS, given([]), 5)).toEqual({ rows: [], all: 0 });
});
