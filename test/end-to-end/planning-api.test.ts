import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import type { Caller, TestApi } from '../support/api.js';

/** Targets, calendar and rules over HTTP. It is 24 November 2026; all is in the fourth quarter. */

let api: TestApi;
let administrator: Caller;
let director: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await openApi();
  const { services } = api;
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,south,food');
  await services.bringIn('merchants', 'merchant_id,name\na,A\nb,B');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q4,gmv,9200\nm2,2026Q4,gmv,9200\nm1,2026Q4,ad_share,0.10\nm1,2026Q3,gmv,9200');
  await services.bringIn('calendar', 'day,weight,label\n2026-11-11,3,11.11');
  await services.bringIn('merchant_days', 'day,merchant_id,gmv\n2026-10-12,a,9000\n2026-10-12,b,7000');
  await services.bringIn('agents', 'merchant_id,agent_id,name\na,kim,Kim\nb,lee,Lee');
  await services.bringIn(
    'orders',
    `order_id,merchant_id,buyer_id,placed_at,paid_at,amount,status,pay_method
     o1,a,x,2026-11-02 10:00:00,2026-11-02 12:00:00,100.00,paid,online
     o2,b,y,2026-11-02 10:00:00,2026-11-02 12:00:00,50.00,paid,online`,
  );
  await services.bringIn(
    'chat_messages',
    `message_id,merchant_id,buyer_id,agent_id,sent_at,sender
     c1,a,x,kim,2026-11-02 09:00:00,agent
     c2,a,x,sam,2026-11-02 11:00:00,agent
     c3,b,y,lee,2026-11-02 09:00:00,agent`,
  );
  [administrator, director, supervisor] = await Promise.all([api.as(ADMINISTRATOR), api.as(directorOf('north')), api.as(supervisorOf('a'))]);
});

afterAll(() => api.close());

const TARGETS = '/managers/m1/targets';
const month = (value: string | null, period = '2026-11') => ({ period, measure: 'gmv', value, effectiveFrom: null });
const read = async (caller = director) => (await caller.get(`${TARGETS}?quarter=2026Q4`)).body as Record<string, never> & { version: string; measures: Record<string, never>[] };
const gmvOf = (body: unknown) => (body as { measures: { measure: string; value: string; months: { value: string; locked: boolean }[]; days: { day: string; target: string; weight: string; label: string | null }[]; problem: string | null }[] }).measures.find(({ measure }) => measure === 'gmv');
const put = (caller: Caller, version: string, body: object) => caller.request('put', TARGETS).set('If-Match', `"${version}"`).send(body);
const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted((one, other) => one - other);
const query = <Row extends Record<string, unknown>>(text: string) => api.services.database.query<Row>(text);

describe('R3: targets', () => {
  it('are shown with their day curve, months and weeks', async () => {
    const { status, headers, body } = await director.get(`${TARGETS}?quarter=2026Q4`);
    expect(status).toBe(200);
    expect(headers['etag']).toBe(`"${(body as { version: string }).version}"`);
    const gmv = gmvOf(body);
    // 91 days of 1 and one of 3: 94 parts of 9,200.
    expect(gmv?.days[41]).toEqual({ day: '2026-11-11', target: '293.61', weight: '3.0000', label: '11.11' });
    expect(gmv?.months.map(({ value, locked }) => [value, locked])).toEqual([['3034.04', false], ['3131.92', false], ['3034.04', false]]);
    expect((body as { measures: object[] }).measures).toHaveLength(6);
    expect((body as { measures: object[] }).measures).toContainEqual(expect.objectContaining({ measure: 'ad_share', additive: false, value: '0.1', days: [] }));
  });

  it('are previewed without being stored, the rest being laid out anew', async () => {
    const before = await read();
    const { status, body } = await director.post(`${TARGETS}/preview`, { quarter: '2026Q4', changes: [month('3000.00')] });
    expect(status).toBe(200);
    expect(gmvOf(body)?.months.map(({ value, locked }) => [value, locked])).toEqual([['3100.00', false], ['3000.00', true], ['3100.00', false]]);
    expect(await read()).toEqual(before);
  });

  it('refuse locks that cannot be met, with the place and what helps, in both languages', async () => {
    const { version } = await read();
    const changes = { quarter: '2026Q4', changes: [month('9200.01')] };
    const preview = await director.post(`${TARGETS}/preview`, changes);
    expect(preview.status).toBe(422);
    expect(preview.body).toMatchObject({ code: 'target-infeasible', detail: expect.stringMatching(/gmv target of m1 for 2026Q4 .* exceed the target\. Raise/) as string });
    const stored = await put(director, version, changes).set('Accept-Language', 'zh');
    expect(stored.body).toMatchObject({ status: 422, detail: expect.stringMatching(/锁定月份与已过日期之和超过目标。请提高季度目标/) as string });
    expect((await read()).version).toBe(version);
  });

  it('are changed by one of two who edit at once; the other is told; scorecards are stale and all is on record', async () => {
    await api.services.score('2026Q4', '2026-11-23');
    const { version } = await read();
    const answers = await Promise.all(['3000.00', '3100.00'].map(async (value) => put(director, version, { quarter: '2026Q4', changes: [month(value)], reason: '=1+1' })));
    expect(statusesOf(answers)).toEqual([200, 412]);
    const winner = answers.find(({ status }) => status === 200);
    expect((await read()).version).toBe((winner as unknown as { body: { version: string } }).body.version);
    expect(await query('SELECT manager_id, state::text AS state FROM due_windows ORDER BY manager_id')).toEqual([
      { manager_id: 'm1', state: 'stale' },
      { manager_id: 'm2', state: 'done' },
    ]);
    const place = '/managers/m1/target-history?quarter=2026Q4&limit=1';
    const first = (await director.get(place)).body as { items: { source: string }[]; nextCursor: string };
    const second = (await director.get(`${place}&cursor=${first.nextCursor}`)).body as typeof first;
    expect(second.nextCursor).toBeNull();
    // Files carry the time of this machine, and changes by hand that of the specs.
    expect([...first.items, ...second.items].toSorted((one, other) => (one.source < other.source ? -1 : 1))).toMatchObject([
      { source: 'file', fileName: 'targets.csv', undoneAt: null, before: [], after: [{ period: '2026Q4', measure: 'gmv', value: '9200.00' }, { measure: 'ad_share', value: '0.1' }] },
      { source: 'hand', who: director.name, reason: '=1+1', before: [], after: [{ period: '2026-11', measure: 'gmv', effectiveFrom: null }] },
    ]);
  });

  it('need a version that a change is based on', async () => {
    expect((await director.put(TARGETS, { quarter: '2026Q4', changes: [] })).body).toMatchObject({ code: 'if-match-missing', status: 428 });
  });

  it('are unlocked, and take revisions', async () => {
    const { version } = await read();
    const { body } = await put(director, version, { quarter: '2026Q4', changes: [month(null), { ...month('18400.00', '2026Q4'), effectiveFrom: '2026-12-01' }] });
    expect(gmvOf(body)).toMatchObject({ value: '18400.00', months: [{ value: '3034.04' }, { locked: false, value: '3131.92' }, { value: '12234.04' }] });
    const again = body as { version: string };
    expect((await put(director, again.version, { quarter: '2026Q4', changes: [{ ...month(null, '2026Q4'), effectiveFrom: '2026-12-01' }] })).status).toBe(200);
    expect(gmvOf(await read())?.value).toBe('9200.00');
  });

  it.each([
    ['three decimals', month('1.001'), 'changes.0.value'],
    ['too many digits', month('123456789012345'), 'changes.0.value'],
    ['less than nothing', month('-1'), 'changes.0.value'],
    ['a formula', month('=1+1'), 'value'],
    ['SQL', month("1'; DROP TABLE targets; --"), 'value'],
    ['an exponent', month('1e3'), 'value'],
    ['half an order', { ...month('1.5', '2026Q4'), measure: 'outbound_orders' }, 'changes.0.value'],
    ['a month of another quarter', month('1', '2026-09'), 'changes.0.period'],
    ['a month that there is not', month('1', '2026-13'), 'changes.0.period'],
    ['a ratio of a month', { ...month('0.1'), measure: 'ad_share' }, 'changes.0.period'],
    ['a ratio that is revised', { ...month('0.1', '2026Q4'), measure: 'ad_share', effectiveFrom: '2026-11-01' }, 'changes.0.effectiveFrom'],
    ['a month that begins later', { ...month('1'), effectiveFrom: '2026-11-02' }, 'changes.0.effectiveFrom'],
    ['a revision of another quarter', { ...month('1', '2026Q4'), effectiveFrom: '2027-01-01' }, 'changes.0.effectiveFrom'],
    ['a measure that there is not', { ...month('1'), measure: 'profit' }, 'measure'],
    ['an unknown field', { ...month('1'), extra: true }, 'extra'],
  ])('refuse %s, naming the field, and store nothing', async (_what, change, place) => {
    const { version } = await read();
    for (const answer of [
      await put(director, version, { quarter: '2026Q4', changes: [change] }),
      await director.post(`${TARGETS}/preview`, { quarter: '2026Q4', changes: [change] }),
    ]) {
      expect(answer.body).toMatchObject({ status: 400, code: 'request-invalid' });
      const places = (answer.body as { problems: { place: string }[] }).problems.map((each) => each.place);
      expect(places.join(' ')).toContain(place);
    }
    expect((await read()).version).toBe(version);
  });

  it('refuse a row that is named twice', async () => {
    const { body } = await director.post(`${TARGETS}/preview`, { quarter: '2026Q4', changes: [month('1'), month('2')] }).set('Accept-Language', 'zh-CN');
    expect(body).toMatchObject({ problems: [{ place: 'changes.1.period', message: 'changes.1.period: 与另一项修改指向同一行' }] });
  });

  it('of a closed quarter stay', async () => {
    await query(
      `INSERT INTO closed_periods (period, division, last_day, rule_version, newest_rule_version, fingerprint, managers, last_import, closed_at, closed_by)
       VALUES ('2026Q3', 'north', '2026-09-30', 1, 1, '', 1, 0, '2026-10-05T00:00:00Z', 'Zhang')`,
    );
    const { version } = (await director.get(`${TARGETS}?quarter=2026Q3`)).body as { version: string };
    const { body } = await put(director, version, { quarter: '2026Q3', changes: [month('1.00', '2026-08')] });
    expect(body).toMatchObject({ status: 409, code: 'period-closed' });
  });

  it.each([
    ['a manager changes nothing', () => managerOf('m1'), 403, 'not-permitted'],
    ['an auditor changes nothing', () => AUDITOR, 403, 'not-permitted'],
    ['a director of another division changes nothing', () => directorOf('south'), 403, 'outside-scope'],
    ['a supervisor changes nothing', () => supervisorOf('a'), 403, 'not-permitted'],
  ])('%s', async (_what, grant, status, code) => {
    const caller = await api.as(grant());
    const { version } = await read();
    expect((await put(caller, version, { quarter: '2026Q4', changes: [month('1.00')] })).body).toMatchObject({ status, code });
    expect((await read()).version).toBe(version);
  });

  it('are read by the manager whose they are', async () => {
    const own = await api.as(managerOf('m1'));
    expect((await own.get(`${TARGETS}?quarter=2026Q4`)).status).toBe(200);
    expect((await own.get('/managers/m2/targets?quarter=2026Q4')).status).toBe(403);
    expect((await own.get('/managers/m2/target-history?quarter=2026Q4')).status).toBe(403);
  });
});

describe('the calendar', () => {
  const putDay = (caller: Caller, day: string, version: string, body: object) => caller.request('put', `/calendar/${day}`).set('If-Match', `"${version}"`).send(body);

  it('is changed by administrators, from the version that they saw', async () => {
    const added = await putDay(administrator, '2026-12-12', 'none', { weight: '2.50', label: "=HYPERLINK('x')" });
    expect(added.body).toMatchObject({ day: '2026-12-12', weight: '2.5', label: "=HYPERLINK('x')" });
    expect((await putDay(administrator, '2026-12-12', 'none', { weight: '9', label: null })).status).toBe(412);
    const { days } = (await director.get('/calendar?from=2026-11-01&to=2026-12-31')).body as { days: { day: string; version: string }[] };
    expect(days.map(({ day }) => day)).toEqual(['2026-11-11', '2026-12-12']);
    const removal = administrator.request('delete', '/calendar/2026-12-12').set('If-Match', `"${days[1]?.version}"`);
    expect((await removal).status).toBe(204);
    expect(await query(`SELECT action, subject FROM audit_entries WHERE action = 'calendar.changed' ORDER BY sequence`)).toEqual([
      { action: 'calendar.changed', subject: '2026-12-12' },
      { action: 'calendar.changed', subject: '2026-12-12' },
    ]);
  });

  it.each([
    ['a weight below 0', '2026-12-12', { weight: '-1', label: null }],
    ['a day that there is not', '2026-02-30', { weight: '1', label: null }],
    ['a formula', '2026-12-12', { weight: '=1', label: null }],
  ])('refuses %s', async (_what, day, body) => {
    expect((await putDay(administrator, day, 'none', body)).status).toBe(400);
  });

  it('is not changed by others, and not read without an end', async () => {
    expect((await putDay(director, '2026-12-12', 'none', { weight: '1', label: null })).status).toBe(403);
    expect((await director.get('/calendar?from=2026-01-01&to=2027-12-31')).status).toBe(400);
  });
});

const RULES = '# ours\nscoring: { weights: { sales: 50 } }\nattribution:\n  merchants:\n    b: { credit: order_first } # secret\n';

describe('the rule set', () => {
  const newest = async () => ((await administrator.get('/rule-versions?limit=1')).body as { items: { version: number }[] }).items[0]?.version ?? 0;

  it('is checked, with every problem in its place and in both languages', async () => {
    const { status, body } = await administrator.post('/rules/check', { document: 'scoring:\n  weights: { sales: much }\n' });
    expect(status).toBe(200);
    expect(body).toEqual({
      valid: false,
      problems: [{ path: 'scoring.weights.sales', line: 2, column: 21, value: 'much', en: 'a decimal from 0', zh: '不小于 0 的小数' }],
    });
    expect((await administrator.post('/rules/check', { document: '' })).body).toEqual({ valid: true, problems: [] });
    expect((await administrator.post('/rules/check', { document: '#'.repeat(300_000) })).body).toMatchObject({ status: 422, code: 'rule-document-too-long' });
  });

  it('is compared, applied by one of two who edit at once, and listed with who did', async () => {
    const compared = await administrator.post('/rules/differences', { document: RULES, from: null });
    expect(compared.body).toMatchObject({ total: 2, differences: [{ path: 'scoring.weights.sales', before: '40', after: '50', affects: 'scores' }, { affects: 'shop', merchantId: 'b' }] });
    const body = { document: RULES, from: '2026-10-01', restate: false, basedOn: await newest() };
    const answers = await Promise.all([administrator.post('/rule-versions', body), administrator.post('/rule-versions', { ...body, document: '# other\nscoring: { no_activity: zero }\n' })]);
    expect(statusesOf(answers)).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'rules-changed-meanwhile' });
    if ((await newest()) === 2) await administrator.post('/rule-versions', { ...body, basedOn: 2 });
    const { body: page } = await administrator.get('/rule-versions');
    const { items } = page as { items: { version: number; appliedBy: string | null }[] };
    expect(items.at(-1)).toMatchObject({ version: 1, appliedBy: null, appliedAt: null });
    expect(items[0]).toMatchObject({ appliedBy: administrator.name, ofShop: false, inForceFrom: '2026-10-01' });
  });

  it('shows nobody the rules of a shop that is not theirs', async () => {
    const all = (await administrator.get('/rule-versions/in-force?on=2026-11-24')).body as { version: number; document: string; fullSet: string };
    expect(all.document).toBe(RULES);
    expect(all.fullSet).toContain('credit: order_first');
    const own = (await director.get(`/rule-versions/${all.version}`)).body as typeof all;
    expect(own.document).toBeNull();
    expect(own.fullSet).not.toContain('order_first');
    const differences = (await director.get(`/rule-versions/1/differences/${all.version}`)).body as { differences: { path: string }[] };
    expect(differences.differences.map(({ path }) => path)).toEqual(['scoring.weights.sales']);
    expect((await supervisor.get(`/rule-versions/${all.version}`)).status).toBe(403);
    expect((await director.get('/rule-versions/99')).body).toMatchObject({ code: 'rule-version-unknown', status: 404 });
  });

  it('has a schema and defaults', async () => {
    expect((await director.get('/rule-schema')).body).toMatchObject({ title: 'opscore rule set' });
    expect(((await director.get('/rule-defaults')).body as { fullSet: string }).fullSet).toContain('sales: 40\n');
  });

  it('is simulated within the reach of who asks', async () => {
    await api.services.score('2026Q4', '2026-11-23');
    const { Attribution } = await import('#libs/attribution/attribution.js');
    await api.application.get(Attribution).bringUpToDate();
    const document = 'attribution: { default: { credit: order_only } }\n';
    const { status, body } = await director.post('/rules/simulation', { document, period: '2026Q4' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      asOf: '2026-11-23',
      managers: 1,
      scores: [{ managerId: 'm1', modules: [{ id: 'sales' }, { id: 'ads' }, { id: 'slots' }, { id: 'conversion' }, { id: 'outbound' }] }],
      orders: { judged: 1, movedOrders: 1, movedAmount: '100.00', moves: [{ merchantId: 'a', fromAgentId: 'sam', toAgentId: 'kim', orders: 1 }] },
    });
    expect((await administrator.post('/rules/simulation', { document: 'scoring: []', period: '2026Q4' })).body).toMatchObject({ code: 'rule-set-invalid' });
    const same = await administrator.post('/rules/simulation', { document: RULES.replace('50', '60'), period: '2026-11' });
    expect(same.body).toMatchObject({ code: 'not-scored' });
  });

  it('is not changed, and not simulated, by who may not', async () => {
    const body = { document: '', from: null, restate: false, basedOn: await newest() };
    const other = await api.as(directorOf('north'));
    expect((await other.post('/rule-versions', body)).status).toBe(403);
    expect((await supervisor.post('/rule-versions', body)).status).toBe(403);
    expect((await supervisor.post('/rules/simulation', { document: '', period: '2026Q4' })).status).toBe(403);
  });
});

describe('R22: the rules of one shop', () => {
  const PLACE = '/merchants/a/attribution-rules';
  const readShop = async (place = PLACE) => (await supervisor.get(place)).body as { newestVersion: number; own: string[]; effective: Record<string, unknown> };

  it('are simulated and changed by its supervisor, and nothing else with them', async () => {
    const before = await readShop();
    expect(before).toMatchObject({ own: [], effective: { credit: 'payment', lookBackDays: null } });
    const rules = { credit: 'order_only', lookBackDays: 7, silentFollowUp: { windowMinutes: 20 } };
    expect((await supervisor.post(`${PLACE}/simulation`, { rules, period: '2026Q4' })).body).toMatchObject({ judged: 1, movedOrders: 1, reassignedOrders: 1, moves: [{ merchantId: 'a', toAgentId: 'kim' }] });
    const changes = { rules, from: '2026-11-01', basedOn: before.newestVersion };
    const answers = await Promise.all([supervisor.put(PLACE, changes), supervisor.put(PLACE, { ...changes, rules: { credit: 'order_first' } })]);
    expect(statusesOf(answers)).toEqual([200, 409]);
    const { newestVersion } = await readShop();
    const { body } = await supervisor.put(PLACE, { ...changes, basedOn: newestVersion });
    expect(body).toMatchObject({ on: '2026-11-01', own: ['credit', 'lookBackDays', 'silentFollowUp.windowMinutes'], effective: { credit: 'order_only', lookBackDays: 7, silentFollowUp: { buyerContacts: false, windowMinutes: 20 } }, next: null });
    const { document } = (await administrator.get('/rule-versions/in-force?on=2026-11-24')).body as { document: string };
    expect(document).toContain('# ours');
    expect(document).toContain('{ credit: order_first } # secret');
    expect(document).toContain('a:\n      credit: order_only\n');
    const { items } = (await administrator.get('/rule-versions?limit=1')).body as { items: object[] };
    expect(items).toEqual([expect.objectContaining({ appliedBy: supervisor.name, ofShop: true })]);
    const back = await supervisor.put(PLACE, { rules: null, from: null, basedOn: (await readShop()).newestVersion });
    expect(back.body).toMatchObject({ own: [], on: '2026-11-24', effective: { credit: 'payment' }, standard: { credit: 'payment' } });
    const { items: spans } = (await supervisor.get(`${PLACE}/history`)).body as { items: object[] };
    expect(spans.slice(0, 2)).toMatchObject([
      { from: '2026-11-24', until: null, appliedBy: supervisor.name, changed: ['credit', 'lookBackDays', 'silentFollowUp.windowMinutes'], effective: { credit: 'payment' } },
      { from: '2026-11-01', until: '2026-11-23', changed: ['credit', 'lookBackDays', 'silentFollowUp.windowMinutes'], effective: { credit: 'order_only', lookBackDays: 7 } },
    ]);
    expect(spans.at(-1)).toMatchObject({ from: '0001-01-01', version: 1, appliedAt: null, appliedBy: null, changed: [] });
    expect((await supervisor.get('/merchants/b/attribution-rules/history')).status).toBe(403);
  });

  it.each([
    ['another shop', '/merchants/b/attribution-rules', { credit: 'order_only' }, 403],
    ['the shop of a path that goes elsewhere', '/merchants/..%2Fb/attribution-rules', { credit: 'order_only' }, 403],
    ['scoring', PLACE, { scoring: { weights: { sales: 1 } } }, 400],
    ['a field of the document', PLACE, { judge_by: 'chat_rounds' }, 400],
    ['a prototype', PLACE, JSON.parse('{"__proto__": {"credit": "order_only"}}') as object, 400],
    ['a word that there is not', PLACE, { credit: 'payment\n  merchants: {}' }, 400],
    ['too many days', PLACE, { lookBackDays: 31 }, 400],
  ])('are not changed by a supervisor: %s', async (_what, place, rules, status) => {
    const { newestVersion } = await readShop();
    expect((await supervisor.put(place, { rules, from: null, basedOn: newestVersion })).status).toBe(status);
    expect((await readShop()).newestVersion).toBe(newestVersion);
  });

  it('begin in the open quarter', async () => {
    const { newestVersion } = await readShop();
    expect((await supervisor.put(PLACE, { rules: null, from: '2026-09-30', basedOn: newestVersion })).body).toMatchObject({ status: 422, code: 'shop-rules-too-early' });
    expect((await supervisor.get('/merchants/b/attribution-rules')).status).toBe(403);
  });
});
