import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { textOfBuiltIn } from '#libs/ingest/profiles.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import * as stored from '../../test/support/imports.sql.js';
import type { Actor } from '../domain/actor.js';
import type { HandedOverFile, ReceivedFile } from './import-files.js';
import { ImportFiles } from './import-files.js';
import { importReceivedFile } from './import-received-file.js';
import { Imports } from './imports.js';

/** Files of other systems that are handed over: read by a profile that is named, or that fits. */

let test: TestDatabase;
let files: ImportFiles;
let inbox: string;

beforeAll(async () => {
  test = await createTestDatabase();
  files = new ImportFiles(test.database);
});

beforeEach(async () => {
  await test.database.query(stored.EMPTY_SMALL_TABLES);
  inbox = mkdtempSync(join(tmpdir(), 'opscore-inbox-'));
  mkdirSync(join(inbox, 'rejects'));
});

afterEach(() => rmSync(inbox, { recursive: true, force: true }));

afterAll(() => test.drop());

const SAMPLES = join(__dirname, '../../test/import-profiles/samples');
const LIN: Actor = { userId: null, name: 'lin', via: 'command-line', address: null, requestId: null };
const HEADER = '订单号,商品ID,订购数量,支付方式,下单时间,京东价,订单金额,订单状态,下单帐号,付款确认时间';
const line = (order: string, amount: string) => `${order},k1,1,在线支付,2026-09-01 10:00:00,${amount},${amount},完成,jd_b,2026-09-01 10:01:00`;
const BY_PROFILE = { profile: 'jd-pop-orders', options: { merchant_id: 'm1' } };

function handOver(name: string, text: string | null, how: Partial<HandedOverFile> = {}): Promise<string> {
  const path = join(inbox, name);
  if (text === null) copyFileSync(join(SAMPLES, name), path);
  else writeFileSync(path, text);
  return files.receive({ path, fileName: name, kind: 'unknown', sizeBytes: readFileSync(path).length, ...how });
}

const bringIn = (fileId: string): Promise<ReceivedFile> => importReceivedFile(test.database, fileId, { rejectsFolder: join(inbox, 'rejects') });
const countOf = async (table: string) => (await test.database.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${table}`))[0]?.rows;
const ownProfile = (name: string, merchant: string) =>
  new ImportProfiles(test.database).save(
    textOfBuiltIn('jd-pop-orders').replace(/^profile: .*$/m, `profile: ${name}`).replace(/^names: .*\n/m, '').replace(/^ {2}merchant_id:$/m, `  merchant_id:\n    default: ${merchant}`),
    { actor: LIN, now: new Date('2026-11-24T04:00:00Z') },
  );

it('is read by the profile that is named, and is one import with its parts', async () => {
  const fileId = await handOver('orders.csv', `${HEADER}\n${line('1', '10.00')}\n${line('2', 'x')}\n`, BY_PROFILE);
  const settled = await bringIn(fileId);
  const parts = settled.report?.parts ?? [];
  expect(settled).toMatchObject({ state: 'done', kind: 'orders', ...BY_PROFILE, report: { readAs: 'CSV, UTF-8', importId: parts[0]?.importId, rows: { read: 4, added: 2, rejected: 2 } } });
  expect(parts.map(({ kind, rows }) => [kind, rows.added, rows.rejected])).toEqual([['orders', 1, 1], ['order_lines', 1, 1]]);
  const list = await new Imports(test.database).list({ state: 'done', kind: 'order_lines', after: null, limit: 9 });
  expect(list).toMatchObject([{ id: fileId, kind: 'orders', profile: 'jd-pop-orders', rows: { read: 4, waiting: 2, waitingMerchants: 1 }, parts }]);
  expect(existsSync(settled.report?.rejectsPath ?? '')).toBe(true);
  const report = JSON.parse(readFileSync(join(inbox, 'done', 'orders.csv.report.json'), 'utf8')) as Record<string, unknown>;
  expect(report).toMatchObject({ kind: 'orders', ...BY_PROFILE, readAs: 'CSV, UTF-8', parts: [{ kind: 'orders' }, { kind: 'order_lines' }], rejectsFile: 'orders.rejects.csv' });
});

it('is recognised, and rejected where something has to be told that nobody said', async () => {
  const settled = await bringIn(await handOver('jd-pop-orders.csv', null));
  expect(settled).toMatchObject({ state: 'rejected', kind: 'orders', profile: 'jd-pop-orders', options: {}, report: { code: 'file-options-missing' } });
  expect(settled.error).toContain('jd-pop-orders.csv was taken for a file of jd-pop-orders, which has to be told merchant_id');
  expect(settled.error).toContain('opscore profile new --from jd-pop-orders --set merchant_id=…');
  expect(readdirSync(join(inbox, 'rejected'))).toEqual(['jd-pop-orders.csv', 'jd-pop-orders.csv.report.json']);
});

it('is read by an own profile that says what the file does not, whatever the file is called', async () => {
  await ownProfile('own-orders', 'm7');
  const settled = await bringIn(await handOver('jd-pop-orders.xlsx', null));
  expect(settled).toMatchObject({ state: 'done', kind: 'orders', profile: 'own-orders', options: { merchant_id: 'm7' }, report: { readAs: 'XLSX' } });
  copyFileSync(join(SAMPLES, 'jd-pop-orders.csv'), join(inbox, 'orders_export.csv'));
  const named = await files.receive({ path: join(inbox, 'orders_export.csv'), fileName: 'orders_export.csv', kind: 'orders', sizeBytes: 1 });
  expect(await bringIn(named)).toMatchObject({ state: 'done', profile: 'own-orders', report: { code: null, parts: [{ kind: 'orders' }, { kind: 'order_lines' }] } });
  expect(await test.database.query('SELECT DISTINCT merchant_id FROM merchants JOIN orders USING (merchant_key)')).toEqual([{ merchant_id: 'm7' }]);
});

it('is read by the name of its file, where that says what has to be told', async () => {
  expect(await bringIn(await handOver('试样旗舰店_商品明细_2026-09-01_sku.xlsx', null))).toMatchObject({ state: 'done', profile: 'jd-shangzhi-sku', kind: 'sku_traffic', report: { parts: [{ kind: 'skus' }, { kind: 'sku_traffic' }] } });
});

it('is left to people where several own profiles fit it alike', async () => {
  await ownProfile('shop-a', 'm1');
  await ownProfile('shop-b', 'm2');
  const settled = await bringIn(await handOver('jd-pop-orders.csv', null));
  expect(settled).toMatchObject({ state: 'rejected', profile: null, report: { code: 'file-fits-several' } });
  expect(settled.error).toContain('shop-a, shop-b');
});

it.each([
  ['as a canonical one', { profile: 'canonical', kind: 'orders' as const }, 'file-columns'],
  ['by a profile that is gone', { profile: 'lost' }, 'profile-unknown'],
  ['by a profile of another report', { profile: 'jd-shipping', options: { merchant_id: 'm1' } }, 'profile-header-missing'],
  ['by a profile that only compares', { profile: 'agent-performance', options: { merchant_id: 'm1' } }, 'profile-reconciles-only'],
])('is not read another way than was asked for: %s', async (_, how, code) => {
  expect(await bringIn(await handOver('orders.csv', `order_id,${HEADER}\n`, how))).toMatchObject({ state: 'rejected', report: { code } });
  expect(await countOf('imports')).toBe(0);
});

describe('whatever happens', () => {
  const TEXT = `${HEADER}\n${line('1', '10.00')}\n${line('2', '20.00')}\n`;

  it('two deliveries at once bring it in once', async () => {
    const fileId = await handOver('orders.csv', TEXT, BY_PROFILE);
    const settled = await Promise.all([bringIn(fileId), bringIn(fileId), bringIn(fileId)]);
    expect(settled.map(({ state, report }) => [state, report?.rows?.added])).toEqual(Array.from({ length: 3 }, () => ['done', 4]));
    expect([await countOf('imports'), await countOf('audit_entries'), await countOf('orders')]).toEqual([2, 2, 2]);
  });

  it.each(['orders', 'order_lines', 'import_files', 'audit_entries'])('nothing of it is in where %s cannot be written, and the next delivery brings all of it in', async (table) => {
    const fileId = await handOver('orders.csv', TEXT, BY_PROFILE);
    await files.take(fileId);
    await test.database.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room'; END $$`);
    const when = table === 'import_files' ? `WHEN (NEW.state = 'done')` : '';
    await test.database.query(`CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW ${when} EXECUTE FUNCTION refuse()`);
    const failure = await bringIn(fileId).catch(String);
    await test.database.query('DROP FUNCTION refuse CASCADE');
    expect(failure).toContain('no room');
    for (const each of ['orders', 'order_lines', 'imports', 'import_changes', 'audit_entries']) expect([each, await countOf(each)]).toEqual([each, 0]);
    expect(await files.get(fileId)).toMatchObject({ state: 'waiting', ...BY_PROFILE });
    expect(await bringIn(fileId)).toMatchObject({ state: 'done', report: { rows: { added: 4 } } });
    expect(await countOf('imports')).toBe(2);
  });

  it('a file that changes while it is read is read again', async () => {
    const fileId = await handOver('orders.csv', TEXT, BY_PROFILE);
    const path = join(inbox, 'orders.csv');
    let isChanged = false;
    const changing = importReceivedFile(test.database, fileId, {
      rejectsFolder: join(inbox, 'rejects'),
      onProgress: (phase) => {
        if (phase === 'merge' && !isChanged) utimesSync(path, new Date('2026-01-01'), new Date('2026-01-01'));
        isChanged ||= phase === 'merge';
      },
    });
    await expect(changing).rejects.toThrow('was changed while it was read');
    expect([await countOf('orders'), await countOf('imports')]).toEqual([0, 0]);
    expect(await bringIn(fileId)).toMatchObject({ state: 'done', report: { rows: { added: 4 } } });
  });
});
