import type { QueryRunner } from 'typeorm';
import { ScorecardSummaries1790000000007 } from '#migrations/0007-scorecard-summaries.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import type { RankingRequest } from './ranking.js';
import { RANKING_ORDERS, readRanking } from './ranking.js';
import { keyOfPublication, readPublications, readSummariesByManager } from './summaries.js';

let services: Services;

const PERIOD = '2026-07';
const AS_OF = '2026-07-31';

beforeAll(async () => {
  services = await openServices();
  await services.bringIn(
    'managers',
    `manager_id,name,division,category,probation_from,probation_until
     m1,Ann,north,food,,
     m2,Ben,north,food,,
     m3,Cyn,south,food,,
     m4,Dan,north,food,2026-07-01,2026-07-31`,
  );
  await services.bringIn('merchants', 'merchant_id,name,category,ka\ns1,S1,food,false\ns2,S2,food,false\ns3,S3,food,false\ns4,S4,food,false');
  await services.bringIn(
    'assignments',
    'merchant_id,manager_id,from,to\ns1,m1,2026-01-01,\ns2,m2,2026-01-01,\ns3,m3,2026-01-01,\ns4,m4,2026-01-01,',
  );
  await services.bringIn(
    'targets',
    'manager_id,period,measure,value\nm1,2026Q3,gmv,9200\nm2,2026Q3,gmv,9200\nm3,2026Q3,gmv,9200\nm4,2026Q3,gmv,9200',
  );
  await services.bringIn(
    'orders',
    `merchant_id,order_id,buyer_id,placed_at,paid_at,status,amount
     s1,o1,b1,2026-07-05 10:00:00,2026-07-05 10:00:00,completed,2600.00
     s2,o2,b1,2026-07-05 10:00:00,2026-07-05 10:00:00,completed,3000.00
     s3,o3,b1,2026-07-05 10:00:00,2026-07-05 10:00:00,completed,2600.00`,
  );
  await services.score(PERIOD);
});

afterAll(async () => services.close());

const request = { period: PERIOD, asOf: AS_OF, managerId: null, managerIds: null, division: null, limit: 10 };

const summaries = () =>
  services.database.query<{ manager_id: string; document: { modules: Record<string, { workings?: unknown }> }; summary: unknown }>(
    'SELECT manager_id, document, summary FROM scorecards ORDER BY manager_id',
  );

describe('the summary of a scorecard', () => {
  it('is its document without the workings', async () => {
    const rows = await summaries();
    expect(rows.map((row) => row.manager_id)).toEqual(['m1', 'm2', 'm3', 'm4']);
    for (const { document, summary } of rows) {
      const modules = Object.entries(document.modules).map(([id, { workings, ...module }]) => {
        expect(workings).toBeDefined();
        return [id, module];
      });
      expect(summary).toEqual({ ...document, modules: Object.fromEntries(modules) });
    }
  });

  it('is made by the migration for scorecards that were there before as a run makes it', async () => {
    const before = await summaries();
    await services.database.withSession(async (session) => {
      const runner = { query: (text: string) => session.query(text) } as unknown as QueryRunner;
      const migration = new ScorecardSummaries1790000000007();
      await migration.down(runner);
      await migration.up(runner);
    });
    expect(await summaries()).toEqual(before);
  });
});

describe('a ranking', () => {
  const ids = (found: readonly { summary: { managerId: string } }[]) => found.map(({ summary }) => summary.managerId);

  it('goes by division and manager, and begins after a place', async () => {
    await services.database.withSession(async (session) => {
      expect(ids(await readSummariesByManager(session, request, null))).toEqual(['m1', 'm2', 'm4', 'm3']);
      const place = { division: 'north', managerId: 'm2' };
      expect(ids(await readSummariesByManager(session, request, { ...place, isAfter: true }))).toEqual(['m4', 'm3']);
      expect(ids(await readSummariesByManager(session, request, { ...place, isAfter: false }))).toEqual(['m2', 'm4', 'm3']);
      expect(ids(await readSummariesByManager(session, { ...request, limit: 1 }, null))).toEqual(['m1']);
    });
  });

  const asked: RankingRequest = { ...request, before: null, order: 'rank', isDescending: false, grades: ['A+', 'A', 'B+', 'B', 'C'], after: null };
  const read = (changes: Partial<RankingRequest>) => services.database.withSession((session) => readRanking(session, { ...asked, ...changes }));

  it('goes by rank within the division, who has none last', async () => {
    const all = await read({});
    expect(ids(all)).toEqual(['m2', 'm1', 'm4', 'm3']);
    expect(all.map(({ summary }) => summary.rank)).toEqual([1, 2, null, 1]);
    expect(ids(await read({ isDescending: true }))).toEqual(['m1', 'm2', 'm4', 'm3']);
    expect(ids(await read({ order: 'manager', isDescending: true }))).toEqual(['m4', 'm2', 'm1', 'm3']);
  });

  it('goes by a value over all divisions, equal ones by id', async () => {
    // 0 of the target of m4 are 0 points; m1 and m3 have sold the same.
    expect((await read({ order: 'total' })).map(({ summary, value }) => [summary.managerId, value])).toEqual([['m4', '0.00'], ['m1', '83.87'], ['m3', '83.87'], ['m2', '96.77']]);
    expect(ids(await read({ order: 'total', isDescending: true }))).toEqual(['m2', 'm1', 'm3', 'm4']);
    expect(ids(await read({ order: 'sales', isDescending: true }))).toEqual(['m2', 'm1', 'm3', 'm4']);
    expect((await read({ order: 'grade', isDescending: true })).map(({ summary }) => summary.grade)).toEqual(['B+', 'B', 'B', 'C']);
    expect(ids(await read({ order: 'ads', isDescending: true }))).toEqual(['m1', 'm2', 'm3', 'm4']);
  });

  it.each(RANKING_ORDERS.flatMap((order) => [[order, false], [order, true]] as const))('is read in pages by %s (descending: %s) as in one', async (order, isDescending) => {
    const before = { period: PERIOD, asOf: AS_OF };
    const whole = await read({ order, isDescending, before });
    const joined: typeof whole = [];
    let after: RankingRequest['after'] = null;
    for (;;) {
      const [line]: typeof whole = await read({ order, isDescending, before, after, limit: 1 });
      if (line === undefined) break;
      joined.push(line);
      after = { division: line.summary.division, value: line.value, managerId: line.summary.managerId };
    }
    expect(joined).toEqual(whole);
    expect(whole).toHaveLength(4);
  });

  it('says how each stood before, and what was gained', async () => {
    await services.score('2026-08');
    const lines = await read({ period: '2026-08', asOf: '2026-08-31', order: 'gain', before: { period: PERIOD, asOf: AS_OF } });
    expect(lines.map(({ summary, before }) => [summary.managerId, before])).toEqual([
      ['m2', { total: '96.77', grade: 'B+', rank: 1, gain: '-96.77' }],
      ['m1', { total: '83.87', grade: 'B', rank: 2, gain: '-83.87' }],
      ['m3', { total: '83.87', grade: 'B', rank: 1, gain: '-83.87' }],
      ['m4', { total: '0.00', grade: 'C', rank: null, gain: '0.00' }],
    ]);
    expect((await read({ before: { period: '2026-06', asOf: '2026-06-30' } })).map(({ before }) => before)).toEqual([null, null, null, null]);
    await services.database.query(`DELETE FROM scorecards WHERE period = '2026-08'`);
  });

  it('holds only what is within reach', async () => {
    expect(ids(await read({ managerIds: ['m1', 'm3'] }))).toEqual(['m1', 'm3']);
    await services.database.withSession(async (session) => {
      expect(ids(await readSummariesByManager(session, { ...request, managerIds: [] }, null))).toEqual([]);
      expect(ids(await readSummariesByManager(session, { ...request, managerIds: ['m1'], managerId: 'm3' }, null))).toEqual([]);
      expect(ids(await readSummariesByManager(session, { ...request, division: 'south' }, null))).toEqual(['m3']);
    });
  });
});

describe('a publication', () => {
  it('is the newest run that changed something', async () => {
    const asked = { period: PERIOD, day: '2026-12-31' };
    const look = async () => (await services.database.withSession((session) => readPublications(session, [asked]))).get(keyOfPublication(asked));
    const before = await look();
    expect(before).toMatchObject({ period: PERIOD, asOf: AS_OF, scorecards: 4 });
    expect((await services.score(PERIOD)).changed).toBe(0);
    expect(await look()).toEqual(before);
    await services.bringIn('orders', `merchant_id,order_id,buyer_id,placed_at,paid_at,status,amount\ns1,o9,b1,2026-07-06 10:00:00,2026-07-06 10:00:00,completed,500.00`);
    expect((await services.score(PERIOD)).changed).toBe(2);
    const after = await look();
    expect(after?.runId).not.toBe(before?.runId);
    expect(after?.asOf).toBe(AS_OF);
  });

  it('is absent where nothing was scored, or only later', async () => {
    const asked = [{ period: PERIOD, day: '2026-07-30' }, { period: '2026-09', day: '2026-12-31' }];
    expect((await services.database.withSession((session) => readPublications(session, asked))).size).toBe(0);
  });
});
