import { JobQueue } from '../../apps/api/job-queue.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { until } from '../support/waiting.js';

/** Periods over HTTP: closing, reopening, what late facts would change, and who may. */

let api: TestApi;
let director: Caller;

const NOON = new Date('2026-07-02T04:00:00.000Z');
const QUARTER = { period: '2026Q2', division: 'north' };

async function openCompany(environment: Readonly<Record<string, string>> = {}): Promise<void> {
  api = await openApi({ clock: () => NOON, environment });
  director = await api.as(directorOf('north'));
  await api.services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\ns1,He,south,food');
  await api.services.bringIn('merchants', 'merchant_id,name\na,A\nb,B\nc,C');
  await api.services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01\nc,s1,2026-01-01');
  await api.services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,10000\nm2,2026Q2,gmv,10000\ns1,2026Q2,gmv,10000');
  await bringInOrders('o1,a,8000.00', 'o2,b,9000.00', 'o3,c,7000.00');
}

async function bringInOrders(...orders: string[]): Promise<void> {
  const rows = orders.map((each) => each.split(',')).map(([id, shop, amount]) => `${id},${shop},x,2026-05-12 10:00:00,2026-05-12 10:01:00,paid,${amount}`);
  await api.services.bringIn('orders', ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n'));
}

afterEach(() => api?.close());

describe('where one person closes', () => {
  beforeEach(() => openCompany());

  it('a director closes a quarter, once', async () => {
    const { status, body } = await director.post('/periods/close', QUARTER);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...QUARTER,
      state: 'closed',
      askedBy: null,
      askedAt: null,
      closedAt: '2026-07-02T04:00:00.000Z',
      closedBy: director.name,
      managers: 2,
      ruleVersion: 1,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const again = await director.post('/periods/close', QUARTER);
    expect(again.body).toMatchObject({ status: 409, code: 'period-closed' });
    const list = await director.get('/periods');
    expect(list.body).toEqual({
      items: [
        {
          period: '2026Q2',
          kind: 'quarter',
          quarter: '2026Q2',
          firstDay: '2026-04-01',
          lastDay: '2026-06-30',
          asOf: '2026-06-30',
          divisions: [
            { division: 'north', state: 'closed', closedAt: '2026-07-02T04:00:00.000Z', closedBy: director.name, askedAt: null, askedBy: null, reopenedAt: null, reopenedBy: null, fingerprint: body.fingerprint, adjustments: 0 },
          ],
        },
      ],
      nextCursor: null,
      closeByTwo: false,
    });
  });

  it('what cannot be closed is refused', async () => {
    expect((await director.post('/periods/close', { ...QUARTER, period: '2026Q3' })).body).toMatchObject({ status: 409, code: 'period-not-ended' });
    expect((await director.post('/periods/close', { ...QUARTER, period: '2026-13' })).status).toBe(400);
    expect((await director.post('/periods/close', { period: '2026Q2' })).status).toBe(400);
    expect((await director.post('/periods/close', { ...QUARTER, force: true })).status).toBe(400);
    expect((await director.post('/periods/close-withdrawal', QUARTER)).body).toMatchObject({ status: 409, code: 'close-not-asked' });
    expect((await director.post('/periods/reopening', { ...QUARTER, reason: 'a mistake' })).body).toMatchObject({ status: 409, code: 'period-not-closed' });
    expect((await director.post('/periods/verification', QUARTER)).body).toMatchObject({ status: 409, code: 'period-not-closed' });
    const administrator = await api.as(ADMINISTRATOR);
    expect((await administrator.post('/periods/close', { ...QUARTER, division: 'west' })).body).toMatchObject({ status: 404, code: 'division-not-found' });
  });

  it('nobody closes but administrators and the division’s director', async () => {
    const others = [await api.as(directorOf('south')), await api.as(managerOf('m1')), await api.as(supervisorOf('a')), await api.as(AUDITOR)];
    for (const caller of others) {
      for (const path of ['/periods/close', '/periods/close-withdrawal']) expect([path, (await caller.post(path, QUARTER)).status]).toEqual([path, 403]);
      expect((await caller.post('/periods/reopening', { ...QUARTER, reason: 'a mistake' })).status).toBe(403);
    }
    expect((await api.nobody.post('/periods/close', QUARTER)).status).toBe(401);
    expect((await (await api.as(ADMINISTRATOR)).post('/periods/close', QUARTER)).status).toBe(200);
  });

  it('two who close at once: one wins, the other is told', async () => {
    const administrator = await api.as(ADMINISTRATOR);
    const answers = await Promise.all([director.post('/periods/close', QUARTER), administrator.post('/periods/close', QUARTER)]);
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
  });

  it('late facts are lines, with the imports that they may come from, each as far as it is one’s own', async () => {
    await director.post('/periods/close', QUARTER);
    await bringInOrders('late,a,2000.00');
    await api.services.score('2026Q2');
    const { body } = await director.get('/periods/adjustments?period=2026Q2');
    expect(body.items.map(({ managerId, figure, closedValue, currentValue }: Record<string, unknown>) => [managerId, figure, closedValue, currentValue])).toEqual([
      ['m1', 'grade', 'B', 'A'],
      ['m1', 'rank', '2', '1'],
      ['m1', 'sales.actual', '8000.00', '10000.00'],
      ['m1', 'sales.completion', '0.8000', '1.0000'],
      ['m1', 'sales.points', '80.00', '100.00'],
      ['m1', 'total', '80.00', '100.00'],
      ['m2', 'rank', '1', '2'],
    ]);
    expect(body.lateImports).toEqual([{ importId: expect.any(String), kind: 'orders', fileName: 'orders.csv', importedAt: expect.any(String), undoneAt: null }]);
    const first = await director.get('/periods/adjustments?period=2026Q2&limit=6');
    expect(first.body.items).toHaveLength(6);
    const next = await director.get(`/periods/adjustments?period=2026Q2&limit=6&cursor=${first.body.nextCursor}`);
    expect([next.body.items.length, next.body.nextCursor]).toEqual([1, null]);
    const own = await (await api.as(managerOf('m2'))).get('/periods/adjustments?period=2026Q2');
    expect(own.body.items.map(({ managerId, figure }: Record<string, unknown>) => [managerId, figure])).toEqual([['m2', 'rank']]);
    expect((await (await api.as(directorOf('south'))).get('/periods/adjustments?period=2026Q2')).body).toEqual({ items: [], nextCursor: null, lateImports: [] });
    expect((await (await api.as(directorOf('south'))).get('/periods/adjustments?period=2026Q2&managerId=m1')).status).toBe(403);
    expect((await (await api.as(supervisorOf('a'))).get('/periods/adjustments?period=2026Q2')).status).toBe(403);
    const [listed] = (await director.get('/periods')).body.items;
    expect(listed.divisions[0].adjustments).toBe(7);
  });

  it('reopening needs a reason, wakes workers, and is on record', async () => {
    const { body: closed } = await director.post('/periods/close', QUARTER);
    expect((await director.post('/periods/reopening', { ...QUARTER, reason: 'ab' })).status).toBe(400);
    expect((await director.post('/periods/reopening', { ...QUARTER, reason: '   a   ' })).body).toMatchObject({ status: 400, code: 'reason-needed' });
    const { status, body } = await director.post('/periods/reopening', { ...QUARTER, reason: 'orders came late' });
    expect([status, body]).toEqual([200, { ...QUARTER, state: 'ended', fingerprint: closed.fingerprint, adjustments: 0 }]);
    const [listed] = (await director.get('/periods')).body.items;
    expect(listed.divisions[0]).toMatchObject({ state: 'ended', reopenedAt: '2026-07-02T04:00:00.000Z', reopenedBy: director.name });
    const { queues } = api.application.get(JobQueue);
    const planning = queues.all.find(({ name }) => name === 'planning');
    await until(async () => (await planning?.getJobs(['waiting']))?.some(({ data }) => (data as { reason: string }).reason === 'period reopened') === true);
    const history = await director.get('/periods/history?period=2026Q2&division=north');
    expect(history.body.items.map(({ event, actorName, reason }: Record<string, unknown>) => ({ event, actorName, reason }))).toEqual(
      expect.arrayContaining([
        { event: 'reopened', actorName: director.name, reason: 'orders came late' },
        { event: 'closed', actorName: director.name, reason: null },
      ]),
    );
    expect((await (await api.as(directorOf('south'))).get('/periods/history?period=2026Q2')).body.items).toEqual([]);
    const audit = await (await api.as(AUDITOR)).get('/audit-entries?subject=2026Q2%20north');
    expect(audit.body.items.map(({ action }: Record<string, unknown>) => action)).toEqual(['period.reopened', 'period.closed']);
    expect(audit.body.items[0]).toMatchObject({ after: { reason: 'orders came late' }, before: { fingerprint: closed.fingerprint } });
  });

  it('an auditor verifies, and finds one altered figure', async () => {
    const { body: closed } = await director.post('/periods/close', QUARTER);
    const auditor = await api.as(AUDITOR);
    const agreed = { ...QUARTER, agrees: true, sealed: true, managers: 2, differingManagers: 0, ruleVersion: 1, fingerprint: closed.fingerprint, differing: [] };
    expect((await auditor.post('/periods/verification', QUARTER)).body).toEqual(agreed);
    await api.services.database.query(`UPDATE scorecards SET document = replace(document::text, '"80.00"', '"80.01"')::json WHERE manager_id = 'm1'`);
    expect((await auditor.post('/periods/verification', QUARTER)).body).toEqual({ ...agreed, agrees: false, differingManagers: 1, differing: [{ managerId: 'm1', differences: ['stored-altered'] }] });
    expect((await (await api.as(managerOf('m1'))).post('/periods/verification', QUARTER)).status).toBe(403);
  });

  it('targets of a closed quarter are not changed over the API', async () => {
    await director.post('/periods/close', QUARTER);
    const { headers } = await director.get('/managers/m1/targets?quarter=2026Q2');
    const changes = [{ period: '2026Q2', measure: 'gmv', value: '12000.00', effectiveFrom: null }];
    const change = () => director.request('put', '/managers/m1/targets').set('If-Match', String(headers['etag'])).send({ quarter: '2026Q2', changes });
    expect((await change()).body).toMatchObject({ status: 409, code: 'period-closed' });
    await director.post('/periods/reopening', { ...QUARTER, reason: 'the target was wrong' });
    expect((await change()).status).toBe(200);
  });

  it('periods come newest first, page by page', async () => {
    for (const period of ['2026-04', '2026Q2/2026-W20', '2026Q2']) await api.services.score(period);
    await api.services.score('2026Q3', '2026-07-01');
    const auditor = await api.as(AUDITOR);
    const first = await auditor.get('/periods?limit=2');
    const second = await auditor.get(`/periods?limit=2&cursor=${first.body.nextCursor}`);
    const items = [...first.body.items, ...second.body.items] as { period: string; asOf: string; divisions: { division: string; state: string }[] }[];
    expect(items.map(({ period, asOf, divisions }) => [period, asOf, ...divisions.map(({ division, state }) => `${division} ${state}`)])).toEqual([
      ['2026Q3', '2026-07-01', 'north open', 'south open'],
      ['2026Q2', '2026-06-30', 'north ended', 'south ended'],
      ['2026Q2/2026-W20', '2026-05-17', 'north ended', 'south ended'],
      ['2026-04', '2026-04-30', 'north ended', 'south ended'],
    ]);
    expect(second.body.nextCursor).toBeNull();
    expect((await auditor.get('/periods?cursor=abc')).status).toBe(400);
  });
});

describe('where closing takes two people', () => {
  beforeEach(() => openCompany({ OPSCORE_CLOSE_BY_TWO: 'true' }));

  it('one asks, may withdraw, and another one closes', async () => {
    const asked = { ...QUARTER, state: 'asked', askedBy: director.name, askedAt: '2026-07-02T04:00:00.000Z', closedAt: null, closedBy: null, managers: null, ruleVersion: null, fingerprint: null };
    expect((await director.post('/periods/close', QUARTER)).body).toEqual(asked);
    expect((await director.post('/periods/close', QUARTER)).body).toMatchObject({ status: 409, code: 'second-person-needed' });
    await api.services.score('2026Q2');
    const list = (await director.get('/periods')).body;
    expect(list.closeByTwo).toBe(true);
    const [listed] = list.items;
    expect(listed.divisions[0]).toMatchObject({ state: 'asked', askedBy: director.name, closedAt: null });
    expect((await director.post('/periods/close-withdrawal', QUARTER)).status).toBe(204);
    expect((await director.post('/periods/close', QUARTER)).body).toEqual(asked);
    const second = await api.as(directorOf('north'));
    expect((await second.post('/periods/close', QUARTER)).body).toMatchObject({ state: 'closed', askedBy: director.name, closedBy: second.name });
  });
});
