import type { JobQueues } from '#libs/jobs/queue/job-queues.js';
import { JobQueue } from '../../apps/api/job-queue.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { readEvents } from '../support/event-stream.js';
import { until } from '../support/waiting.js';

/** Jobs over HTTP: how they stand, having them done, and who may. */

let api: TestApi;
let administrator: Caller;
let auditor: Caller;
let queues: JobQueues;

const NOON = new Date('2026-07-02T12:00:00+08:00');

beforeEach(async () => {
  api = await openApi({ clock: () => NOON });
  administrator = await api.as(ADMINISTRATOR);
  auditor = await api.as(AUDITOR);
  ({ queues } = api.application.get(JobQueue));
  await api.services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
  await api.services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100');
});

afterEach(async () => {
  await api?.close();
});

const waitingReasons = async () => {
  const planning = queues.all.find(({ name }) => name === 'planning');
  const jobs = (await planning?.getJobs(['waiting', 'active', 'delayed', 'prioritized'])) ?? [];
  return jobs.map(({ data }) => (data as { reason: string }).reason).toSorted();
};

const audited = async () => {
  const rows = await api.services.database.query<{ action: string; subject: string; actor_name: string; after: string }>(
    `SELECT action, subject, actor_name, after FROM audit_entries WHERE action LIKE 'job.%' ORDER BY sequence`,
  );
  return rows.map(({ action, subject, actor_name: name, after }) => [action, subject, name, JSON.parse(after) as unknown]);
};

it('shows schedules with their runs, workers and queues', async () => {
  const { status, body } = await auditor.get('/jobs');
  expect(status).toBe(200);
  expect(body).toMatchObject({ timeZone: 'Asia/Shanghai', workers: [], queue: { kind: 'postgres', away: null } });
  expect(body.schedules).toContainEqual({ name: 'nightly', pattern: '30 3 * * *', lastRun: null, nextRun: '2026-07-02T19:30:00.000Z' });
  expect(body.queue.queues).toContainEqual({ name: 'exports', waiting: 0, running: 0, failed: 0, completed: 0 });
});

it('is for administrators, and for auditors to look at', async () => {
  const others = [await api.as(directorOf('north')), await api.as(managerOf('m1')), await api.as(supervisorOf('a'))];
  for (const caller of others) {
    for (const path of ['/jobs', '/jobs/windows', '/jobs/windows/failures', '/jobs/progress']) {
      expect([path, (await caller.get(path)).status]).toEqual([path, 403]);
    }
  }
  for (const caller of [...others, auditor]) {
    expect((await caller.post('/jobs/runs', { job: 'look' })).body).toMatchObject({ status: 403, code: 'not-permitted' });
    expect((await caller.post('/jobs/backfill', { from: '2026Q2', to: '2026Q2' })).status).toBe(403);
    expect((await caller.post('/jobs/windows/retry', { period: '2026Q2' })).status).toBe(403);
  }
  expect((await api.nobody.get('/jobs')).status).toBe(401);
  expect(await audited()).toEqual([]);
});

it('shows the grid quarter by quarter', async () => {
  await api.services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q1,gmv,9100\nm2,2026Q1,gmv,9100');
  await administrator.post('/jobs/backfill', { from: '2026-03', to: '2026-03' });
  const first = await auditor.get('/jobs/windows?limit=1');
  expect(first.status).toBe(200);
  expect(first.body.items.map(({ quarter }: { quarter: string }) => quarter)).toEqual(['2026Q2']);
  expect(first.body.items[0].periods[0]).toEqual({
    period: '2026Q2',
    kind: 'quarter',
    asOf: '2026-06-30',
    states: { missing: 2, due: 0, running: 0, done: 0, failed: 0, stale: 0 },
    failures: [],
  });
  const second = await auditor.get(`/jobs/windows?limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body.items.map(({ quarter }: { quarter: string }) => quarter)).toEqual(['2026Q1']);
  expect(second.body.nextCursor).toBeNull();
  const march = second.body.items[0].periods.find(({ period }: { period: string }) => period === '2026-03');
  expect(march.states).toMatchObject({ missing: 0, due: 2 });
  const one = await auditor.get('/jobs/windows?quarter=2026Q1');
  expect(one.body).toEqual({ items: second.body.items, nextCursor: null });
});

it('runs a schedule by way of the queue, and records who asked', async () => {
  const { status, body } = await administrator.post('/jobs/runs', { job: 'nightly' });
  expect([status, body]).toEqual([202, { job: 'nightly' }]);
  expect(await waitingReasons()).toEqual(['nightly']);
  // What is due was noted before.
  const grid = await auditor.get('/jobs/windows?quarter=2026Q2');
  expect(grid.body.items[0].periods[0].states).toMatchObject({ missing: 0, due: 2 });
  expect(await audited()).toEqual([['job.run', 'nightly', administrator.name, { job: 'nightly' }]]);
});

it('computes a range of periods again, once for one idempotency key', async () => {
  const ask = () => administrator.post('/jobs/backfill', { from: '2026-05', to: '2026-06' }).set('Idempotency-Key', 'backfill-1');
  const { status, body } = await ask();
  expect(status).toBe(202);
  expect(body.periods).toContainEqual({ period: '2026-05', asOf: '2026-05-31', state: 'missing', windows: 2 });
  expect(body.windows).toBe(2 * body.periods.length);
  expect(body.periods.every(({ state }: { state: string }) => state === 'missing')).toBe(true);
  expect((await ask()).body).toEqual(body);
  await until(async () => (await waitingReasons()).length === 1);
  expect(await waitingReasons()).toEqual(['backfill']);
  const { windows } = body;
  expect(await audited()).toEqual([
    ['job.backfill', '2026-05 to 2026-06', administrator.name, { from: '2026-05', to: '2026-06', only: ['missing', 'failed', 'stale'], windows }],
  ]);
  // What is due already is not computed twice; nothing of it is recorded.
  expect((await administrator.post('/jobs/backfill', { from: '2026-05', to: '2026-06' })).body).toEqual({ windows: 0, periods: [] });
  expect((await administrator.post('/jobs/backfill', { from: '2026-05', to: '2026-05', only: ['due'] })).body).toMatchObject({ windows: 10 });
  expect(await audited()).toHaveLength(2);
});

it('names what failed for each manager, in both languages, page by page, and has it tried again', async () => {
  await administrator.post('/jobs/runs', { job: 'look' });
  await api.services.database.query(
    `UPDATE due_windows SET state = 'failed', failures = 2, retry_at = '2026-07-02T05:00:00Z', changed_at = '2026-07-02T04:00:00Z',
       error = '{"code":"not-scored","details":{"period":"2026-04"}}'
     WHERE period IN ('2026-04', '2026-05')`,
  );
  const grid = await auditor.get('/jobs/windows?quarter=2026Q2');
  const april = grid.body.items[0].periods.find(({ period }: { period: string }) => period === '2026-04');
  expect(april.failures).toEqual([{ windows: 2, reason: expect.objectContaining({ en: expect.stringContaining('2026-04 has not been scored') }), retryAt: '2026-07-02T05:00:00.000Z' }]);

  const first = await auditor.get('/jobs/windows/failures?limit=3');
  expect(first.body.items).toHaveLength(3);
  expect(first.body.items[0]).toEqual({
    period: '2026-04',
    managerId: 'm1',
    asOf: '2026-04-30',
    failures: 2,
    reason: { en: expect.stringContaining('has not been scored yet'), zh: expect.stringContaining('尚未计分') },
    failedAt: '2026-07-02T04:00:00.000Z',
    retryAt: '2026-07-02T05:00:00.000Z',
  });
  const second = await auditor.get(`/jobs/windows/failures?limit=3&cursor=${first.body.nextCursor}`);
  expect(second.body.items.map(({ period, managerId }: { period: string; managerId: string }) => [period, managerId])).toEqual([['2026-05', 'm2']]);
  expect(second.body.nextCursor).toBeNull();

  expect((await administrator.post('/jobs/windows/retry', { period: '2026-04', managerId: 'm1' })).body).toEqual({ windows: 1 });
  expect((await administrator.post('/jobs/windows/retry', { period: '2026-05' })).body).toEqual({ windows: 2 });
  expect((await administrator.post('/jobs/windows/retry', { period: '2026-05' })).body).toEqual({ windows: 0 });
  const left = await auditor.get('/jobs/windows/failures');
  expect(left.body.items.map(({ managerId }: { managerId: string }) => managerId)).toEqual(['m2']);
  expect((await audited()).slice(1)).toEqual([
    ['job.retry', '2026-04', administrator.name, { period: '2026-04', managerId: 'm1', windows: 1 }],
    ['job.retry', '2026-05', administrator.name, { period: '2026-05', managerId: null, windows: 2 }],
  ]);
});

it('tells how far work is, whenever it has changed', async () => {
  const events = readEvents(`${api.address}/api/v1/jobs/progress`, auditor.headers('get'));
  const first = await events.next();
  expect(first).toEqual({
    name: 'progress',
    value: {
      scorecards: { done: 0, failed: 0, total: 0 },
      merchantDaysWaiting: 0,
      verdictsWaiting: 0,
      files: { waiting: 0, running: 0 },
      exports: { waiting: 0, running: 0 },
    },
  });
  const { body } = await administrator.post('/jobs/backfill', { from: '2026Q2', to: '2026Q2' });
  expect(await events.next()).toMatchObject({ name: 'progress', value: { scorecards: { done: 0, failed: 0, total: body.windows } } });
  await events.close();
});

it.each([
  ['POST /jobs/runs', '/jobs/runs', { job: 'hourly' }, 400, 'request-invalid'],
  ['POST /jobs/runs', '/jobs/runs', { job: 'look', force: true }, 400, 'request-invalid'],
  ['POST /jobs/backfill', '/jobs/backfill', { from: '2026Q5', to: '2026Q2' }, 400, 'request-invalid'],
  ['POST /jobs/backfill', '/jobs/backfill', { from: '2027Q1', to: '2027Q2' }, 400, 'period-range-empty'],
  ['POST /jobs/backfill', '/jobs/backfill', { from: '1000Q1', to: '2999Q4' }, 400, 'period-range-long'],
  ['POST /jobs/backfill', '/jobs/backfill', { from: '2026Q2', to: '2026Q2', only: ['lost'] }, 400, 'request-invalid'],
  ['POST /jobs/windows/retry', '/jobs/windows/retry', { period: "2026Q2'; DROP TABLE due_windows --" }, 400, 'request-invalid'],
  ['POST /jobs/windows/retry', '/jobs/windows/retry', { period: '2026Q2', managerId: 'm9' }, 404, 'manager-not-found'],
])('%s refuses %s %j', async (_, path, body, status, code) => {
  expect((await administrator.post(path, body)).body).toMatchObject({ status, code });
  expect(await audited()).toEqual([]);
});

it.each(['/jobs/windows?quarter=2026-05', '/jobs/windows?quarter=x', '/jobs/windows?limit=21', '/jobs/windows?cursor=x', '/jobs/windows/failures?limit=0', '/jobs/windows/failures?cursor=WzFd'])(
  'refuses GET %s',
  async (path) => {
    expect((await auditor.get(path)).status).toBe(400);
  },
);

it('goes on without the queue, and says what could not be done', async () => {
  const without = await openApi({ clock: () => NOON, environment: { QUEUE_URL: 'redis://user:secret@127.0.0.1:1' } });
  try {
    const caller = await without.as(ADMINISTRATOR);
    await without.services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food');
    const { body } = await caller.get('/jobs');
    expect(body.queue).toMatchObject({ kind: 'redis', place: '127.0.0.1:1', queues: null, away: { en: expect.stringContaining('Nothing is lost') } });
    expect((await caller.post('/jobs/runs', { job: 'look' })).body).toMatchObject({ status: 503, code: 'queue-unreachable' });
    // What is due stands in the database: the next look of a worker finds it.
    expect((await caller.post('/jobs/backfill', { from: '2026Q2', to: '2026Q2' })).status).toBe(202);
    expect((await caller.get('/jobs/windows?quarter=2026Q2')).body.items[0].periods[0].states).toMatchObject({ due: 1 });
  } finally {
    await without.close();
  }
});
