import type { QueryRunner } from 'typeorm';
import { ScorecardSummaries1790000000007 } from '#migrations/0007-scorecard-summaries.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import { keyOfPublication, readPublications, readSummariesByManager, readSummariesByRank } from './summaries.js';

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

  it('goes by rank within the division, who has none last', async () => {
    await services.database.withSession(async (session) => {
      const all = await readSummariesByRank(session, request, null);
      expect(ids(all)).toEqual(['m2', 'm1', 'm4', 'm3']);
      expect(all.map(({ summary }) => summary.rank)).toEqual([1, 2, null, 1]);
      expect(ids(await readSummariesByRank(session, request, { division: 'north', rank: 1, managerId: 'm2' }))).toEqual(['m1', 'm4', 'm3']);
      expect(ids(await readSummariesByRank(session, request, { division: 'north', rank: null, managerId: 'm4' }))).toEqual(['m3']);
    });
  });

  it('holds only what is within reach', async () => {
    await services.database.withSession(async (session) => {
      expect(ids(await readSummariesByRank(session, { ...request, managerIds: ['m1', 'm3'] }, null))).toEqual(['m1', 'm3']);
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
    const asked = [{ period: PERIOD, day: '2026-07-30' }, { period: '2026-08', day: '2026-12-31' }];
    expect((await services.database.withSession((session) => readPublications(session, asked))).size).toBe(0);
  });
});
