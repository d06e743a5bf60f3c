import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';

/** The conversion work-list over HTTP: the clock stands at 24 November 2026, noon in Shanghai, unless it is moved. */

let api: TestApi;
let now: Date;
let wang: Caller;
let li: Caller;
let director: Caller;
let administrator: Caller;
let auditor: Caller;

const NOON = new Date('2026-11-24T04:00:00Z');

beforeAll(async () => {
  now = NOON;
  api = await openApi({ clock: () => now });
  const { services } = api;
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen
     m3,Zhao,shoes,shoes`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name
     s1,One
     s2,Two`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-01-01,
     s2,m2,2026-01-01,`,
  );
  await services.bringIn(
    'skus',
    `sku_id,merchant_id,name,category
     pan,s1,=1+1,pans
     pot,s1,Pot,pans
     wok,s2,Wok,pans`,
  );
  await services.bringIn(
    'sku_traffic',
    `day,merchant_id,sku_id,visitors,ordering_buyers
     2026-11-05,s1,pan,1000,10
     2026-11-05,s1,pot,9000,620
     2026-11-05,s2,wok,1000,10`,
  );
  [wang, li, director, administrator, auditor] = [
    await api.as(managerOf('m1')),
    await api.onPageAs(managerOf('m2')),
    await api.as(directorOf('home')),
    await api.as(ADMINISTRATOR),
    await api.as(AUDITOR),
  ];
});

beforeEach(async () => {
  now = NOON;
  await api.services.database.query('TRUNCATE work_items CASCADE');
});

afterAll(() => api?.close());

interface Item {
  readonly workItemId: string;
  readonly skuId: string;
}

const refresh = (caller: Caller, managerId: string, period = '2026-11') => caller.post('/work-items/refresh', { period, managerId });
const itemsOf = async (caller: Caller, query = ''): Promise<Item[]> => (await caller.get(`/work-items${query}`)).body.items as Item[];
const openPan = async (): Promise<string> => {
  await refresh(wang, 'm1');
  return (await itemsOf(wang))[0]?.workItemId ?? '';
};
const codeOf = async (answer: PromiseLike<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return `${status} ${body.code ?? ''}`.trim();
};

describe('the work-list', () => {
  it('is refreshed, worked on with If-Match, and shows what came of it', async () => {
    const first = await refresh(wang, 'm1');
    expect([first.status, first.body]).toEqual([200, { opened: 1, recovered: 0, lowAgain: 0 }]);
    expect((await refresh(wang, 'm1')).body).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    const { body } = await wang.get('/work-items');
    expect(body).toEqual({
      items: [
        {
          workItemId: expect.any(String) as string,
          managerId: 'm1',
          merchantId: 's1',
          merchantName: 'One',
          held: true,
          skuId: 'pan',
          skuName: '=1+1',
          category: 'pans',
          found: { period: '2026-11', first: '2026-11-01', asOf: '2026-11-23', visitors: 1_000, orderingBuyers: 10, rate: '0.0100', benchmark: '0.0582' },
          recoveredOn: null,
          state: 'to-contact',
          actionKind: null,
          note: null,
          assignedTo: null,
          contactedOn: null,
          agreedOn: null,
          doneOn: null,
          openedAt: '2026-11-24T04:00:00.000Z',
          changedAt: '2026-11-24T04:00:00.000Z',
          version: 1,
          before: { first: '2026-11-01', last: '2026-11-23', visitors: 1_000, orderingBuyers: 10, daysWithTraffic: 1, rate: '0.0100', wilsonLow: '0.0054', wilsonHigh: '0.0183' },
          after: null,
          comparison: null,
        },
      ],
      nextCursor: null,
    });
    const path = `/work-items/${body.items[0].workItemId}`;
    const note = `=HYPERLINK("http://evil")'; DROP TABLE work_items; --`;
    const contacted = await wang.patch(path, { state: 'contacted', note, assignedTo: '李雷' }).set('If-Match', '"1"');
    expect([contacted.status, contacted.headers['etag']]).toEqual([200, '"2"']);
    expect(contacted.body).toMatchObject({ state: 'contacted', note, assignedTo: '李雷', contactedOn: '2026-11-24', version: 2 });
    expect((await wang.patch(path, { state: 'action-agreed', actionKind: 'flash-sale' }).set('If-Match', '"2"')).status).toBe(200);

    await api.services.bringIn(
      'sku_traffic',
      `day,merchant_id,sku_id,visitors,ordering_buyers
       2026-11-25,s1,pan,200,8
       2026-11-26,s1,pan,200,8
       2026-11-27,s1,pan,200,8
       2026-11-28,s1,pan,200,8
       2026-11-29,s1,pan,200,8
       2026-11-30,s1,pan,200,8
       2026-12-01,s1,pan,200,8`,
    );
    now = new Date('2026-12-01T04:00:00Z');
    const administrators = await api.as(ADMINISTRATOR);
    expect((await administrators.get(path)).body).toMatchObject({ after: { last: '2026-11-30', daysWithTraffic: 6 }, comparison: { verdict: 'too-early' } });
    now = new Date('2026-12-02T04:00:00Z');
    const later = await (await api.as(managerOf('m1'))).get(path);
    expect([later.headers['etag'], later.body.version]).toEqual([undefined, 3]);
    expect(later.body).toMatchObject({
      before: { first: '2026-11-01', last: '2026-11-24', visitors: 1_000, orderingBuyers: 10, rate: '0.0100' },
      after: { first: '2026-11-25', last: '2026-12-01', visitors: 1_400, orderingBuyers: 56, daysWithTraffic: 7, rate: '0.0400' },
      // Pooled 66 of 2,400: z = 0.03 / √(0.0275 · 0.9725 · (1/1000 + 1/1400)).
      comparison: { verdict: 'better', difference: '0.0300', z: '4.4307', p: '0.0000' },
    });
    expect(later.body.history.map(({ state, changedBy }: { state: string; changedBy: string }) => [state, changedBy])).toEqual([
      ['action-agreed', wang.name],
      ['contacted', wang.name],
      ['to-contact', 'opscore'],
    ]);
  });

  it('is found by state, merchant and recovery, in pages', async () => {
    await refresh(director, 'm1');
    now = new Date('2026-11-24T05:00:00Z');
    await refresh(await api.as(directorOf('home')), 'm2');
    const caller = await api.as(ADMINISTRATOR);
    const skus = async (query: string) => (await itemsOf(caller, query)).map(({ skuId }) => skuId);
    expect(await skus('')).toEqual(['wok', 'pan']);
    expect(await skus('?managerId=m1')).toEqual(['pan']);
    expect(await skus('?merchantId=s2')).toEqual(['wok']);
    expect(await skus('?state=contacted')).toEqual([]);
    expect(await skus('?recovered=false&state=to-contact')).toEqual(['wok', 'pan']);
    const page = await caller.get('/work-items?limit=1');
    expect(page.body.items).toMatchObject([{ skuId: 'wok' }]);
    expect(await skus(`?limit=1&cursor=${page.body.nextCursor}`)).toEqual(['pan']);
    expect(await codeOf(caller.get('/work-items?cursor=abc'))).toBe('400 cursor-invalid');
    expect(await codeOf(caller.get('/work-items?state=finished'))).toBe('400 request-invalid');
    expect(await codeOf(caller.get('/work-items?merchantId=%27%20OR%201=1'))).toBe('404 merchant-not-found');
  });

  it('is seen and changed within reach alone', async () => {
    const pan = await openPan();
    const seen = async (caller: Caller) => (await itemsOf(caller)).map(({ skuId }) => skuId);
    expect(await seen(wang)).toEqual(['pan']);
    expect(await seen(li)).toEqual([]);
    expect(await seen(director)).toEqual(['pan']);
    expect(await seen(auditor)).toEqual(['pan']);
    expect(await seen(await api.as(directorOf('shoes')))).toEqual([]);
    for (const id of [pan, '00000000-0000-4000-8000-000000000000']) {
      expect(await codeOf(li.get(`/work-items/${id}`))).toBe('403 outside-scope');
      expect(await codeOf(li.patch(`/work-items/${id}`, { state: 'contacted' }).set('If-Match', '*'))).toBe('403 outside-scope');
    }
    expect(await codeOf(administrator.get('/work-items/00000000-0000-4000-8000-000000000000'))).toBe('404 work-item-not-found');
    expect(await codeOf(li.get('/work-items?managerId=m1'))).toBe('403 outside-scope');
    expect(await codeOf(li.get('/work-items?merchantId=s1'))).toBe('403 outside-scope');
    expect(await codeOf(refresh(li, 'm1'))).toBe('403 outside-scope');
    expect(await codeOf(refresh(director, 'm3'))).toBe('403 outside-scope');
    expect(await codeOf(refresh(auditor, 'm1'))).toBe('403 not-permitted');
    expect(await codeOf(auditor.patch(`/work-items/${pan}`, { state: 'contacted' }).set('If-Match', '*'))).toBe('403 not-permitted');
    expect(await codeOf((await api.as(supervisorOf('s1'))).get('/work-items'))).toBe('403 not-permitted');
    expect(await codeOf(api.nobody.get('/work-items'))).toBe('401 sign-in-needed');
    expect((await wang.get(`/work-items/${pan}`)).body).toMatchObject({ state: 'to-contact', version: 1 });
  });

  it('is changed by one of two people who change it at once', async () => {
    const path = `/work-items/${await openPan()}`;
    const answers = await Promise.all([
      wang.patch(path, { state: 'contacted' }).set('If-Match', '"1"'),
      director.patch(path, { note: 'I call them' }).set('If-Match', '"1"'),
    ]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '412']);
    expect((await wang.get(path)).body.version).toBe(2);
    expect(await codeOf(wang.patch(path, { note: 'no version' }))).toBe('428 if-match-missing');
  });

  it.each<[object, string]>([
    [{ state: 'done' }, '422 work-item-step-invalid'],
    [{ state: 'action-agreed', actionKind: 'price' }, '422 work-item-step-invalid'],
    [{ actionKind: 'price' }, '422 work-item-action-too-early'],
    [{}, '400 work-item-unchanged'],
    [{ state: 'finished' }, '400 request-invalid'],
    [{ state: null }, '400 request-invalid'],
    [{ actionKind: 'magic' }, '400 request-invalid'],
    [{ note: 'x'.repeat(501) }, '400 request-invalid'],
    [{ note: 'zero \u0000 byte' }, '400 request-invalid'],
    [{ assignedTo: 'x'.repeat(101) }, '400 request-invalid'],
    [{ version: 1, state: 'contacted' }, '400 request-invalid'],
  ])('refuses %j: %s', async (body, expected) => {
    const path = `/work-items/${await openPan()}`;
    expect(await codeOf(wang.patch(path, body).set('If-Match', '"1"'))).toBe(expected);
    expect((await wang.get(path)).body).toMatchObject({ state: 'to-contact', version: 1 });
  });

  it('goes back with a note alone', async () => {
    const path = `/work-items/${await openPan()}`;
    await wang.patch(path, { state: 'contacted' }).set('If-Match', '"1"');
    expect(await codeOf(wang.patch(path, { state: 'action-agreed' }).set('If-Match', '"2"'))).toBe('422 work-item-action-needed');
    expect(await codeOf(wang.patch(path, { state: 'to-contact' }).set('If-Match', '"2"'))).toBe('422 work-item-note-needed');
    const back = await wang.patch(path, { state: 'to-contact', note: 'wrong merchant' }).set('If-Match', '"2"');
    expect(back.body).toMatchObject({ state: 'to-contact', contactedOn: null, note: 'wrong merchant', version: 3 });
  });

  it.each([
    ['2026-12', '400 period-not-begun'],
    ['2026-W99', '400 request-invalid'],
    [`2026-11'; DROP TABLE work_items`, '400 request-invalid'],
  ])('is not refreshed for %s', async (period, expected) => {
    expect(await codeOf(refresh(wang, 'm1', period))).toBe(expected);
  });
});
