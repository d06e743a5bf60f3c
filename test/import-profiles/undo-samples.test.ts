import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '#libs/domain/actor.js';
import { Imports as ImportList } from '#libs/inbox/imports.js';
import { readDataQuality } from '#libs/ingest/data-quality.js';
import { KNOWN_KIND_NAMES } from '#libs/ingest/kinds.js';
import type { MappedImport } from '#libs/ingest/mapping/import-mapped.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { bringInSample, rowsOf } from './samples.js';

/** Files with several kinds of facts are taken back as a whole. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

beforeEach(() => imports.empty());

const LIN: Actor = { userId: null, name: 'lin', via: 'command-line', address: null, requestId: null };
const NOW = new Date('2026-11-24T04:00:00Z');
const undo = (importId: string) => undoImport(imports.database, { importId, actor: LIN, now: NOW });
const query = (statement: string) => imports.database.query(statement);

const HEADER = '订单号,商品ID,订购数量,支付方式,下单时间,京东价,订单金额,订单状态,下单帐号,付款确认时间';
const line = (order: string, sku: string, amount: string) => `${order},${sku},1,在线支付,2026-09-01 10:00:00,${amount},${amount},完成,jd_b,2026-09-01 10:01:00`;
const LIST = '订单编号,出库时间';

function bringIn(name: BuiltInName, file: string, lines: readonly string[]): Promise<MappedImport> {
  const path = join(imports.folder, file);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return importMapped(imports.database, { profile: builtInProfile(name), path, options: { merchant_id: 'm1' }, rejectsFolder: imports.folder });
}

async function facts(): Promise<Record<string, unknown>> {
  const stored: Record<string, unknown> = {};
  for (const kind of KNOWN_KIND_NAMES) stored[kind] = await imports.stored(kind);
  return { ...stored, conversations: await query('SELECT to_jsonb(own) - \'merchant_key\' AS row FROM conversations AS own ORDER BY 1') };
}

it.each<BuiltInName>(['jd-pop-orders', 'jd-shipping', 'jd-shangzhi-sku', 'jd-chat-sessions', 'jd-jingzhuntong-sku'])('takes all back that a file of %s brought', async (name) => {
  const before = await facts();
  const { wholeId, summaries } = await bringInSample(imports, name);
  const added = summaries.reduce((sum, summary) => sum + summary.added, 0);
  expect(added).toBeGreaterThan(0);
  expect(await undo(wholeId)).toEqual({ removed: added, restored: 0, kept: 0, keptRows: [] });
  expect(await facts()).toEqual(before);
});

it('restores what the file changed, keeps what was changed since, and lists it by its kind', async () => {
  await bringIn('jd-pop-orders', 'first.csv', [HEADER, line('1', 'a', '10.00'), line('2', 'b', '20.00'), line('3', 'c', '30.00')]);
  const first = await facts();
  const { wholeId, summaries } = await bringIn('jd-pop-orders', 'second.csv', [HEADER, line('1', 'a', '11.00'), line('2', 'b', '22.00'), line('3', 'c', '33.00'), line('4', 'd', '40.00')]);
  const later = await bringIn('jd-pop-orders', 'third.csv', [HEADER, line('2', 'b', '25.00')]);
  await query(`UPDATE orders SET flagged = true WHERE order_id = '3'`);
  const lines = summaries.find(({ kind }) => kind === 'order_lines')?.importId ?? '';
  const summary = await undo(lines);
  const of = (kind: string) => later.summaries.find((each) => each.kind === kind)?.importId;
  expect(summary).toMatchObject({ removed: 2, restored: 3, kept: 3 });
  expect(summary.keptRows).toEqual([
    { kind: 'order_lines', key: { merchant_id: 'm1', order_id: '2', line_no: 1 }, reason: 'changed-since', laterImportId: of('order_lines'), laterFile: 'third.csv' },
    { kind: 'orders', key: { merchant_id: 'm1', order_id: '2' }, reason: 'changed-since', laterImportId: of('orders'), laterFile: 'third.csv' },
    { kind: 'orders', key: { merchant_id: 'm1', order_id: '3' }, reason: 'changed-since', laterImportId: null, laterFile: null },
  ]);
  expect(await rowsOf(imports, 'orders', 'order_id amount_fen')).toEqual([['1', 1_000], ['2', 2_500], ['3', 3_300]]);
  expect(await rowsOf(imports, 'order_lines', 'order_id amount_fen')).toEqual([['1', 1_000], ['2', 2_500], ['3', 3_000]]);
  await query(`UPDATE orders SET flagged = false, amount_fen = 3000 WHERE order_id = '3'`);
  expect(await undo(later.wholeId)).toMatchObject({ removed: 0, restored: 2, kept: 0 });
  expect(await facts()).toEqual(first);
  await expect(undo(wholeId)).rejects.toMatchObject({ code: 'import-undone', details: { who: 'lin' } });
});

it('restores the times of outbound of an earlier list, and leaves those of a later one', async () => {
  await bringIn('jd-shipping', 'first.csv', [LIST, '1,2026-09-01 17:00:00', '2,2026-09-01 17:00:00']);
  const second = await bringIn('jd-shipping', 'second.csv', [LIST, '1,2026-09-02 17:00:00', '2,2026-09-02 17:00:00', '3,2026-09-02 17:00:00']);
  await bringIn('jd-shipping', 'third.csv', [LIST, '2,2026-09-03 17:00:00']);
  expect(await undo(second.wholeId)).toMatchObject({
    removed: 1,
    restored: 1,
    kept: 1,
    keptRows: [{ kind: 'order_outbounds', key: { merchant_id: 'm1', order_id: '2' }, laterFile: 'third.csv' }],
  });
  expect(await rowsOf(imports, 'order_outbounds', 'order_id outbound_day')).toEqual([['1', '2026-09-01'], ['2', '2026-09-03']]);
  const waiting = (await readDataQuality(imports.database)).map(({ code, kind, rows, examples }) => [code, kind, rows, examples]);
  expect(waiting).toEqual([
    ['facts-of-unknown-merchants', 'order_outbounds', 2, ['m1']],
    ['outbounds-without-order', null, 2, ['1', '2']],
  ]);
});

it('is refused as a whole where it is not known any more what one kind was', async () => {
  const { wholeId, summaries } = await bringIn('jd-pop-orders', 'orders.csv', [HEADER, line('1', 'a', '10.00')]);
  const before = await facts();
  const list = new ImportList(imports.database);
  expect(await list.get(wholeId)).toMatchObject({ kind: 'orders', journal: 'kept', parts: [{ kind: 'orders', importId: wholeId }, { kind: 'order_lines' }], rows: { read: 2, added: 2 } });
  await query(`UPDATE imports SET journal = 'too-large' WHERE kind = 'order_lines'`);
  await expect(undo(wholeId)).rejects.toMatchObject({ code: 'import-too-large-to-undo', details: { import: summaries[1]?.importId } });
  await query(`UPDATE imports SET journal = 'dropped' WHERE kind = 'order_lines'`);
  await expect(undo(wholeId)).rejects.toMatchObject({ code: 'import-too-old-to-undo' });
  expect(await facts()).toEqual(before);
  expect(await list.get(summaries[1]?.importId ?? '')).toMatchObject({ id: wholeId, journal: 'dropped' });
});

it('is recorded for each kind, and listed as one import', async () => {
  const { wholeId, summaries } = await bringIn('jd-pop-orders', 'orders.csv', [HEADER, line('1', 'a', '10.00')]);
  await undo(wholeId);
  expect(await query('SELECT action, subject, actor_name FROM audit_entries ORDER BY sequence')).toEqual(
    [...summaries.map(({ importId }) => ['import.done', importId, 'opscore']), ...summaries.toReversed().map(({ importId }) => ['import.undone', importId, 'lin'])].map(
      ([action, subject, name]) => ({ action, subject, actor_name: name }),
    ),
  );
  const entries = await new ImportList(imports.database).list({ state: null, kind: 'order_lines', after: null, limit: 9 });
  expect(entries).toMatchObject([{ id: wholeId, kind: 'orders', undone: { at: NOW, by: 'lin', did: { removed: 2, kept: 0 } } }]);
});
