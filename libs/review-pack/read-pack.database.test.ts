import type { Session } from '#libs/database/database.js';
import type { Grant } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { DocumentRequest } from '#libs/exports/document-maker.js';
import type { ExportRequest } from '#libs/exports/export-files.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { TargetChanges } from '#libs/planning/target-changes.js';
import type { Row } from '#libs/reports/report.js';
import { describeScorecard, SCORECARDS_REPORT } from '#libs/scorecards/scorecards.report.js';
import type { Services } from '../../test/support/services.js';
import { companyOf, openServices } from '../../test/support/services.js';
import { readPack } from './read-pack.js';
import type { ReviewPack } from './review-pack.js';
import { ReviewPacks } from './review-packs.js';

const QUARTER = parsePeriod('2026Q2');
const AFTER = new Date('2026-07-02T00:00:00Z');
const ZONE = 'Asia/Shanghai';
const ZHOU: Actor = { userId: null, name: 'zhou', via: 'command-line', address: null, requestId: null };

let services: Services;
let packs: ReviewPacks;

const COMPANY = companyOf('read_pack', async (given) => {
  await given.bringIn(
    'managers',
    `manager_id,name,division,category,probation_from,probation_until
     m1,Li,north,food,,
     m2,Wu,north,food,,
     m3,Xu,north,food,2026-04-01,
     s1,He,south,food,,`,
  );
  await given.bringIn('merchants', 'merchant_id,name\na,=1+1\nb,B\nc,C\nd,D\ne,E');
  await given.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nd,m1,2026-01-01\nb,m2,2026-01-01\ne,m3,2026-01-01\nc,s1,2026-01-01');
  await given.bringIn(
    'targets',
    `manager_id,period,measure,value,effective_from
     m1,2026Q1,gmv,10000,
     m1,2026Q2,gmv,10000,
     m1,2026Q2,gmv,9000,2026-06-01
     m1,2026-05,gmv,3000,
     m1,2026Q2,ad_share,0.08125,
     m2,2026Q2,gmv,10000,
     m3,2026Q2,gmv,10000,
     s1,2026Q2,gmv,10000,`,
  );
  await given.bringIn('orders', ordersOf('2026-02-12', 'p1,a,4000.00', 'p2,d,5000.00', 'p3,c,5000.00'));
  await given.bringIn('orders', ordersOf('2026-05-12', 'o1,a,8000.00', 'o4,d,500.00', 'o2,b,9000.00', 'o3,c,7000.00'));
  await given.bringIn(
    'ad_spend',
    `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
     2026-05-12,a,search,c1,100,10,700.00,1,3000.00`,
  );
  await given.bringIn('sku_traffic', 'day,merchant_id,sku_id,visitors,ordering_buyers\n2026-05-12,a,k1,400,9\n2026-05-12,c,k2,200,3');
  for (const period of ['2026Q1', '2026-04', '2026-05', '2026Q2/2026-W20', '2026Q2']) await given.score(period);
});

beforeEach(async () => {
  services = await openServices({ poolSize: 8, copyOf: COMPANY });
  packs = new ReviewPacks(services.database, services.ruleVersions, ZONE);
});

afterEach(() => services.close());

function ordersOf(day: string, ...orders: string[]): string {
  const rows = orders.map((each) => each.split(',')).map(([id, shop, amount]) => `${id},${shop},x,${day} 10:00:00,${day} 10:01:00,paid,${amount}`);
  return ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n');
}

const bringInOrders = (day: string, ...orders: string[]) => services.bringIn('orders', ordersOf(day, ...orders));

const NAMED: ExportRequest = {
  report: 'review',
  period: '2026Q2',
  asOf: null,
  managerId: null,
  merchantId: null,
  division: null,
  campaign: null,
  slots: null,
  format: 'pdf',
  language: 'en',
  valuesOnly: false,
};

const ADMINISTRATOR: Grant = { role: 'administrator', scope: null };
const DIRECTOR: Grant = { role: 'director', scope: 'north' };
const MANAGER: Grant = { role: 'manager', scope: 'm1' };

const requestOf = (grant: Grant, named: Partial<ExportRequest> = {}): DocumentRequest => ({
  request: { ...NAMED, ...named },
  place: { period: QUARTER, asOf: QUARTER.last, askedAsOf: null },
  format: 'pdf',
  language: 'en',
  reachBy: (permission) => reachOf([grant], permission),
  madeBy: { name: 'zhou', at: AFTER },
});

/** The pack of somebody, with all its evidence read. */
async function read(grant: Grant, named: Partial<ExportRequest> = {}): Promise<ReviewPack & { readonly rows: Readonly<Record<string, readonly Row[]>> }> {
  return packs.read(requestOf(grant, named), async (pack) => {
    const rows: Record<string, Row[]> = {};
    for (const { report, rows: readRows } of pack.evidence) {
      const own: Row[] = [];
      for await (const row of readRows()) own.push(row);
      rows[report] = own;
    }
    return { ...pack, rows };
  });
}

const idsOf = ({ managers }: ReviewPack) => managers.map(({ summary }) => summary.managerId);

describe('the figures of a pack', () => {
  it('are those of the reports, cell by cell', async () => {
    const pack = await read(ADMINISTRATOR);
    const lines = pack.managers.map(({ summary }) => Object.fromEntries(describeScorecard(summary).map((cell, index) => [SCORECARDS_REPORT.columns[index]?.name, cell])));
    const byId = lines.toSorted((one, other) => (`${one['division']} ${one['manager_id']}` < `${other['division']} ${other['manager_id']}` ? -1 : 1));
    expect(byId).toEqual(await services.report('scorecards', '2026Q2'));
    for (const [module, { reports }] of KPI_LIST) {
      for (const { id, columns } of reports) {
        const own = pack.rows[id]?.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
        expect([module, own]).toEqual([module, await services.report(id, '2026Q2')]);
      }
    }
    expect(pack.rows['tiers']).toHaveLength(5);
    expect(pack.rows['conversion']).toHaveLength(2);
  });

  it('are those of the stored scorecards, in months, weeks and the quarter before as well', async () => {
    const { managers } = await read(ADMINISTRATOR);
    expect(managers.map(({ summary }) => [summary.division, summary.rank, summary.managerId])).toEqual([
      ['north', 1, 'm1'],
      ['north', 2, 'm2'],
      ['north', null, 'm3'],
      ['south', 1, 's1'],
    ]);
    const [first] = managers;
    const stored = async (period: string) => (await services.stored(period)).get('m1')?.scorecard;
    const steps = [...(first?.months ?? []), ...(first?.weeks ?? []), ...(first?.before === null ? [] : [first?.before])];
    expect(steps.map((step) => step?.period.name)).toEqual(['2026-04', '2026-05', '2026Q2/2026-W20', '2026Q1']);
    for (const step of steps) {
      const scorecard = await stored(step?.period.name ?? '');
      expect([step?.total, step?.grade, step?.rank]).toEqual([scorecard?.total, scorecard?.grade, scorecard?.rank]);
      const sales = scorecard?.modules['sales'];
      expect(step?.modules.sales).toEqual(sales?.assessed === true ? { completion: sales.completion, points: sales.points } : undefined);
    }
    expect(first?.fingerprint).toBe((await services.stored('2026Q2')).get('m1')?.fingerprint);
    expect(first?.topMerchants).toEqual([
      { rank: 1, merchantId: 'd', name: 'D', tier: 'head', target: '5000.00', gmv: '500.00', completion: '0.1000' },
      { rank: 2, merchantId: 'a', name: '=1+1', tier: 'head', target: '4000.00', gmv: '8000.00', completion: '2.0000' },
    ]);
    expect(first?.moved.map(({ text }) => text.en)).toEqual([
      expect.stringMatching(/^Total \d+\.\d\d after 90\.00 in 2026Q1: .*\.$/),
      'Sales: 94.44 points after 90.00; completion 94.44 % after 90.00 %.',
      '=1+1 sold ¥8,000.00 after ¥4,000.00 in 2026Q1.',
      'D sold ¥500.00 after ¥5,000.00 in 2026Q1.',
    ]);
  });

  it('stand under a cover that says what they are', async () => {
    const { cover, distribution, probations, definitions } = await read(ADMINISTRATOR);
    const version = await services.ruleVersions.inForce(QUARTER.first);
    expect(cover).toMatchObject({
      quarter: QUARTER,
      asOf: '2026-06-30',
      divisions: ['north', 'south'],
      manager: null,
      managers: 4,
      ruleVersion: 1,
      ruleFingerprint: version.fingerprint,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      state: 'ended',
      closings: [],
      isCurrent: true,
      isProvisional: true,
      madeBy: 'zhou',
      madeAt: AFTER,
    });
    expect(distribution.map(({ division, grades }) => [division, grades.reduce((sum, { managers }) => sum + managers, 0)])).toEqual([
      ['north', 2],
      ['south', 1],
    ]);
    expect(probations).toMatchObject([{ managerId: 'm3', managerName: 'Xu', from: '2026-04-01', until: null }]);
    expect(definitions.length).toBeGreaterThan(20);
  });

  it('are of the latest day up to the one asked for, and say where facts came since', async () => {
    await services.score('2026Q2', '2026-05-31');
    const asked = requestOf(ADMINISTRATOR);
    const early = await packs.read({ ...asked, place: { period: QUARTER, asOf: '2026-06-10', askedAsOf: '2026-06-10' } }, (pack) => Promise.resolve(pack));
    expect([early.cover.asOf, early.managers[0]?.summary.asOf]).toEqual(['2026-05-31', '2026-05-31']);
    await bringInOrders('2026-05-13', 'late,a,100.00');
    expect((await read(ADMINISTRATOR)).cover).toMatchObject({ asOf: '2026-06-30', isCurrent: false });
  });
});

describe('targets and rules', () => {
  it('have what was set, locked and revised', async () => {
    const { targets, revisions } = await read(ADMINISTRATOR);
    expect(targets.filter(({ managerId }) => managerId === 'm1')).toMatchObject([
      { measure: 'gmv', months: [{ month: '2026-04' }, { month: '2026-05', value: '3000.00', isLocked: true }, { month: '2026-06', isLocked: false }] },
      { measure: 'ad_share', months: [{ value: '0.0813' }, { value: '0.0813' }, { value: '0.0813' }] },
    ]);
    expect(revisions.map(({ managerId, period, before, after, effectiveFrom, who }) => [managerId, period, before, after, effectiveFrom, who])).toEqual([
      ['m1', '2026-05', null, '3000.00', null, 'opscore'],
      ['m1', '2026Q2', '10000.00', '9000.00', '2026-06-01', 'opscore'],
    ]);
  });

  it('name who changed a target by hand, and why', async () => {
    const changes = new TargetChanges(services.database, services.ruleVersions);
    const edit = { measure: 'gmv', period: '2026Q2', value: '11000', effectiveFrom: null } as const;
    await changes.change({ managerId: 'm2', quarter: QUARTER, edits: [edit], reason: '-2 shops', basedOn: () => undefined, actor: ZHOU, now: AFTER });
    const { revisions } = await read(ADMINISTRATOR, { managerId: 'm2' });
    expect(revisions).toEqual([
      {
        managerId: 'm2',
        managerName: 'Wu',
        measure: 'gmv',
        period: '2026Q2',
        before: '10000.00',
        after: '11000.00',
        effectiveFrom: null,
        changedAt: AFTER,
        who: 'zhou',
        reason: '-2 shops',
      },
    ]);
  });

  it('are the versions that were in force, and what they changed', async () => {
    await services.applyRules('scoring: { weights: { sales: 50 } }', '2026-02-01');
    const { ruleChanges } = await read(ADMINISTRATOR);
    expect(ruleChanges.map(({ version, inForceFrom, appliedBy, changes }) => [version, inForceFrom, appliedBy, changes])).toEqual([
      [1, '0001-01-01', null, []],
      [2, '2026-02-01', 'opscore', [{ path: 'scoring.weights.sales', before: '40', after: '50' }]],
    ]);
  });

  it('of a scorecard that is worked out by another curve than the pack shows leave it as it is', async () => {
    const closing = new PeriodClosing(services.database, services, { timeZone: ZONE, closeByTwo: false });
    await closing.close(QUARTER, 'south', { actor: ZHOU, now: AFTER });
    await services.applyRules('scoring: { modules: { sales: { curve: [[0, 0], [1, 100]] } } }', '2026-02-01');
    await services.score('2026Q2');
    const { cover, managers, curves } = await read(ADMINISTRATOR);
    expect(managers.some(({ hasOtherGrades }) => hasOtherGrades)).toBe(false);
    expect([cover.ruleVersion, managers.map(({ summary, worked }) => [summary.managerId, summary.ruleVersion, 'sales' in worked])]).toEqual([
      2,
      [
        ['m1', 2, true],
        ['m2', 2, true],
        ['m3', 2, true],
        ['s1', 1, false],
      ],
    ]);
    expect(curves.sales).toEqual([
      { completion: '0', points: '0' },
      { completion: '1', points: '100' },
    ]);
    await services.applyRules('scoring: { grades: [[A, 80], [B, 0]] }', '2026-02-01');
    await services.score('2026Q2');
    const again = await read(ADMINISTRATOR);
    expect(again.managers.filter(({ hasOtherGrades }) => hasOtherGrades).map(({ summary }) => summary.managerId)).toEqual(['s1']);
    expect(again.grades).toEqual([
      { grade: 'A', minimum: '80' },
      { grade: 'B', minimum: '0' },
    ]);
  });
});

describe('whose pack it is', () => {
  it('is cut to the reach of who asks, and to what they name', async () => {
    expect(idsOf(await read(ADMINISTRATOR, { division: 'south' }))).toEqual(['s1']);
    expect(idsOf(await read(DIRECTOR))).toEqual(['m1', 'm2', 'm3']);
    expect(idsOf(await read(DIRECTOR, { managerId: 'm2' }))).toEqual(['m2']);
    await expect(read(DIRECTOR, { managerId: 's1' })).rejects.toMatchObject({ code: 'outside-scope' });
    await expect(read(DIRECTOR, { division: 'south' })).rejects.toMatchObject({ code: 'outside-scope' });
    await expect(read(MANAGER, { managerId: 'm2' })).rejects.toMatchObject({ code: 'outside-scope' });
    await expect(read({ role: 'merchant-supervisor', scope: 'a' })).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('of one manager tells nothing of others', async () => {
    for (const pack of [await read(MANAGER), await read(ADMINISTRATOR, { managerId: 'm1' })]) {
      expect(pack.cover).toMatchObject({ manager: { managerId: 'm1', name: 'Li' }, managers: 1, divisions: ['north'] });
      expect(pack.distribution).toEqual([]);
      const text = JSON.stringify(pack);
      for (const other of ['m2', 'm3', 's1', 'Wu', 'Xu', '"He"', '"b"', '"c"', '"e"']) expect([other, text.includes(other)]).toEqual([other, false]);
    }
    expect(new Set((await read(MANAGER)).targets.map(({ managerId }) => managerId))).toEqual(new Set(['m1']));
  });

  it('leaves out what the reader lacks a permission for', async () => {
    const only: DocumentRequest['reachBy'] = (permission) => (permission === 'scorecards.read' ? reachOf([DIRECTOR], permission) : null);
    const pack = await packs.read({ ...requestOf(DIRECTOR), reachBy: only }, (each) => Promise.resolve(each));
    expect([idsOf(pack), pack.targets, pack.revisions, pack.ruleChanges, pack.adjustments]).toEqual([['m1', 'm2', 'm3'], [], [], [], []]);
  });

  it('is refused where nothing is scored', async () => {
    const asked = requestOf(ADMINISTRATOR);
    const never = packs.read({ ...asked, place: { ...asked.place, period: parsePeriod('2025Q4'), asOf: '2025-12-31' } }, () => Promise.resolve(null));
    await expect(never).rejects.toMatchObject({ code: 'not-scored', details: { period: '2025Q4' } });
    await services.bringIn('managers', 'manager_id,name,division,category\nnew,Yu,west,food');
    await expect(read(ADMINISTRATOR, { division: 'west' })).rejects.toMatchObject({ code: 'not-scored' });
  });
});

describe('a closed quarter', () => {
  it('keeps its figures, has the fingerprint of its closing, and lists what would be others', async () => {
    const closing = new PeriodClosing(services.database, services, { timeZone: ZONE, closeByTwo: false });
    const outcome = await closing.close(QUARTER, 'north', { actor: ZHOU, now: AFTER });
    const before = await read(DIRECTOR);
    expect(before.cover).toMatchObject({ state: 'closed', closings: [{ division: 'north', closedBy: 'zhou', closedAt: AFTER }] });
    expect(before.cover.fingerprint).toBe(outcome.state === 'closed' ? outcome.closing.fingerprint : '');
    expect((await read(ADMINISTRATOR)).cover).toMatchObject({ state: 'ended', closings: [{ division: 'north' }] });
    await bringInOrders('2026-05-13', 'late,b,2000.00');
    await services.score('2026Q2');
    const after = await read(DIRECTOR);
    expect(after.managers.map(({ summary }) => summary)).toEqual(before.managers.map(({ summary }) => summary));
    expect(after.cover.fingerprint).toBe(before.cover.fingerprint);
    expect(after.adjustments.filter(({ figure }) => figure === 'sales.actual')).toEqual([
      {
        division: 'north',
        managerId: 'm2',
        managerName: 'Wu',
        figure: 'sales.actual',
        closedValue: '9000.00',
        currentValue: '11000.00',
        foundAt: expect.any(Date),
      },
    ]);
    expect((await read(MANAGER)).adjustments.map(({ managerId }) => managerId)).not.toContain('m2');
  });
});

describe('reading', () => {
  it('shows one state of the data from the cover to the last row, whatever comes in meanwhile', async () => {
    const pack = await packs.read(requestOf(ADMINISTRATOR), async (each) => {
      await bringInOrders('2026-05-13', 'late,a,100.00');
      await services.bringIn('sku_traffic', 'day,merchant_id,sku_id,visitors,ordering_buyers\n2026-05-13,b,k9,400,9');
      await services.score('2026Q2');
      const rows: Row[] = [];
      for (const { report, rows: readRows } of each.evidence) {
        if (report === 'tiers' || report === 'conversion') for await (const row of readRows()) rows.push(row);
      }
      return rows;
    });
    expect(pack.filter((row) => row.includes('k9'))).toEqual([]);
    expect(pack.filter((row) => row.includes('a')).map((row) => row.includes('8000.00'))).toContain(true);
  });

  it('may be done by two at once', async () => {
    const [one, other] = await Promise.all([read(ADMINISTRATOR), read(ADMINISTRATOR)]);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('takes as many statements for many managers as for one', async () => {
    const [few, many] = [await countStatements(['m1']), await countStatements(null)];
    expect(many).toBe(few);
    expect(many).toBeLessThan(30);
  });
});

/** How many statements the pack of some managers takes, evidence included. */
async function countStatements(managerIds: readonly string[] | null): Promise<number> {
  let statements = 0;
  await services.database.withTransaction(
    async (session) => {
      const counted = new Proxy(session, {
        get: (target, name: keyof Session) => {
          if (name === 'query' || name === 'stream' || name === 'lookUp') statements += 1;
          const value: unknown = target[name];
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const pack = await readPack(counted, await services.ruleVersions.list(counted), {
        quarter: QUARTER,
        asOf: QUARTER.last,
        managerIds,
        division: null,
        managerId: null,
        tells: { targetsOf: null, closingsOf: null, rules: true },
        madeBy: { name: null, at: AFTER },
        timeZone: ZONE,
        language: 'zh',
      });
      for (const { rows } of pack.evidence) for await (const row of rows()) expect(row.length).toBeGreaterThan(0);
    },
    { snapshot: true },
  );
  return statements;
}
