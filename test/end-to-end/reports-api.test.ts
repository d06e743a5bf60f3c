import { REPORTS } from '#libs/exports/reports.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Cell } from '#libs/reports/report.js';
import { describeApi } from '../../apps/api/http/openapi.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { bringInShops } from '../support/shops.js';

/** The rows of reports over HTTP: typed, in pages, and only one's own. Today is 2026-11-24. */

let api: TestApi;
let administrator: Caller;
let m1: Caller;
let south: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await openApi();
  await bringInShops(api.services);
  administrator = await api.as(ADMINISTRATOR);
  m1 = await api.as(managerOf('m1'));
  south = await api.as(directorOf('South'));
  supervisor = await api.as(supervisorOf('s1'));
});

afterAll(() => api?.close());

type Item = Record<string, Cell>;

const QUARTER = 'period=2026Q4';
const pathOf = (id: string, more = '') => `/reports/${id}/rows?${id === 'slot-allocation' ? 'campaign=11.11&slots=2' : QUARTER}${more}`;

/** All rows of a report, in pages of so many; the status where there is none. */
async function rowsOf(caller: Caller, path: string, limit = 100): Promise<Item[] | number> {
  const items: Item[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { status, body } = (await caller.get(`${path}&limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`)) as {
      status: number;
      body: { items: Item[]; nextCursor: string | null };
    };
    if (status !== 200) return status;
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const camelCase = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

describe('the catalogue', () => {
  const idsFor = async (caller: Caller) => ((await caller.get('/reports')).body as { items: { id: string }[] }).items.map(({ id }) => id);

  it('names what one may read', async () => {
    expect(await idsFor(administrator)).toEqual(REPORTS.map(({ id }) => id));
    expect(await idsFor(supervisor)).toEqual(['attribution', 'agents', 'agent-days', 'agent-service']);
    expect(await idsFor(await api.as(AUDITOR))).toEqual(REPORTS.map(({ id }) => id));
  });

  it('describes columns in both languages, order and filters', async () => {
    const { items } = (await administrator.get('/reports')).body as { items: { id: string; columns: object[]; sortedBy: string[]; filters: string[] }[] };
    const tiers = items.find(({ id }) => id === 'tiers');
    expect(tiers).toMatchObject({ title: { en: 'Merchants and tiers', zh: '商家分层' }, sortedBy: ['managerId', 'rank'], filters: ['managerId', 'merchantId', 'tier', 'search'], permission: 'scorecards.read' });
    expect(tiers?.columns[4]).toEqual({ field: 'basisGmv', column: 'basis_gmv', title: { en: 'Basis GMV', zh: '基准成交额' }, type: 'money' });
  });
});

describe.each(REPORTS.map(({ id }) => id))('the rows of %s', (id) => {
  it('are those of an export, in pages of any size', async () => {
    const exported = await api.services.report(id, '2026Q4', { asOf: '2026-11-23', ...(id === 'slot-allocation' && { campaign: '11.11', slots: 2 }) });
    const expected = exported.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [camelCase(name), cell])));
    // Nobody has an outbound target.
    expect(expected.length > 0).toBe(id !== 'outbound');
    expect(await rowsOf(administrator, pathOf(id))).toEqual(expected);
    // Day targets are long; small pages are enough of the others.
    expect(await rowsOf(administrator, pathOf(id), id === 'targets' ? 41 : 1)).toEqual(expected);
  });

  it('are one\'s own', async () => {
    const report = REPORTS.find((each) => each.id === id);
    const all = (await rowsOf(administrator, pathOf(id))) as Item[];
    const ofManager = (row: Item) => ('managerId' in row ? row['managerId'] === 'm1' : ['s1', 's2'].includes(String(row['merchantId'])));
    const own = await rowsOf(m1, pathOf(id));
    if (id === 'slot-allocation') expect((own as Item[]).map((row) => String(row['merchantId'])).toSorted(compareBytes)).toEqual(['s1', 's2']);
    else expect(own).toEqual(all.filter(ofManager));
    expect(await rowsOf(await api.as({ role: 'manager', scope: 'nobody' }), pathOf(id))).toEqual([]);
    expect(await rowsOf(api.nobody, pathOf(id))).toBe(401);
    const named = report?.rowsOf === 'shops' ? '&merchantId=s1' : '&managerId=m1';
    expect(await rowsOf(m1, pathOf(id, named))).toEqual(Array.isArray(own) && report?.rowsOf === 'shops' ? own.filter((row) => row['merchantId'] === 's1') : own);
    expect(await rowsOf(south, pathOf(id, named))).toBe(403);
    const other = report?.rowsOf === 'shops' ? '&merchantId=s4' : '&managerId=m3';
    expect(await rowsOf(m1, pathOf(id, other))).toBe(403);
    expect(await rowsOf(supervisor, pathOf(id))).toEqual(report?.permission === 'agents.read' ? all.filter((row) => row['merchantId'] === 's1') : 403);
  });

  it.each(['&limit=0', '&limit=1000000', '&cursor=e30', '&cursor=WzFd', '&sort=charm', '&descending=perhaps', '&top=1'])('refuse %s', async (more) => {
    expect((await administrator.get(pathOf(id, more))).status).toBe(400);
  });
});

describe('a table of one manager', () => {
  it('is sorted and filtered on the server', async () => {
    const of = async (more: string) => ((await rowsOf(m1, pathOf('tiers', `&managerId=m1${more}`), 1)) as Item[]).map((row) => row['merchantId']);
    // s2 sold more in the quarter before.
    expect(await of('')).toEqual(['s2', 's1']);
    expect(await of('&sort=periodGmv&descending=true')).toEqual(['s1', 's2']);
    expect(await of('&sort=periodGmv')).toEqual(['s2', 's1']);
    expect(await of('&search=S2')).toEqual(['s2']);
    expect(await of('&merchantId=s2')).toEqual(['s2']);
    expect(await of('&tier=mid')).toEqual([]);
    const ads = (await rowsOf(m1, pathOf('ads', '&managerId=m1&attention=false'))) as Item[];
    expect(ads.map((row) => row['attention'])).toEqual(ads.map(() => false));
    expect(await rowsOf(administrator, pathOf('tiers', '&sort=periodGmv'))).toBe(400);
    expect(await rowsOf(administrator, pathOf('tiers', '&tier=head'))).toBe(400);
  });
});

describe('a page of rows', () => {
  it('says what their merchants and SKUs are called', async () => {
    const namesOf = async (id: string) => {
      const { merchants, skus } = (await m1.get(pathOf(id, '&managerId=m1'))).body as { merchants: object[]; skus: object[] };
      return { merchants, skus };
    };
    const merchants = [
      { merchantId: 's1', name: 'Alpha' },
      { merchantId: 's2', name: 'Beta 100%' },
    ];
    expect(await namesOf('tiers')).toEqual({ merchants, skus: [] });
    // A SKU of traffic alone has no name.
    expect(await namesOf('conversion')).toEqual({ merchants: merchants.slice(0, 1), skus: [] });
    await api.services.bringIn('skus', 'sku_id,merchant_id,name,category\nk1,s1,Boot,shoes');
    expect(await namesOf('conversion')).toEqual({ merchants: merchants.slice(0, 1), skus: [{ merchantId: 's1', skuId: 'k1', name: 'Boot' }] });
    // Targets are of no merchant.
    expect(await namesOf('targets')).toEqual({ merchants: [], skus: [] });
  });
});

describe('the description', () => {
  it('has every report with rows of its own type', () => {
    const { paths, components } = describeApi(api.application, 'test');
    for (const { id, columns } of REPORTS) {
      expect(Object.keys(paths)).toContain(`/api/v1/reports/${id}/rows`);
      const name = camelCase(`_${id.replaceAll('-', '_')}`);
      const row = components?.schemas?.[`${name}Row`] as { properties: Record<string, { type?: string }>; required: string[] };
      expect(Object.keys(row.properties)).toEqual(columns.map((column) => camelCase(column.name)));
      expect(row.required).toHaveLength(columns.length);
    }
    const scorecards = components?.schemas?.['ScorecardsRow'] as { properties: Record<string, object> };
    expect(scorecards.properties['rank']).toMatchObject({ type: 'integer', nullable: true });
    expect(scorecards.properties['total']).toMatchObject({ type: 'string', nullable: true });
    expect(scorecards.properties['managerId']).toMatchObject({ type: 'string' });
  });
});
