import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

/** `opscore import` of files of other systems, and `opscore profile`. */

const SAMPLES = join(__dirname, '../import-profiles/samples');
const ORDERS = join(SAMPLES, 'jd-pop-orders.csv');
const TRAFFIC = '试样旗舰店_商品明细_2026-09-01_sku.xlsx';

let test: TestDatabase;
let opscore: CommandLine;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  opscore = openCommandLine(test.url);
});

afterAll(() => test.drop());

/** The cells of a table that was printed, row by row. */
function rowsOf(out: string): string[][] {
  return out.split('\n').map((line) => line.trim().split(/\s{2,}/)).filter((cells) => cells.length > 4);
}

async function importedFrom(name: string, ...words: string[]): Promise<string[][]> {
  const { out } = await opscore.run('import', ...words);
  return rowsOf(out).filter(([file]) => file === name).map((cells) => cells.slice(1));
}

describe('a file of another system', () => {
  it('is recognised, said what it was taken for, and refused with the command that brings it in', async () => {
    expect(await opscore.run('import', '--dry-run', ORDERS)).toEqual({
      exitCode: 2,
      out: '',
      err: `Error: ${ORDERS} is a file of jd-pop-orders, and does not say merchant_id (the merchant whose export it is). Nothing was imported. Say it: opscore import --profile jd-pop-orders --dry-run --set merchant_id=… ${ORDERS}\n`,
    });
    const told = await opscore.run('import', '--set', 'merchant_id=s101', ORDERS);
    expect(told).toMatchObject({ exitCode: 0, err: `${ORDERS}: JD POP order export (jd-pop-orders), read as CSV, GB18030 (GBK), with merchant_id=s101.\n` });
    expect(rowsOf(told.out)).toContainEqual(['jd-pop-orders.csv', 'order_lines', '7', '7', '0', '0', '0']);
    expect(told.out).toContain('jd-pop-orders.csv was read as CSV, GB18030 (GBK).\n');
    // The same file again, by its name this time, changes nothing.
    expect(await importedFrom('jd-pop-orders.csv', '--profile', 'jd-pop-orders', '--set', 'merchant_id=s101', ORDERS)).toEqual([
      ['orders', '6', '0', '0', '6', '0'],
      ['order_lines', '7', '0', '0', '7', '0'],
    ]);
  });

  it('that was given as one of a kind is refused with the profile that reads it', async () => {
    const { exitCode, err } = await opscore.run('import', 'orders', ORDERS);
    expect({ exitCode, err }).toEqual({
      exitCode: 1,
      err: `Error: ${ORDERS} is no canonical file of orders, but the import profile jd-pop-orders reads it. Nothing was imported. Name the profile: opscore import --profile jd-pop-orders --set merchant_id=… ${ORDERS}\n`,
    });
  });

  it('that nothing reads is refused with what to do, and so are options that nothing has', async () => {
    const path = join(opscore.home, 'mystery.csv');
    writeFileSync(path, 'a,b\n1,2\n');
    expect((await opscore.run('import', path)).err).toContain(`opscore profile new ${path} > my-profile.yaml`);
    expect(await opscore.run('import', '--set', 'shop=s1', join(SAMPLES, TRAFFIC))).toMatchObject({ exitCode: 2, err: expect.stringContaining('has an option shop') as string });
    expect(await opscore.run('import', '--set', 'shop', ORDERS)).toMatchObject({ exitCode: 2, err: expect.stringContaining('option=value') as string });
    expect(await opscore.run('import', '--dir', SAMPLES, ORDERS)).toMatchObject({ exitCode: 2 });
    expect(await opscore.run('import', '--profile', 'olist', ORDERS)).toMatchObject({ exitCode: 2, err: expect.stringContaining('--dir') as string });
    expect(await opscore.run('import', join(SAMPLES, 'agent-performance.csv'))).toMatchObject({ exitCode: 2, err: expect.stringContaining('opscore reconcile') as string });
  });

  it('is brought in with others of its folder, and those that do not fit are named', async () => {
    const folder = join(opscore.home, 'reports');
    mkdirSync(folder);
    for (const name of [TRAFFIC, 'meta-ads-daily.csv']) copyFileSync(join(SAMPLES, name), join(folder, name));
    const { exitCode, out } = await opscore.run('import', '--profile', 'jd-shangzhi-sku', '--set', 'merchant_id=s101', '--dir', folder);
    expect(exitCode).toBe(0);
    expect(rowsOf(out).slice(2).map((cells) => cells.slice(1, 4))).toEqual([['skus', '3', '3'], ['sku_traffic', '3', '3']]);
    expect(out).toContain(`${TRAFFIC}: 1 rows of totals were passed over.\nPassed over, since the profile does not read them: meta-ads-daily.csv\n`);
    expect(await opscore.run('import', '--profile', 'jd-shipping', '--dir', folder)).toMatchObject({ exitCode: 1, err: expect.stringContaining('none of the files') as string });
  });
});

describe('a profile', () => {
  it('is proposed with its questions, checked against the file, kept, and used by its name', async () => {
    const file = join(opscore.home, 'visits.csv');
    writeFileSync(file, '日期,店铺,访客数,成交金额（万元）,备注\n2026/9/1,s101,120,1.5,甲\n合计,,120,1.5,\n2026/9/2,s101,many,1.5,乙\n');
    const made = await opscore.run('profile', 'new', file, '--name', 'our-visits');
    expect(made).toMatchObject({ exitCode: 0, err: 'Proposed for visits.csv, whose header stands in line 1.\nTo be answered before it is used:\n- Left out as personal: 备注.\n' });
    expect(made.out).toBe(`# Proposed for visits.csv, whose header stands in line 1.
# To be answered before it is used:
# - Left out as personal: 备注.
profile: our-visits
title: { en: visits, zh: visits }
fields:
  day: { header: 日期, type: day }
  merchant_id: { header: 店铺, type: id }
  gmv: { header: 成交金额（万元）, type: yuan, optional: true }
  visitors: { header: 访客数, type: count, optional: true }
ignored: [ 备注 ]
totals: { field: day }
facts:
  - kind: merchant_days
    columns:
      day: day
      merchant_id: merchant_id
      gmv: gmv
      visitors: visitors
`);
    const yaml = join(opscore.home, 'our-visits.yaml');
    writeFileSync(yaml, made.out);
    expect(await opscore.run('profile', 'check', yaml)).toEqual({ exitCode: 0, out: `${yaml} can be used: it makes merchant_days.\n`, err: '' });
    expect(await opscore.run('profile', 'check', yaml, file)).toEqual({
      exitCode: 3,
      out: `merchant_days
line  day         merchant_id  gmv    visitors
────  ──────────  ───────────  ─────  ────────
   2  2026-09-01  s101         15000  120
   4  2026-09-02  s101         15000  many
  line 4, visitors "many": not a count: a whole number from 0

Rows of totals passed over: 1.
Columns that it leaves out: 备注.
These are the first rows of ${file}; nothing was stored.
`,
      err: '',
    });
    expect(await opscore.run('profile', 'add', yaml)).toEqual({ exitCode: 0, out: 'The profile our-visits is kept.\n', err: '' });
    const { out } = await opscore.run('profile', 'list', '--json');
    expect((JSON.parse(out) as { name: string }[])[0]).toMatchObject({ name: 'our-visits', builtIn: false, kinds: ['merchant_days'] });
    expect(await opscore.run('profile', 'show', 'our-visits')).toMatchObject({ out: made.out });
    expect(await opscore.run('profile', 'new', file)).toMatchObject({ exitCode: 2, err: expect.stringContaining('our-visits reads it') as string });
    // Found by its columns, and rejects written where they are wanted.
    const rejects = join(opscore.home, 'rejects.csv');
    expect(await opscore.run('import', '--rejects', rejects, file)).toMatchObject({ exitCode: 3, out: expect.stringContaining(`visits.csv: 1 rejected rows are in ${rejects}`) as string });
    expect(readFileSync(rejects, 'utf8')).toContain('many');
    expect(await opscore.run('profile', 'remove', 'our-visits')).toMatchObject({ exitCode: 0 });
    expect(await opscore.run('profile', 'show', 'our-visits')).toMatchObject({ exitCode: 2, err: expect.stringContaining('is not an import profile') as string });
  });

  it('of a shop is made of a built-in one, and says what it cannot be made of', async () => {
    const { exitCode, out } = await opscore.run('profile', 'new', '--from', 'jd-pop-orders', '--set', 'merchant_id=s101', '--files', '一店{rest}', '--name', 's101-orders');
    expect(exitCode).toBe(0);
    expect(out).toContain(`profile: s101-orders
title: { en: JD POP order export, zh: 京东 POP 订单导出 }`);
    expect(out).toContain('names: [ "一店{rest}" ]\noptions:\n  merchant_id:\n    title: { en: the merchant whose export it is, zh: 该导出所属的商家 }\n    default: s101\n');
    expect(await opscore.run('profile', 'new', ORDERS)).toMatchObject({ exitCode: 2, err: expect.stringContaining('opscore profile new --from jd-pop-orders --set merchant_id=… --name my-jd-pop-orders') as string });
    expect(await opscore.run('profile', 'new')).toMatchObject({ exitCode: 2 });
    expect(await opscore.run('profile', 'check', 'nothing')).toMatchObject({ exitCode: 2, err: expect.stringContaining('is not an import profile') as string });
  });

  it('is checked and shown without a database, where it is built in or a file', async () => {
    const alone = openCommandLine('postgres://nobody@localhost:1/none', { language: 'zh' });
    expect(await alone.run('profile', 'check', 'jd-jingzhuntong')).toEqual({
      exitCode: 0,
      out: 'jd-jingzhuntong 可以使用：生成 ad_spend。\n  --set merchant_id=…  投放广告的商家\n  --set days=…  归因天数（点击后多少天内的订单）（缺省 15）\n  --set caliber=…  口径：按点击日期或按下单日期（缺省 click）\n',
      err: '',
    });
    expect((await alone.run('profile', 'show', 'jd-shipping')).out).toContain('profile: jd-shipping');
  });
});
