import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { packArchive } from '#libs/spreadsheets/packed-archive.js';
import type { Imports } from '../../../test/support/imports.js';
import { openImports } from '../../../test/support/imports.js';
import { builtInProfile } from '../profiles.js';
import { importMapped } from './import-mapped.js';
import type { MappingProfile } from './mapping-profile.js';
import { readMappingProfile } from './mapping-profile.js';

/** Rejected rows in the form of the file that they came from. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

/** Imports a text; gives what stands in the file of its rejected rows. */
async function rejectsOf(profile: MappingProfile, text: string | Buffer, fileName = 'file.csv', rejectsName = 'file.rejects.csv'): Promise<string> {
  const path = join(imports.folder, fileName);
  const rejectsPath = join(imports.folder, rejectsName);
  writeFileSync(path, text);
  const options = profile.options['merchant_id'] === undefined ? {} : { merchant_id: 'm1' };
  const { summaries } = await importMapped(imports.database, { profile, path, options, rejectsFolder: imports.folder, rejectsPath });
  return summaries.some((summary) => summary.rejectsPath === rejectsPath) ? readFileSync(rejectsPath, 'utf8') : '';
}

const ORDERS = readMappingProfile(
  `
profile: some-orders
title: { en: a, zh: b }
options: { merchant_id: { title: { en: a, zh: b } } }
fields:
  order: { header: [订单号, 订单编号], type: id }
  sku: { header: 商品, type: id }
  price: { header: 单价, type: yuan }
  amount: { header: [总额, 金额], type: yuan }
  placed_at: { header: 时间, type: instant }
  buyer: { header: 邮箱, type: id }
  children: { header: 备注, type: text, after: 拆分为, optional: true }
ignored: [姓名]
totals: { place: first }
facts:
  - kind: orders
    once_per: [order]
    linked: { column: parent_order_id, key: order_id, from: children }
    columns: { order_id: order, merchant_id: { option: merchant_id }, buyer_id: { digest: [buyer] }, placed_at: placed_at, status: { value: paid }, amount: amount }
  - kind: order_lines
    number: { column: line_no, within: [merchant_id, order_id], by: [sku_id] }
    columns: { merchant_id: { option: merchant_id }, order_id: order, sku_id: sku, quantity: { value: 1 }, amount: price }`,
  'some-orders.yaml',
);
const HEADER = '姓名,订单编号,商品,单价,金额,时间,邮箱,备注\n合计,,,30,36,,,\n';
const line = (order: string, sku: string, price: string, { amount = '9', note = '', at = '2026-09-01' } = {}) => `王小明,${order},${sku},${price},${amount},${at},a@b.example,${note}\n`;

describe('the rejected rows of a file', () => {
  it('have its own headers and cells of the columns that are read, once for all facts, with all rows of their orders and nothing personal', async () => {
    const text = HEADER + line('1', 's1', '3') + line('2', 's2', '3', { amount: 'much' }) + line('2', 's1', 'some', { amount: 'much' }) + line('2', 's3', '4', { amount: '¥ 4' }) + line('3', 's1', '1', { note: '电话 138 拆分为 4' });
    const rejects = await rejectsOf(ORDERS, text);
    const digest = /digest:[0-9a-f]{24}/.exec(rejects)?.[0] ?? '';
    expect(rejects.split('\n')).toEqual([
      '订单编号,商品,单价,金额,时间,邮箱,备注,reject_line,reject_column,reject_value,reject_reason',
      `2,s2,3,much,2026-09-01,${digest},,4,金额,much,不是有效金额：元，非负，至多两位小数`,
      `2,s1,some,much,2026-09-01,${digest},,5,金额 | 单价,much | some,不是有效金额：元，非负，至多两位小数 | 不是有效金额：元，非负，至多两位小数`,
      `2,s3,4,¥ 4,2026-09-01,${digest},,6,,,与被拒绝的行属于同一笔数据，须一并导入：无需修改`,
      '',
    ]);
    expect(await imports.textsLike([digest.slice('digest:'.length)])).not.toEqual([]);
  });

  it('bring in what the whole file would have brought, mended and imported by the same profile', async () => {
    const text = HEADER + line('1', 's1', '3') + line('2', 's2', '3') + line('2', 's1', '3') + line('3', 's1', '1', { note: '拆分为 1 9' });
    await rejectsOf(ORDERS, text);
    const expected = await imports.everything();
    await imports.empty();
    // The second row of order 2 names none, the third order has no time.
    const faulty = text.replace('2,s1,3,9', '1.2E+17,s1,3,9').replace('3,s1,1,9,2026-09-01', '3,s1,1,9,then');
    const rejects = await rejectsOf(ORDERS, faulty);
    expect(rejects.split('\n').map((row) => row.slice(0, 10))).toEqual(['订单编号,商品,单价', '1,s1,3,9,2', '2,s2,3,9,2', '1.2E+17,s1', '3,s1,1,9,t', '']);
    expect(await rejectsOf(ORDERS, rejects.replaceAll('1.2E+17', '2').replaceAll('then', '2026-09-01'), 'file.rejects.csv', 'again.csv')).toBe('');
    expect(await imports.everything()).toEqual(expected);
  });

  it('stand with line and reason alone where their cells have moved, and are rejected again until they are filled in', async () => {
    const text = HEADER + line('1', 's1', '3').replace('9', '1,9,9') + line('1', 's2', '3') + line('2', 's2', '3');
    const rejects = await rejectsOf(ORDERS, text);
    expect(rejects.split('\n').slice(1).map((row) => row.replace(/digest:\w+/, ''))).toEqual([
      ',,,,,,,3,,,列数与表头不符，或不是由已知列组成的对象',
      '1,s2,3,9,2026-09-01,,,4,,,与被拒绝的行属于同一笔数据，须一并导入：无需修改',
      '',
    ]);
    expect((await rejectsOf(ORDERS, rejects, 'file.rejects.csv', 'again.csv')).split('\n')[1]).toBe(',,,,,,,2,,,列数与表头不符，或不是由已知列组成的对象');
    await rejectsOf(ORDERS, rejects.replace(',,,,,,,3', '1,s1,3,1,2026-09-01,a@b.example,,3'), 'file.rejects.csv', 'again.csv');
    expect((await imports.stored('order_lines')).map((row) => [row['order_id'], row['line_no'], row['sku_id']])).toEqual([['1', 1, 's1'], ['2', 1, 's2'], ['1', 2, 's2']]);
  });
});

describe('what belongs together', () => {
  const SUMS = readMappingProfile(
    `
profile: some-sums
title: { en: a, zh: b }
fields:
  day: { header: day, type: day }
  amount: { header: amount, type: yuan }
facts:
  - kind: merchant_days
    gather: { by: [merchant_id, day], sum: [gmv] }
    columns: { merchant_id: { value: m1 }, day: day, gmv: amount }`,
    'some-sums.yaml',
  );

  it.each([
    ['a sum with all of its rows, the faulty ones told', ['09-01,1', '09-02,many', '09-01,2', '09-02,3', '09-02,few'], ['09-02,many:amount', '09-02,3:', '09-02,few:amount']],
    ['a row of no day with its neighbours, where days stand together', ['09-01,1', '09-01,2', '09-33,3', '09-02,4', '09-03,1'], ['09-01,1:', '09-01,2:', '09-33,3:day', '09-02,4:']],
    ['a row of no day with all rows, where they do not', ['09-01,1', '09-02,2', '09-01,3', '09-04,4', '09-33,5'], ['09-01,1:', '09-02,2:', '09-01,3:', '09-04,4:', '09-33,5:day']],
  ])('is %s', async (_, rows, expected) => {
    const rejects = await rejectsOf(SUMS, `day,amount\n${rows.map((row) => `2026-${row}\n`).join('')}`);
    const told = rejects.split('\n').slice(1, -1).map((row) => row.split(','));
    expect(told.map(([day = '', amount, , column]) => `${day.slice(5)},${amount}:${column}`)).toEqual(expected);
  });

  it('is the row that counts, where one fact stands in several', async () => {
    const text = '订单号,出库时间\n1,2026-09-01 10:00:00\n2,sometime\n3,2026-09-01 10:00:00\n2,2026-09-03 10:00:00\n1,2026-09-01 10:00:00\n';
    const rejects = await rejectsOf(builtInProfile('jd-shipping'), text);
    expect(rejects.split('\n').slice(1).map((row) => row.slice(0, 10))).toEqual(['2,sometime', '2,2026-09-', '']);
  });
});

describe('of several tables', () => {
  const PROFILE = readMappingProfile(
    `
profile: some-days
title: { en: a, zh: b }
names: ['{shop}_days']
fields:
  day: { header: [日期, day], type: day }
  visitors: { header: [访客数, 访客], type: count }
facts: [{ kind: merchant_days, columns: { day: day, merchant_id: { name_part: shop }, visitors: visitors } }]`,
    'some-days.yaml',
  );

  it('each has its header, and says from which file it came, whose name counts', async () => {
    const rejects = await rejectsOf(PROFILE, '日期,访客\n2026-09-01,5\n2026-09-02,some\n', 'm1_days.csv');
    expect(rejects).toBe('日期,访客,reject_line,reject_column,reject_value,reject_reason,reject_file\n2026-09-02,some,3,访客,some,不是有效数量：非负整数,m1_days.csv\n');
    const other = 'day,访客数,reject_line,reject_column,reject_value,reject_reason,reject_file\n2026-09-02,3,7,,,,m2_days.csv\n';
    expect(await rejectsOf(PROFILE, rejects.replace('some', '4') + other, 'mended.csv', 'again.csv')).toBe('');
    expect((await imports.stored('merchant_days')).map((row) => [row['merchant_id'], row['day'], row['visitors']])).toEqual([['m1', '2026-09-01', 5], ['m2', '2026-09-02', 3], ['m1', '2026-09-02', 4]]);
  });

  it('come out of an archive with the names of its files', async () => {
    async function* files() {
      yield { path: 'a/m1_days.csv', texts: ['日期,访客\n2026-09-01,5\n'] };
      yield { path: 'a/m2_days.csv', texts: ['日期,访客\n2026-09-01,some\n'] };
      yield { path: 'a/m3_days.csv', texts: ['日期,访客\n2026-09-01,many\n'] };
    }
    const rejects = await rejectsOf(PROFILE, await buffer(Readable.from(packArchive(files()))), 'days.zip');
    expect(rejects.split('\n').slice(1)).toEqual(['2026-09-01,some,2,访客,some,不是有效数量：非负整数,m2_days.csv', '2026-09-01,many,2,访客,many,不是有效数量：非负整数,m3_days.csv', '']);
    await rejectsOf(PROFILE, rejects.replaceAll(/some|many/g, '6'), 'mended.csv');
    expect((await imports.stored('merchant_days')).map((row) => [row['merchant_id'], row['visitors']])).toEqual(expect.arrayContaining([['m1', 5], ['m2', 6], ['m3', 6]]));
  });
});
