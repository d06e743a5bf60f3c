import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { PeriodVerification, agrees } from '#libs/periods/period-verification.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';
import type { PlannedFailure } from './failing-calls.js';
import { FailingCalls } from './failing-calls.js';

/** Every database call of closing, of scoring a closed period, and of reopening fails: nothing is ever half done. */

const QUARTER = parsePeriod('2026Q2');
const who = { actor: OPSCORE_ACTOR, now: new Date('2026-07-02T00:00:00Z') };

let services: Services;
let closing: PeriodClosing;
const failing = new FailingCalls();

beforeAll(async () => {
  services = await openServices();
  closing = new PeriodClosing(services.database, services, { timeZone: 'Asia/Shanghai', closeByTwo: false });
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
  await services.bringIn('merchants', 'merchant_id,name\na,A\nb,B');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,10000\nm2,2026Q2,gmv,10000');
  await bringInOrder(8000);
  failing.install();
});

afterAll(async () => {
  failing.remove();
  await services?.close();
});

const bringInOrder = (yuan: number) =>
  services.bringIn('orders', `order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\no1,a,x,2026-05-12 10:00:00,2026-05-12 10:01:00,paid,${yuan}.00`);

/** What is on record of the closing, and how many lines and windows that are not done. */
async function state(): Promise<Record<string, number>> {
  const [row] = await services.database.query<Record<string, number>>(`
    SELECT (SELECT count(*)::integer FROM closed_periods) AS closed, (SELECT count(*)::integer FROM closed_scorecards) AS kept,
      (SELECT count(*)::integer FROM period_history) AS history, (SELECT count(*)::integer FROM adjustments) AS lines,
      (SELECT count(*)::integer FROM audit_entries WHERE action LIKE 'period.%') AS audited,
      (SELECT count(*)::integer FROM due_windows WHERE state <> 'done') AS waiting`);
  return row ?? {};
}

/** Work whose calls fail one after the other: what it may leave, and how what it did is taken back. */
async function failEveryCall(work: () => Promise<unknown>, { check, reset }: { check: () => Promise<void>; reset: () => Promise<unknown> }): Promise<number> {
  failing.begin(null);
  await work();
  const { calls } = failing.end();
  await reset();
  for (let call = 1; call <= calls; call++) {
    for (const moment of ['before', 'after'] as const) {
      const plan: PlannedFailure = { call, moment, lasting: false };
      failing.begin(plan);
      await work().catch(() => undefined);
      failing.end();
      await check();
      await reset();
    }
  }
  return calls;
}

const isClosed = async () => (await state())['closed'] === 1;

it('closing: it is closed whole, or not at all', async () => {
  let before = await state();
  const calls = await failEveryCall(() => closing.close(QUARTER, 'north', who), {
    check: async () => {
      const now = await state();
      const wasClosed = now['closed'] === 1;
      const expected = wasClosed ? { closed: 1, kept: 2, history: 1, audited: 1 } : { closed: 0, kept: 0, history: 0, audited: 0 };
      const grown = { closed: now['closed'], kept: now['kept'], history: (now['history'] ?? 0) - (before['history'] ?? 0), audited: (now['audited'] ?? 0) - (before['audited'] ?? 0) };
      expect(grown).toEqual(expected);
      if (!wasClosed) await closing.close(QUARTER, 'north', who);
      expect((await new PeriodVerification(services.database, services).verify(QUARTER, null)).every(agrees)).toBe(true);
    },
    reset: async () => {
      await closing.reopen(QUARTER, 'north', 'once more', who);
      await services.score('2026Q2');
      before = await state();
    },
  });
  expect(calls).toBeGreaterThan(30);
});

it('scoring a closed period: lines are all there, or none is, and the scorecards stay', async () => {
  await closing.close(QUARTER, 'north', who);
  const bytes = () => services.database.query(`SELECT manager_id, document::text, run_id FROM scorecards ORDER BY 1`);
  const before = await bytes();
  await bringInOrder(10_000);
  await services.dailySums.bringUpToDate();
  const calls = await failEveryCall(() => services.scorecards.scoreDue(QUARTER, QUARTER.last, who), {
    check: async () => {
      const { lines = 0 } = await state();
      expect([0, 5]).toContain(lines);
      await services.score('2026Q2');
      expect(await state()).toMatchObject({ lines: 5, waiting: 0 });
      expect(await bytes()).toEqual(before);
    },
    reset: async () => {
      // As closed, so that there are no lines; then late again.
      await bringInOrder(8000);
      await services.score('2026Q2');
      expect((await state())['lines']).toBe(0);
      await bringInOrder(10_000);
      await services.dailySums.bringUpToDate();
    },
  });
  expect(calls).toBeGreaterThan(20);
  await services.score('2026Q2');
});

it('reopening: it is open and due, or closed with its lines', async () => {
  await failEveryCall(() => closing.reopen(QUARTER, 'north', 'late order', who), {
    check: async () => {
      const closedStill = await isClosed();
      const { kept, lines, waiting } = await state();
      expect({ kept, lines, waiting }).toEqual(closedStill ? { kept: 2, lines: 5, waiting: 0 } : { kept: 0, lines: 0, waiting: 2 });
    },
    reset: async () => {
      if (await isClosed()) await closing.reopen(QUARTER, 'north', 'once more', who);
      await bringInOrder(8000);
      await closing.close(QUARTER, 'north', who);
      await bringInOrder(10_000);
      await services.score('2026Q2');
      expect(await state()).toMatchObject({ closed: 1, lines: 5, waiting: 0 });
    },
  });
});
