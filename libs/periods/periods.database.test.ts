import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { Actor } from '#libs/domain/actor.js';
import { EVERYTHING } from '#libs/domain/access.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { companyOf, openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import { PeriodClosing } from './period-closing.js';
import { PeriodRecords } from './period-records.js';
import { PeriodVerification, agrees } from './period-verification.js';

const QUARTER = parsePeriod('2026Q2');
const NOW = new Date('2026-07-02T00:00:00Z');
const LI: Actor = { userId: null, name: 'li', via: 'command-line', address: null, requestId: null };
const WU: Actor = { ...LI, name: 'wu' };
const who = { actor: LI, now: NOW };

let services: Services;
let closing: PeriodClosing;
let byTwo: PeriodClosing;
let verification: PeriodVerification;
let records: PeriodRecords;
let windows: DueWindows;

const COMPANY = companyOf('periods', async (given) => {
  await given.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\ns1,He,south,food');
  await given.bringIn('merchants', 'merchant_id,name\na,A\nb,B\nc,C');
  await given.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01\nc,s1,2026-01-01');
  await given.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,10000\nm2,2026Q2,gmv,10000\ns1,2026Q2,gmv,10000');
  await given.bringIn('orders', ordersOf('o1,a,8000.00,paid', 'o2,b,9000.00,paid', 'o3,c,7000.00,paid'));
});

beforeEach(async () => {
  services = await openServices({ poolSize: 8, copyOf: COMPANY });
  const settings = { timeZone: 'Asia/Shanghai', closeByTwo: false };
  closing = new PeriodClosing(services.database, services, settings);
  byTwo = new PeriodClosing(services.database, services, { ...settings, closeByTwo: true });
  verification = new PeriodVerification(services.database, services);
  records = new PeriodRecords(services.database);
  windows = new DueWindows(services.database);
});

afterEach(() => services.close());

function ordersOf(...orders: string[]): string {
  const rows = orders.map((each) => each.split(',')).map(([id, shop, amount, status]) => `${id},${shop},x,2026-05-12 10:00:00,2026-05-12 10:01:00,${status},${amount}`);
  return ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n');
}

const bringInOrders = (...orders: string[]) => services.bringIn('orders', ordersOf(...orders));

/** Brings the sums up to date and scores what is due, as workers do. Gives how many managers were computed of each period. */
async function scoreWhatIsDue(): Promise<Record<string, number>> {
  await services.dailySums.bringUpToDate();
  const computed: Record<string, number> = {};
  for (const { period, asOf } of await windows.toScore(NOW)) {
    computed[period] = (await services.scorecards.scoreDue(parsePeriod(period), asOf, { now: NOW })).managers;
  }
  return computed;
}

const scoreAll = () => services.score('2026Q2');

/** The lines of a period as `manager figure: closed → current`. */
async function lines(): Promise<string[]> {
  const found = await records.adjustments(EVERYTHING, { period: '2026Q2', division: null, managerId: null, limit: 1_000, after: null });
  return found.map(({ managerId, figure, closedValue, currentValue }) => `${managerId} ${figure}: ${closedValue} → ${currentValue}`);
}

/** The stored scorecards, byte for byte. */
const bytes = () =>
  services.database.query(`SELECT manager_id, document::text AS document, digest, fingerprint, run_id, scored_at FROM scorecards WHERE period = '2026Q2' ORDER BY 1`);

const count = async (table: string): Promise<number> => {
  const [row] = await services.database.query<{ rows: number }>(`SELECT count(*)::integer AS rows FROM ${table}`);
  return row?.rows ?? 0;
};

const audited = async (): Promise<string[]> => {
  const rows = await services.database.query<{ entry: string }>(
    `SELECT action || ' ' || subject || ' by ' || actor_name AS entry FROM audit_entries WHERE action LIKE 'period.%' ORDER BY sequence`,
  );
  return rows.map(({ entry }) => entry);
};

/** What late orders of m1 worth 2,000 yuan change: with 10,000 of 10,000 m1 has 100 points and passes m2. */
const LINES_OF_LATE_ORDER = [
  'm1 grade: B → A',
  'm1 rank: 2 → 1',
  'm1 sales.actual: 8000.00 → 10000.00',
  'm1 sales.completion: 0.8000 → 1.0000',
  'm1 sales.points: 80.00 → 100.00',
  'm1 total: 80.00 → 100.00',
  'm2 rank: 1 → 2',
];

describe('closing', () => {
  it('brings the period up to date and keeps its scorecards with one fingerprint', async () => {
    const outcome = await closing.close(QUARTER, 'north', who);
    expect(outcome).toMatchObject({
      state: 'closed',
      division: 'north',
      closing: { period: '2026Q2', ruleVersion: 1, managers: 2, closedBy: 'li', closedAt: NOW, askedBy: null, adjustments: 0 },
    });
    expect(outcome.state === 'closed' && outcome.closing.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect([...(await services.stored('2026Q2')).keys()]).toEqual(['m1', 'm2', 's1']);
    const kept = await services.database.query(
      'SELECT manager_id FROM closed_scorecards JOIN scorecards USING (period, manager_id, digest, fingerprint, division) ORDER BY 1',
    );
    expect(kept).toEqual([{ manager_id: 'm1' }, { manager_id: 'm2' }]);
    expect(await audited()).toEqual(['period.closed 2026Q2 north by li']);
  });

  it('is refused before the last day is past in the business zone', async () => {
    const evening = new Date('2026-06-30T15:59:59Z');
    await expect(closing.close(QUARTER, 'north', { actor: LI, now: evening })).rejects.toMatchObject({ code: 'period-not-ended', details: { last: '2026-06-30' } });
    expect(await count('scorecards')).toBe(0);
    await closing.close(QUARTER, 'north', { actor: LI, now: new Date('2026-06-30T16:00:00Z') });
  });

  it('is refused a second time, and of a division that there is not', async () => {
    await closing.close(QUARTER, 'north', who);
    await expect(closing.close(QUARTER, 'north', who)).rejects.toMatchObject({ code: 'period-closed', details: { by: 'li' } });
    await expect(closing.close(QUARTER, 'west', who)).rejects.toMatchObject({ code: 'division-unknown', details: { known: 'north, south' } });
    await closing.close(QUARTER, 'south', who);
    await expect(closing.closeAll(QUARTER, who)).rejects.toMatchObject({ code: 'period-closed' });
  });

  it('without a division closes those that are open', async () => {
    await closing.close(QUARTER, 'south', who);
    const outcomes = await closing.closeAll(QUARTER, who);
    expect(outcomes.map(({ division, state }) => [division, state])).toEqual([['north', 'closed']]);
  });

  it('closes that period only, not its months and weeks', async () => {
    await closing.closeAll(QUARTER, who);
    await services.score('2026-05');
    await bringInOrders('late,a,2000.00,paid');
    await services.score('2026-05');
    expect((await services.stored('2026-05')).get('m1')?.scorecard.modules['sales']).toMatchObject({ actual: '10000.00' });
    expect(await count('adjustments')).toBe(0);
  });

  it('twice at once: one wins, the other is told', async () => {
    const outcomes = await Promise.allSettled([closing.close(QUARTER, 'north', who), closing.close(QUARTER, 'north', { ...who, actor: WU })]);
    const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as { code: string }] : []));
    expect(lost.map(({ code }) => code)).toEqual(['period-closed']);
    expect(await count('closed_periods')).toBe(1);
    expect(await count('period_history')).toBe(1);
  });

  it('that fails leaves nothing half done', async () => {
    await services.database.query(`ALTER TABLE audit_entries ADD CONSTRAINT none CHECK (action <> 'period.closed')`);
    await expect(closing.close(QUARTER, 'north', who)).rejects.toThrow('none');
    for (const table of ['closed_periods', 'closed_scorecards', 'period_history']) expect([table, await count(table)]).toEqual([table, 0]);
    await services.database.query('ALTER TABLE audit_entries DROP CONSTRAINT none');
    await closing.close(QUARTER, 'north', who);
    await services.database.query(`ALTER TABLE audit_entries ADD CONSTRAINT none CHECK (action <> 'period.reopened')`);
    await expect(closing.reopen(QUARTER, 'north', 'a mistake', who)).rejects.toThrow('none');
    for (const [table, rows] of [['closed_periods', 1], ['closed_scorecards', 2], ['period_history', 1]] as const) expect([table, await count(table)]).toEqual([table, rows]);
    expect(await windows.toScore(NOW)).toEqual([]);
  });

  it('scores again what came in just before', async () => {
    await scoreAll();
    await bringInOrders('late,a,2000.00,paid');
    await closing.close(QUARTER, 'north', who);
    expect((await services.stored('2026Q2')).get('m1')?.scorecard.total).toBe('100.00');
    expect(await lines()).toEqual([]);
  });

  it('is refused while scorecards are not up to date', async () => {
    const never = new PeriodClosing(services.database, { ...services, scorecards: { score: () => Promise.resolve() } as never }, { timeZone: 'Asia/Shanghai', closeByTwo: false });
    await expect(never.close(QUARTER, 'north', who)).rejects.toMatchObject({ code: 'period-unsettled', details: { reason: '2 scorecards are not up to date (m1 missing, m2 missing)' } });
    await scoreAll();
    for (const state of ['stale', 'due', 'running', 'failed']) {
      await services.database.query(`UPDATE due_windows SET state = $1::window_state WHERE manager_id = 'm2'`, [state]);
      await expect(never.close(QUARTER, 'north', who)).rejects.toMatchObject({ code: 'period-unsettled', details: { reason: `1 scorecards are not up to date (m2 ${state})` } });
    }
    await services.database.query(`UPDATE due_windows SET state = 'done'`);
    await bringInOrders('late,a,2000.00,paid');
    await expect(never.close(QUARTER, 'north', who)).rejects.toMatchObject({ details: { reason: '1 merchants have facts that are not summed up yet' } });
    await scoreAll();
    await services.applyRules('scoring: { weights: { sales: 50 } }', '2026-04-01');
    await expect(never.close(QUARTER, 'north', who)).rejects.toMatchObject({ details: { reason: 'other rules were applied meanwhile' } });
    expect(await count('closed_periods')).toBe(0);
    // The other division does not wait for what concerns this one.
    await scoreAll();
    await services.database.query(`UPDATE due_windows SET state = 'stale' WHERE manager_id = 'm2'`);
    await never.close(QUARTER, 'south', who);
  });
});

describe('two people', () => {
  it('the first asks, the second closes', async () => {
    expect(await byTwo.close(QUARTER, 'north', who)).toEqual({ state: 'asked', division: 'north', askedBy: 'li', askedAt: NOW });
    expect(await count('closed_periods')).toBe(0);
    await expect(byTwo.close(QUARTER, 'north', who)).rejects.toMatchObject({ code: 'second-person-needed', details: { by: 'li' } });
    expect(await byTwo.close(QUARTER, 'north', { ...who, actor: WU })).toMatchObject({ state: 'closed', closing: { askedBy: 'li', closedBy: 'wu' } });
    expect(await count('period_close_requests')).toBe(0);
    expect(await audited()).toEqual(['period.close-asked 2026Q2 north by li', 'period.closed 2026Q2 north by wu']);
  });

  it('the same user is the same person under whatever name', async () => {
    const user = { ...LI, userId: '3c1f3a52-5c44-4bd8-8f41-2d4a8d6f9a10' };
    await byTwo.close(QUARTER, 'north', { actor: user, now: NOW });
    await expect(byTwo.close(QUARTER, 'north', { actor: { ...user, name: 'renamed' }, now: NOW })).rejects.toMatchObject({ code: 'second-person-needed' });
  });

  it('what is asked can be withdrawn', async () => {
    await expect(byTwo.withdraw(QUARTER, 'north', who)).rejects.toMatchObject({ code: 'close-not-asked' });
    await byTwo.closeAll(QUARTER, who);
    expect(await byTwo.withdrawAll(QUARTER, { ...who, actor: WU })).toEqual(['north', 'south']);
    expect(await byTwo.close(QUARTER, 'north', { ...who, actor: WU })).toMatchObject({ state: 'asked', askedBy: 'wu' });
    expect(await audited()).toContain('period.close-withdrawn 2026Q2 south by wu');
  });
});

describe.each([
  ['score', scoreAll],
  ['scoreDue', scoreWhatIsDue],
] as const)('late facts, by %s', (_, score) => {
  it('become adjustment lines and change no scorecard; they go when the facts go', async () => {
    await closing.close(QUARTER, 'north', who);
    const before = await bytes();
    await bringInOrders('late,a,2000.00,paid');
    await score();
    expect(await lines()).toEqual(LINES_OF_LATE_ORDER);
    expect(await bytes()).toEqual(before);
    expect(await scoreWhatIsDue()).toEqual({});
    expect((await records.lateImports(EVERYTHING, '2026Q2', 'north')).map(({ kind, fileName }) => [kind, fileName])).toEqual([['orders', 'orders.csv']]);
    await bringInOrders('late,a,2000.00,cancelled');
    await score();
    expect(await lines()).toEqual([]);
    expect(await bytes()).toEqual(before);
  });

  it('of an open division are scored as ever', async () => {
    await closing.close(QUARTER, 'north', who);
    await bringInOrders('late,c,3000.00,paid');
    await score();
    expect(await lines()).toEqual([]);
    expect((await services.stored('2026Q2')).get('s1')?.scorecard.total).toBe('100.00');
  });

  it('changed targets, assignments and directory are adjustments, too', async () => {
    await closing.close(QUARTER, 'north', who);
    const before = await bytes();
    await services.bringIn('targets', 'manager_id,period,measure,value\nm2,2026Q2,gmv,9000');
    await score();
    expect(await lines()).toEqual([
      'm2 grade: B+ → A',
      'm2 sales.completion: 0.9000 → 1.0000',
      'm2 sales.points: 90.00 → 100.00',
      'm2 sales.target: 10000.00 → 9000.00',
      'm2 total: 90.00 → 100.00',
    ]);
    await services.bringIn('targets', 'manager_id,period,measure,value\nm2,2026Q2,gmv,10000');
    await services.bringIn('assignments', 'merchant_id,manager_id,from,to\nb,m2,2026-01-01,2026-05-01\nb,m1,2026-05-02,');
    await score();
    expect(await lines()).toEqual(expect.arrayContaining(['m1 sales.actual: 8000.00 → 17000.00', 'm1 total: 80.00 → 104.00', 'm1 rank: 2 → 1', 'm2 total: 90.00 → 0.00', 'm2 rank: 1 → 2']));
    expect(await bytes()).toEqual(before);
  });

  it('a manager who joins a closed division has lines and no scorecard', async () => {
    await closing.close(QUARTER, 'north', who);
    const before = await bytes();
    await services.bringIn('managers', 'manager_id,name,division,category\nm3,Xu,north,food');
    await services.bringIn('merchants', 'merchant_id,name\nd,D');
    await services.bringIn('assignments', 'merchant_id,manager_id,from\nd,m3,2026-01-01');
    await services.bringIn('targets', 'manager_id,period,measure,value\nm3,2026Q2,gmv,10000');
    await bringInOrders('late,d,9500.00,paid');
    await windows.want([{ period: QUARTER, asOf: QUARTER.last }], NOW);
    await score();
    expect(await lines()).toEqual(expect.arrayContaining(['m1 rank: 2 → 3', 'm2 rank: 1 → 2', 'm3 total: null → 95.00', 'm3 rank: null → 1']));
    expect(await bytes()).toEqual(before);
    expect(await scoreWhatIsDue()).toEqual({});
  });

  it('keep when they were first seen, and when they last changed', async () => {
    await closing.close(QUARTER, 'north', who);
    await bringInOrders('late,a,500.00,paid');
    await score();
    const [first] = await records.adjustments(EVERYTHING, { period: '2026Q2', division: 'north', managerId: 'm1', limit: 1, after: { managerId: 'm1', figure: 'sales.points' } });
    expect(first).toMatchObject({ figure: 'total', closedValue: '80.00', currentValue: '85.00', ruleVersion: 1 });
    await services.database.query(`UPDATE adjustments SET first_seen_at = '2026-07-01', changed_at = '2026-07-01'`);
    await bringInOrders('late,a,2000.00,paid');
    await score();
    const rows = await services.database.query<{ figure: string; first: boolean; changed: boolean }>(
      `SELECT figure, first_seen_at = '2026-07-01' AS first, changed_at <> '2026-07-01' AS changed FROM adjustments WHERE manager_id = 'm1' AND figure IN ('total', 'grade', 'rank') ORDER BY 1`,
    );
    expect(rows).toEqual([
      { figure: 'grade', first: false, changed: true },
      { figure: 'rank', first: false, changed: true },
      { figure: 'total', first: true, changed: true },
    ]);
  });

  it('are published by the next scoring after the period was reopened', async () => {
    await closing.closeAll(QUARTER, who);
    await bringInOrders('late,a,2000.00,paid');
    await score();
    const reopened = await closing.reopen(QUARTER, 'north', '  order of 12 May came late ', { ...who, actor: WU });
    expect(reopened.closing).toMatchObject({ adjustments: 7, closedBy: 'li' });
    expect(await lines()).toEqual([]);
    expect(await scoreWhatIsDue()).toEqual({ '2026Q2': 3 });
    const stored = await services.stored('2026Q2');
    expect([stored.get('m1')?.scorecard, stored.get('m2')?.scorecard].map((card) => [card?.total, card?.grade, card?.rank])).toEqual([['100.00', 'A', 1], ['90.00', 'B+', 2]]);
    const history = await records.history(EVERYTHING, { period: '2026Q2', division: 'north', limit: 10, before: null });
    expect(history.map(({ event, actorName, reason, adjustments }) => ({ event, actorName, reason, adjustments })).toSorted((one, other) => (one.event < other.event ? -1 : 1))).toEqual([
      { event: 'closed', actorName: 'li', reason: null, adjustments: null },
      { event: 'reopened', actorName: 'wu', reason: 'order of 12 May came late', adjustments: 7 },
    ]);
    await closing.close(QUARTER, 'north', who);
    expect((await verification.verify(QUARTER, null)).every(agrees)).toBe(true);
  });
});

it('rules that restate a closed period make adjustments', async () => {
  await closing.closeAll(QUARTER, who);
  const before = await bytes();
  await services.applyRules('scoring: { grades: [[A, 85], [B, 0]] }', '2026-04-01');
  const [{ version } = { version: 0 }] = (await services.ruleVersions.list()).slice(-1);
  expect(await windows.markStaleByRules(new Map([['2026Q2', version]]), NOW)).toBe(3);
  expect(await scoreWhatIsDue()).toEqual({ '2026Q2': 3 });
  expect(await lines()).toEqual(['m2 grade: B+ → A', 's1 grade: C → B']);
  expect(await bytes()).toEqual(before);
  expect(await windows.markStaleByRules(new Map([['2026Q2', version]]), NOW)).toBe(0);
  expect(await scoreWhatIsDue()).toEqual({});
  // It is verified by the rules that made it.
  expect((await verification.verify(QUARTER, null)).every(agrees)).toBe(true);
});

describe('reopening', () => {
  it('needs a reason and a closed period', async () => {
    await expect(closing.reopen(QUARTER, 'north', 'a mistake', who)).rejects.toMatchObject({ code: 'period-not-closed' });
    await expect(closing.reopenAll(QUARTER, 'a mistake', who)).rejects.toMatchObject({ code: 'period-not-closed' });
    await closing.closeAll(QUARTER, who);
    for (const reason of ['', ' ab ', 'x'.repeat(501)]) await expect(closing.reopen(QUARTER, 'north', reason, who)).rejects.toMatchObject({ code: 'reason-needed' });
    expect((await closing.reopenAll(QUARTER, 'x'.repeat(500), who)).map(({ division }) => division)).toEqual(['north', 'south']);
  });
});

describe('verification', () => {
  beforeEach(() => closing.closeAll(QUARTER, who));

  const differing = async () => Object.fromEntries((await verification.verify(QUARTER, 'north')).flatMap((each) => each.differing.map(({ managerId, differences }) => [managerId, differences])));

  it('agrees where nothing changed, and stores nothing', async () => {
    const [before, runs] = [await bytes(), await count('runs')];
    const verified = await verification.verify(QUARTER, null);
    expect(verified.map((each) => [each.closing.division, each.managers, each.isSealed, each.differing])).toEqual([['north', 2, true, []], ['south', 1, true, []]]);
    expect([await bytes(), await count('runs')]).toEqual([before, runs]);
  });

  it('finds a figure altered in the stored document', async () => {
    await services.database.query(`UPDATE scorecards SET document = replace(document::text, '"total":"80.00"', '"total":"81.00"')::json WHERE manager_id = 'm1'`);
    expect(await differing()).toEqual({ m1: ['stored-altered'] });
  });

  it('finds what was altered beside it: the summary that rankings show, the division', async () => {
    await services.database.query(`UPDATE scorecards SET summary = replace(summary::text, '"80.00"', '"81.00"')::json WHERE manager_id = 'm1'`);
    await services.database.query(`UPDATE scorecards SET division = 'south' WHERE manager_id = 'm2'`);
    expect(await differing()).toEqual({ m1: ['stored-altered'], m2: ['stored-altered'] });
  });

  it('finds it even where the digest was altered with it, and what was kept', async () => {
    const altered = (column: string) => `${column} = replace(${column}::text, '"rank":2', '"rank":1')::json`;
    await services.database.query(`UPDATE scorecards SET ${altered('document')}, ${altered('summary')} WHERE manager_id = 'm1'`);
    await services.database.query(`UPDATE scorecards SET digest = encode(sha256(convert_to(document::text, 'UTF8')), 'hex') WHERE manager_id = 'm1'`);
    expect(await differing()).toEqual({ m1: ['stored-altered'] });
    await services.database.query(`UPDATE closed_scorecards AS kept SET digest = own.digest FROM scorecards AS own WHERE own.manager_id = kept.manager_id`);
    const [north] = await verification.verify(QUARTER, 'north');
    expect(north).toMatchObject({ isSealed: false, differing: [{ managerId: 'm1', differences: ['result-changed'] }] });
  });

  it('names whose facts changed, and who only stands elsewhere', async () => {
    await bringInOrders('late,a,2000.00,paid');
    expect(await differing()).toEqual({ m1: ['facts-changed'], m2: ['result-changed'] });
    expect(await count('adjustments')).toBe(0);
  });

  it('names a stored scorecard that is gone, and who left or joined', async () => {
    await services.database.query(`DELETE FROM scorecards WHERE manager_id = 'm2'`);
    await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,south,food\nm3,Xu,north,food');
    expect(await differing()).toEqual({ m1: ['manager-left'], m2: ['stored-missing'], m3: ['manager-joined'] });
  });

  it('is refused where nothing is closed', async () => {
    await expect(verification.verify(parsePeriod('2026-05'), null)).rejects.toMatchObject({ code: 'period-not-closed' });
  });
});

it('an actor of the product itself may close, too', async () => {
  expect(await closing.close(QUARTER, 'south', { actor: OPSCORE_ACTOR, now: NOW })).toMatchObject({ state: 'closed' });
});
