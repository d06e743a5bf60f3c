import { EVERYTHING } from '#libs/domain/access.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Services } from '../../test/support/services.js';
import { companyOf, openServices } from '../../test/support/services.js';
import type { WorkItemFilter } from './work-list.js';
import { WorkList } from './work-list.js';
import type { WorkItem } from './work-item-rows.js';
import type { WorkChange } from './work-item.rule.js';

const WANG: Actor = { userId: 'u-wang', name: 'wang', via: 'page', address: null, requestId: null };
const ofManager = (managerId: string): Reach => ({ everything: false, divisions: [], managerIds: [managerId], merchantIds: [] });
const HOME: Reach = { everything: false, divisions: ['home'], managerIds: [], merchantIds: [] };
const ZONE = 'Asia/Shanghai';
/** Noon of a day in the business zone: the day before is the last past one. */
const noonOf = (day: string) => ({ now: new Date(`${day}T04:00:00Z`), timeZone: ZONE });
const OCTOBER = parsePeriod('2026-10');
const NOVEMBER = parsePeriod('2026-11');
const NO_FILTER: WorkItemFilter = { managerId: null, state: null, merchantId: null, recovered: null };

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return error instanceof OpscoreError ? error.code : String(error);
  }
}

let services: Services;
let workList: WorkList;

const COMPANY = companyOf('work_list', async (given) => {
  await given.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen
     m3,Zhao,shoes,shoes`,
  );
  await given.bringIn(
    'merchants',
    `merchant_id,name
     s1,One
     s2,Two
     s3,Three`,
  );
  await given.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-01-01,
     s2,m2,2026-01-01,
     s3,m3,2026-01-01,`,
  );
  await given.bringIn(
    'skus',
    `sku_id,merchant_id,name,category
     pan,s1,Pan,pans
     pot,s1,Pot,pans
     wok,s2,Wok,pans`,
  );
  // The category: 640 of 11,000, 5.8 %. The pan (1 %) and the wok (1 %) are surely below three quarters of that.
  await given.bringIn(
    'sku_traffic',
    `day,merchant_id,sku_id,visitors,ordering_buyers
     2026-10-05,s1,pan,1000,10
     2026-10-05,s1,pot,9000,620
     2026-10-05,s1,tin,50,0
     2026-10-05,s2,wok,1000,10`,
  );
});

beforeEach(async () => {
  services = await openServices({ copyOf: COMPANY });
  workList = new WorkList(services.database, services.ruleVersions);
});

afterEach(() => services.close());

const all = (reach: Reach = EVERYTHING, more: Partial<WorkItemFilter> = {}, day = '2026-10-11') =>
  workList.list(reach, { ...NO_FILTER, ...more }, { limit: 100, after: null, ...noonOf(day) });
const skusOf = (items: readonly WorkItem[]) => items.map(({ skuId }) => skuId).toSorted();
const change = (item: Pick<WorkItem, 'itemId'>, wish: WorkChange, day: string, { reach = EVERYTHING, version = null as number | null } = {}) =>
  workList.change(item.itemId, wish, reach, {
    actor: WANG,
    ...noonOf(day),
    requireVersion: (found) => {
      if (version !== null && found !== version) throw new OpscoreError('changed-meanwhile');
    },
  });
const openPan = async (): Promise<WorkItem> => {
  await workList.refresh(OCTOBER, 'm1', EVERYTHING, noonOf('2026-10-11'));
  const [pan] = await all();
  if (pan === undefined) throw new Error('The pan is not low.');
  return pan;
};

describe('R8: the work-list', () => {
  it('takes up what the conversion ranking calls low, once', async () => {
    expect(await workList.refresh(OCTOBER, 'm1', ofManager('m1'), noonOf('2026-10-11'))).toEqual({ opened: 1, recovered: 0, lowAgain: 0 });
    expect(await workList.refresh(OCTOBER, 'm1', ofManager('m1'), noonOf('2026-10-11'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    expect(await all()).toMatchObject([
      {
        managerId: 'm1',
        merchantId: 's1',
        merchantName: 'One',
        skuId: 'pan',
        skuName: 'Pan',
        category: 'pans',
        found: { period: '2026-10', first: '2026-10-01', asOf: '2026-10-10', visitors: 1_000, orderingBuyers: 10, benchmark: '0.0582' },
        state: 'to-contact',
        actionKind: null,
        recoveredOn: null,
        isHeld: true,
        version: 1,
        actedOn: null,
        before: { first: '2026-10-01', last: '2026-10-10', visitors: 1_000, orderingBuyers: 10, daysWithTraffic: 1 },
        after: null,
        comparison: null,
      },
    ]);
  });

  it('holds one open item of a SKU, however many look at once', async () => {
    const looks = Array.from({ length: 4 }, () => workList.refresh(OCTOBER, 'm1', EVERYTHING, noonOf('2026-10-11')));
    expect((await Promise.all(looks)).map(({ opened }) => String(opened)).toSorted()).toEqual(['0', '0', '0', '1']);
    expect(skusOf(await all())).toEqual(['pan']);
  });

  it('is within reach alone', async () => {
    const { itemId } = await openPan();
    await workList.refresh(OCTOBER, 'm2', EVERYTHING, noonOf('2026-10-11'));
    expect(skusOf(await all())).toEqual(['pan', 'wok']);
    expect(skusOf(await all(HOME))).toEqual(['pan', 'wok']);
    expect(skusOf(await all(ofManager('m1')))).toEqual(['pan']);
    expect(skusOf(await all(ofManager('m2')))).toEqual(['wok']);
    expect(skusOf(await all(ofManager('m3')))).toEqual([]);
    expect(skusOf(await all({ ...EVERYTHING, everything: false, merchantIds: ['s1'] }))).toEqual([]);
    expect(await refusal(all(ofManager('m1'), { managerId: 'm2' }))).toBe('outside-scope');
    expect(await refusal(workList.refresh(OCTOBER, 'm2', ofManager('m1'), noonOf('2026-10-11')))).toBe('outside-scope');
    expect(await refusal(workList.get(itemId, ofManager('m2'), noonOf('2026-10-11')))).toBe('outside-scope');
    expect(await refusal(change({ itemId }, { state: 'contacted' }, '2026-10-12', { reach: ofManager('m2') }))).toBe('outside-scope');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect(await refusal(workList.get(nowhere, ofManager('m1'), noonOf('2026-10-11')))).toBe('outside-scope');
    expect(await refusal(workList.get(nowhere, EVERYTHING, noonOf('2026-10-11')))).toBe('work-item-not-found');
  });

  it('is found by state, merchant and recovery, in pages', async () => {
    await openPan();
    await workList.refresh(OCTOBER, 'm2', EVERYTHING, noonOf('2026-10-12'));
    const [wok, pan] = await all();
    expect([wok?.skuId, pan?.skuId]).toEqual(['wok', 'pan']);
    await change(pan!, { state: 'contacted' }, '2026-10-12');
    expect(skusOf(await all(EVERYTHING, { state: 'contacted' }))).toEqual(['pan']);
    expect(skusOf(await all(EVERYTHING, { state: 'done' }))).toEqual([]);
    expect(skusOf(await all(EVERYTHING, { merchantId: 's2' }))).toEqual(['wok']);
    expect(skusOf(await all(EVERYTHING, { merchantId: `' OR true --` }))).toEqual([]);
    expect(skusOf(await all(EVERYTHING, { recovered: false }))).toEqual(['pan', 'wok']);
    expect(skusOf(await all(EVERYTHING, { recovered: true }))).toEqual([]);
    const first = await workList.list(EVERYTHING, NO_FILTER, { limit: 1, after: null, ...noonOf('2026-10-12') });
    expect(first.map(({ skuId }) => skuId)).toEqual(['wok', 'pan']);
    const after = { openedAt: first[0]!.openedAt.toISOString(), itemId: first[0]!.itemId };
    expect(skusOf(await workList.list(EVERYTHING, NO_FILTER, { limit: 1, after, ...noonOf('2026-10-12') }))).toEqual(['pan']);
  });

  it('notes what has recovered and what is low again, and never touches what a person did', async () => {
    const pan = await openPan();
    await change(pan, { state: 'contacted', note: 'calls back' }, '2026-10-12');
    // 3 of 20 visitors in November: too few to say.
    await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,ordering_buyers\n2026-11-01,s1,pan,20,3`);
    expect(await workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-03'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,ordering_buyers\n2026-11-03,s1,pan,300,20`);
    expect(await workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-04'))).toEqual({ opened: 0, recovered: 1, lowAgain: 0 });
    expect(await workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-04'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    expect(await all()).toMatchObject([{ skuId: 'pan', state: 'contacted', note: 'calls back', recoveredOn: '2026-11-03', version: 2 }]);
    // An older look changes nothing, nor does one at periods of another kind.
    expect(await workList.refresh(OCTOBER, 'm1', EVERYTHING, noonOf('2026-11-04'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    expect(await workList.refresh(parsePeriod('2026Q4'), 'm1', EVERYTHING, noonOf('2026-11-04'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    // 23 of 20,320, and the pot far above.
    await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,ordering_buyers\n2026-11-05,s1,pan,20000,0\n2026-11-05,s1,pot,9000,4000`);
    expect(await workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-06'))).toEqual({ opened: 0, recovered: 0, lowAgain: 1 });
    expect(await all()).toMatchObject([{ skuId: 'pan', state: 'contacted', recoveredOn: null, version: 2 }]);
  });

  it('leaves a SKU alone that was done within the period, and takes it up in the next', async () => {
    const pan = await openPan();
    await change(pan, { state: 'contacted' }, '2026-10-12');
    await change(pan, { state: 'action-agreed', actionKind: 'price' }, '2026-10-12');
    await change(pan, { state: 'done' }, '2026-10-20');
    expect(await workList.refresh(OCTOBER, 'm1', EVERYTHING, noonOf('2026-10-21'))).toEqual({ opened: 0, recovered: 0, lowAgain: 0 });
    await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,ordering_buyers\n2026-11-05,s1,pan,1000,10\n2026-11-05,s1,pot,9000,620`);
    expect(await workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-06'))).toEqual({ opened: 1, recovered: 0, lowAgain: 0 });
    const items = await all();
    expect(items.map(({ state, found }) => [state, found.period])).toEqual([
      ['to-contact', '2026-11'],
      ['done', '2026-10'],
    ]);
    // The old one cannot be taken up again beside it.
    expect(await refusal(change(pan, { state: 'action-agreed', note: 'not done after all' }, '2026-11-07'))).toBe('work-item-open-already');
  });

  it('is not for periods that have no past day', async () => {
    expect(await refusal(workList.refresh(NOVEMBER, 'm1', EVERYTHING, noonOf('2026-11-01')))).toBe('period-not-begun');
  });
});

describe('R8: work on an item', () => {
  it('is kept step by step, with who and when, and recorded', async () => {
    const pan = await openPan();
    const note = `=1+1 '); DROP TABLE work_items; --`;
    await change(pan, { state: 'contacted', note, assignedTo: ' 李雷 ' }, '2026-10-12');
    await change(pan, { state: 'action-agreed', actionKind: 'flash-sale', note: null }, '2026-10-13');
    const { item, history } = await change(pan, { state: 'done' }, '2026-10-20');
    expect(item).toMatchObject({ state: 'done', actionKind: 'flash-sale', note: null, assignedTo: '李雷', contactedOn: '2026-10-12', agreedOn: '2026-10-13', doneOn: '2026-10-20', version: 4 });
    expect(history.map(({ version, state, actionKind, note, assignedTo, changedBy, changedAt }) => [version, state, actionKind, note, assignedTo, changedBy, changedAt.toISOString()])).toEqual([
      [4, 'done', 'flash-sale', null, '李雷', 'wang', '2026-10-20T04:00:00.000Z'],
      [3, 'action-agreed', 'flash-sale', null, '李雷', 'wang', '2026-10-13T04:00:00.000Z'],
      [2, 'contacted', null, note, '李雷', 'wang', '2026-10-12T04:00:00.000Z'],
      [1, 'to-contact', null, null, null, 'opscore', '2026-10-11T04:00:00.000Z'],
    ]);
    const [entry] = await services.database.query('SELECT * FROM audit_entries ORDER BY sequence DESC LIMIT 1');
    expect(entry).toMatchObject({ action: 'work-item.changed', subject: pan.itemId, actor_name: 'wang' });
  });

  it.each<[string, WorkChange]>([
    ['work-item-step-invalid', { state: 'done' }],
    ['work-item-action-too-early', { actionKind: 'price' }],
    ['work-item-unchanged', { note: '   ' }],
  ])('is refused with %s: %j', async (code, wish) => {
    const pan = await openPan();
    expect(await refusal(change(pan, wish, '2026-10-12'))).toBe(code);
    expect(await all()).toMatchObject([{ state: 'to-contact', version: 1 }]);
  });

  it('by two at once is done by one, and the other is told', async () => {
    const pan = await openPan();
    const both = [change(pan, { state: 'contacted' }, '2026-10-12', { version: 1 }), change(pan, { note: 'mine' }, '2026-10-12', { version: 1 })];
    expect((await Promise.all(both.map(refusal))).toSorted()).toEqual(['changed-meanwhile', 'done']);
    expect(await all()).toMatchObject([{ version: 2 }]);
  });

  it('is compared before and after the day of the agreement, while the merchant is the manager\'s', async () => {
    const pan = await openPan();
    await change(pan, { state: 'contacted' }, '2026-10-12');
    await change(pan, { state: 'action-agreed', actionKind: 'page' }, '2026-10-14');
    await services.bringIn(
      'sku_traffic',
      `day,merchant_id,sku_id,visitors,ordering_buyers
       2026-10-14,s1,pan,1000,10
       2026-10-15,s1,pan,200,8
       2026-10-16,s1,pan,200,8
       2026-10-17,s1,pan,200,8
       2026-10-18,s1,pan,200,8
       2026-10-19,s1,pan,200,8
       2026-10-20,s1,pan,200,8
       2026-10-21,s1,pan,0,0
       2026-10-22,s1,pan,200,8`,
    );
    const comparedOn = async (day: string) => {
      const { item } = await workList.get(pan.itemId, ofManager('m1'), noonOf(day));
      return [item.actedOn, item.before, item.after, item.comparison?.verdict ?? null];
    };
    const before = { first: '2026-10-01', last: '2026-10-14', visitors: 2_000, orderingBuyers: 20, daysWithTraffic: 2 };
    expect(await comparedOn('2026-10-15')).toEqual(['2026-10-14', before, null, null]);
    // Six days with traffic so far: a day without visitors is none.
    expect(await comparedOn('2026-10-22')).toEqual([
      '2026-10-14',
      before,
      { first: '2026-10-15', last: '2026-10-21', visitors: 1_200, orderingBuyers: 48, daysWithTraffic: 6 },
      'too-early',
    ]);
    expect(await comparedOn('2026-10-23')).toEqual([
      '2026-10-14',
      before,
      { first: '2026-10-15', last: '2026-10-22', visitors: 1_400, orderingBuyers: 56, daysWithTraffic: 7 },
      'better',
    ]);
    // The merchant changes hands: what it does for others no longer counts here.
    await services.bringIn('assignments', `merchant_id,manager_id,from,to\ns1,m1,2026-01-01,2026-10-18\ns1,m2,2026-10-19,`);
    const { item } = await workList.get(pan.itemId, ofManager('m1'), noonOf('2026-10-23'));
    expect([item.isHeld, item.after?.visitors, item.comparison?.verdict]).toEqual([false, 800, 'too-early']);
  });

  it('counts days of the period alone as before, however late the action', async () => {
    const pan = await openPan();
    await services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,ordering_buyers\n2026-11-02,s1,pan,500,400`);
    await change(pan, { state: 'contacted' }, '2026-11-05');
    const { item } = await workList.get(pan.itemId, EVERYTHING, noonOf('2026-11-10'));
    expect([item.before, item.after]).toEqual([
      { first: '2026-10-01', last: '2026-10-31', visitors: 1_000, orderingBuyers: 10, daysWithTraffic: 1 },
      { first: '2026-11-06', last: '2026-11-09', visitors: 0, orderingBuyers: 0, daysWithTraffic: 0 },
    ]);
  });
});
