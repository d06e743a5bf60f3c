import type { Reach } from '#libs/domain/access.js';
import { EVERYTHING } from '#libs/domain/access.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import { Directory } from './directory.js';
import type { ManagersRequest } from './list-managers.js';
import type { MerchantsRequest } from './list-merchants.js';

let services: Services;
let directory: Directory;

const TODAY = '2026-11-24';
const NOBODY: Reach = { everything: false, divisions: [], managerIds: [], merchantIds: [] };

beforeAll(async () => {
  services = await openServices();
  directory = new Directory(services.database);
  await services.bringIn(
    'managers',
    `manager_id,name,division,category,probation_from,probation_until
     m1,Ann,North,shoes,,
     m2,Bo,North,hats,2026-10-01,2026-12-31
     m3,Cy,South,hats,2026-10-01,`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name,category,ka
     s1,Alpha 100%,shoes,true
     s2,beta_shop,shoes,false
     s3,=cmd|'/c calc'!A1,hats,false
     s4,Delta,hats,true
     s5,贝塔店,,false`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-01-01,
     s2,m2,2026-01-01,2026-09-30
     s2,m1,2026-10-01,
     s3,m2,2026-01-01,
     s4,m3,2026-01-01,2026-11-23
     s9,m3,2026-01-01,`,
  );
});

afterAll(() => services.close());

function managers(reach: Reach, asked: Partial<ManagersRequest> = {}) {
  return directory.managers(reach, { division: null, search: null, after: null, rows: 100, ...asked });
}

function merchants(reach: Reach, asked: Partial<MerchantsRequest> = {}) {
  const request = { on: TODAY, today: TODAY, managerId: null, division: null, category: null, ka: null, search: null, after: null, rows: 100 };
  return directory.merchants(reach, { ...request, ...asked });
}

const ids = async (rows: Promise<{ managerId?: string; merchantId?: string }[]>) =>
  (await rows).map(({ managerId, merchantId }) => merchantId ?? managerId);

describe('managers and divisions', () => {
  it('are those that one reaches: all, a division, oneself, none', async () => {
    expect(await ids(managers(EVERYTHING))).toEqual(['m1', 'm2', 'm3']);
    expect(await ids(managers({ ...NOBODY, divisions: ['North'] }))).toEqual(['m1', 'm2']);
    expect(await ids(managers({ ...NOBODY, managerIds: ['m3'] }))).toEqual(['m3']);
    expect(await ids(managers({ ...NOBODY, merchantIds: ['s1'] }))).toEqual([]);
    expect(await ids(managers({ ...NOBODY, divisions: ['Nowhere'], managerIds: ['nobody'] }))).toEqual([]);
    const everything = { after: null, rows: 10 };
    expect(await directory.divisions(EVERYTHING, everything)).toEqual([
      { division: 'North', managers: 2 },
      { division: 'South', managers: 1 },
    ]);
    expect(await directory.divisions({ ...NOBODY, managerIds: ['m2'] }, everything)).toEqual([{ division: 'North', managers: 1 }]);
    expect(await directory.divisions(NOBODY, everything)).toEqual([]);
    expect(await directory.divisions(EVERYTHING, { after: 'North', rows: 10 })).toEqual([{ division: 'South', managers: 1 }]);
  });

  it('come in pages that join to the whole', async () => {
    const first = await ids(managers(EVERYTHING, { rows: 2 }));
    expect([...first, ...(await ids(managers(EVERYTHING, { rows: 2, after: 'm2' })))]).toEqual(['m1', 'm2', 'm3']);
  });

  it('are found by division and by parts of id and name', async () => {
    expect(await ids(managers(EVERYTHING, { division: 'South' }))).toEqual(['m3']);
    expect(await ids(managers(EVERYTHING, { search: 'AN' }))).toEqual(['m1']);
    expect(await ids(managers(EVERYTHING, { search: 'M2' }))).toEqual(['m2']);
    expect(await ids(managers({ ...NOBODY, managerIds: ['m3'] }, { search: 'm' }))).toEqual(['m3']);
  });

  it('have their probation, or do not exist', async () => {
    expect(await directory.manager('m2')).toEqual({
      managerId: 'm2',
      name: 'Bo',
      division: 'North',
      category: 'hats',
      probationFrom: '2026-10-01',
      probationUntil: '2026-12-31',
    });
    await expect(directory.manager('nobody')).rejects.toMatchObject({ code: 'manager-not-found' });
  });
});

describe('merchants', () => {
  it('are those that one reaches today, whatever day is asked about', async () => {
    expect(await ids(merchants(EVERYTHING))).toEqual(['s1', 's2', 's3', 's4', 's5', 's9']);
    expect(await ids(merchants({ ...NOBODY, managerIds: ['m1'] }))).toEqual(['s1', 's2']);
    expect(await ids(merchants({ ...NOBODY, managerIds: ['m2'] }, { on: '2026-09-01' }))).toEqual(['s3']);
    expect(await ids(merchants({ ...NOBODY, divisions: ['North'] }))).toEqual(['s1', 's2', 's3']);
    expect(await ids(merchants({ ...NOBODY, managerIds: ['m3'] }))).toEqual(['s9']);
    expect(await ids(merchants({ ...NOBODY, merchantIds: ['s4', 's5'] }))).toEqual(['s4', 's5']);
    expect(await ids(merchants(NOBODY))).toEqual([]);
  });

  it('have the manager of the day', async () => {
    const holders = async (on: string) =>
      Object.fromEntries((await merchants(EVERYTHING, { on })).map(({ merchantId, manager }) => [merchantId, manager?.managerId ?? null]));
    expect(await holders(TODAY)).toEqual({ s1: 'm1', s2: 'm1', s3: 'm2', s4: null, s5: null, s9: 'm3' });
    expect(await holders('2026-09-30')).toEqual({ s1: 'm1', s2: 'm2', s3: 'm2', s4: 'm3', s5: null, s9: 'm3' });
  });

  it('are found by manager, division, category, KA', async () => {
    expect(await ids(merchants(EVERYTHING, { managerId: 'm2', on: '2026-09-30' }))).toEqual(['s2', 's3']);
    expect(await ids(merchants(EVERYTHING, { managerId: 'm2' }))).toEqual(['s3']);
    expect(await ids(merchants(EVERYTHING, { division: 'South' }))).toEqual(['s9']);
    expect(await ids(merchants(EVERYTHING, { category: 'hats' }))).toEqual(['s3', 's4']);
    expect(await ids(merchants(EVERYTHING, { ka: true }))).toEqual(['s1', 's4']);
    expect(await ids(merchants(EVERYTHING, { ka: false, category: 'shoes' }))).toEqual(['s2']);
  });

  it.each([
    ['100%', ['s1']],
    ['%', ['s1']],
    ['_', ['s2']],
    ['BETA', ['s2']],
    ['贝塔', ['s5']],
    ['\\', []],
    [`'`, ['s3']],
    [`' OR '1'='1`, []],
    [`'; DROP TABLE merchants; --`, []],
    [`=cmd|'/c calc'!A1`, ['s3']],
  ])('are searched for %s as it stands', async (search, found) => {
    expect(await ids(merchants(EVERYTHING, { search }))).toEqual(found);
    expect(await ids(merchants({ ...NOBODY, managerIds: ['m3'] }, { search }))).toEqual([]);
  });

  it('come in pages that join to the whole', async () => {
    const joined = [];
    let after: string | null = null;
    for (let page = await merchants(EVERYTHING, { rows: 2 }); page.length > 0; page = await merchants(EVERYTHING, { rows: 2, after })) {
      joined.push(...page);
      after = page.at(-1)?.merchantId ?? null;
    }
    expect(joined).toEqual(await merchants(EVERYTHING));
  });

  it('tell who had them when, the latest first', async () => {
    const { manager, assignments, ...merchant } = await directory.merchant('s2', TODAY);
    expect(merchant).toEqual({ merchantId: 's2', name: 'beta_shop', category: 'shoes', ka: false, known: true });
    expect(manager).toEqual({ managerId: 'm1', name: 'Ann', division: 'North' });
    expect(assignments).toEqual([
      { manager: { managerId: 'm1', name: 'Ann', division: 'North' }, from: '2026-10-01', to: null },
      { manager: { managerId: 'm2', name: 'Bo', division: 'North' }, from: '2026-01-01', to: '2026-09-30' },
    ]);
    expect(await directory.merchant('s9', TODAY)).toMatchObject({ known: false, name: null });
    await expect(directory.merchant('nothing', TODAY)).rejects.toMatchObject({ code: 'merchant-not-found' });
  });
});
