import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { APPLIANCES, CLOTHES, PlanningCompany, TUESDAY } from '../../../test/support/planning-company.js';

const ADMINISTRATOR = { role: 'administrator', scope: null } as const;
const DIRECTOR = { role: 'director', scope: APPLIANCES } as const;

let company: PlanningCompany;

beforeAll(async () => {
  company = await PlanningCompany.open();
  await company.scoreAll();
});

afterEach(() => company.forget());

afterAll(() => company.close());

const keys = (notices: Awaited<ReturnType<PlanningCompany['plan']>>) => notices.map(({ event_key: key, state }) => `${key}: ${state}`);

describe('what is told', () => {
  it('a week that was scored, with how its managers stand, cut to whom its owner reaches', async () => {
    const ofAll = await company.listen([ADMINISTRATOR], { events: [{ event: 'week-scored' }] });
    const ofOne = await company.listen([{ role: 'manager', scope: 'om-1' }], { events: [{ event: 'week-scored' }] });
    const noted = await company.plan();
    expect(keys(noted)).toEqual(['week-scored 2026Q4/2026-W47: waiting', 'week-scored 2026Q4/2026-W47: waiting']);
    const factsFor = ({ subscriptionId }: { subscriptionId: string }) => noted.find((each) => each.subscription_id === subscriptionId)?.facts;
    expect(factsFor(ofAll)).toMatchObject({ period: '2026Q4/2026-W47', asOf: '2026-11-22', managers: { count: 3, lowest: { managerId: 'om-2', name: '罗静姝' }, only: null } });
    expect(factsFor(ofOne)).toMatchObject({ managers: { count: 1, lowest: null, only: { managerId: 'om-1', name: '沈知远', rank: 1 } } });
  });

  it('an outbound of the week under the line, and none at it', async () => {
    await company.listen([ADMINISTRATOR], { events: [{ event: 'weekly-completion-low' }] });
    const noted = await company.plan();
    expect(keys(noted)).toEqual(['weekly-completion-low 2026Q4/2026-W47 om-2: waiting']);
    expect(noted[0]?.facts).toEqual({ period: '2026Q4/2026-W47', asOf: '2026-11-22', managerId: 'om-2', name: '罗静姝', completion: '0.7143', actual: '5', target: '7', line: '0.80' });
    await company.forget();
    await company.listen([ADMINISTRATOR], { events: [{ event: 'weekly-completion-low', value: '0.7143' }] });
    expect(await company.plan()).toEqual([]);
  });

  it('who is behind weighted time by more than the gap', async () => {
    // 54 of 92 days: om-2 lacks 1080 of 9200, which is 11.74 points; om-3 lacks 270, which is 2.93.
    await company.listen([ADMINISTRATOR], { events: [{ event: 'pace-behind' }] });
    const noted = await company.plan();
    expect(keys(noted)).toEqual(['pace-behind 2026Q4 om-2 2026-W48: waiting']);
    expect(noted[0]?.facts).toMatchObject({ gap: '5', measures: [{ measure: 'gmv', completion: '0.4696', timeProgress: '0.5870', lead: '-0.1174', missing: '1080.00' }] });
    await company.forget();
    await company.listen([ADMINISTRATOR], { events: [{ event: 'pace-behind', value: '2.9' }] });
    expect(keys(await company.plan())).toEqual(['pace-behind 2026Q4 om-2 2026-W48: waiting', 'pace-behind 2026Q4 om-3 2026-W48: waiting']);
    await company.forget();
    await company.listen([ADMINISTRATOR], { events: [{ event: 'pace-behind', value: '11.8' }] });
    expect(await company.plan()).toEqual([]);
  });

  it('whose grade is at risk', async () => {
    const { scorecard } = (await company.services.stored('2026Q4', '2026-11-23')).get('om-3') ?? {};
    await company.listen([ADMINISTRATOR], { events: [{ event: 'grade-at-risk', value: '20' }], managerId: 'om-3' });
    const noted = await company.plan();
    expect(keys(noted)).toEqual([`grade-at-risk 2026Q4 om-3 ${scorecard?.grade} 2026-W48: waiting`]);
    expect(noted[0]?.facts).toMatchObject({ total: scorecard?.total, grade: scorecard?.grade, isNear: true });
    await company.forget();
    await company.listen([ADMINISTRATOR], { events: [{ event: 'grade-at-risk', value: '0.01' }], managerId: 'om-3' });
    expect(await company.plan()).toEqual([]);
  });

  it('scoring that failed twice, to who has managers in it', async () => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events: [{ event: 'window-failed' }] });
    const fail = (failures: number) =>
      database.query(`UPDATE due_windows SET state = 'failed', failures = $1, error = 'it broke at om-3', changed_at = $2 WHERE period = '2026Q4'`, [failures, TUESDAY]);
    await fail(1);
    expect(await company.plan()).toEqual([]);
    await fail(2);
    const noted = await company.plan();
    expect(keys(noted)).toEqual(['window-failed 2026Q4 2026-11-23: waiting']);
    // Why it failed may name managers of others.
    expect(noted[0]?.facts).toEqual({ period: '2026Q4', asOf: '2026-11-23', windows: 2, failures: 2, error: null, retryAt: null, maySeeJobs: false });
    await database.query(`UPDATE due_windows SET state = 'done', failures = 0, error = NULL WHERE period = '2026Q4'`);
    expect(keys(await company.plan())).toEqual(['window-failed 2026Q4 2026-11-23: withdrawn']);
  });

  it('a kind of facts that has not come, once its hours have passed', async () => {
    await company.listen([ADMINISTRATOR], { events: [{ event: 'data-late' }] });
    expect(await company.plan()).toEqual([]);
    // The 24th ends at 16:00 UTC.
    expect(await company.plan(new Date('2026-11-25T15:59:59Z'))).toEqual([]);
    const noted = await company.plan(new Date('2026-11-25T16:00:00Z'));
    expect(keys(noted)).toEqual(['data-late merchant_days 2026-11-24: waiting']);
    expect(noted[0]?.facts).toEqual({ kind: 'merchant_days', day: '2026-11-24', lastDay: '2026-11-23', hours: '24', mayImport: true });
    expect(await company.plan(new Date('2026-11-27T16:00:00Z'))).toHaveLength(1);
  });
});

describe('what is told once, and to whom', () => {
  it('nothing twice, however often it is planned, also by two at once', async () => {
    await company.listen([ADMINISTRATOR], { events: [{ event: 'week-scored' }, { event: 'pace-behind' }] });
    await Promise.all([company.plan(), company.plan()]);
    await company.services.database.query(`UPDATE notices SET state = 'sent'`);
    expect(keys(await company.plan())).toEqual(['pace-behind 2026Q4 om-2 2026-W48: sent', 'week-scored 2026Q4/2026-W47: sent']);
  });

  it('nothing of what was known before the subscription was made', async () => {
    await company.listen([ADMINISTRATOR], { events: [{ event: 'week-scored' }, { event: 'weekly-completion-low' }, { event: 'pace-behind' }, { event: 'grade-at-risk', value: '20' }] }, new Date('2026-11-24T04:00:01Z'));
    expect(await company.plan()).toEqual([]);
  });

  it('nothing of managers whom the owner does not reach', async () => {
    const events = [{ event: 'week-scored' }, { event: 'weekly-completion-low', value: '1.5' }, { event: 'pace-behind', value: '0.5' }, { event: 'grade-at-risk', value: '20' }] as const;
    await company.listen([{ role: 'director', scope: CLOTHES }], { events });
    const noted = await company.plan();
    expect(noted.length).toBeGreaterThan(2);
    expect(JSON.stringify(noted)).not.toMatch(/om-1|om-2|沈知远|罗静姝/);
  });

  it('nobody who may not come in any more, and less to who reaches less', async () => {
    const change = { actor: OPSCORE_ACTOR, now: TUESDAY };
    const { ownerId } = await company.listen([DIRECTOR, { role: 'manager', scope: 'om-3' }], { events: [{ event: 'pace-behind', value: '0.5' }] });
    expect(keys(await company.plan())).toEqual(['pace-behind 2026Q4 om-2 2026-W48: waiting', 'pace-behind 2026Q4 om-3 2026-W48: waiting']);
    await company.users.revoke(ownerId, DIRECTOR, change);
    expect(keys(await company.plan())).toEqual(['pace-behind 2026Q4 om-2 2026-W48: withdrawn', 'pace-behind 2026Q4 om-3 2026-W48: waiting']);
    await company.users.change(ownerId, { active: false }, null, change);
    expect(keys(await company.plan())).toEqual(['pace-behind 2026Q4 om-2 2026-W48: withdrawn', 'pace-behind 2026Q4 om-3 2026-W48: withdrawn']);
  });

  it('a supervisor hears that a week is complete, and nothing of scorecards', async () => {
    const supervisor = { role: 'merchant-supervisor', scope: 'm-1' } as const;
    await company.listen([supervisor], { events: [{ event: 'week-scored' }] });
    const noted = await company.plan();
    expect(noted.map(({ facts }) => facts)).toEqual([{ period: '2026Q4/2026-W47', asOf: '2026-11-22', managers: null, report: null }]);
    await expect(company.listen([supervisor], { events: [{ event: 'pace-behind' }] })).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(company.listen([DIRECTOR], { events: [{ event: 'pace-behind' }], managerId: 'om-3' })).rejects.toMatchObject({ code: 'outside-scope' });
    await expect(company.listen([DIRECTOR], { events: [{ event: 'pace-behind' }], division: CLOTHES })).rejects.toMatchObject({ code: 'outside-scope' });
  });
});

describe('on data that are not complete', () => {
  const events = [{ event: 'week-scored' }, { event: 'weekly-completion-low' }, { event: 'pace-behind' }, { event: 'grade-at-risk', value: '20' }] as const;
  const DONE = `UPDATE due_windows SET state = 'done'`;

  const breakages: readonly (readonly [string, string, string])[] = [
    ['facts wait to be added up', `INSERT INTO touched_merchant_months SELECT merchant_key, '2026-11-01', 1, gen_random_uuid() FROM merchants LIMIT 1`, 'DELETE FROM touched_merchant_months'],
    ['orders wait to be judged', `INSERT INTO touched_shops SELECT merchant_key, gen_random_uuid() FROM merchants LIMIT 1`, 'DELETE FROM touched_shops'],
    [
      'a file is being imported',
      `INSERT INTO import_files (file_id, kind, file_name, path, size_bytes, state, received_at, changed_at) VALUES (gen_random_uuid(), 'orders', 'o.csv', '/o.csv', 1, 'running', now(), now())`,
      'DELETE FROM import_files',
    ],
    ['scorecards are stale', `UPDATE due_windows SET state = 'stale' WHERE manager_id = 'om-1'`, DONE],
    ['scorecards failed once', `UPDATE due_windows SET state = 'failed', failures = 1 WHERE manager_id = 'om-3'`, DONE],
    ['a manager has no scorecard', `INSERT INTO managers VALUES ('om-9', '新人', '${APPLIANCES}', '大家电')`, `DELETE FROM managers WHERE manager_id = 'om-9'`],
  ];

  it.each(breakages)('nothing is told while %s; what waits is held, and goes on afterwards', async (_, begin, end) => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events });
    await database.query(begin);
    expect(await company.plan()).toEqual([]);
    await database.query(end);
    const planned = keys(await company.plan());
    expect(planned.length).toBeGreaterThan(3);
    expect(planned.every((each) => each.endsWith(': waiting'))).toBe(true);
    await database.query(begin);
    expect(keys(await company.plan())).toEqual(planned.map((each) => each.replace('waiting', 'held')));
    await database.query(end);
    expect(keys(await company.plan())).toEqual(planned);
  });

  it('nothing is told while a command imports', async () => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events });
    await database.withTransaction(async (session) => {
      await session.query(LOCK_TRANSACTION, [LOCK_KEYS.imports]);
      expect(await company.plan()).toEqual([]);
    });
    expect((await company.plan()).length).toBeGreaterThan(3);
  });

  it('a dry run and a window that is not the period\'s hold nothing up', async () => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events: [{ event: 'week-scored' }] });
    await database.query(`UPDATE due_windows SET state = 'stale' WHERE period = '2026Q4'`);
    expect(keys(await company.plan())).toEqual(['week-scored 2026Q4/2026-W47: waiting']);
    await database.query(DONE);
  });

  it('a day whose facts have not come holds up what rests on it', async () => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events });
    await database.query(`UPDATE merchant_days SET day = day + 300 WHERE day > '2026-11-21'`);
    expect(await company.plan()).toEqual([]);
    await database.query(`UPDATE merchant_days SET day = day - 300 WHERE day > '2027-01-01'`);
    expect((await company.plan()).length).toBeGreaterThan(3);
  });

  it('what is true no more is withdrawn, and told after all when it is true again', async () => {
    const { database } = company.services;
    await company.listen([DIRECTOR], { events: [{ event: 'weekly-completion-low' }] });
    expect(keys(await company.plan())).toEqual(['weekly-completion-low 2026Q4/2026-W47 om-2: waiting']);
    const change = (from: string, to: string) => database.query(`UPDATE scorecards SET summary = replace(summary::text, $1, $2)::json WHERE period = '2026Q4/2026-W47' AND manager_id = 'om-2'`, [from, to]);
    await change('"0.7143"', '"0.9143"');
    expect(keys(await company.plan())).toEqual(['weekly-completion-low 2026Q4/2026-W47 om-2: withdrawn']);
    await change('"0.9143"', '"0.7000"');
    const [again] = await company.plan();
    expect([again?.state, again?.facts['completion']]).toEqual(['waiting', '0.7000']);
    await change('"0.7000"', '"0.7143"');
    expect((await company.plan())[0]?.facts['completion']).toBe('0.7143');
  });
});
