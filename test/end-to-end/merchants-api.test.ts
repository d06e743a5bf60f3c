import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { bringInShops } from '../support/shops.js';

/** Directory, merchants, the rows beneath their figures, and tiers over HTTP. Today is 2026-11-24. */

let api: TestApi;
let administrator: Caller;
let m1: Caller;
let director: Caller;
let supervisor: Caller;

beforeAll(async () => {
  api = await openApi();
  await bringInShops(api.services);
  administrator = await api.as(ADMINISTRATOR);
  m1 = await api.as(managerOf('m1'));
  director = await api.as(directorOf('North'));
  supervisor = await api.as(supervisorOf('s1'));
});

afterAll(() => api?.close());

/** What a caller is answered: the status, and the ids of the items. */
async function listed(caller: Caller, path: string, key: string): Promise<unknown[]> {
  const { status, body } = (await caller.get(path)) as { status: number; body: { items?: Record<string, unknown>[] } };
  return status === 200 ? (body.items ?? []).map((item) => item[key]) : [status];
}

async function statusOf(caller: Caller, path: string): Promise<number> {
  return (await caller.get(path)).status;
}

/** The items of all pages of so many rows. */
async function readPages(caller: Caller, path: string, limit: number): Promise<unknown[]> {
  const items: unknown[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const more = `${path.includes('?') ? '&' : '?'}limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { status, body } = (await caller.get(`${path}${more}`)) as { status: number; body: { items: unknown[]; nextCursor: string | null } };
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    items.push(...body.items);
    cursor = body.nextCursor;
  }
  return items;
}

const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

/** Routes of one merchant, and whether a supervisor may call them. */
const OF_MERCHANT: readonly (readonly [string, boolean])[] = [
  ['', true],
  [`/days?${NOVEMBER}`, false],
  [`/months?${NOVEMBER}`, false],
  [`/orders?by=paid&${NOVEMBER}`, false],
  [`/ad-spend?${NOVEMBER}`, false],
  [`/placements?${NOVEMBER}`, false],
  [`/sku-traffic?${NOVEMBER}`, false],
  [`/sku-conversion?${NOVEMBER}`, false],
  ['/agents', true],
  [`/verdicts?${NOVEMBER}`, true],
];

describe('who sees what', () => {
  it.each(OF_MERCHANT)('/merchants/…%s: one\'s own, not another\'s, not what does not exist', async (route, forSupervisors) => {
    const of = (merchant: string) => `/merchants/${merchant}${route}`;
    expect(await statusOf(api.nobody, of('s1'))).toBe(401);
    expect([await statusOf(m1, of('s1')), await statusOf(m1, of('s2')), await statusOf(m1, of('s4')), await statusOf(m1, of('no'))]).toEqual([200, 200, 403, 403]);
    expect([await statusOf(director, of('s3')), await statusOf(director, of('s4')), await statusOf(director, of('no'))]).toEqual([200, 403, 403]);
    expect([await statusOf(supervisor, of('s1')), await statusOf(supervisor, of('s2'))]).toEqual(forSupervisors ? [200, 403] : [403, 403]);
    expect([await statusOf(administrator, of('s4')), await statusOf(administrator, of('no'))]).toEqual([200, 404]);
  });

  it.each(['', '/tiers?quarter=2026Q4', '/tier-moves?quarter=2026Q4'])('/managers/…%s', async (route) => {
    const of = (managerId: string) => `/managers/${managerId}${route}`;
    expect(await statusOf(api.nobody, of('m1'))).toBe(401);
    expect([await statusOf(m1, of('m1')), await statusOf(m1, of('m2')), await statusOf(m1, of('no'))]).toEqual([200, 403, 403]);
    expect([await statusOf(director, of('m2')), await statusOf(director, of('m3'))]).toEqual([200, 403]);
    expect(await statusOf(supervisor, of('m1'))).toBe(403);
    expect([await statusOf(administrator, of('m3')), await statusOf(administrator, of('no'))]).toEqual([200, 404]);
  });

  it('lists hold what one reaches', async () => {
    expect(await listed(administrator, '/merchants', 'merchantId')).toEqual(['s1', 's2', 's3', 's4']);
    expect(await listed(director, '/merchants', 'merchantId')).toEqual(['s1', 's2', 's3']);
    expect(await listed(m1, '/merchants', 'merchantId')).toEqual(['s1', 's2']);
    expect(await listed(supervisor, '/merchants', 'merchantId')).toEqual(['s1']);
    expect(await listed(director, '/merchants?on=2026-09-30&managerId=m2', 'merchantId')).toEqual(['s2', 's3']);
    expect(await listed(m1, '/merchants?managerId=m2', 'merchantId')).toEqual([403]);
    expect(await listed(m1, '/merchants?division=North', 'merchantId')).toEqual([403]);
    expect(await listed(director, '/managers', 'managerId')).toEqual(['m1', 'm2']);
    expect(await listed(director, '/managers?division=South', 'managerId')).toEqual([403]);
    expect(await listed(supervisor, '/managers', 'managerId')).toEqual([]);
    expect(await listed(director, '/divisions', 'division')).toEqual(['North']);
    expect(await listed(administrator, '/divisions', 'managers')).toEqual([2, 1]);
  });
});

describe('figures of a merchant', () => {
  it('by day say where they come from', async () => {
    const { body } = (await m1.get(`/merchants/s1/days?${NOVEMBER}`)) as { body: { items: Record<string, unknown>[] } };
    expect(body).toMatchObject({ waitingDays: [] });
    expect(body.items.map(({ day, gmv, paidOrders, gmvSource }) => [day, gmv, paidOrders, gmvSource])).toEqual([
      ['2026-11-02', '100.00', 1, 'derived'],
      ['2026-11-03', '30.00', 1, 'derived'],
      ['2026-11-04', '0.00', 0, 'derived'],
      ['2026-11-05', '77.00', 4, 'stated'],
    ]);
  });

  it('by month have ratios of their sums', async () => {
    const { body } = await m1.get('/merchants/s1/months?from=2026-08-01&to=2026-11-30');
    expect(body).toMatchObject({
      items: [
        { month: '2026-08', gmv: '10.00', roi: null, conversion: null, slotOutput: null },
        { month: '2026-11', gmv: '207.00', adShare: '0.0242', roi: '4.0000', conversion: '0.1000', slotOutput: '80.00', outboundRate: '0.1667', statedDays: 1 },
      ],
      total: { from: '2026-08-01', to: '2026-11-30', gmv: '217.00', adShare: '0.0230', roi: '4.0000', conversion: '0.1000', slotOutput: '80.00', statedDays: 1, ruleVersion: 1 },
    });
    expect((await m1.get('/merchants/s1/months?from=2026-01-01&to=2026-01-31')).body).toMatchObject({ items: [], total: { gmv: '0.00', adShare: null, slotOutput: null, statedDays: 0 } });
  });

  it('open into orders that add up to them, but for stated days', async () => {
    const { body } = await m1.get(`/merchants/s1/orders?by=paid&${NOVEMBER}`);
    expect(body).toMatchObject({
      figure: 'gmv',
      gmvDefinition: 'paid_not_cancelled',
      ruleVersion: 1,
      sumAmount: '207.00',
      sumOrders: null,
      statedDays: ['2026-11-05'],
      items: [
        { orderId: 'a1', amount: '100.00', counts: true, leftOut: null, countedAmount: '100.00', placedAt: '2026-11-02T02:00:00.000Z' },
        { orderId: 'a2', amount: '50.00', counts: false, leftOut: 'cancelled', countedAmount: '0.00' },
        { orderId: 'a3', amount: '30.00', counts: true, countedAmount: '30.00', day: '2026-11-03' },
      ],
    });
    expect(await listed(m1, `/merchants/s1/orders?by=paid&counted=false&${NOVEMBER}`, 'orderId')).toEqual(['a2']);
    expect(await listed(m1, `/merchants/s1/orders?by=paid&descending=true&${NOVEMBER}`, 'orderId')).toEqual(['a3', 'a2', 'a1']);
    expect((await m1.get(`/merchants/s1/orders?by=outbound&${NOVEMBER}`)).body).toMatchObject({
      figure: 'outboundOrders',
      sumAmount: null,
      sumOrders: 1,
      items: [{ orderId: 'a1', counts: true, countedAmount: null }],
    });
    expect((await m1.get(`/merchants/s1/orders?by=placed&${NOVEMBER}`)).body).toMatchObject({
      sumAmount: null,
      items: [{ orderId: 'a1' }, { orderId: 'a2' }, { orderId: 'a3', counts: true }, { orderId: 'a4', counts: false, leftOut: 'unpaid' }],
    });
  });

  it.each([
    `/merchants/s1/orders?by=placed&${NOVEMBER}`,
    `/merchants/s1/orders?by=placed&descending=true&${NOVEMBER}`,
    `/merchants/s1/verdicts?${NOVEMBER}`,
    '/merchants/s1/agents',
    `/merchants/s1/sku-traffic?${NOVEMBER}`,
    `/merchants/s1/sku-conversion?${NOVEMBER}`,
    `/merchants/s1/placements?${NOVEMBER}`,
    `/merchants/s1/ad-spend?${NOVEMBER}`,
    '/merchants',
    '/managers',
    '/divisions',
    '/managers/m1/tiers?quarter=2026Q4',
    '/managers/m1/tier-moves?quarter=2026Q4',
  ])('%s: joined pages are the whole', async (path) => {
    const { body } = (await administrator.get(path)) as { body: { items: unknown[]; nextCursor: string | null } };
    expect(body.nextCursor).toBeNull();
    expect(body.items.length).toBeGreaterThan(0);
    expect(await readPages(administrator, path, 1)).toEqual(body.items);
  });
});

describe('conversion by SKU', () => {
  beforeAll(() => api.services.bringIn('sku_traffic', `day,merchant_id,sku_id,visitors,page_views,ordering_buyers\n2026-09-01,s3,k2,50,60,1\n2026-09-01,s3,k1,50,,0\n2026-09-02,s3,k3,0,,0\n2026-09-02,s3,k1,30,40,2`));

  it('sums the days, most visitors first', async () => {
    const { body } = await director.get('/merchants/s3/sku-conversion?from=2026-09-01&to=2026-09-30');
    expect(body).toEqual({
      items: [
        { skuId: 'k1', name: null, days: 2, visitors: 80, pageViews: 40, orderingBuyers: 2, conversion: '0.0250' },
        { skuId: 'k2', name: null, days: 1, visitors: 50, pageViews: 60, orderingBuyers: 1, conversion: '0.0200' },
        { skuId: 'k3', name: null, days: 1, visitors: 0, pageViews: null, orderingBuyers: 0, conversion: null },
      ],
      nextCursor: null,
    });
    expect(await readPages(director, '/merchants/s3/sku-conversion?from=2026-09-01&to=2026-09-30', 1)).toEqual((body as { items: unknown[] }).items);
    expect(await listed(director, '/merchants/s3/sku-conversion?from=2026-09-03&to=2026-09-30', 'skuId')).toEqual([]);
  });
});

describe('tiers', () => {
  it('have their shares beside those of the rule set, concentration and KA', async () => {
    expect((await m1.get('/managers/m1/tiers?quarter=2026Q4')).body).toMatchObject({
      asOf: '2026-11-23',
      provisional: false,
      gmv: '267.00',
      tiers: [
        { tier: 'head', merchants: 2, gmv: '267.00', share: '1.0000', expectedShare: '0.7000' },
        { tier: 'mid', merchants: 0, share: '0.0000', expectedShare: '0.2000' },
        { tier: 'tail', merchants: 0, share: '0.0000', expectedShare: '0.1000' },
      ],
      merchantsToSeventyPercent: 1,
      concentration: '0.6516',
      ka: { merchants: 1, gmv: '207.00', share: '0.7753' },
      largest: [
        { merchants: 1, gmv: '207.00', share: '0.7753' },
        { merchants: 3, gmv: '267.00', share: '1.0000' },
        { merchants: 5, gmv: '267.00', share: '1.0000' },
        { merchants: 15, gmv: '267.00', share: '1.0000' },
      ],
      lateMerchants: 0,
      matching: 2,
      items: [
        { rank: 1, merchantId: 's2', ka: false, name: 'Beta 100%', basisGmv: '500.00', gmv: '60.00' },
        { rank: 2, merchantId: 's1', basisGmv: '10.00', gmv: '207.00' },
      ],
    });
  });

  it('list their merchants as asked for, and say how many these are', async () => {
    const of = (more: string) => listed(m1, `/managers/m1/tiers?quarter=2026Q4${more}`, 'merchantId');
    expect([await of('&sort=gmv'), await of('&sort=gmv&descending=true'), await of('&descending=true')]).toEqual([['s2', 's1'], ['s1', 's2'], ['s1', 's2']]);
    expect([await of('&ka=true'), await of('&ka=false'), await of('&late=true'), await of('&tier=tail')]).toEqual([['s1'], ['s2'], [], []]);
    expect(await of('&search=BETA')).toEqual(['s2']);
    expect(await readPages(m1, '/managers/m1/tiers?quarter=2026Q4&sort=gmv&descending=true', 1)).toMatchObject([{ merchantId: 's1' }, { merchantId: 's2' }]);
    expect((await m1.get('/managers/m1/tiers?quarter=2026Q4&ka=true')).body).toMatchObject({ matching: 1, gmv: '267.00', tiers: [{ merchants: 2 }, {}, {}] });
  });

  it('move from snapshot to snapshot', async () => {
    const { body } = (await m1.get('/managers/m1/tier-moves?quarter=2026Q4')) as { body: { items: object[] } };
    expect(body).toMatchObject({ quarterBefore: '2026Q3', merchants: 2, moved: 1 });
    expect(body.items).toEqual([
      { merchantId: 's2', name: 'Beta 100%', fromTier: null, toTier: 'head', rankBefore: null, rankNow: 1, basisGmvBefore: null, basisGmvNow: '500.00' },
      { merchantId: 's1', name: 'Alpha', fromTier: 'head', toTier: 'head', rankBefore: 1, rankNow: 2, basisGmvBefore: '10.00', basisGmvNow: '10.00' },
    ]);
    expect(await listed(m1, '/managers/m1/tier-moves?quarter=2026Q4&moved=true', 'merchantId')).toEqual(['s2']);
    expect((await director.get('/managers/m2/tier-moves?quarter=2026Q4')).body).toMatchObject({
      items: [{ merchantId: 's3' }, { merchantId: 's2', toTier: null, rankNow: null, rankBefore: 1 }],
    });
  });

  it('are not there before they were scored, and moves not before the quarter', async () => {
    expect((await m1.get('/managers/m1/tiers?quarter=2026Q3')).body).toMatchObject({ status: 404, code: 'not-scored' });
    expect((await m1.get('/managers/m1/tier-moves?quarter=2027Q1')).body).toMatchObject({ code: 'period-not-begun' });
  });
});

describe('bad requests', () => {
  it.each([
    ['/merchants/s1/days', 'request-invalid'],
    ['/merchants/s1/days?from=2026-11-31&to=2026-12-01', 'request-invalid'],
    ['/merchants/s1/days?from=2026-11-02&to=2026-11-01', 'days-reversed'],
    ['/merchants/s1/days?from=2025-01-01&to=2026-11-01', 'days-too-many'],
    ['/merchants/s1/months?from=2020-01-01&to=2026-11-01', 'days-too-many'],
    ['/merchants/s1/orders?by=paid&from=2026-01-01&to=2026-11-01', 'days-too-many'],
    ['/merchants/s1/ad-spend?from=2026-01-01&to=2026-11-01', 'days-too-many'],
    ['/merchants/s1/verdicts?from=0001-01-01&to=9999-12-31', 'days-too-many'],
    [`/merchants/s1/orders?${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=refunded&${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=paid&counted=maybe&${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=paid&limit=100001&${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=paid&limit=0&${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=paid&by=placed&${NOVEMBER}`, 'request-invalid'],
    [`/merchants/s1/orders?by=paid&cursor=nonsense&${NOVEMBER}`, 'cursor-invalid'],
    [`/merchants/s1/orders?by=paid&cursor=${Buffer.from('["no day","a"]').toString('base64url')}&${NOVEMBER}`, 'cursor-invalid'],
    [`/merchants/s1/placements?cursor=${Buffer.from('["2026-11-01","a","b","now"]').toString('base64url')}&${NOVEMBER}`, 'cursor-invalid'],
    [`/merchants/s1/verdicts?verdict=guilty&${NOVEMBER}`, 'request-invalid'],
    ['/managers/m1/tiers?quarter=2026Q5', 'request-invalid'],
    ['/managers/m1/tiers?quarter=2026-11', 'request-invalid'],
    ['/managers/m1/tiers?quarter=2026Q4&limit=1e3', 'request-invalid'],
    ['/managers/m1/tiers?quarter=2026Q4&sort=name', 'request-invalid'],
    ['/managers/m1/tiers?quarter=2026Q4&tier=top', 'request-invalid'],
    ['/merchants/s1/sku-conversion?from=2026-01-01&to=2026-11-01', 'days-too-many'],
    [`/merchants/s1/sku-conversion?cursor=${Buffer.from('["many","a"]').toString('base64url')}&${NOVEMBER}`, 'cursor-invalid'],
    ['/merchants?search=%00', 'request-invalid'],
    ['/merchants?ka=perhaps', 'request-invalid'],
    ['/merchants?sort=name', 'request-invalid'],
    [`/merchants?search=${'x'.repeat(201)}`, 'request-invalid'],
    ['/managers?search=', 'request-invalid'],
  ])('%s: %s', async (path, code) => {
    expect((await administrator.get(path)).body).toMatchObject({ status: 400, code });
  });

  it.each([`'; DROP TABLE orders; --`, `' OR '1'='1`, '=1+1', '__', '%%', '\\', '$1', '{{7*7}}'])('searching for %s finds nothing and changes nothing', async (search) => {
    const text = encodeURIComponent(search);
    expect(await listed(administrator, `/merchants?search=${text}`, 'merchantId')).toEqual([]);
    expect(await listed(administrator, `/merchants?category=${text}`, 'merchantId')).toEqual([]);
    expect(await listed(administrator, `/managers?search=${text}`, 'managerId')).toEqual([]);
    expect(await statusOf(administrator, `/merchants/${text}`)).toBe(404);
    expect(await statusOf(administrator, `/merchants/s1/orders/${text}/verdict-explanation`)).toBe(404);
  });

  it('searching takes wildcards as they stand', async () => {
    expect(await listed(administrator, '/merchants?search=%25', 'merchantId')).toEqual(['s2']);
  });
});
