import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Drafts } from '#libs/inbox/drafts.js';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, openApi } from '../support/api.js';
import { NOW } from '../support/services.js';

/** Files that are looked at before they are imported, and the profiles that read them. */

let api: TestApi;
let admin: Caller;
let drafts: string;

beforeAll(async () => {
  api = await openApi({ environment: { OPSCORE_UPLOAD_LIMIT: '200KB' } });
  admin = await api.as(ADMINISTRATOR);
  drafts = join(api.home, 'uploads', 'drafts');
});

afterAll(() => api.close());

beforeEach(async () => {
  await api.services.database.query('TRUNCATE orders, order_lines, ad_spend, import_changes, imports, import_files, import_profiles, merchants');
});

const sample = (name: string) => readFileSync(join(__dirname, '../import-profiles/samples', name));
const ADS = '日期,计划,曝光,点击,消耗（万元）\n2026-09-01,c1,"1,000",10,1.5\n2026-09-02,c1,900,x,2\n合计,,1900,10,3.5\n';
const YAML = `profile: my-ads
title: { en: Ads, zh: 广告 }
options:
  merchant_id: { title: { en: the merchant, zh: 商家 } }
fields:
  day: { header: 日期, type: day }
  campaign: { header: 计划, type: id }
  shown: { header: 曝光, type: count }
  clicked: { header: 点击, type: count }
  cost: { header: 消耗, type: yuan }
totals: { field: day }
facts:
  - kind: ad_spend
    columns:
      day: day
      merchant_id: { option: merchant_id }
      product: { value: my-platform }
      campaign_id: campaign
      impressions: shown
      clicks: clicked
      spend: cost
      attributed_orders: { value: 0 }
      attributed_amount: { value: 0 }
`;

const send = (body: string | Buffer, fileName: string, caller = admin) =>
  caller.request('post', `/import-drafts?fileName=${encodeURIComponent(fileName)}`).set('Content-Type', 'application/octet-stream').send(body);

async function draftOf(body: string | Buffer, fileName: string): Promise<Record<string, unknown> & { id: string }> {
  const { status, body: draft } = await send(body, fileName);
  expect({ status, draft }).toMatchObject({ status: 201 });
  return draft as Record<string, unknown> & { id: string };
}

/** Hands a draft over and does what a worker does. */
async function bringIn(draftId: string, order: object): Promise<Record<string, unknown>> {
  const { status, body } = await admin.post(`/import-drafts/${draftId}/import`, order);
  expect({ status, body }).toMatchObject({ status: 202, body: { state: 'waiting' } });
  await importReceivedFile(api.services.database, String(body.id), { rejectsFolder: join(api.home, 'rejects') });
  return (await admin.get(`/imports/${body.id}`)).body as Record<string, unknown>;
}

const count = async (table: string) => (await api.services.database.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${table}`))[0]?.rows;

it('tells what a file was taken for, shows what becomes of it, tries it and brings it in', async () => {
  const { status, headers, body: draft } = await send(sample('jd-pop-orders.csv'), '../订单 "导出".csv');
  expect({ status, location: headers['location'] }).toEqual({ status: 201, location: `/api/v1/import-drafts/${draft.id}` });
  expect(draft).toMatchObject({ fileName: '订单 _导出_.csv', readAs: 'CSV, GB18030 (GBK)', kind: null, proposal: null, fitting: [{ profile: 'jd-pop-orders', options: {}, needed: ['merchant_id'] }], alike: [] });
  expect(draft.tables).toHaveLength(1);
  expect(draft.tables[0].header.slice(0, 2)).toEqual(['订单号', '商品ID']);
  expect((await admin.get(`/import-drafts/${draft.id}`)).body).toEqual(draft);

  const preview = await admin.post(`/import-drafts/${draft.id}/preview`, { profile: 'jd-pop-orders', options: { merchant_id: 'm1' } });
  expect(preview.status).toBe(200);
  expect(preview.body.facts.map(({ kind }: { kind: string }) => kind)).toEqual(['orders', 'order_lines']);
  expect(preview.body.facts[1].columns).toContain('line_no');
  expect(preview.body.ignoredColumns).toContain('客户姓名');
  expect(await count('orders')).toBe(0);

  const order = { profile: 'jd-pop-orders', options: { merchant_id: 'm1' }, strict: false };
  const tried = await bringIn(draft.id, { ...order, dryRun: true });
  expect(tried).toMatchObject({ state: 'done', dryRun: true, importId: null, kind: 'orders', profile: 'jd-pop-orders', options: { merchant_id: 'm1' }, readAs: 'CSV, GB18030 (GBK)' });
  expect((tried['parts'] as { kind: string; importId: unknown }[]).map(({ kind, importId }) => [kind, importId])).toEqual([['orders', null], ['order_lines', null]]);
  expect(await count('imports')).toBe(0);

  const done = await bringIn(draft.id, { ...order, dryRun: false });
  const parts = done['parts'] as { kind: string; importId: string; rows: { read: number } }[];
  expect(done).toMatchObject({ state: 'done', dryRun: false, kind: 'orders', importId: parts[0]?.importId, rows: { read: parts.reduce((sum, { rows }) => sum + rows.read, 0) } });
  const { items } = (await admin.get('/imports?kind=order_lines')).body as { items: { id: string; dryRun: boolean }[] };
  expect(items.map(({ id }) => id)).toEqual([done['id']]);
  expect((await admin.get(`/imports/${parts[1]?.importId}`)).body).toEqual(done);

  const undone = await admin.post(`/imports/${String(done['id'])}/undo`);
  expect({ status: undone.status, kept: undone.body.undone.kept }).toEqual({ status: 200, kept: 0 });
  expect([await count('orders'), await count('order_lines')]).toEqual([0, 0]);
});

it('shows what the first rows would be rejected for, and takes corrections of a proposal', async () => {
  const draft = await draftOf(ADS, 'ads.csv');
  expect(draft).toMatchObject({ kind: null, fitting: [], proposal: { kind: 'ad_spend', headerLine: 1 } });
  const { status, body } = await admin.post(`/import-drafts/${draft.id}/preview`, { yaml: YAML, options: { merchant_id: 's1' } });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      facts: [
        {
          kind: 'ad_spend',
          columns: ['day', 'merchant_id', 'product', 'campaign_id', 'impressions', 'clicks', 'spend', 'attributed_orders', 'attributed_amount'],
          rows: [
            { line: 2, values: ['2026-09-01', 's1', 'my-platform', 'c1', '1000', '10', '15000', '0', '0'], problems: [] },
            {
              line: 3,
              values: ['2026-09-02', 's1', 'my-platform', 'c1', '900', 'x', '20000', '0', '0'],
              problems: [{ column: 'clicks', value: 'x', en: 'not a count: a whole number from 0', zh: '不是有效数量：非负整数' }],
            },
          ],
        },
      ],
      unknownColumns: [],
      ignoredColumns: [],
      totalsPassedOver: 1,
    },
  });
  const wrong = await admin.post(`/import-drafts/${draft.id}/preview`, { yaml: YAML.replace('spend: cost', 'spend: costs') });
  expect({ status: wrong.status, code: wrong.body.code, detail: wrong.body.detail }).toEqual({ status: 422, code: 'profile-invalid', detail: expect.stringContaining('facts.0.columns.spend (line 21): there is no field costs') as string });
  expect((await admin.post('/import-profiles/check', { yaml: YAML.replace('spend: cost', 'spend: costs') })).body).toEqual({
    valid: false,
    problems: [{ path: 'facts.0.columns.spend', line: 21, column: 7, en: 'there is no field costs', zh: '没有字段 costs' }],
  });
  expect(await admin.post('/import-profiles/check', { yaml: YAML })).toMatchObject({ status: 200, body: { valid: true, problems: [] } });
  expect((await admin.post('/import-profiles/check', { yaml: '' })).body).toMatchObject({ valid: false, problems: [{ path: '', line: 1 }] });
  const other = await admin.post(`/import-drafts/${draft.id}/preview`, { profile: 'jd-shipping' });
  expect({ status: other.status, code: other.body.code }).toEqual({ status: 422, code: 'profile-header-missing' });
});

it('keeps profiles that people wrote, and reads files by them', async () => {
  const saved = await admin.put('/import-profiles/my-ads', { yaml: YAML });
  expect(saved).toMatchObject({ status: 200, body: { name: 'my-ads', kinds: ['ad_spend'], builtIn: false, changedBy: admin.name, changedAt: NOW.toISOString(), yaml: YAML } });
  const { items } = (await admin.get('/import-profiles')).body as { items: { name: string; builtIn: boolean }[] };
  expect(items.slice(0, 2).map(({ name, builtIn }) => [name, builtIn])).toEqual([['my-ads', false], ['jd-pop-orders', true]]);
  expect((await admin.get('/import-profiles/jd-shipping')).body).toMatchObject({ builtIn: true, changedAt: null, yaml: expect.stringContaining('profile: jd-shipping') as string });
  const draft = await draftOf(ADS, 'ads.csv');
  expect(draft).toMatchObject({ fitting: [{ profile: 'my-ads', needed: ['merchant_id'] }] });
  expect(await bringIn(draft.id, { profile: 'my-ads', options: { merchant_id: 's1' } })).toMatchObject({ state: 'done', kind: 'ad_spend', rows: { read: 2, added: 1, rejected: 1 }, totalsPassedOver: 1 });
  const missing = await admin.post(`/import-drafts/${draft.id}/import`, { profile: 'my-ads' });
  expect({ status: missing.status, code: missing.body.code }).toEqual({ status: 422, code: 'profile-option-missing' });
  expect(await admin.put('/import-profiles/other', { yaml: YAML })).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  expect(await admin.put('/import-profiles/jd-shipping', { yaml: YAML.replace('my-ads', 'jd-shipping') })).toMatchObject({ status: 409, body: { code: 'profile-built-in' } });
  expect((await admin.delete('/import-profiles/my-ads')).status).toBe(204);
  expect(await admin.get('/import-profiles/my-ads')).toMatchObject({ status: 404, body: { code: 'profile-unknown' } });
});

it('takes a profile with an upload, too', async () => {
  const upload = (more: string) => admin.request('post', `/imports?fileName=a.csv&${more}`).set('Content-Type', 'text/csv').send(sample('jd-pop-orders.csv'));
  const options = encodeURIComponent('{"merchant_id":"m1"}');
  const { status, body } = await upload(`profile=jd-pop-orders&options=${options}`);
  expect({ status, body }).toMatchObject({ status: 202, body: { profile: 'jd-pop-orders', options: { merchant_id: 'm1' } } });
  for (const [more, code] of [
    [`profile=jd-pop-orders`, 'profile-option-missing'],
    [`profile=lost&options=${options}`, 'profile-unknown'],
    [`profile=jd-pop-orders&kind=orders&options=${options}`, 'request-invalid'],
    [`profile=jd-pop-orders&options=[]`, 'request-invalid'],
  ]) expect([more, (await upload(more ?? '')).body.code]).toEqual([more, code]);
});

it('is of who sent it alone, and kept for a day', async () => {
  const draft = await draftOf(ADS, 'ads.csv');
  const other = await api.as(ADMINISTRATOR);
  expect(await other.get(`/import-drafts/${draft.id}`)).toMatchObject({ status: 404, body: { code: 'draft-not-found' } });
  expect((await other.post(`/import-drafts/${draft.id}/import`, {})).status).toBe(404);
  const auditor = await api.as(AUDITOR);
  expect((await send(ADS, 'ads.csv', auditor)).status).toBe(403);
  expect((await auditor.get('/import-profiles')).status).toBe(200);
  const sweeping = new Drafts({ folder: drafts, limitBytes: 1 });
  await sweeping.sweep(new Date(NOW.getTime() + 86_399_999));
  expect(readdirSync(drafts)).toContain(draft.id);
  await sweeping.sweep(new Date(NOW.getTime() + 86_400_000));
  expect(readdirSync(drafts)).not.toContain(draft.id);
  expect((await admin.get(`/import-drafts/${draft.id}`)).status).toBe(404);
});

it.each([
  ['an empty body', '', 422, 'upload-empty'],
  ['a file that is too large', 'x'.repeat(200 * 1024 + 1), 413, 'upload-too-large'],
  ['a page', '<!doctype html><table></table>', 400, 'file-is-page'],
])('refuses %s, and keeps nothing', async (_, body, status, code) => {
  const before = existsSync(drafts) ? readdirSync(drafts) : [];
  const refused = await send(body, 'a.csv');
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
  expect(refused.body.detail).not.toContain(api.home);
  expect(existsSync(drafts) ? readdirSync(drafts) : []).toEqual(before);
});
