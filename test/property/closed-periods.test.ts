import { adjustFigures, compareFigures } from '#libs/closed-periods/adjustment-lines.rule.js';
import { EVERYTHING } from '#libs/domain/access.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { RandomStream } from '#libs/example-company/random-stream.js';
import type { KindName } from '#libs/ingest/kind.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { PeriodRecords } from '#libs/periods/period-records.js';
import { PeriodVerification, agrees } from '#libs/periods/period-verification.js';
import { figuresOf } from '#libs/scorecards/published-figures.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { Services } from '../support/services.js';
import { NOW, openServices } from '../support/services.js';

/**
 * Whatever comes in late: scorecards of a closed period stay as they are, byte for byte, and with their adjustment lines they
 * are what an open period would show.
 */

const QUARTER = parsePeriod('2026Q2');
const MONTH = parsePeriod('2026-05');
const ROUNDS = 12;

const MANAGERS = ['m1', 'm2', 'm3', 's1', 's2'];
const SHOPS = ['a', 'b', 'c', 'd', 'e', 'f'];

interface Batch {
  readonly kind: KindName | 'rules';
  readonly csv: string;
}

/** A batch of facts that nobody expected any more. */
function randomBatch(stream: RandomStream): Batch {
  const pick = <T>(list: readonly T[]): T => list[stream.integer(0, list.length - 1)] as T;
  const day = () => `2026-0${stream.integer(1, 6)}-${String(stream.integer(1, 28)).padStart(2, '0')}`;
  const manager = pick(MANAGERS);
  switch (stream.integer(0, 9)) {
    case 0:
      return { kind: 'targets', csv: `manager_id,period,measure,value\n${manager},2026Q2,gmv,${stream.integer(5, 20)}000` };
    case 1:
      return { kind: 'assignments', csv: `merchant_id,manager_id,from,to\n${pick(SHOPS)},${manager},2026-01-01,` };
    case 2: {
      const probation = stream.integer(0, 2) === 0 ? '2026-04-01,2026-06-30' : ',';
      return { kind: 'managers', csv: `manager_id,name,division,category,probation_from,probation_until\n${manager},Li,${pick(['north', 'north', 'south'])},food,${probation}` };
    }
    case 3:
      return { kind: 'calendar', csv: `day,weight\n${day()},${stream.integer(1, 5)}` };
    case 4:
      return { kind: 'ad_spend', csv: `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount\n${day()},${pick(SHOPS)},x,c${stream.integer(1, 3)},10,1,${stream.integer(1, 900)}.00,0,0` };
    case 5:
      return { kind: 'rules', csv: pick(['{}', 'scoring: { modules: { ads: { basis: division } } }', 'scoring: { grades: [[A, 80], [B, 0]] }', 'scoring: { distribution: { mode: enforced, min_team: 1 } }']) };
    default: {
      const rows = Array.from({ length: stream.integer(1, 4) }, () => {
        const when = day();
        return `o${stream.integer(1, 12)},${pick(SHOPS)},x,${when} 10:00:00,${when} 10:01:00,${pick(['paid', 'paid', 'cancelled'])},${stream.integer(1, 9000)}.00`;
      });
      return { kind: 'orders', csv: ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n') };
    }
  }
}

async function bringIn(services: Services, { kind, csv }: Batch): Promise<void> {
  if (kind === 'rules') await services.applyRules(csv, '2026-04-01');
  else await services.bringIn(kind, csv);
}

/** Brings everything up to date as workers do. */
async function work(services: Services): Promise<void> {
  const windows = new DueWindows(services.database);
  await services.dailySums.bringUpToDate();
  const [{ version } = { version: 0 }] = (await services.ruleVersions.list()).slice(-1);
  await windows.markStaleByRules(new Map([['2026Q2', version]]), NOW);
  for (const { period, asOf } of await windows.toScore(NOW)) await services.scorecards.scoreDue(parsePeriod(period), asOf, { now: NOW });
  expect(await windows.toScore(NOW)).toEqual([]);
}

const bytesOf = async (services: Services, where: string) =>
  services.database.query(
    `SELECT period, manager_id, division, document::text AS document, fingerprint, rule_version FROM scorecards WHERE ${where} ORDER BY period, manager_id`,
  );

const CLOSED = `(period, manager_id) IN (SELECT period, manager_id FROM closed_scorecards)`;

/** What every manager of a period would have, closed or not: the figures stored, with the adjustment lines laid over them. */
async function figuresWithLines(services: Services, period: string) {
  const records = new PeriodRecords(services.database);
  const lines = await records.adjustments(EVERYTHING, { period, division: null, managerId: null, limit: 10_000, after: null });
  const stored = await services.stored(period);
  const managers = await services.database.query<{ manager_id: string }>('SELECT manager_id FROM managers ORDER BY 1');
  return new Map(
    managers.map(({ manager_id: managerId }) => {
      const card = stored.get(managerId)?.scorecard;
      return [managerId, adjustFigures(card === undefined ? {} : figuresOf(card), lines.filter((line) => line.managerId === managerId))] as const;
    }),
  );
}

describe.each(['spring', 'autumn', 'winter'])('late batches of chance, %s', (seed) => {
  let closed: Services;
  let open: Services;

  beforeAll(async () => {
    [closed, open] = [await openServices(), await openServices()];
  });

  afterAll(async () => {
    await closed.close();
    await open.close();
  });

  it('never change a closed scorecard, and lines say what would be', async () => {
    const stream = new RandomStream(seed);
    const closing = new PeriodClosing(closed.database, closed, { timeZone: 'Asia/Shanghai', closeByTwo: false });
    const who = { actor: OPSCORE_ACTOR, now: NOW };
    for (const services of [closed, open]) {
      await services.bringIn('managers', `manager_id,name,division,category\n${MANAGERS.map((id) => `${id},Li,${id.startsWith('m') ? 'north' : 'south'},food`).join('\n')}`);
      await services.bringIn('merchants', `merchant_id,name\n${SHOPS.map((id) => `${id},${id}`).join('\n')}`);
      await services.bringIn('assignments', `merchant_id,manager_id,from\n${SHOPS.map((id, index) => `${id},${MANAGERS[index % 5]},2026-01-01`).join('\n')}`);
      await services.bringIn('targets', `manager_id,period,measure,value\n${MANAGERS.flatMap((id) => [`${id},2026Q2,gmv,10000`, `${id},2026Q2,ad_share,0.05`]).join('\n')}`);
      for (const period of ['2026Q2', '2026-05']) await services.score(period);
    }
    await closing.close(QUARTER, 'north', who);
    await closing.close(MONTH, 'north', who);
    const before = await bytesOf(closed, CLOSED);
    expect(before).toHaveLength(6);

    for (let round = 0; round < ROUNDS; round++) {
      const batch = randomBatch(stream);
      for (const services of [closed, open]) await bringIn(services, batch);
      if (stream.integer(0, 1) === 0) await work(closed);
      else for (const period of ['2026Q2', '2026-05']) await closed.score(period);
      for (const period of ['2026Q2', '2026-05']) await open.score(period);
      expect(await bytesOf(closed, CLOSED)).toEqual(before);
      for (const period of ['2026Q2', '2026-05']) {
        const [would, shown] = [await figuresWithLines(closed, period), await figuresWithLines(open, period)];
        for (const [managerId, figures] of shown) {
          const differences = compareFigures(would.get(managerId) ?? {}, figures);
          expect({ round, batch, period, managerId, differences }).toEqual({ round, batch, period, managerId, differences: [] });
        }
      }
    }

    await closing.reopenAll(QUARTER, 'all of it came late', who);
    await closing.reopenAll(MONTH, 'all of it came late', who);
    await work(closed);
    expect(await bytesOf(closed, 'true')).toEqual(await bytesOf(open, 'true'));
    await closing.closeAll(QUARTER, who);
    expect((await new PeriodVerification(closed.database, closed).verify(QUARTER, null)).every(agrees)).toBe(true);
  });
});
