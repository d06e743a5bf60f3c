import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { bringInShops } from '../support/shops.js';

/** What a manager looks at from day to day, over HTTP. Today is 2026-11-24. */

let api: TestApi;
let m1: Caller;

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,refunded_amount,parent_order_id';

beforeAll(async () => {
  api = await openApi();
  await bringInShops(api.services);
  // The days weigh 105.5 in all: 211 orders are two for each unit.
  await api.services.bringIn(
    'calendar',
    `day,weight,label
     2026-11-10,0.5,warm-up
     2026-11-11,10,11.11
     2026-11-12,2,11.11
     2026-12-12,5,12.12`,
  );
  await api.services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q4,outbound_orders,211');
  await api.services.bringIn(
    'orders',
    `${ORDERS}
     e1,s1,b,2026-11-09 10:00:00,2026-11-09 10:00:00,2026-11-10 09:00:00,completed,40.00,,
     e2,s2,b,2026-11-09 10:00:00,2026-11-09 10:00:00,2026-11-10 09:00:00,completed,60.00,,
     e3,s2,b,2026-11-16 10:00:00,2026-11-16 10:00:00,2026-11-10 23:00:00,refunded,12.00,,
     e4,s2,b,2026-11-16 10:00:00,2026-11-16 10:00:00,2026-11-16 23:00:00,paid,1.00,,`,
  );
  await api.services.score('2026Q4', '2026-11-23');
  m1 = await api.as(managerOf('m1'));
});

afterAll(() => api?.close());

const bodyOf = async (path: string, caller: Caller = m1) => (await caller.get(path)).body as Record<string, unknown>;

it('is one\'s own, not another\'s', async () => {
  const [north, supervisor, administrator] = [await api.as(directorOf('North')), await api.as(supervisorOf('s1')), await api.as(ADMINISTRATOR)];
  for (const route of ['outbound?period=2026Q4', 'falling-merchants?period=2026Q4', 'outbound-merchants?from=2026-11-01&to=2026-11-30', 'pace?period=2026Q4&asOf=2026-11-10']) {
    const of = async (caller: Caller, managerId: string) => (await caller.get(`/managers/${managerId}/${route}`)).status;
    expect([await of(m1, 'm1'), await of(m1, 'm2'), await of(m1, 'no')]).toEqual([200, 403, 403]);
    expect([await of(north, 'm2'), await of(north, 'm3'), await of(supervisor, 'm1'), await of(api.nobody, 'm1')]).toEqual([200, 403, 403, 401]);
    expect([await of(administrator, 'm3'), await of(administrator, 'no')]).toEqual([200, 404]);
  }
});

describe('outbound', () => {
  it('shows days and weeks against their targets, up to the day that is asked for', async () => {
    const body = await bodyOf('/managers/m1/outbound?period=2026Q4&asOf=2026-11-11');
    expect(body).toMatchObject({ managerId: 'm1', period: '2026Q4', asOf: '2026-11-11', ruleVersion: 1, measure: 'outbound_orders', weeklyWeight: '0.5', actual: 4, target: 211 });
    const days = body['days'] as { day: string }[];
    expect(days).toHaveLength(92);
    expect(days[40]).toEqual({ day: '2026-11-10', week: '2026-W46', label: 'warm-up', actual: 3, target: 1, completion: '3.0000' });
    expect(body['today']).toEqual({ day: '2026-11-11', week: '2026-W46', label: '11.11', actual: 0, target: 20, completion: '0.0000' });
    expect(days[42]).toMatchObject({ day: '2026-11-12', label: '11.11', actual: null, target: 4, completion: null });
    const slices = body['slices'] as { first: string; target: number; actual: number }[];
    expect(slices.reduce((sum, each) => sum + each.target, 0)).toBe(211);
    expect(slices.reduce((sum, each) => sum + each.actual, 0)).toBe(4);
    expect(body['currentSlice']).toEqual({ first: '2026-11-09', last: '2026-11-15', month: '2026-11', week: '2026-W46', actual: 3, target: 33, targetToDate: 23, completion: '0.1304', ofWhole: '0.0909' });
    expect(slices.at(-1)).toMatchObject({ actual: 0, targetToDate: 0, completion: null, ofWhole: null });
  });

  it('never counts a day that is not wholly past', async () => {
    expect(await bodyOf('/managers/m1/outbound?period=2026Q4&asOf=2026-12-31')).toMatchObject({ asOf: '2026-11-23' });
    expect(await bodyOf('/managers/m1/outbound?period=2027Q1')).toMatchObject({ asOf: null, today: null, currentSlice: null, actual: 0, target: null, completion: null });
  });

  it('says nothing of completion without a target', async () => {
    const north = await api.as(directorOf('North'));
    expect(await bodyOf('/managers/m2/outbound?period=2026Q4', north)).toMatchObject({ target: null, targetToDate: null, completion: null, today: { target: null, completion: null } });
  });

  it('opens days into merchants that add up to them', async () => {
    expect(await bodyOf('/managers/m1/outbound-merchants?from=2026-11-10&to=2026-11-10')).toEqual({
      managerId: 'm1', first: '2026-11-10', last: '2026-11-10', measure: 'outbound_orders', actual: 3,
      merchants: [
        { merchantId: 's2', name: 'Beta 100%', actual: 2 },
        { merchantId: 's1', name: 'Alpha', actual: 1 },
      ],
    });
    // s2 came to m1 in October: what it sent out before was of m2.
    expect(await bodyOf('/managers/m1/outbound-merchants?from=2026-09-01&to=2026-09-30')).toMatchObject({ actual: 0, merchants: [] });
  });

  it.each(['from=2026-11-10', 'from=2026-11-10&to=2026-11-31', 'from=2026-11-10&to=2026-11-09', 'from=2026-01-01&to=2026-06-30'])('refuses %s', async (query) => {
    expect([400, 422]).toContain((await m1.get(`/managers/m1/outbound-merchants?${query}`)).status);
  });
});

describe('merchants that fell back', () => {
  it('are those that sold less than the days before and the calendar lead one to expect', async () => {
    const body = await bodyOf('/managers/m1/falling-merchants?period=2026Q4&asOf=2026-11-16');
    // The week with 11.11 had 16.5 units of weight of 18 from its tenth on; the one before seven of one each.
    expect(body).toMatchObject({
      asOf: '2026-11-16', ruleVersion: 1,
      before: { first: '2026-11-03', last: '2026-11-09' }, now: { first: '2026-11-10', last: '2026-11-16' },
      plannedChange: expect.stringMatching(/^2\.357\d$/),
    });
    // s1 sold 30 on the 3rd, 77 on the 5th, 40 on the 9th and nothing since; s2 60 on the 9th, and 13 on the 16th.
    expect((body['merchants'] as { merchantId: string }[]).map((each) => ({ ...each, expected: '', lost: '' }))).toEqual([
      { merchantId: 's1', name: 'Alpha', gmvBefore: '147.00', gmv: '0.00', change: '-1.0000', expected: '', lost: '' },
      { merchantId: 's2', name: 'Beta 100%', gmvBefore: '60.00', gmv: '13.00', change: '-0.7833', expected: '', lost: '' },
    ]);
    const [s1] = body['merchants'] as { expected: string; lost: string }[];
    expect(Number(s1?.expected)).toBeCloseTo(346.5, 0);
    expect(s1?.lost).toBe(s1?.expected);
    expect((await bodyOf('/managers/m1/falling-merchants?period=2026Q4&asOf=2026-11-16&limit=1'))['merchants']).toHaveLength(1);
  });

  it('after a promotion are not all of them', async () => {
    // Seven ordinary days after the 11.11: s2 sold 13 of the 13 × 7 ÷ 16.5 that are to be expected.
    const body = await bodyOf('/managers/m1/falling-merchants?period=2026Q4');
    expect(body).toMatchObject({ asOf: '2026-11-23', plannedChange: expect.stringMatching(/^0\.424\d$/) });
    expect((body['merchants'] as { merchantId: string; lost: string }[]).map(({ merchantId }) => merchantId)).toEqual(['s2']);
  });

  it('are held against the days before as they are where these lie in another quarter, or there is no target', async () => {
    expect(await bodyOf('/managers/m1/falling-merchants?period=2026Q4&asOf=2026-10-08')).toMatchObject({ plannedChange: null, merchants: [] });
    expect(await bodyOf('/managers/m1/falling-merchants?period=2027Q1')).toMatchObject({ asOf: null, now: null, before: null, merchants: [] });
  });

  it.each(['period=2026Q4&limit=0', 'period=2026Q4&limit=101', 'period=x', 'period=2026Q4&asOf=x', ''])('refuse %s', async (query) => {
    expect((await m1.get(`/managers/m1/falling-merchants?${query}`)).status).toBe(400);
  });
});

describe('pace', () => {
  const paceOf = async (query: string) => {
    const { measures: [gmv], asOf } = (await bodyOf(`/managers/m1/pace?period=2026Q4${query}`)) as { measures: [{ days: unknown[]; promotionsAhead: { label: string; share: string }[] }]; asOf: string };
    return { asOf, gmv };
  };

  it('tells a promotion that is still to come from being behind', async () => {
    // To the 10th of November 40.5 of 105.5 units have passed, but 41 of 92 days; 367 of 1,000 are done.
    const { asOf, gmv } = await paceOf('&asOf=2026-11-10');
    expect(asOf).toBe('2026-11-10');
    expect(gmv).toMatchObject({ completion: '0.3670', timeProgress: '0.3839', dayProgress: '0.4457', lead: '-0.0169', verdict: 'on-pace', situation: 'promotion-to-come' });
    expect(gmv.promotionsAhead).toEqual([
      { label: '11.11', first: '2026-11-11', last: '2026-11-12', share: '0.1137' },
      { label: '12.12', first: '2026-12-12', last: '2026-12-12', share: '0.0474' },
    ]);
    expect(gmv.days[41]).toEqual({ day: '2026-11-11', label: '11.11', target: '94.78', actual: null });
    // Nothing was sold before the 2nd: what is still to come does not excuse that.
    expect((await paceOf('&asOf=2026-11-01')).gmv).toMatchObject({ verdict: 'behind', situation: 'behind' });
  });

  it('says when no day is left, and what is over of a promotion', async () => {
    const { gmv } = await paceOf('&asOf=2026-11-11');
    expect(gmv.promotionsAhead.map(({ label, share }) => [label, share.slice(0, 5)])).toEqual([['11.11', '0.019'], ['12.12', '0.047']]);
    const october = (await bodyOf('/managers/m1/pace?period=2026-10')) as { measures: Record<string, unknown>[] };
    expect(october.measures[0]).toMatchObject({ situation: 'over', dayProgress: '1.0000', promotionsAhead: [] });
  });
});

describe('the total', () => {
  it('is explained by points and weights that add up', async () => {
    const { total, totalParts } = (await bodyOf('/managers/m1/scorecard/explanation?period=2026Q4')) as {
      total: string;
      totalParts: { parts: { id: string; points: string; weight: string; share: string; contribution: string }[]; weights: string; grades: unknown[] };
    };
    // Sales at 40 and outbound at 15 are assessed; nothing else has a target.
    expect(totalParts.parts.map(({ id, weight, share }) => [id, weight, share])).toEqual([['sales', '40', '0.7273'], ['outbound', '15', '0.2727']]);
    expect(totalParts.weights).toBe('55');
    expect(totalParts.grades[0]).toEqual({ grade: 'A+', minimum: '110' });
    expect(totalParts.parts.reduce((sum, { contribution }) => sum + Number(contribution), 0)).toBeCloseTo(Number(total), 1);
  });

  it.each([
    ['outbound', 'actual'],
    ['conversion', 'visitors'],
    ['slots', 'amount'],
  ])('opens %s into merchants that add up to its %s', async (module, field) => {
    const { modules } = (await bodyOf(`/managers/m1/scorecard/explanation?period=2026Q4&module=${module}`)) as {
      modules: { parts: { text: { en: string }; columns: { field: string }[]; rows: (string | number)[][] }[] }[];
    };
    const table = modules[0]?.parts.find(({ text }) => text.en.startsWith('Merchants'));
    const place = table?.columns.findIndex((column) => column.field === field) ?? -1;
    const sum = table?.rows.reduce((total, row) => total + Number(row[place]), 0);
    expect([table?.columns[0]?.field, sum]).toEqual(['merchantId', { actual: 5, visitors: 80, amount: 40 }[field]]);
  });
});
