import { requireOpenPeriod } from '#libs/closed-periods/closings.js';
import type { Actor } from '#libs/domain/actor.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import { until } from '../../test/support/waiting.js';
import { PeriodClosing } from './period-closing.js';
import { PeriodVerification, agrees } from './period-verification.js';

/** Closing while others score, bring files in and change targets. */

const QUARTER = parsePeriod('2026Q2');
const NOW = new Date('2026-07-02T00:00:00Z');
const who: { actor: Actor; now: Date } = { actor: OPSCORE_ACTOR, now: NOW };

let services: Services;
let closing: PeriodClosing;

beforeEach(async () => {
  services = await openServices({ poolSize: 10 });
  closing = new PeriodClosing(services.database, services, { timeZone: 'Asia/Shanghai', closeByTwo: false });
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
  await services.bringIn('merchants', 'merchant_id,name\na,A\nb,B');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,10000\nm2,2026Q2,gmv,10000');
});

afterEach(() => services.close());

const bringInOrder = (id: number, shop: string) =>
  services.bringIn(
    'orders',
    `order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\no${id},${shop},x,2026-05-12 10:00:00,2026-05-12 10:01:00,paid,${100 + id}.00`,
  );

it('whoever needs the period open makes closing wait, and is refused afterwards', async () => {
  let hasClosed = false;
  let close: Promise<unknown> = Promise.resolve();
  await services.database.withTransaction(async (session) => {
    await requireOpenPeriod(session, '2026Q2', 'north');
    close = closing.close(QUARTER, 'north', who).then(() => (hasClosed = true));
    await until(async () => {
      const [row] = await services.database.query<{ waits: boolean }>(`SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS waits`);
      return row?.waits === true;
    });
    expect(hasClosed).toBe(false);
    // Another one who needs it open does not wait for this one for ever either: all go on when the transaction ends.
  });
  await close;
  expect(hasClosed).toBe(true);
  const refused = services.database.withTransaction((session) => requireOpenPeriod(session, '2026Q2', 'north'));
  await expect(refused).rejects.toMatchObject({ code: 'period-closed' });
  await services.database.withTransaction((session) => requireOpenPeriod(session, '2026Q2', 'south'));
  await services.database.withTransaction((session) => requireOpenPeriod(session, '2026-05', 'north'));
});

it('closing, reopening, scoring and imports at once never alter what is closed', async () => {
  const windows = new DueWindows(services.database);
  const verification = new PeriodVerification(services.database, services);
  const over = new AbortController();
  let closed = 0;
  let imported = 0;
  const bringingIn = (async () => {
    while (!over.signal.aborted) {
      await bringInOrder((imported += 1), imported % 2 === 0 ? 'a' : 'b');
      // On a slow machine facts that never end would keep the period unsettled for good: now and then they wait for a closing.
      const closedBefore = closed;
      if (imported % 5 === 0) await until(() => over.signal.aborted || closed > closedBefore);
    }
  })();
  const working = (async () => {
    while (!over.signal.aborted) {
      await services.dailySums.bringUpToDate();
      for (const { period, asOf } of await windows.toScore(NOW)) await services.scorecards.scoreDue(parsePeriod(period), asOf, { now: NOW });
    }
  })();
  for (let round = 0; round < 12 || closed < 3; round++) {
    try {
      await closing.close(QUARTER, 'north', who);
      closed += 1;
    } catch (error) {
      // Facts keep coming in: that is said, and nothing is half done.
      expect((error as OpscoreError).code).toBe('period-unsettled');
      continue;
    }
    const altered = (await verification.verify(QUARTER, 'north')).flatMap(({ isSealed, differing }) => [
      ...(isSealed ? [] : ['unsealed']),
      ...differing.flatMap(({ differences }) => differences.filter((each) => each !== 'facts-changed' && each !== 'result-changed')),
    ]);
    expect(altered).toEqual([]);
    await closing.reopen(QUARTER, 'north', 'once more', who);
  }
  over.abort();
  await Promise.all([bringingIn, working]);
  expect(imported).toBeGreaterThan(5);
  await closing.close(QUARTER, 'north', who);
  expect((await verification.verify(QUARTER, 'north')).every(agrees)).toBe(true);
  expect(closed).toBeGreaterThan(0);
});
