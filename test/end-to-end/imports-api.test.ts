import { existsSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { readAuditEntries } from '#libs/audit/audit-log.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import { Uploads } from '#libs/inbox/uploads.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, openApi } from '../support/api.js';

/** Files over HTTP: uploaded, imported, looked at, mended, taken back. */

let api: TestApi;
let admin: Caller;
let uploads: string;

beforeAll(async () => {
  api = await openApi({ environment: { OPSCORE_UPLOAD_LIMIT: '200KB' } });
  admin = await api.as(ADMINISTRATOR);
  uploads = join(api.home, 'uploads');
});

afterAll(() => api.close());

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount';
const ORDERS = `${HEADER}\n1,m1,b1,2026-10-01 10:00:00,2026-10-01 10:05:00,paid,10.00\n2,m1,b2,2026-10-02 10:00:00,,placed,5.50\n`;

interface Sent {
  readonly fileName?: string;
  readonly type?: string;
  readonly more?: string;
}

const send = (body: string | Buffer, { fileName = 'orders.csv', type = 'text/csv', more = '' }: Sent = {}) =>
  admin.request('post', `/imports?fileName=${encodeURIComponent(fileName)}${more}`).set('Content-Type', type).send(body);

/** What a worker does. */
const work = (fileId: string) => importReceivedFile(api.services.database, fileId, { rejectsFolder: join(api.home, 'rejects') });

async function bringIn(body: string | Buffer, sent: Sent = {}): Promise<Record<string, unknown> & { id: string }> {
  const { status, body: received } = await send(body, sent);
  expect({ status, received }).toMatchObject({ status: 202, received: { state: 'waiting' } });
  const { id } = received as { id: string };
  await work(id);
  return show(id);
}

async function show(id: string): Promise<Record<string, unknown> & { id: string }> {
  const { status, body } = await admin.get(`/imports/${id}`);
  expect(status).toBe(200);
  return body as Record<string, unknown> & { id: string };
}

const orders = async () =>
  (await api.services.database.query<{ order: string }>(`SELECT concat_ws(' ', order_id, status, amount_fen) AS order FROM orders ORDER BY order_id`)).map(({ order }) => order);
const auditOf = (subject: string) =>
  api.services.database.withSession((session) => readAuditEntries(session, { action: null, user: null, subject, from: null, to: null }, { before: null, limit: 10 }));
const folders = () => (existsSync(uploads) ? readdirSync(uploads) : []);

beforeEach(async () => {
  await api.services.database.query('TRUNCATE orders, import_changes, imports, import_files, merchants');
});

it('takes a file, brings it in, and tells by whom', async () => {
  const { status, headers, body } = await send(ORDERS);
  expect({ status, location: headers['location'], body }).toEqual({
    status: 202,
    location: `/api/v1/imports/${body.id}`,
    body: expect.objectContaining({ id: body.fileId, importId: null, kind: 'orders', fileName: 'orders.csv', sizeBytes: ORDERS.length, state: 'waiting', rows: null, message: null, by: { name: admin.name, via: 'token' } }) as unknown,
  });
  expect(readFileSync(join(uploads, body.id, 'orders.csv'), 'utf8')).toBe(ORDERS);
  await work(body.id);
  const done = await show(body.id);
  expect(done).toMatchObject({
    state: 'done',
    rows: { read: 2, added: 2, changed: 0, unchanged: 0, rejected: 0, repeated: 0, waiting: 2, waitingMerchants: 1 },
    message: { en: '2 rows: 2 added, 0 changed, 0 unchanged, 0 rejected.', zh: '共 2 行：新增 2，更新 0，未变 0，拒绝 0。' },
    journal: 'kept',
    links: { rejects: null, retry: null, undo: `/api/v1/imports/${body.id}/undo` },
  });
  expect(await show(String(done['importId']))).toEqual(done);
  expect(await orders()).toEqual(['1 paid 1000', '2 placed 550']);
  const [entry] = await auditOf(String(done['importId']));
  expect(entry).toMatchObject({
    action: 'import.done',
    actor: { userId: admin.userId, name: admin.name, via: 'token' },
    after: { file: 'orders.csv', kind: 'orders', profile: 'canonical', sha256: done['sha256'], read: 2, added: 2, changed: 0, unchanged: 0, rejected: 0, repeated: 0 },
  });
});

it('keeps bad rows out, hands them over to be mended, and takes the mended file', async () => {
  const { id, ...report } = await bringIn(`${HEADER}\n1,m1,b1,2026-10-01 10:00:00,,paid,1O.00\n2,m1,b2,2026-10-02 10:00:00,,placed,5.50\n`, { fileName: '订单 "orders".csv' });
  expect(report).toMatchObject({
    state: 'done',
    rows: { read: 2, added: 1, rejected: 1 },
    problems: [{ line: 2, en: 'line 2, amount "1O.00": not an amount: yuan, not negative, at most two decimals' }],
    message: { en: expect.stringContaining('Download the rejected rows') as string },
  });
  const { status, headers, text } = await admin.get(`/imports/${id}/rejects`);
  expect({ status, type: headers['content-type'], name: headers['content-disposition'] }).toEqual({
    status: 200,
    type: 'text/csv; charset=utf-8',
    name: `attachment; filename="?? _orders_.rejects.csv"; filename*=UTF-8''%E8%AE%A2%E5%8D%95%20_orders_.rejects.csv`,
  });
  expect(text.split('\n')[1]).toContain('1,m1,b1,2026-10-01 10:00:00,,paid,1O.00,2,amount,1O.00');
  expect(await bringIn(text.replaceAll('1O.00', '10.00'))).toMatchObject({ rows: { read: 1, added: 1, rejected: 0 } });
  expect(await orders()).toEqual(['1 paid 1000', '2 placed 550']);
});

it('gives bad rows as a workbook, too, and takes it as it is', async () => {
  const rejectsOf = async (id: string, format: string) => {
    const { status, headers, body } = await admin.request('get', `/imports/${id}/rejects?format=${format}`).set('Accept-Encoding', 'identity').buffer(true).parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
    return { status, type: headers['content-type'] as unknown, name: headers['content-disposition'] as unknown, bytes: body as Buffer };
  };
  const { id } = await bringIn(`${ORDERS}3,m1,b1,yesterday,,paid,1\n`);
  const { bytes, ...answer } = await rejectsOf(id, 'xlsx');
  expect(answer).toEqual({ status: 200, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'attachment; filename=orders.rejects.xlsx' });
  const again = await bringIn(bytes, { fileName: 'orders.rejects.xlsx', type: String(answer.type) });
  expect(again).toMatchObject({ rows: { read: 1, added: 0, rejected: 1 } });
  expect((await rejectsOf(again.id, 'xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');
  expect((await rejectsOf(again.id, 'csv')).bytes.toString()).toBe(
    `${HEADER},reject_line,reject_column,reject_value,reject_reason,reject_sheet\n3,m1,b1,yesterday,,paid,1,2,placed_at,yesterday,"not a time: write YYYY-MM-DD HH:MM:SS, or ISO 8601 with offset, 1900 to 2099",rejects\n`,
  );
  expect((await rejectsOf(id, 'pdf')).status).toBe(400);
});

it('tries a file without keeping anything of it', async () => {
  const report = await bringIn(ORDERS, { more: '&dryRun=true' });
  expect(report).toMatchObject({ state: 'done', dryRun: true, importId: null, rows: { read: 2, added: 2 }, message: { en: 'Dry run, nothing was changed: 2 rows: 2 added, 0 changed, 0 unchanged, 0 rejected.' } });
  expect(await orders()).toEqual([]);
  const { status, body } = await admin.post(`/imports/${report.id}/undo`);
  expect({ status, code: body.code }).toEqual({ status: 409, code: 'import-without-rows' });
});

it('refuses a file as a whole for one bad row where that is asked for', async () => {
  const report = await bringIn(`${ORDERS}3,m1,b1,yesterday,,paid,1\n`, { more: '&strict=true' });
  expect(report).toMatchObject({ state: 'rejected', code: 'rows-rejected', importId: null, rows: null, message: { en: expect.stringContaining('yesterday') as string } });
  expect(await orders()).toEqual([]);
});

it('takes packed files and NDJSON, and tells the kind by the header', async () => {
  expect(await bringIn(gzipSync(ORDERS), { type: 'application/gzip' })).toMatchObject({ fileName: 'orders.csv.gz', rows: { added: 2 } });
  expect(await bringIn(gzipSync(ORDERS), { fileName: 'export.csv.gz', type: 'application/octet-stream' })).toMatchObject({ kind: 'orders', rows: { unchanged: 2 } });
  const line = JSON.stringify({ order_id: '9', merchant_id: 'm1', buyer_id: 'b', placed_at: '2026-10-01 10:00:00', status: 'placed', amount: '1' });
  expect(await bringIn(`${line}\n`, { fileName: 'export', type: 'application/x-ndjson', more: '&kind=orders' })).toMatchObject({ fileName: 'export.ndjson', rows: { added: 1 } });
  expect(await bringIn('what,is,this\n1,2,3\n', { fileName: 'export.csv' })).toMatchObject({ kind: 'unknown', state: 'rejected', code: 'inbox-kind-unclear' });
  expect(await bringIn('not gzip', { type: 'application/gzip' })).toMatchObject({ state: 'rejected', code: 'file-header-unknown' });
});

it.each<[string, Sent & { readonly body?: string }, number, string]>([
  ['an unknown kind', { more: '&kind=bonds' }, 400, 'request-invalid'],
  ['an unknown parameter', { more: '&force=true' }, 400, 'request-invalid'],
  ['a content type that is none of its own', { type: 'image/png' }, 415, 'content-type-unsupported'],
  ['JSON', { type: 'application/json', body: '{}' }, 415, 'content-type-unsupported'],
  ['a name that tells nothing', { fileName: 'orders.exe', type: 'application/octet-stream' }, 422, 'upload-type-unknown'],
  ['an empty body', { body: '' }, 422, 'upload-empty'],
  ['a file that is too large', { body: 'x'.repeat(200 * 1024 + 1) }, 413, 'upload-too-large'],
])('refuses %s, and keeps nothing', async (_, { body = ORDERS, ...sent }, status, code) => {
  const before = folders();
  const refused = await send(body, sent);
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status, code });
  expect(folders()).toEqual(before);
  expect(await new ImportFiles(api.services.database).list({ limit: 9 })).toEqual([]);
});

/** Sends pieces without saying how many there will be. */
function sendSlowly(pieces: readonly string[]) {
  const headers = { ...admin.headers('post'), 'Content-Type': 'text/csv', 'Transfer-Encoding': 'chunked' };
  const sending = httpRequest(`${api.address}/api/v1/imports?fileName=orders.csv`, { method: 'POST', headers });
  const answer = new Promise<number | string>((resolve) => {
    sending.on('response', (response) => resolve(response.resume().statusCode ?? 0));
    sending.on('error', ({ message }) => resolve(message));
  });
  for (const piece of pieces) sending.write(piece);
  return { sending, answer };
}

async function until(holds: () => boolean): Promise<void> {
  for (let look = 0; look < 200 && !holds(); look++) await sleep(20);
  expect(holds()).toBe(true);
}

it('refuses a body that turns out too large only while it comes', async () => {
  const before = folders();
  const { sending, answer } = sendSlowly(Array.from({ length: 5 }, () => 'x'.repeat(50 * 1024)));
  sending.end();
  expect(await answer).toBe(413);
  expect(folders()).toEqual(before);
});

it('leaves nothing of an upload that is broken off, and no more than a handful at once', async () => {
  const before = folders();
  const slow = Array.from({ length: 4 }, () => sendSlowly([HEADER]));
  await until(() => folders().length === before.length + 4);
  const { status, headers, body } = await send(ORDERS);
  expect({ status, code: body.code, retry: headers['retry-after'] }).toEqual({ status: 503, code: 'uploads-busy', retry: '5' });
  for (const { sending } of slow) sending.destroy();
  await until(() => folders().length === before.length);
  expect((await send(ORDERS)).status).toBe(202);
});

it('clears away what a killed process left, and nothing else', async () => {
  const files = new ImportFiles(api.services.database);
  const { body: kept } = await send(ORDERS);
  const gone = '00000000-0000-4000-8000-000000000001';
  const busy = '00000000-0000-4000-8000-000000000002';
  for (const id of [gone, busy]) {
    mkdirSync(join(uploads, id), { recursive: true });
    writeFileSync(join(uploads, id, 'orders.csv.part'), HEADER);
  }
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  for (const place of [join(uploads, gone, 'orders.csv.part'), join(uploads, gone)]) utimesSync(place, longAgo, longAgo);
  const sweeping = new Uploads(files, { folder: uploads, limitBytes: 1 });
  await sweeping.sweep(new Date());
  expect([gone, busy, kept.id].map((id) => folders().includes(String(id)))).toEqual([false, true, true]);
  await work(kept.id);
  await sweeping.sweep(new Date(Date.now() + 31 * 86_400_000));
  expect(folders()).not.toContain(kept.id);
});

it('refuses where the disk has no room', async () => {
  const { Readable } = await import('node:stream');
  const full = new Uploads(new ImportFiles(api.services.database), { folder: uploads, limitBytes: 1_000_000, freeBytes: () => Promise.resolve(1_000) });
  const before = folders();
  const actor = { userId: null, name: 'opscore', via: 'job', address: null, requestId: null } as const;
  const upload = full.receive(Readable.from([Buffer.from(ORDERS)]), { fileName: 'orders.csv', contentType: 'text/csv', contentLength: null, kind: null, profile: null, options: {}, strict: false, dryRun: false, actor });
  await expect(upload).rejects.toMatchObject({ code: 'upload-no-room' });
  expect(folders()).toEqual(before);
});

it('lists all imports, those of the command line too, page by page', async () => {
  const first = await bringIn(ORDERS);
  await api.services.bringIn('orders', ORDERS.replace('5.50', '6.50'));
  const last = await send('x');
  const { body } = await admin.get('/imports');
  const items = body.items as { id: string; state: string; by: unknown; fileId: string | null; rows: unknown }[];
  expect(items.map(({ state }) => state)).toEqual(['waiting', 'done', 'done']);
  expect(items[0]?.id).toBe(last.body.id);
  expect(items[1]).toMatchObject({ fileId: null, by: { name: 'opscore', via: 'job' }, rows: { read: 2, changed: 1, waiting: null } });
  expect(items[2]).toEqual(first);
  const pages: unknown[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { body: { items: { id: string }[]; nextCursor: string | null } } = await admin.get(`/imports?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
    pages.push(...page.body.items.map(({ id }) => id));
    cursor = page.body.nextCursor;
  }
  expect(pages).toEqual(items.map(({ id }) => id));
  expect((await admin.get('/imports?state=waiting')).body.items).toHaveLength(1);
  expect((await admin.get('/imports?kind=managers')).body.items).toEqual([]);
  expect((await admin.get('/imports?state=lost')).status).toBe(400);
  expect((await admin.get('/imports?cursor=bm90aGluZw')).body.code).toBe('cursor-invalid');
});

it('tells the progress until the end', async () => {
  const { body } = await send(ORDERS);
  const watching = admin.get(`/imports/${body.id}/progress`).then(({ text }) => text);
  await sleep(400);
  await work(body.id);
  const events = (await watching).split('\n\n').flatMap((event) => (/^event: (\w+)\ndata: (.*)$/.exec(event) ?? []).slice(1, 2));
  // How often it is looked at depends on how busy the machine is.
  expect([...new Set(events)]).toEqual(['progress', 'end']);
  expect((await admin.get('/imports/00000000-0000-4000-8000-000000000001/progress')).status).toBe(404);
});

it('tries again what has failed, and nothing else', async () => {
  const { body } = await send(ORDERS);
  await api.services.database.query(`UPDATE import_files SET state = 'failed', error = 'the disk was full' WHERE file_id = $1`, [body.id]);
  expect((await show(body.id))['links']).toMatchObject({ retry: `/api/v1/imports/${body.id}/retry` });
  const retried = await admin.post(`/imports/${body.id}/retry`);
  expect({ status: retried.status, state: retried.body.state }).toEqual({ status: 202, state: 'waiting' });
  const again = await admin.post(`/imports/${body.id}/retry`);
  expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'import-not-failed' });
  expect((await auditOf(body.id)).map(({ action }) => action)).toEqual(['import.retried']);
});

it('takes an import back, once, and lists what was changed since', async () => {
  const first = await bringIn(ORDERS);
  const later = await bringIn(`${HEADER}\n2,m1,b2,2026-10-02 10:00:00,2026-10-03 10:00:00,paid,5.50\n`, { fileName: 'orders-late.csv' });
  const { status, body } = await admin.post(`/imports/${first.id}/undo`);
  expect({ status, undone: body.undone }).toEqual({
    status: 200,
    undone: {
      at: '2026-11-24T04:00:00.000Z',
      by: admin.name,
      removed: 1,
      restored: 0,
      kept: 1,
      keptRows: [{ kind: 'orders', key: { merchant_id: 'm1', order_id: '2' }, reason: 'changed-since', laterImportId: later['importId'], laterFile: 'orders-late.csv' }],
    },
  });
  expect(await orders()).toEqual(['2 paid 550']);
  expect(body.links.undo).toBeNull();
  const again = await admin.post(`/imports/${first.id}/undo`);
  expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: 'import-undone' });
  expect((await admin.post(`/imports/${later.id}/undo`)).body.undone).toMatchObject({ removed: 1, restored: 0, kept: 0 });
  expect(await orders()).toEqual([]);
  const log = await auditOf(String(first['importId']));
  expect(log[0]).toMatchObject({ action: 'import.undone', actor: { name: admin.name }, before: { file: 'orders.csv', added: 2 }, after: { removed: 1, restored: 0, kept: 1 } });
});

it('says why an import cannot be undone', async () => {
  const { id } = await bringIn(ORDERS);
  await api.services.database.query(`UPDATE imports SET journal = 'too-large'`);
  expect((await admin.post(`/imports/${id}/undo`)).body).toMatchObject({ status: 409, code: 'import-too-large-to-undo', detail: expect.stringContaining('Import a corrected file') as string });
  await api.services.database.query(`UPDATE imports SET journal = 'dropped'`);
  expect((await admin.post(`/imports/${id}/undo`)).body).toMatchObject({ status: 409, code: 'import-too-old-to-undo' });
  expect((await admin.post('/imports/00000000-0000-4000-8000-000000000001/undo')).body).toMatchObject({ status: 404, code: 'import-not-found' });
  expect(await orders()).toHaveLength(2);
});

it('lets auditors look and change nothing', async () => {
  const { id } = await bringIn(ORDERS);
  const auditor = await api.as(AUDITOR);
  for (const path of ['/imports', `/imports/${id}`, `/imports/${id}/progress`, '/import-kinds', '/data-quality']) {
    expect([path, (await auditor.get(path)).status]).toEqual([path, 200]);
  }
  for (const action of ['undo', 'retry']) expect((await auditor.post(`/imports/${id}/${action}`)).status).toBe(403);
  const upload = await auditor.request('post', '/imports?fileName=orders.csv').set('Content-Type', 'text/csv').send(ORDERS);
  expect(upload.status).toBe(403);
});

it('tells the columns of every kind, and what in the data waits', async () => {
  await bringIn(ORDERS);
  const { items } = (await admin.get('/import-kinds')).body as { items: { name: string; key: string[]; columns: unknown[] }[] };
  expect(items).toHaveLength(16);
  const kind = items.find(({ name }) => name === 'chat_coverage');
  expect(kind).toEqual({
    name: 'chat_coverage',
    key: ['merchant_id', 'day'],
    columns: [
      { name: 'merchant_id', type: 'id', required: true, values: null },
      { name: 'day', type: 'day', required: true, values: null },
    ],
  });
  expect((await admin.get('/data-quality')).body.items).toEqual([
    { code: 'facts-of-unknown-merchants', kind: 'orders', rows: 2, examples: ['m1'], message: { en: expect.stringContaining('import merchants') as string, zh: expect.stringContaining('merchants') as string } },
  ]);
});

it.each(['/imports/x', '/imports/00000000-0000-4000-8000-00000000000G', '/imports/..%2f..%2fetc%2fpasswd/rejects'])('refuses the id of %s', async (path) => {
  expect((await admin.get(path)).status).toBe(400);
});
