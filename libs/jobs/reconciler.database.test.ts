import { Attribution } from '#libs/attribution/attribution.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { companyOf, openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import type { PlannedJob } from './catalogue.js';
import { childrenFirst } from './plan/flows.js';
import type { ProcessorServices, WorkQueue } from './processors.js';
import { createProcessors, enqueueWork } from './processors.js';
import { Reconciler } from './reconciler.js';
import { workInProcess } from './work-in-process.js';

const SCHEDULES = { nightly: '30 3 * * *', weekly: '0 4 * * 1', monthly: '30 4 1 * *', quarterly: '0 5 1 1,4,7,10 *' };

/** A queue that only remembers what it was given. */
class RememberingQueue implements WorkQueue {
  readonly roots: PlannedJob[] = [];
  busy = false;
  addFlows(roots: readonly PlannedJob[]) {
    this.roots.push(...roots);
    return Promise.resolve();
  }
  isComputing = () => Promise.resolve(this.busy);
  removeOrphans = () => Promise.resolve();
  add = () => Promise.resolve();
  /** The jobs in the order of work, as `name payload`. */
  jobs = () => this.roots.splice(0).flatMap(childrenFirst).map(({ job, payload }) => [job, ...Object.values(payload as object)].join(' '));
}

const CONTEXT = { progress: () => undefined, isLastAttempt: false };

let services: Services;
let queue: RememberingQueue;
let work: ProcessorServices;
let now: Date;

const COMPANY = companyOf('reconciler', async (given) => {
  await given.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
  await given.bringIn('merchants', 'merchant_id,name\na,A\nb,B');
  await given.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01');
  await given.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100');
  await given.bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n0,b,u,2026-01-10 10:00:00,2026-01-10 10:00:00,paid,7\n1,a,u,2026-04-02 10:00:00,2026-04-02 10:00:00,paid,70');
  await given.bringIn('merchant_days', 'day,merchant_id,gmv\n2026-01-10,a,7');
});

beforeEach(async () => {
  services = await openServices({ poolSize: 8, copyOf: COMPANY });
  queue = new RememberingQueue();
  now = new Date('2026-04-14T04:00:00+08:00');
  const attribution = new Attribution(services.database, services.ruleVersions);
  const { dailySums, ruleVersions, scorecards } = services;
  work = {
    dailySums,
    attribution,
    scorecards,
    windows: new DueWindows(services.database),
    reconciler: new Reconciler(services.database, { dailySums, attribution, ruleVersions }, { schedules: SCHEDULES, timeZone: 'Asia/Shanghai' }),
    importFile: () => Promise.resolve(),
    makeExport: () => Promise.resolve(),
    mayPlanNotices: () => Promise.resolve(false),
    planNotices: () => Promise.resolve({ added: 0, exportIds: [], isAnyWaiting: false }),
    sendNotices: () => Promise.resolve(null),
    clock: () => now,
  };
});

afterEach(() => services.close());

async function reconcile() {
  const stock = await work.reconciler.takeStock(now);
  await enqueueWork(await work.reconciler.findWork(now), queue);
  return stock;
}

describe('the reconciler', () => {
  it('has the facts brought up to date first, then everything scored that has begun', async () => {
    await reconcile();
    expect(queue.jobs()).toEqual(['roll-up 1 2', 'judge-shops 1 2', 'plan-scores']);
    await workInProcess(work, []);
    await reconcile();
    expect(queue.jobs()).toEqual([
      'score 2026Q2/2026-W14 2026-04-05',
      'score 2026Q2/2026-W15 2026-04-12',
      'score 2026Q2/2026-W16 2026-04-13',
      'score 2026-04 2026-04-13',
      'score 2026Q2 2026-04-13',
    ]);
  });

  it('adds nothing while earlier work is on its way, and finds all of it again when the queue was emptied', async () => {
    queue.busy = true;
    await reconcile();
    expect(queue.jobs()).toEqual([]);
    queue.busy = false;
    await reconcile();
    await reconcile();
    expect(queue.jobs()).toEqual(['roll-up 1 2', 'judge-shops 1 2', 'plan-scores', 'roll-up 1 2', 'judge-shops 1 2', 'plan-scores']);
  });

  it('finds nothing when all is done, and only what a late file concerns afterwards', async () => {
    await reconcile();
    await workInProcess(work, undefined);
    queue.roots.splice(0);
    await reconcile();
    expect(queue.jobs()).toEqual([]);
    await services.bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n2,b,u,2026-04-03 10:00:00,2026-04-03 10:00:00,paid,7');
    await reconcile();
    expect(queue.jobs()).toEqual(['roll-up 2 2', 'judge-marks 2 2', 'plan-scores']);
    await workInProcess(work, []);
    const { periods } = await work.reconciler.findWork(now);
    // The weeks after the late day are as they were; of each period, one manager of the two.
    expect(periods.map(({ period, windows }) => [period, windows])).toEqual([['2026-04', 1], ['2026Q2', 1], ['2026Q2/2026-W14', 1]]);
  });

  it('wants a day when its night has come: not at midnight', async () => {
    await reconcile();
    await workInProcess(work, undefined);
    now = new Date('2026-04-15T03:29:00+08:00');
    expect((await reconcile()).wanted).toBe(0);
    now = new Date('2026-04-15T03:30:00+08:00');
    // Week, month and quarter of both managers.
    expect((await reconcile()).wanted).toBe(6);
  });

  it('forgets what a clock that ran ahead had it note', async () => {
    await reconcile();
    await workInProcess(work, undefined);
    const before = await services.database.query('SELECT period, manager_id, as_of, fingerprint FROM due_windows ORDER BY 1, 2');
    now = new Date('2026-07-05T04:00:00+08:00');
    await reconcile();
    await workInProcess(work, undefined);
    now = new Date('2026-04-14T05:00:00+08:00');
    await reconcile();
    await workInProcess(work, undefined);
    expect(await services.database.query('SELECT period, manager_id, as_of, fingerprint FROM due_windows ORDER BY 1, 2')).toEqual(before);
  });

  it('notices new rules: the quarter is scored and its orders are judged again', async () => {
    await reconcile();
    await workInProcess(work, undefined);
    queue.roots.splice(0);
    await services.applyRules('attribution: { default: { judge_by: chat_rounds } }', '2026-04-01');
    expect((await reconcile()).outdated).toBe(10);
    expect(queue.jobs()).toEqual(['judge-shops 1 1', 'plan-scores']);
  });

  it('tells when schedules last ran and run next', async () => {
    await createProcessors(work, queue).find(({ job }) => job === 'reconcile')?.process({ reason: 'nightly' }, CONTEXT);
    const times = await work.reconciler.times(now);
    expect(times.map(({ name, lastRun, nextRun }) => [name, lastRun, nextRun.toISOString()])).toEqual([
      ['nightly', now, '2026-04-14T19:30:00.000Z'],
      ['weekly', null, '2026-04-19T20:00:00.000Z'],
      ['monthly', null, '2026-04-30T20:30:00.000Z'],
      ['quarterly', null, '2026-06-30T21:00:00.000Z'],
    ]);
  });
});

describe('the processors', () => {
  it('do each piece of work once, however often it is delivered', async () => {
    await reconcile();
    const processors = new Map(createProcessors(work, queue).map((each) => [each.job, each]));
    const deliver = async () => {
      for (const { job, payload } of queue.roots.splice(0).flatMap(childrenFirst)) {
        for (let time = 0; time < 2; time++) await processors.get(job)?.process(payload, CONTEXT);
      }
    };
    await deliver();
    await deliver();
    const [row] = await services.database.query(
      `SELECT (SELECT count(*)::integer FROM scorecards) AS scorecards, (SELECT count(*)::integer FROM verdicts) AS verdicts,
        (SELECT count(*)::integer FROM due_windows WHERE state <> 'done') AS undone`,
    );
    expect(row).toEqual({ scorecards: 10, verdicts: 2, undone: 0 });
    const runs = await services.database.query('SELECT period FROM runs ORDER BY 1');
    expect(runs).toHaveLength(5);
  });

  it('note why a period could not be scored', async () => {
    await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026-04,gmv,99999');
    await reconcile();
    await expect(workInProcess(work, undefined)).rejects.toMatchObject({ code: 'target-infeasible' });
    const [failed] = (await work.windows.grid(null)).filter(({ state }) => state === 'failed');
    expect(JSON.parse(failed?.error ?? '')).toMatchObject({ code: 'target-infeasible' });
  });
});
