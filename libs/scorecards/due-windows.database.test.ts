import { companyOf, linesOf, openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import type { WindowState } from '#libs/windows/window.js';

const QUARTER = parsePeriod('2026Q2');
const PERIODS = ['2026Q2', '2026-04', '2026-05', '2026-06', '2026Q2/2026-W20'];
const NOW = new Date('2026-07-02T00:00:00Z');

let services: Services;
let windows: DueWindows;

const COMPANY = companyOf('due_windows', async (given) => {
  await given.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\nm3,He,north,food');
  await given.bringIn('merchants', 'merchant_id,name\na,A\nb,B\nc,C\nd,D');
  await given.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01\nc,m3,2026-01-01\nd,m3,2026-01-01');
  await given.bringIn(
    'targets',
    ['manager_id,period,measure,value', ...['m1', 'm2', 'm3'].map((manager) => `${manager},2026Q2,gmv,9100`)].join('\n'),
  );
  await given.bringIn('merchant_days', daysOf('a,2026-02-10,10', 'a,2026-05-12,4000', 'b,2026-05-13,5000', 'c,2026-05-14,3000', 'd,2026-06-01,10'));
  await new DueWindows(given.database).want(PERIODS.map(parsePeriod).map((period) => ({ period, asOf: period.last })), NOW);
  await scoreWhatIsDue(given);
});

beforeEach(async () => {
  services = await openServices({ poolSize: 8, copyOf: COMPANY });
  windows = new DueWindows(services.database);
});

afterEach(() => services.close());

function daysOf(...days: string[]): string {
  const rows = days.map((each) => each.split(',')).map(([shop, day, gmv]) => `${day},${shop},${gmv}.00,1`);
  return ['day,merchant_id,gmv,paid_orders', ...rows].join('\n');
}

const bringInDays = (...days: string[]) => services.bringIn('merchant_days', daysOf(...days));

/** Brings the sums up to date and scores what is due. Gives the managers computed of each period. */
async function scoreWhatIsDue({ database, dailySums, scorecards } = services): Promise<Record<string, number>> {
  await dailySums.bringUpToDate();
  const computed: Record<string, number> = {};
  for (const { period, asOf } of await new DueWindows(database).toScore(NOW)) {
    computed[period] = (await scorecards.scoreDue(parsePeriod(period), asOf, { now: NOW })).managers;
  }
  return computed;
}

async function statesOf(state: WindowState): Promise<string[]> {
  const rows = await services.database.query<{ window: string }>(
    `SELECT period || ' ' || manager_id AS window FROM due_windows WHERE state = $1::window_state ORDER BY 1`,
    [state],
  );
  return rows.map(({ window }) => window);
}

/** A scoring of all managers finds nothing to change: what was computed piece by piece is the same, byte for byte. */
async function expectSameAsFullScoring(): Promise<void> {
  for (const period of PERIODS.map(parsePeriod)) {
    const { changed } = await services.scorecards.score(period, period.last, { now: NOW });
    expect({ period: period.name, changed }).toEqual({ period: period.name, changed: 0 });
  }
}

describe('windows', () => {
  it('are done with the scorecards, which carry the same rule version and fingerprint', async () => {
    expect(await statesOf('done')).toHaveLength(15);
    const different = await services.database.query(
      `SELECT FROM due_windows JOIN scorecards USING (period, manager_id, as_of, run_id)
       WHERE due_windows.rule_version <> scorecards.rule_version OR due_windows.fingerprint <> scorecards.fingerprint`,
    );
    expect(different).toEqual([]);
    expect(await scoreWhatIsDue()).toEqual({});
    await expectSameAsFullScoring();
  });

  it('become stale by a late day only where it counts, and only they are computed again', async () => {
    await bringInDays('a,2026-06-20,9000');
    await services.dailySums.bringUpToDate();
    expect(await statesOf('stale')).toEqual(['2026-06 m1', '2026Q2 m1']);
    expect(await scoreWhatIsDue()).toEqual({ '2026-06': 1, '2026Q2': 1 });
    // The others were not computed, but m1 has passed them.
    const ranks = [...(await services.stored('2026Q2')).values()].map(({ scorecard }) => scorecard.rank);
    expect(ranks).toEqual([1, 2, 2]);
    await expectSameAsFullScoring();
  });

  it('become stale by a day of the quarter before, which ranks the tiers', async () => {
    await bringInDays('d,2026-01-05,7');
    await scoreWhatIsDue();
    await bringInDays('d,2026-01-05,70');
    await services.dailySums.bringUpToDate();
    expect(await statesOf('stale')).toEqual(PERIODS.toSorted().map((period) => `${period} m3`).toSorted());
    await scoreWhatIsDue();
    await expectSameAsFullScoring();
  });

  it.each([
    ['targets', 'manager_id,period,measure,value\nm2,2026-05,gmv,4000', (window: string) => window.endsWith('m2')],
    ['calendar', 'day,weight,label\n2026-06-18,5,618', () => true],
    ['assignments', 'merchant_id,manager_id,from\nd,m2,2026-01-01', (window: string) => !window.endsWith('m1')],
    ['managers', 'manager_id,name,division,category\nm2,Wu,south,food', (window: string) => window.endsWith('m2')],
    ['merchants', 'merchant_id,name,ka\nb,B,true', (window: string) => window.endsWith('m2')],
  ] as const)('become stale by %s', async (kind, csv, isStale) => {
    const all = await statesOf('done');
    await services.bringIn(kind, csv);
    expect(await statesOf('stale')).toEqual(all.filter(isStale));
    await scoreWhatIsDue();
    expect(await statesOf('done')).toEqual(all);
    await expectSameAsFullScoring();
  });

  it('of a manager who is not assessed any more rank nobody by the total of before', async () => {
    // There is no target without money: only that of a ratio is left, and nothing that it could be met with.
    await services.database.query(`DELETE FROM targets WHERE manager_id = 'm2'`);
    await services.bringIn('targets', 'manager_id,period,measure,value\nm2,2026Q2,conversion,0.05');
    await scoreWhatIsDue();
    const { total, grade, rank } = (await services.stored('2026Q2')).get('m2')?.scorecard ?? {};
    expect({ total, grade, rank }).toEqual({ total: null, grade: null, rank: null });
    await expectSameAsFullScoring();
  });

  it('of those whom somebody left are computed again where the rules compare with the division', async () => {
    await services.applyRules('scoring: { modules: { ads: { basis: division } } }', '2026-04-01');
    await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,ad_share,0.5\nm2,2026Q2,ad_share,0.5');
    await services.bringIn(
      'ad_spend',
      `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
       2026-05-12,a,x,c1,1,1,100.00,0,0
       2026-05-12,b,x,c2,1,1,300.00,0,0`,
    );
    await scoreWhatIsDue();
    expect((await services.stored('2026Q2')).get('m1')?.scorecard.modules['ads']).toMatchObject({ actual: '0.2500' });
    await services.bringIn('managers', 'manager_id,name,division,category\nm2,Wu,south,food');
    await scoreWhatIsDue();
    expect((await services.stored('2026Q2')).get('m1')?.scorecard.modules['ads']).toMatchObject({ actual: '1.0000' });
    await expectSameAsFullScoring();
  });

  it('stay as they are where a file comes twice', async () => {
    await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100');
    await bringInDays('a,2026-05-12,4000');
    await services.dailySums.bringUpToDate();
    expect(await statesOf('stale')).toEqual([]);
  });

  it('become stale by other rules, of the quarters that they are in force for', async () => {
    await services.applyRules('scoring: { no_activity: { points: 30 } }', '2026-07-01').catch(() => undefined);
    await services.applyRules('scoring: { grades: [[A, 90], [B, 0]] }', '2026-04-01');
    const [{ version } = { version: 0 }] = (await services.ruleVersions.list()).slice(-1);
    expect(await windows.markStaleByRules(new Map([['2026Q1', version], ['2026Q2', version]]), NOW)).toBe(15);
    await scoreWhatIsDue();
    expect(await windows.markStaleByRules(new Map([['2026Q2', version]]), NOW)).toBe(0);
    await expectSameAsFullScoring();
  });

  it('are due again as of a later day, and their scorecards of the earlier one stay', async () => {
    const asOf = '2026-05-20';
    await services.database.query('DELETE FROM due_windows');
    await windows.want([{ period: QUARTER, asOf }], NOW);
    await scoreWhatIsDue();
    await windows.want([{ period: QUARTER, asOf: '2026-05-21' }], NOW);
    expect(await statesOf('due')).toHaveLength(3);
    expect(await scoreWhatIsDue()).toEqual({ '2026Q2': 3 });
    expect((await services.stored('2026Q2', asOf)).size).toBe(3);
  });

  it('of a scoring that fails are failed with the reason, wait, and are done when it works again', async () => {
    await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026-04,gmv,9999\nm1,2026-05,gmv,9999');
    await expect(scoreWhatIsDue()).rejects.toMatchObject({ code: 'target-infeasible' });
    const [failed] = (await windows.grid('2026Q2')).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ period: '2026-04', windows: 1 });
    expect(JSON.parse(failed?.error ?? '')).toMatchObject({ code: 'target-infeasible', details: { manager: 'm1' } });
    const isWaiting = async (now: Date) => !(await windows.toScore(now)).some(({ period }) => period === '2026-04');
    expect(await isWaiting(NOW)).toBe(true);
    expect(await isWaiting(new Date(NOW.getTime() + 61_000))).toBe(false);
    await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026-04,gmv,9\nm1,2026-05,gmv,9');
    await scoreWhatIsDue();
    await services.scorecards.scoreDue(parsePeriod('2026-04'), '2026-04-30', { now: NOW });
    expect(await statesOf('done')).toHaveLength(15);
    await expectSameAsFullScoring();
  });

  it('that somebody was computing who is gone are due again; those that somebody computes are left alone', async () => {
    await services.database.query(`UPDATE due_windows SET state = 'running' WHERE period IN ('2026Q2', '2026-04')`);
    await services.database.withSession(async (session) => {
      await session.query(`SELECT pg_advisory_lock(7310005, hashtext('2026-04 2026-04-30'))`);
      expect(await windows.releaseAbandoned(NOW)).toBe(3);
      await session.query(`SELECT pg_advisory_unlock(7310005, hashtext('2026-04 2026-04-30'))`);
    });
    expect(await statesOf('due')).toEqual(['2026Q2 m1', '2026Q2 m2', '2026Q2 m3']);
  });

  it('that change while they are computed are stale afterwards, never done', async () => {
    await bringInDays('a,2026-06-20,9000');
    await services.dailySums.bringUpToDate();
    const scoring = Promise.all(
      Array.from({ length: 6 }, async (_, round) => {
        await bringInDays(`a,2026-06-2${round},${round + 1}`, `b,2026-06-2${round},${round + 1}`);
        await services.dailySums.bringUpToDate();
        await services.scorecards.scoreDue(QUARTER, QUARTER.last, { now: NOW });
      }),
    );
    await scoring;
    await scoreWhatIsDue();
    await expectSameAsFullScoring();
  });
});

it('a manager who joins is ranked among the others, whose windows stay done', async () => {
  await services.bringIn('managers', linesOf('manager_id,name,division,category\n m4,Xu,north,food').join('\n'));
  await windows.want([{ period: QUARTER, asOf: QUARTER.last }], NOW);
  expect(await statesOf('due')).toEqual(['2026Q2 m4']);
  expect(await scoreWhatIsDue()).toEqual({ '2026Q2': 1 });
});

it('the basis of a tier snapshot counts known merchants only: what waits for its merchant makes no quarter before', async () => {
  await services.bringIn('assignments', 'merchant_id,manager_id,from\nnobody-knows,m1,2025-09-03');
  await bringInDays('nobody-knows,2026-01-05,7');
  await services.database.query(`DELETE FROM merchant_days WHERE day < '2026-04-01' AND merchant_key <> (SELECT merchant_key FROM merchants WHERE merchant_id = 'nobody-knows')`);
  await services.database.query('TRUNCATE merchant_day_sums, merchant_slice_sums');
  await services.database.query(`INSERT INTO touched_merchant_months SELECT merchant_key, month::date, 1073741823, gen_random_uuid() FROM merchants, unnest(ARRAY['2026-01-01', '2026-05-01']) AS month`);
  await services.score('2026Q2');
  const { snapshot } = (await services.stored('2026Q2')).get('m1')?.scorecard ?? {};
  expect(snapshot).toMatchObject({ provisional: true, merchants: 1 });
});
