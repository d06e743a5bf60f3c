import { gunzipSync } from 'node:zlib';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { bringInShops } from '../support/shops.js';

/** Rankings, scorecards and what is said about them over HTTP. Today is 2026-11-24. */

let api: TestApi;
let administrator: Caller;
let m1: Caller;
let north: Caller;
let supervisor: Caller;

const QUARTER = 'period=2026Q4';

beforeAll(async () => {
  api = await openApi();
  await bringInShops(api.services);
  administrator = await api.as(ADMINISTRATOR);
  m1 = await api.as(managerOf('m1'));
  north = await api.as(directorOf('North'));
  supervisor = await api.as(supervisorOf('s1'));
});

afterAll(() => api?.close());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> & { items?: Record<string, unknown>[]; nextCursor?: string | null };
}

async function get(caller: Caller, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return caller.get(path).set(headers);
}

const ids = ({ status, body }: Answer) => (status === 200 ? (body.items ?? []).map(({ managerId }) => managerId) : status);

describe('the ranking', () => {
  it('holds what one reaches', async () => {
    expect(ids(await get(administrator, `/scorecards?${QUARTER}`))).toEqual(['m1', 'm2', 'm3']);
    expect(ids(await get(await api.as(AUDITOR), `/scorecards?${QUARTER}`))).toEqual(['m1', 'm2', 'm3']);
    expect(ids(await get(north, `/scorecards?${QUARTER}`))).toEqual(['m1', 'm2']);
    expect(ids(await get(m1, `/scorecards?${QUARTER}`))).toEqual(['m1']);
    expect(ids(await get(await api.as(managerOf('m3'), directorOf('North')), `/scorecards?${QUARTER}`))).toEqual(['m1', 'm2', 'm3']);
    expect(ids(await get(supervisor, `/scorecards?${QUARTER}`))).toBe(403);
    expect(ids(await get(api.nobody, `/scorecards?${QUARTER}`))).toBe(401);
  });

  it('is narrowed to a division or a manager within reach', async () => {
    expect(ids(await get(administrator, `/scorecards?${QUARTER}&division=South`))).toEqual(['m3']);
    expect(ids(await get(north, `/scorecards?${QUARTER}&division=South`))).toBe(403);
    expect(ids(await get(north, `/scorecards?${QUARTER}&managerId=m2`))).toEqual(['m2']);
    expect(ids(await get(m1, `/scorecards?${QUARTER}&managerId=m2`))).toBe(403);
  });

  it('is read in pages, however it is sorted', async () => {
    for (const order of ['manager', 'rank', 'total', 'total&descending=true', 'grade&descending=true', 'gain', ...KPI_LIST.map(([id]) => id), 'sales&descending=true']) {
      const whole = ids(await get(administrator, `/scorecards?${QUARTER}&order=${order}`));
      const joined: unknown[] = [];
      let cursor: string | null | undefined = '';
      while (cursor !== null) {
        const page: Answer = await get(administrator, `/scorecards?${QUARTER}&order=${order}&limit=1${cursor ? `&cursor=${cursor}` : ''}`);
        joined.push(...(ids(page) as unknown[]));
        cursor = page.body.nextCursor;
      }
      expect(joined).toEqual(whole);
    }
  });

  it('is sorted by total, grade or a module over all divisions, who has none last', async () => {
    const read = async (query: string) => (await get(administrator, `/scorecards?${QUARTER}&${query}`)).body.items ?? [];
    const shown = (items: Record<string, unknown>[]) => items.map(({ managerId, total }) => [managerId, total]);
    // Of m2 and m3 nothing is assessed.
    expect(shown(await read('order=total'))).toEqual([['m1', '0.00'], ['m2', null], ['m3', null]]);
    expect(shown(await read('order=total&descending=true'))).toEqual([['m1', '0.00'], ['m2', null], ['m3', null]]);
    expect(shown(await read('order=sales&descending=true'))).toEqual([['m1', '0.00'], ['m2', null], ['m3', null]]);
    expect((await read('order=manager&descending=true')).map(({ managerId }) => managerId)).toEqual(['m2', 'm1', 'm3']);
  });

  it('compares with the period before, and names the grades of its rules', async () => {
    await api.services.score('2026-10');
    await api.services.score('2026-11', '2026-11-23');
    const { body } = await get(administrator, '/scorecards?period=2026-11');
    expect(body).toMatchObject({ periodBefore: '2026-10', distribution: 'off' });
    expect(body['grades']).toEqual([['A+', '110'], ['A', '100'], ['B+', '90'], ['B', '75'], ['C', '0']].map(([grade, minimum]) => ({ grade, minimum, quota: null })));
    const october = (await get(administrator, '/scorecards?period=2026-10')).body;
    expect(october).toMatchObject({ periodBefore: null });
    expect(october.items?.map(({ before }) => before)).toEqual([null, null, null]);
    for (const [index, line] of (body.items ?? []).entries()) {
      const { total, grade, rank } = october.items?.[index] ?? {};
      const gain = total === null || line['total'] === null ? null : (Number(line['total']) - Number(total)).toFixed(2);
      expect(line['before']).toEqual({ total, grade, rank, gain });
    }
    // What is compared with is a part of what is shown.
    const tag = (await get(administrator, '/scorecards?period=2026-11')).headers['etag'] ?? '';
    expect((await get(administrator, '/scorecards?period=2026-11', { 'If-None-Match': tag })).status).toBe(304);
    await api.services.database.query(`DELETE FROM scorecards WHERE period = '2026-10' AND manager_id = 'm3'`);
    expect((await get(administrator, '/scorecards?period=2026-11', { 'If-None-Match': tag })).status).toBe(200);
  });

  it('goes through the months and weeks of a quarter that were scored, with what was set for it', async () => {
    await api.services.score('2026Q4/2026-W45');
    const course = async (caller: Caller, more = '') => get(caller, `/scorecards/course?quarter=2026Q4${more}`);
    const { body } = await course(administrator);
    const steps = body['steps'] as { period: string; kind: string; asOf: string; standings: { managerId: string; total: string | null }[] }[];
    expect(steps.map(({ period, kind, asOf }) => [period, kind, asOf])).toEqual([
      ['2026-10', 'month', '2026-10-31'],
      ['2026-11', 'month', '2026-11-23'],
      ['2026Q4/2026-W45', 'week', '2026-11-08'],
    ]);
    const week = (await get(administrator, '/scorecards?period=2026Q4/2026-W45')).body.items ?? [];
    expect(steps[2]?.standings).toEqual(week.map(({ managerId, total, grade, rank }) => ({ managerId, total, grade, rank })));
    expect(body['targets']).toEqual([{ managerId: 'm1', measures: 1, locks: 0, revisions: 0 }]);
    const seen = async (caller: Caller, more?: string) => {
      const { status, body: own } = await course(caller, more);
      return status === 200 ? (own['steps'] as typeof steps)[1]?.standings.map(({ managerId }) => managerId) : status;
    };
    expect(await seen(m1)).toEqual(['m1']);
    expect(await seen(north)).toEqual(['m1', 'm2']);
    expect(await seen(administrator, '&division=South')).toEqual(['m3']);
    expect(await seen(north, '&division=South')).toBe(403);
    expect(await seen(supervisor)).toBe(403);
    expect((await get(administrator, '/scorecards/course?quarter=2026-10')).status).toBe(400);
    await api.services.database.query(`DELETE FROM scorecards WHERE period <> '2026Q4'`);
  });

  it('says what it is of, and shows every module of the list', async () => {
    const { body } = await get(administrator, `/scorecards?${QUARTER}&managerId=m1`);
    expect(body).toMatchObject({ period: '2026Q4', asOf: '2026-11-23', ruleVersion: 1, nextCursor: null });
    const [line] = body.items ?? [];
    expect(line).toMatchObject({ managerId: 'm1', name: 'Ann', division: 'North', category: 'shoes', rank: 1, probation: null, calibration: null });
    const modules = (line?.['modules'] ?? []) as { id: string }[];
    expect(modules.map(({ id }) => id)).toEqual(KPI_LIST.map(([id]) => id));
    expect(modules[0]).toMatchObject({ id: 'sales', assessed: true, reason: null, weight: '40' });
    expect(modules[1]).toEqual({
      id: 'ads', assessed: false, reason: 'no-target', actual: null, target: null, completion: null, points: null, weight: null,
    });
  });

  it('shows the latest day that was scored up to the one asked for', async () => {
    expect((await get(administrator, `/scorecards?${QUARTER}&asOf=2026-12-01`)).body['asOf']).toBe('2026-11-23');
    expect((await get(administrator, `/scorecards?${QUARTER}&asOf=2026-11-22`)).body['code']).toBe('not-scored');
    expect((await get(administrator, '/scorecards?period=2026Q2')).status).toBe(404);
  });

  it.each(['period=x', 'period=2026Q4&limit=0', 'period=2026Q4&limit=100000', 'period=2026Q4&order=charm', 'period=2026Q4&descending=maybe', 'period=2026Q4&cursor=abc', 'period=2026Q4&asOf=2026-02-30', 'period=2026Q4&top=1', ''])(
    'refuses %s',
    async (query) => expect((await get(administrator, `/scorecards?${query}`)).status).toBe(400),
  );
});

describe('a scorecard', () => {
  it('is one\'s own, not another\'s', async () => {
    const of = (managerId: string) => `/managers/${managerId}/scorecard?${QUARTER}`;
    const status = async (caller: Caller, path: string) => (await get(caller, path)).status;
    for (const route of ['scorecard', 'scorecard/explanation', 'next-points', 'pace']) {
      const at = (managerId: string) => of(managerId).replace('scorecard', route);
      expect([await status(m1, at('m1')), await status(m1, at('m2')), await status(m1, at('no'))]).toEqual([200, 403, 403]);
      expect([await status(north, at('m2')), await status(north, at('m3'))]).toEqual([200, 403]);
      expect([await status(supervisor, at('m1')), await status(api.nobody, at('m1'))]).toEqual([403, 401]);
      expect([await status(administrator, at('m3')), await status(administrator, at('no'))]).toEqual([200, 404]);
    }
  });

  it('is the stored document with what made it', async () => {
    const stored = (await api.services.stored('2026Q4', '2026-11-23')).get('m1');
    const { body } = await get(m1, `/managers/m1/scorecard?${QUARTER}`);
    expect(body).toMatchObject({
      managerId: 'm1', period: '2026Q4', asOf: '2026-11-23', ruleVersion: 1,
      fingerprint: stored?.fingerprint, runId: stored?.runId, scoredAt: stored?.scoredAt.toISOString(),
      total: stored?.scorecard.total, grade: stored?.scorecard.grade,
    });
    const modules = body['modules'] as { id: string; workings: unknown }[];
    expect(modules.map(({ id, workings }) => [id, workings])).toEqual(KPI_LIST.map(([id]) => [id, stored?.scorecard.modules[id]?.workings]));
  });

  it('comes compressed to who takes it so, with the same bytes', async () => {
    const plain = await fetch(`${api.address}/api/v1/managers/m1/scorecard?${QUARTER}`, { headers: { ...m1.headers('get'), 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    const text = await plain.text();
    expect(text.length).toBeGreaterThan(1_024);
    const packed = await m1.get(`/managers/m1/scorecard?${QUARTER}`).set('Accept-Encoding', 'gzip').buffer(true).parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const bytes = packed.body as Buffer;
    expect((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString()).toBe(text);
  });
});

describe('what was published', () => {
  const PATHS = ['/managers/m1/scorecard?period=2026Q4', '/scorecards?period=2026Q4', '/scorecards?period=2026Q4&order=rank&limit=1'];

  it('is unchanged until a run publishes something, and then not', async () => {
    const tags = await Promise.all(PATHS.map(async (path) => (await get(m1, path)).headers['etag'] ?? ''));
    const look = async () => Promise.all(PATHS.map(async (path, index) => (await get(m1, path, { 'If-None-Match': tags[index] ?? '' })).status));
    expect(await look()).toEqual([304, 304, 304]);
    expect((await api.services.score('2026Q4', '2026-11-23')).changed).toBe(0);
    expect(await look()).toEqual([304, 304, 304]);
    await api.services.bringIn('orders', `order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,refunded_amount,parent_order_id\na9,s1,b,2026-11-06 10:00:00,2026-11-06 10:30:00,,paid,11.00,,`);
    expect(await look()).toEqual([304, 304, 304]);
    const before = (await get(m1, PATHS[0] ?? '')).body;
    expect((await api.services.score('2026Q4', '2026-11-23')).changed).toBeGreaterThan(0);
    expect(await look()).toEqual([200, 200, 200]);
    const after = await get(m1, PATHS[0] ?? '');
    expect(after.body['fingerprint']).not.toBe(before['fingerprint']);
    expect(after.headers['cache-control']).toContain('no-cache');
    // A day later it is another publication.
    await api.services.score('2026Q4', '2026-11-24');
    expect((await get(m1, PATHS[1] ?? '')).body['asOf']).toBe('2026-11-24');
  });

  it('has a tag of one\'s own reach', async () => {
    const tagOf = async (caller: Caller) => (await get(caller, '/scorecards?period=2026Q4')).headers['etag'];
    expect(await tagOf(m1)).not.toBe(await tagOf(administrator));
    const { status } = await get(m1, '/scorecards?period=2026Q4', { 'If-None-Match': (await tagOf(administrator)) ?? '' });
    expect(status).toBe(200);
  });

  it('is fresh, stale, being computed or failed', async () => {
    const state = async (caller: Caller, period = '2026Q4') => (await get(caller, `/scorecards/freshness?period=${period}`)).body;
    expect(await state(m1)).toMatchObject({ period: '2026Q4', asOf: '2026-11-24', state: 'current' });
    expect(await state(m1, '2026-01')).toEqual({ period: '2026-01', asOf: null, scoredAt: null, state: 'stale' });
    const set = async (to: string) =>
      api.services.database.query(
        `INSERT INTO due_windows (period, manager_id, kind, quarter, first_day, last_day, facts_from, as_of, state, changed_at)
         VALUES ('2026Q4', 'm2', 'quarter', '2026Q4', '2026-10-01', '2026-12-31', '2026-07-01', '2026-11-24', '${to}', '2026-11-24T00:00:00Z')
         ON CONFLICT (period, manager_id) DO UPDATE SET state = excluded.state`,
      );
    await set('stale');
    expect((await state(north))['state']).toBe('stale');
    await set('running');
    expect((await state(north))['state']).toBe('computing');
    await set('failed');
    expect((await state(north))['state']).toBe('failed');
    // What is another's is not told.
    expect((await state(m1))['state']).toBe('current');
  });
});

describe('what is said about a scorecard', () => {
  it('explains a module down to the weeks, in both languages', async () => {
    const { body } = await get(m1, `/managers/m1/scorecard/explanation?${QUARTER}&module=sales`);
    const [module] = body['modules'] as { id: string; curve: unknown[]; parts: { kind: string; text: { en: string; zh: string }; columns: { field: string }[]; rows: unknown[][]; rowCount: number }[] }[];
    expect(module).toMatchObject({ id: 'sales', assessed: true, title: { en: expect.any(String), zh: expect.any(String) } });
    expect(module?.curve[0]).toEqual({ completion: '0', points: '0' });
    const tables = module?.parts.filter(({ kind }) => kind === 'table') ?? [];
    expect(tables.map(({ text }) => text.en)).toEqual(expect.arrayContaining(['By month', 'By week slice']));
    for (const { columns, rows, rowCount } of tables) {
      expect(rows.length).toBe(Math.min(rowCount, 500));
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect((await get(m1, `/managers/m1/scorecard/explanation?${QUARTER}`)).body['modules']).toHaveLength(KPI_LIST.length);
    expect((await get(m1, `/managers/m1/scorecard/explanation?${QUARTER}&module=charm`)).status).toBe(400);
  });

  it('shows the pace day by day', async () => {
    const { body } = await get(m1, `/managers/m1/pace?${QUARTER}`);
    expect(body).toMatchObject({ managerId: 'm1', period: '2026Q4', asOf: '2026-11-23', ruleVersion: 1 });
    const [gmv, outbound] = body['measures'] as { measure: string; target: string | null; days: { day: string; target: string | null; actual: string | null }[] }[];
    // 2 November: 100 and the 60 of s2; on the 3rd 30; stated 77 on the 5th; 11 on the 6th.
    expect(gmv).toMatchObject({ measure: 'gmv', target: '1000.00', actual: '278.00', verdict: 'behind', completion: '0.2780' });
    expect(gmv?.days).toHaveLength(92);
    expect(gmv?.days[32]).toMatchObject({ day: '2026-11-02', actual: '160.00' });
    expect(gmv?.days[54]).toMatchObject({ day: '2026-11-24', actual: null });
    expect(outbound).toMatchObject({ measure: 'outbound_orders', target: null, actual: '1', verdict: null, forecast: null });
    const month = await get(m1, '/managers/m1/pace?period=2026-12');
    expect(month.body).toMatchObject({ asOf: null, measures: [{ actual: '0.00', verdict: null }, { actual: '0' }] });
  });

  it('says what is missing to the next grade', async () => {
    const { body } = await get(m1, `/managers/m1/next-points?${QUARTER}`);
    expect(body).toMatchObject({ managerId: 'm1', period: '2026Q4', nextGrade: { grade: expect.any(String), missing: expect.any(String) } });
    const [sales] = body['modules'] as { id: string; unit: string; toTarget: { amount: string } | null }[];
    expect(sales).toMatchObject({ id: 'sales', unit: 'money', toTarget: { completion: '1.0000' } });
    expect((body['best'] as unknown[]).length).toBeLessThanOrEqual(3);
    expect((await get(administrator, `/managers/m3/next-points?${QUARTER}`)).body).toMatchObject({ total: null, modules: [], best: [], nextGrade: null });
  });
});

describe('the short way to a scorecard', () => {
  /** The same question as the short way does not know it: the answer comes by the route. */
  const byRoute = (path: string) => `${path}&`;
  const withoutId = ({ status, headers, body }: Answer) => {
    const { 'x-request-id': _id, date: _date, ...others } = headers;
    const { requestId: _requestId, ...rest } = body;
    return { status, headers: others, body: rest };
  };

  it.each(['m1', 'm2', 'm3', 'nobody'])('gives %s what the route gives, to everybody', async (managerId) => {
    const callers = [administrator, north, m1, supervisor, api.nobody, await api.onPageAs(managerOf('m2')), await api.as()];
    for (const period of ['2026Q4', '2026-10', '2026Q4&asOf=2026-11-22', '2026Q4&asOf=2026-02-30', '2025Q1']) {
      const path = `/managers/${managerId}/scorecard?period=${period}`;
      for (const caller of callers) {
        for (const headers of [{}, { 'Accept-Encoding': 'identity' }, { 'If-None-Match': '*' }, { 'Accept-Language': 'zh' }] as Record<string, string>[]) {
          expect(withoutId(await get(caller, path, headers))).toEqual(withoutId(await get(caller, byRoute(path), headers)));
        }
      }
    }
  });

  it('is no way past a token that was narrowed or has ended', async () => {
    const path = `/managers/m1/scorecard?${QUARTER}`;
    expect((await api.nobody.get(path).set('Authorization', 'Bearer ops_forged')).status).toBe(401);
    expect((await get(administrator, path)).status).toBe(200);
    await api.services.database.query('DELETE FROM personal_tokens WHERE user_id = $1', [administrator.userId]);
    expect((await get(administrator, path)).status).toBe(401);
  });
});
