import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Imports } from '../../test/support/imports.js';
import { countsOf, openImports, problemsOf } from '../../test/support/imports.js';
import * as sql from '../../test/support/imports.sql.js';
import { importFolder } from './import-folder.js';
import { importFile } from './import-file.js';
import { kindNamed } from './kinds.js';

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n';
const row = (id: string, amount: string, merchant = 'm1') => `${id},${merchant},b1,2026-10-02 10:00:00,paid,${amount}\n`;
const MANAGERS = 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\n';

const amounts = async (): Promise<[string, unknown][]> =>
  (await imports.stored('orders')).map((order) => [String(order['order_id']), order['amount_fen']]);

describe('a file', () => {
  it('brought in twice changes nothing', async () => {
    const file = HEADER + row('1', '5') + row('2', '6');
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', file))).toMatchObject({ read: 2, added: 2 });
    const before = await imports.everything();
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', file))).toMatchObject({ read: 2, unchanged: 2 });
    expect(await imports.everything()).toEqual(before);
  });

  it('updates what it says of known keys', async () => {
    await imports.bringIn('orders', 'orders.csv', HEADER + row('1', '5') + row('2', '6'));
    const summary = await imports.bringIn('orders', 'orders.csv', HEADER + row('2', '7') + row('1', '5.00') + row('3', '8'));
    expect(countsOf(summary)).toMatchObject({ read: 3, added: 1, changed: 1, unchanged: 1 });
    expect(Object.fromEntries(await amounts())).toEqual({ 1: 500, 2: 700, 3: 800 });
  });

  it('takes the last row of a key, and counts those before', async () => {
    const file = HEADER + row('1', '5') + row('2', '6') + row('1', '7') + row('1', '8');
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', file))).toMatchObject({ read: 4, added: 2, repeated: 2 });
    expect(Object.fromEntries(await amounts())).toEqual({ 1: 800, 2: 600 });
  });

  it('may be packed, or NDJSON, or have a byte order mark, other line ends, and its columns in any order', async () => {
    const csv = `${HEADER}${row('001', '5')}${row('京东 2', '6')}`;
    await imports.bringIn('orders', 'orders.csv', csv);
    const expected = await imports.everything();
    const objects = [
      { order_id: '001', merchant_id: 'm1', buyer_id: 'b1', placed_at: '2026-10-02T02:00:00Z', status: 'paid', amount: 5 },
      { order_id: '京东 2', merchant_id: 'm1', buyer_id: 'b1', placed_at: '2026-10-02 10:00:00', status: 'paid', amount: '6.00', paid_at: null },
    ];
    const ndjson = objects.map((object) => `${JSON.stringify(object)}\n`).join('\n');
    const turned = csv.split('\n').map((line) => line.split(',').toReversed().join(',')).join('\r\n');
    const FILES: readonly (readonly [string, string | Buffer])[] = [
      ['orders.csv.gz', gzipSync(csv)],
      ['orders.ndjson', ndjson],
      ['orders.ndjson.gz', gzipSync(ndjson)],
      ['orders.csv', `\uFEFF\n\r\n${csv.replaceAll('\n', '\r\n\r\n')}`],
      ['ORDERS.CSV', turned],
      ['orders.csv', csv.replaceAll('\n', ',\n')],
    ];
    for (const [name, bytes] of FILES) {
      await imports.empty();
      expect(countsOf(await imports.bringIn('orders', name, bytes))).toMatchObject({ read: 2, added: 2 });
      expect(await imports.everything()).toEqual(expected);
    }
  });

  it('may have nothing but a header', async () => {
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', HEADER))).toEqual({});
  });
});

describe('facts of merchants that nobody knows', () => {
  it('wait, and are counted as long as they do', async () => {
    const file = HEADER + row('1', '5') + row('2', '6', 'm2') + row('3', '7', 'm2');
    const waiting = { waiting: 3, waitingMerchants: 2 };
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', file))).toEqual({ read: 3, added: 3, ...waiting });
    const merchants = await imports.bringIn('merchants', 'merchants.csv', 'merchant_id,name\nm2,Two\nm3,Three\n');
    expect(countsOf(merchants)).toEqual({ read: 2, added: 2 });
    const again = await imports.bringIn('orders', 'orders.csv', file);
    expect(countsOf(again)).toEqual({ read: 3, unchanged: 3, waiting: 1, waitingMerchants: 1 });
  });

  it('are found again where an export has guarded the id of the merchant against formulas', async () => {
    await imports.bringIn('merchants', 'merchants.csv', 'merchant_id,name\n-m1,One\n=m2,Two\n');
    const summary = await imports.bringIn('orders', 'orders.csv', HEADER + row('1', '5', "'-m1") + row("'+2", '6', "'=m2"));
    expect(countsOf(summary)).toEqual({ read: 2, added: 2 });
    expect((await imports.stored('orders')).map((order) => [order['merchant_id'], order['order_id']])).toEqual(
      expect.arrayContaining([['-m1', '1'], ['=m2', '+2']]),
    );
  });
});

describe('assignments of a merchant', () => {
  const ASSIGNED = 'merchant_id,manager_id,from,to\n';

  beforeEach(() => imports.bringIn('managers', 'managers.csv', MANAGERS));

  it('may not overlap one that is there', async () => {
    await imports.bringIn('assignments', 'assignments.csv', `${ASSIGNED}m1,om-1,2026-01-01,\n`);
    const summary = await imports.bringIn('assignments', 'assignments.csv', `${ASSIGNED}m1,om-2,2026-05-01,2026-06-30\nm2,om-2,2026-05-01,\n`);
    expect(countsOf(summary)).toMatchObject({ read: 2, added: 1, rejected: 1 });
    expect(problemsOf(summary)).toEqual(['2: from: 2026-05-01/2026-06-30 : om-1 2026-01-01/…: assignment-overlaps']);
  });

  it('may not overlap one of the file that begins earlier', async () => {
    const file = `${ASSIGNED}m1,om-2,2026-05-01,\nm1,om-1,2026-01-01,2026-05-01\n`;
    const summary = await imports.bringIn('assignments', 'assignments.csv', file);
    expect(problemsOf(summary)).toEqual(['2: from: 2026-05-01/… : om-1 2026-01-01/2026-05-01: assignment-overlaps']);
  });

  it('may follow one that the same file ends', async () => {
    await imports.bringIn('assignments', 'assignments.csv', `${ASSIGNED}m1,om-1,2026-01-01,\n`);
    const file = `${ASSIGNED}m1,om-2,2026-05-01,\nm1,om-1,2026-01-01,2026-04-30\n`;
    expect(countsOf(await imports.bringIn('assignments', 'assignments.csv', file))).toMatchObject({ added: 1, changed: 1 });
  });

  it('are kept as they were where the row that would change them is rejected', async () => {
    const before = `${ASSIGNED}m1,om-1,2026-01-01,2026-03-31\nm1,om-2,2026-04-01,\n`;
    await imports.bringIn('assignments', 'assignments.csv', before);
    const file = `${ASSIGNED}m1,om-1,2026-01-01,2026-12-31\n`;
    expect(countsOf(await imports.bringIn('assignments', 'assignments.csv', file))).toMatchObject({ read: 1, rejected: 1 });
    expect((await imports.stored('assignments')).map((each) => each['to_day'])).toEqual(expect.arrayContaining(['2026-03-31', null]));
  });
});

describe('a folder', () => {
  const request = { profile: 'canonical', rejectsFolder: 'rejects' };

  it('has to be there', async () => {
    const folder = join(imports.folder, 'none');
    await expect(importFolder(imports.database, { ...request, folder })).rejects.toMatchObject({ code: 'folder-not-found' });
  });

  it('has to hold a file that is named after a kind', async () => {
    const folder = join(imports.folder, 'without-kinds');
    mkdirSync(join(folder, 'orders.csv'), { recursive: true });
    writeFileSync(join(folder, 'notes.csv'), HEADER);
    await expect(importFolder(imports.database, { ...request, folder })).rejects.toMatchObject({ code: 'folder-empty' });
  });

  it('is brought in by kind, what others name first; other files are passed over and named', async () => {
    const folder = join(imports.folder, 'with-kinds');
    mkdirSync(folder);
    writeFileSync(join(folder, 'assignments.csv'), 'merchant_id,manager_id,from\nm1,om-1,2026-01-01\n');
    writeFileSync(join(folder, 'Managers.csv.gz'), gzipSync(MANAGERS));
    writeFileSync(join(folder, 'notes.csv'), HEADER);
    const { summaries, passedOver } = await importFolder(imports.database, { ...request, folder });
    expect(summaries.map(({ kind, added }) => [kind, added])).toEqual([['managers', 2], ['assignments', 1]]);
    expect(passedOver).toEqual(['notes.csv']);
  });
});

describe('an import that is cut', () => {
  const file = HEADER + row('1', '5') + row('2', '6');

  it.each(['read', 'check', 'merge'])('while it is to %s leaves nothing, and can be run again', async (cutAt) => {
    // A time with a blank behind it: the file is read as texts as well.
    const odd = file.replace('10:00:00', '10:00:00 ');
    const onProgress = (phase: string) => {
      if (phase === cutAt) throw new RangeError('cut');
    };
    await expect(imports.bringIn('orders', 'orders.csv', odd, { onProgress })).rejects.toThrow('cut');
    expect(await imports.everything()).toMatchObject({ orders: [], merchants: [], months: [], staging: [] });
    await expect(imports.bringIn('orders', 'orders.csv.gz', gzipSync(odd), { onProgress })).rejects.toThrow('cut');
    expect(await imports.database.query(sql.RECORDED_IMPORTS)).toEqual([{ imports: 0 }]);
    expect(countsOf(await imports.bringIn('orders', 'orders.csv', odd))).toMatchObject({ read: 2, added: 2 });
  });

  it('off from the server leaves nothing, and can be run again', async () => {
    const path = join(imports.folder, 'orders.csv');
    writeFileSync(path, file);
    const request = { kind: kindNamed('orders'), path, rejectsFolder: imports.folder };
    await imports.database.withTransaction(async (session) => {
      await session.query(sql.HOLD_ORDERS);
      const outcome = importFile(imports.database, request).catch(String);
      while ((await imports.database.query(sql.CUT_WHO_WAITS)).length === 0);
      expect(await outcome).toContain('terminating connection');
    });
    expect(await imports.everything()).toMatchObject({ orders: [], merchants: [], months: [], staging: [] });
    expect(countsOf(await importFile(imports.database, request))).toMatchObject({ read: 2, added: 2 });
  });
});
