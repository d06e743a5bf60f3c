import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Grant } from '#libs/domain/access.js';
import type { JobContext } from '#libs/jobs/processor.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { JobQueue } from '../../apps/api/job-queue.js';
import { JOB_WORK } from '../../apps/api/jobs/job-work.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { readEvents } from '../support/event-stream.js';
import { companyOf } from '../support/services.js';

/** Reports over HTTP: streamed, and as files that jobs make. */

let api: TestApi;
let now: Date;
let administrator: Caller;

const NOON = new Date('2026-07-02T12:00:00+08:00');
const CONTEXT: JobContext = { progress: () => undefined, isLastAttempt: false };

const COMPANY = companyOf('exports_api', async (services) => {
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\nm3,He,south,toys');
  await services.bringIn('merchants', 'merchant_id,name\na,A\nb,B\nc,C');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01\nc,m3,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100\nm3,2026Q2,gmv,9100');
  await services.bringIn('agents', 'merchant_id,agent_id,name\na,a1,Ann\nb,b1,Bea\nc,c1,Cai');
  await services.bringIn(
    'orders',
    'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,a,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,70\n2,b,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,71\n3,c,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,72',
  );
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
  await services.score('2026Q2');
});

beforeEach(async () => {
  now = NOON;
  api = await openApi({ clock: () => now, copyOf: COMPANY });
  administrator = await api.as(ADMINISTRATOR);
});

afterEach(async () => {
  await api?.close();
});

const work = () => api.application.get<JobWork>(JOB_WORK).services;
const make = (exportId: string, context = CONTEXT) => work().makeExport(exportId, context);
const ask = async (caller: Caller, request: Record<string, unknown>) => {
  const { status, body } = await caller.post('/exports', { report: 'scorecards', period: '2026Q2', format: 'csv', ...request });
  expect([status, body.state]).toEqual([202, 'waiting']);
  return String(body.exportId);
};
const askAndMake = async (caller: Caller, request: Record<string, unknown> = {}) => {
  const exportId = await ask(caller, request);
  await make(exportId);
  return exportId;
};
const filesLeft = () => readdir(join(api.home, 'exports')).catch(() => []);
/** The values of a column of CSV, whose cells here hold no commas. */
const columnOf = (csv: string, name: string) => {
  const [header = '', ...lines] = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  const index = header.split(',').indexOf(name);
  expect(index).toBeGreaterThanOrEqual(0);
  return lines.map((line) => line.split(',')[index]);
};
const setGrant = (caller: Caller, role: string, scope: string | null) =>
  api.services.database.query('UPDATE user_grants SET role = $2, scope = $3 WHERE user_id = $1', [caller.userId, role, scope]);

describe('a stream', () => {
  it('sends a report as CSV or JSON, in the language asked for', async () => {
    const csv = await administrator.get('/exports/stream?report=scorecards&period=2026Q2');
    expect(csv.status).toBe(200);
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="scorecards-2026Q2-20260702-1200.csv"',
      'cache-control': 'private, no-store',
      'opscore-made-at': NOON.toISOString(),
      'opscore-made-by': administrator.userId,
    });
    expect(columnOf(csv.text, 'manager_id')).toEqual(['m1', 'm2', 'm3']);
    const chinese = await administrator.get('/exports/stream?report=scorecards&period=2026Q2&lang=zh&managerId=m2');
    expect(chinese.text.split('\r\n')[0]).toContain('运营经理');
    const json = await administrator.get('/exports/stream?report=targets&period=2026Q2/2026-W20&format=json');
    expect(json.headers['content-disposition']).toBe('attachment; filename="targets-2026Q2-2026-W20-20260702-1200.json"');
    expect(json.body).toHaveLength(21);
  });

  it('holds just what the caller reaches', async () => {
    const managersSeenBy = async (...grants: readonly Grant[]) => {
      const caller = await api.as(...grants);
      const { status, text } = await caller.get('/exports/stream?report=scorecards&period=2026Q2');
      return status === 200 ? columnOf(text, 'manager_id') : status;
    };
    expect(await managersSeenBy(AUDITOR)).toEqual(['m1', 'm2', 'm3']);
    expect(await managersSeenBy(directorOf('north'))).toEqual(['m1', 'm2']);
    expect(await managersSeenBy(managerOf('m3'))).toEqual(['m3']);
    expect(await managersSeenBy(supervisorOf('a'))).toBe(403);

    const merchantsSeenBy = async (...grants: readonly Grant[]) => {
      const { status, text } = await (await api.as(...grants)).get('/exports/stream?report=attribution&period=2026Q2');
      return status === 200 ? columnOf(text, 'merchant_id') : status;
    };
    expect(await merchantsSeenBy(ADMINISTRATOR)).toEqual(['a', 'b', 'c']);
    expect(await merchantsSeenBy(directorOf('north'))).toEqual(['a', 'b']);
    expect(await merchantsSeenBy(managerOf('m3'))).toEqual(['c']);
    expect(await merchantsSeenBy(supervisorOf('b'))).toEqual(['b']);
    expect(await merchantsSeenBy(supervisorOf('b'), managerOf('m3'))).toEqual(['b', 'c']);
  });

  it.each([
    ['report=nothing&period=2026Q2', 400, 'request-invalid'],
    ['report=scorecards', 400, 'export-period-missing'],
    ['report=scorecards&period=2026Q9', 400, 'request-invalid'],
    ['report=scorecards&period=2026Q2&format=docx', 400, 'request-invalid'],
    ['report=scorecards&period=2026Q2&format=pdf', 400, 'export-format-not-offered'],
    ['report=review&period=2026Q2&format=csv', 400, 'export-format-not-offered'],
    ['report=review&period=2026-05&format=pdf', 400, 'export-quarter-needed'],
    ['report=scorecards&period=2027Q2', 400, 'period-not-begun'],
    ['report=scorecards&period=2025Q2', 404, 'not-scored'],
    ['report=slot-allocation', 400, 'export-campaign-missing'],
    ['report=slot-allocation&campaign=none&slots=3', 404, 'campaign-unknown'],
    ['report=scorecards&period=2026Q2&managerId=m9', 404, 'manager-not-found'],
    ['report=scorecards&period=2026Q2&division=west', 404, 'division-not-found'],
    ['report=scorecards&period=2026Q2&reach=all', 400, 'request-invalid'],
  ])('refuses %s', async (query, status, code) => {
    const { body, headers } = await administrator.get(`/exports/stream?${query}`);
    expect(body).toMatchObject({ status, code });
    expect(headers['content-disposition']).toBeUndefined();
  });

  it('names the formats that there are', async () => {
    const { body } = await administrator.get('/exports/stream?report=scorecards&period=2026Q2&format=pdf');
    expect(body.detail).toContain('csv, xlsx, json');
  });

  it('of others is refused, whether they exist or not', async () => {
    const own = await api.as(managerOf('m1'));
    for (const managerId of ['m2', 'm9']) {
      const { body } = await own.get(`/exports/stream?report=scorecards&period=2026Q2&managerId=${managerId}`);
      expect(body).toMatchObject({ status: 403, code: 'outside-scope' });
    }
  });
});

describe('an export', () => {
  it('is noted, made by a job, watched and fetched', async () => {
    const exportId = await ask(administrator, { language: 'zh' });
    const queues = api.application.get(JobQueue).queues;
    const events = readEvents(`${api.address}/api/v1/exports/${exportId}/progress`, administrator.headers('get'));
    expect(await events.next()).toMatchObject({ name: 'progress', value: { exportId, state: 'waiting' } });
    expect((await administrator.get(`/exports/${exportId}/file`)).body).toMatchObject({ status: 409, code: 'export-not-ready' });
    expect((await queues.counts()).exports.waiting).toBe(1);
    await make(exportId);
    expect(await events.next()).toMatchObject({ name: 'end', value: { state: 'done', rows: 3 } });
    expect(await events.next()).toBeNull();

    const { body } = await administrator.get(`/exports/${exportId}`);
    expect(body).toEqual({
      exportId,
      requestedBy: administrator.userId,
      report: 'scorecards',
      period: '2026Q2',
      asOf: null,
      managerId: null,
      merchantId: null,
      division: null,
      campaign: null,
      slots: null,
      format: 'csv',
      language: 'zh',
      valuesOnly: false,
      state: 'done',
      rows: 3,
      total: null,
      sizeBytes: expect.any(Number),
      problem: null,
      requestedAt: NOON.toISOString(),
      madeAt: NOON.toISOString(),
      expiresAt: '2026-07-09T04:00:00.000Z',
    });
    const file = await administrator.get(`/exports/${exportId}/file`);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="scorecards-2026Q2-20260702-1200.csv"',
      'opscore-made-at': NOON.toISOString(),
      'opscore-made-by': administrator.userId,
    });
    const streamed = await administrator.get('/exports/stream?report=scorecards&period=2026Q2&lang=zh');
    expect(file.text).toBe(streamed.text);
    expect(Buffer.byteLength(file.text)).toBe(body.sizeBytes);
  });

  it('is made once, however often its job comes', async () => {
    const exportId = await ask(administrator, {});
    await Promise.all([make(exportId), make(exportId), make(exportId)]);
    await make(exportId);
    const [name, ...others] = await filesLeft();
    expect(others).toEqual([]);
    expect((await administrator.get(`/exports/${exportId}/file`)).text).toBe(await readFile(join(api.home, 'exports', name ?? ''), 'utf8'));
  });

  it('is of whoever asked; administrators and auditors may fetch it too, others do not learn of it', async () => {
    const director = await api.as(directorOf('north'));
    const exportId = await askAndMake(director);
    for (const caller of [director, administrator, await api.as(AUDITOR)]) {
      expect((await caller.get(`/exports/${exportId}`)).status).toBe(200);
      expect(columnOf((await caller.get(`/exports/${exportId}/file`)).text, 'manager_id')).toEqual(['m1', 'm2']);
    }
    for (const caller of [await api.as(directorOf('north')), await api.as(managerOf('m1'))]) {
      for (const path of ['', '/file', '/progress']) {
        expect((await caller.get(`/exports/${exportId}${path}`)).body).toMatchObject({ status: 404, code: 'export-not-found' });
      }
      expect((await caller.delete(`/exports/${exportId}`)).status).toBe(404);
    }
    // An auditor reads all and changes nothing.
    expect((await (await api.as(AUDITOR)).delete(`/exports/${exportId}`)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await director.get(`/exports/${exportId}`)).status).toBe(200);
    expect((await administrator.get('/exports')).body).toEqual({ items: [], nextCursor: null });
    expect((await director.get('/exports')).body.items).toHaveLength(1);
  });

  it('holds what the person reaches when it is made, and is given out only while they reach all of it', async () => {
    const caller = await api.as(directorOf('north'));
    const before = await ask(caller, {});
    // Between asking and making, and again before fetching, the role changes.
    await setGrant(caller, 'manager', 'm3');
    await make(before);
    expect(columnOf((await caller.get(`/exports/${before}/file`)).text, 'manager_id')).toEqual(['m3']);
    await setGrant(caller, 'director', 'south');
    expect((await caller.get(`/exports/${before}/file`)).status).toBe(200);
    await setGrant(caller, 'manager', 'm2');
    expect((await caller.get(`/exports/${before}/file`)).body).toMatchObject({ status: 403, code: 'export-beyond-reach' });
    await setGrant(caller, 'merchant-supervisor', 'a');
    expect((await caller.get(`/exports/${before}/file`)).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await administrator.get(`/exports/${before}/file`)).status).toBe(200);
  });

  it('of merchants follows them to who has them', async () => {
    const caller = await api.as(managerOf('m1'));
    const exportId = await askAndMake(caller, { report: 'attribution' });
    expect(columnOf((await caller.get(`/exports/${exportId}/file`)).text, 'merchant_id')).toEqual(['a']);
    await api.services.database.query(`UPDATE assignments SET manager_id = 'm2' WHERE merchant_key = (SELECT merchant_key FROM merchants WHERE merchant_id = 'a')`);
    expect((await caller.get(`/exports/${exportId}/file`)).body).toMatchObject({ status: 403, code: 'export-beyond-reach' });
  });

  it('of everything is not for who reaches less by now', async () => {
    const caller = await api.as(AUDITOR);
    const exportId = await askAndMake(caller);
    await setGrant(caller, 'director', 'north');
    expect((await caller.get(`/exports/${exportId}/file`)).body).toMatchObject({ status: 403, code: 'export-beyond-reach' });
  });

  it('of who may not read the report any more fails, and says so in both languages', async () => {
    const caller = await api.as(managerOf('m1'));
    const exportId = await ask(caller, {});
    await api.services.database.query('UPDATE users SET active = false WHERE user_id = $1', [caller.userId]);
    await make(exportId);
    const { body } = await administrator.get(`/exports/${exportId}`);
    expect(body).toMatchObject({ state: 'failed', problem: { code: 'export-requester-gone', en: expect.stringContaining('scorecards'), zh: expect.stringContaining('scorecards') } });
    expect((await administrator.get(`/exports/${exportId}/file`)).body).toMatchObject({ status: 409, code: 'export-failed' });
    expect(await filesLeft()).toEqual([]);
  });

  it('that cannot be written waits for the next attempt, and has failed after the last', async () => {
    const exportId = await ask(administrator, {});
    await api.services.database.query('ALTER TABLE scorecards RENAME TO scorecards_away');
    await expect(make(exportId)).rejects.toThrow('scorecards');
    expect((await administrator.get(`/exports/${exportId}`)).body).toMatchObject({ state: 'waiting', problem: { code: 'export-interrupted' } });
    await expect(make(exportId, { ...CONTEXT, isLastAttempt: true })).rejects.toThrow('scorecards');
    expect((await administrator.get(`/exports/${exportId}`)).body).toMatchObject({ state: 'failed', problem: { code: 'export-interrupted' } });
    await api.services.database.query('ALTER TABLE scorecards_away RENAME TO scorecards');
    expect(await filesLeft()).toEqual([]);
  });

  it('expires after seven days, and can be deleted', async () => {
    const [first, second] = [await askAndMake(administrator), await askAndMake(administrator)];
    expect((await administrator.delete(`/exports/${first}`)).status).toBe(204);
    expect((await administrator.get(`/exports/${first}`)).status).toBe(404);
    expect(await filesLeft()).toHaveLength(1);
    now = new Date('2026-07-09T11:59:59+08:00');
    const caller = await api.as(ADMINISTRATOR);
    expect((await caller.get(`/exports/${second}/file`)).status).toBe(200);
    now = new Date('2026-07-09T12:00:00+08:00');
    expect((await caller.get(`/exports/${second}/file`)).body).toMatchObject({ status: 410, code: 'export-expired' });
  });

  it('that is deleted while it is made leaves no file', async () => {
    const exportId = await ask(administrator, {});
    const making = make(exportId);
    await administrator.delete(`/exports/${exportId}`);
    await making;
    expect(await filesLeft()).toEqual([]);
    expect((await administrator.get('/exports')).body.items).toEqual([]);
  });

  it('is listed newest first, page by page', async () => {
    const ids: string[] = [];
    for (const second of [1, 1, 2]) {
      now = new Date(NOON.getTime() + second * 1_000);
      ids.push(await ask(administrator, {}));
    }
    const first = await administrator.get('/exports?limit=2');
    const second = await administrator.get(`/exports?limit=2&cursor=${first.body.nextCursor}`);
    const listed = [...first.body.items, ...second.body.items].map(({ exportId }: { exportId: string }) => exportId);
    expect(listed[0]).toBe(ids[2]);
    expect(listed.toSorted()).toEqual(ids.toSorted());
    expect(second.body.nextCursor).toBeNull();
  });

  it('is refused where too many wait, and where what it names is not there', async () => {
    for (let count = 0; count < 20; count++) await ask(administrator, {});
    const { body } = await administrator.post('/exports', { report: 'scorecards', period: '2026Q2', format: 'csv' });
    expect(body).toMatchObject({ status: 429, code: 'exports-many' });
    for (const [request, status] of [
      [{ report: 'scorecards', period: '2026Q2', format: 'docx' }, 400],
      [{ report: 'scorecards', period: '2026Q2', format: 'pdf' }, 400],
      [{ report: 'scorecards', period: '2026Q2' }, 400],
      [{ report: 'scorecards', period: '2026Q2', format: 'csv', managerId: 'm9' }, 404],
      [{ report: 'scorecards', period: '2026Q2', format: 'csv', slots: 1.5 }, 400],
      [{ report: '../../etc/passwd', period: '2026Q2', format: 'csv' }, 400],
    ] as const) {
      expect((await administrator.post('/exports', request)).status).toBe(status);
    }
    expect((await administrator.get('/exports/none')).status).toBe(400);
    expect((await administrator.get('/exports/00000000-0000-0000-0000-000000000000')).status).toBe(404);
    expect((await api.nobody.post('/exports', {})).status).toBe(401);
  });
});
