import type { Actor } from '#libs/domain/actor.js';
import type { Imports } from '../../test/support/imports.js';
import { openImports } from '../../test/support/imports.js';
import { dropOldJournals } from './journal.js';
import type { KindName } from './kind.js';
import { undoImport } from './undo-import.js';

/** Taking imports back, on literal rows; on random ones in test/property/undo-imports.test.ts. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

afterAll(() => imports.close());

beforeEach(() => imports.empty());

const LIN: Actor = { userId: null, name: 'lin', via: 'command-line', address: null, requestId: null };
const NOW = new Date('2026-11-24T04:00:00Z');

const bringIn = async (kind: KindName, csv: string) => (await imports.bringIn(kind, `${kind}.csv`, csv)).importId;
const undo = (importId: string, now = NOW) => undoImport(imports.database, { importId, actor: LIN, now });
const query = (statement: string) => imports.database.query(statement);

const MANAGERS = 'manager_id,name,division,category\nom-1,Lin,East,food\n';
const TARGETS = 'manager_id,period,measure,value,effective_from\n';
const targets = () => query('SELECT period, measure, value, effective_from FROM targets ORDER BY period, measure, effective_from');

it('keeps what a person changed or took away since', async () => {
  await bringIn('managers', MANAGERS);
  await bringIn('targets', `${TARGETS}om-1,2026Q4,gmv,100.50,\nom-1,2026Q4,gmv,200,2026-11-01\n`);
  const before = await targets();
  const importId = await bringIn('targets', `${TARGETS}om-1,2026Q4,gmv,101,\nom-1,2026Q4,gmv,201,2026-11-01\nom-1,2026-10,gmv,30,\nom-1,2026-11,gmv,31,\n`);
  await query(`UPDATE targets SET value = 999 WHERE period = '2026-10'`);
  await query(`DELETE FROM targets WHERE period = '2026-11'`);
  expect(await undo(importId)).toEqual({
    removed: 0,
    restored: 2,
    kept: 2,
    keptRows: ['2026-10', '2026-11'].map((period) => ({
      kind: 'targets',
      key: { manager_id: 'om-1', period, measure: 'gmv', effective_from: null },
      reason: 'changed-since',
      laterImportId: null,
      laterFile: null,
    })),
  });
  expect(await targets()).toEqual([{ period: '2026-10', measure: 'gmv', value: '999', effective_from: null }, ...before]);
});

it('leaves a row to a later file that brought it back to the same value', async () => {
  const days = (visitors: number) => bringIn('merchant_days', `day,merchant_id,visitors\n2026-10-01,m1,${visitors}\n`);
  await days(1);
  const importId = await days(2);
  await days(3);
  const last = await days(2);
  expect(await undo(importId)).toMatchObject({ restored: 0, kept: 1, keptRows: [{ key: { merchant_id: 'm1', day: '2026-10-01' }, laterFile: 'merchant_days.csv' }] });
  expect(await query('SELECT visitors FROM merchant_days')).toEqual([{ visitors: 2 }]);
  expect(await undo(last)).toMatchObject({ restored: 1, kept: 0 });
  expect(await query('SELECT visitors FROM merchant_days')).toEqual([{ visitors: 3 }]);
});

it('moves facts back to the merchant that they came from, and marks the days of both', async () => {
  await bringIn('sku_traffic', 'day,merchant_id,sku_id,visitors,ordering_buyers\n2026-10-01,m1,k1,10,1\n');
  const importId = await bringIn('sku_traffic', 'day,merchant_id,sku_id,visitors,ordering_buyers\n2026-10-01,m2,k1,20,2\n2026-10-02,m2,k1,5,0\n');
  await query('DELETE FROM touched_merchant_months');
  expect(await undo(importId)).toMatchObject({ removed: 1, restored: 1, kept: 0 });
  expect(await imports.stored('sku_traffic')).toEqual([
    { day: '2026-10-01', merchant_id: 'm1', sku_id: 'k1', visitors: 10, page_views: null, ordering_buyers: 1 },
  ]);
  expect(await query('SELECT merchant_id, month, days FROM touched_merchant_months JOIN merchants USING (merchant_key) ORDER BY merchant_id')).toEqual([
    { merchant_id: 'm1', month: '2026-10-01', days: 1 },
    { merchant_id: 'm2', month: '2026-10-01', days: 3 },
  ]);
});

it('makes merchants unknown again whom facts had named before, and leaves their facts waiting', async () => {
  await bringIn('merchant_days', 'day,merchant_id,visitors\n2026-10-01,m1,1\n');
  const importId = await bringIn('merchants', 'merchant_id,name,ka\nm1,One,true\n');
  expect(await undo(importId)).toMatchObject({ removed: 1, restored: 0, kept: 0 });
  expect(await query('SELECT merchant_id, known, name, ka FROM merchants')).toEqual([{ merchant_id: 'm1', known: false, name: null, ka: false }]);
});

it('records who did it', async () => {
  const importId = await bringIn('managers', MANAGERS);
  await undo(importId);
  expect(await query('SELECT undone_by, undone_at, journal, undo FROM imports')).toEqual([
    { undone_by: 'lin', undone_at: NOW, journal: 'dropped', undo: { removed: 1, restored: 0, kept: 0, keptRows: [] } },
  ]);
  expect(await query('SELECT sequence, action, actor_name, subject FROM audit_entries ORDER BY sequence')).toEqual([
    { sequence: 1, action: 'import.done', actor_name: 'opscore', subject: importId },
    { sequence: 2, action: 'import.undone', actor_name: 'lin', subject: importId },
  ]);
});

it('is refused for what there is none of, what is undone, too large or too long ago', async () => {
  await expect(undo('00000000-0000-4000-8000-000000000001')).rejects.toMatchObject({ code: 'import-not-found' });
  const importId = await bringIn('managers', MANAGERS);
  await undo(importId);
  await expect(undo(importId)).rejects.toMatchObject({ code: 'import-undone', details: { file: 'managers.csv', who: 'lin' } });
  await expect(undo(importId)).rejects.toThrow('was undone already, at 2026-11-24T04:00:00.000Z by lin');

  const old = await bringIn('managers', MANAGERS);
  await dropOldJournals(imports.database, new Date(Date.now() + 29 * 86_400_000));
  expect(await query('SELECT count(*)::integer AS rows FROM import_changes')).toEqual([{ rows: 1 }]);
  await dropOldJournals(imports.database, new Date(Date.now() + 31 * 86_400_000));
  expect(await query('SELECT count(*)::integer AS rows FROM import_changes')).toEqual([{ rows: 0 }]);
  await expect(undo(old)).rejects.toMatchObject({ code: 'import-too-old-to-undo' });
  expect(await query('SELECT count(*)::integer AS rows FROM managers')).toEqual([{ rows: 1 }]);
});

it('needs the journal, which only imports of up to 200,000 rows keep', async () => {
  const days = Array.from({ length: 200 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
  const coverage = (merchants: number, first: number) =>
    ['merchant_id,day', ...Array.from({ length: merchants }, (_, merchant) => days.map((day) => `m${first + merchant},${day}`)).flat(), ''].join('\n');
  const fits = await imports.bringIn('chat_coverage', 'chat_coverage.csv', coverage(1_000, 1));
  expect(fits).toMatchObject({ added: 200_000, journal: 'kept' });
  const large = await imports.bringIn('chat_coverage', 'chat_coverage.csv', coverage(1_001, 2_001));
  expect(large).toMatchObject({ added: 200_200, journal: 'too-large' });
  expect(await query('SELECT count(*)::integer AS rows FROM import_changes')).toEqual([{ rows: 200_000 }]);
  await expect(undo(large.importId)).rejects.toMatchObject({ code: 'import-too-large-to-undo', details: { rows: 200_200, most: 200_000 } });
  expect(await undo(fits.importId)).toMatchObject({ removed: 200_000, kept: 0 });
  expect(await query('SELECT count(*)::integer AS rows FROM chat_coverage')).toEqual([{ rows: 200_200 }]);
});

it('keeps no journal of a dry run', async () => {
  expect(await imports.bringIn('managers', 'managers.csv', MANAGERS, { dryRun: true })).toMatchObject({ added: 1, journal: 'dropped' });
  expect(await query('SELECT (SELECT count(*)::integer FROM imports) + (SELECT count(*)::integer FROM audit_entries) AS rows')).toEqual([{ rows: 0 }]);
});
