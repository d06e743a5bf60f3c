import { FactRows } from '#libs/daily-sums/fact-rows.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import { MerchantFigures } from './merchant-figures.js';
import { Tiers } from './tiers.js';

let services: Services;
let figures: MerchantFigures;
let tiers: Tiers;

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount,refunded_amount';
const AUGUST = { first: '2026-08-01', last: '2026-08-31' };

beforeAll(async () => {
  services = await openServices();
  figures = new MerchantFigures(services.database, services.ruleVersions, new FactRows(services.database, KPI_LIST.flatMap(([, { contributions }]) => contributions)));
  tiers = new Tiers(services.database, services.ruleVersions);
  await services.bringIn(
    'orders',
    `${ORDERS}
     1,s1,b1,2026-08-03 10:00:00,2026-08-04 10:00:00,2026-08-05 10:00:00,completed,100.00,30.00
     2,s1,b2,2026-08-03 10:00:00,,,placed,7.00,
     3,s1,b1,2026-10-03 10:00:00,2026-10-04 10:00:00,,refunded,50.00,`,
  );
  await services.dailySums.bringUpToDate();
});

afterAll(() => services.close());

describe('figures of a merchant', () => {
  it('go by the definition of GMV of the quarter that each day lies in', async () => {
    await services.applyRules('scoring: { modules: { sales: { gmv: placed } } }', '2026-07-01');
    await services.applyRules('scoring: { modules: { sales: { gmv: net_of_refunds } } }', '2026-10-01');
    const { days } = await figures.days('s1', { first: '2026-08-01', last: '2026-10-31' });
    expect(days.map(({ day, gmvDefinition, gmvFen }) => [day, gmvDefinition, gmvFen])).toEqual([
      ['2026-08-03', 'placed', 10_700],
      ['2026-08-04', 'placed', 0],
      ['2026-08-05', 'placed', 0],
      ['2026-10-03', 'net_of_refunds', 0],
      ['2026-10-04', 'net_of_refunds', 0],
    ]);
    const { months } = await figures.months('s1', { first: '2026-08-04', last: '2026-10-31' });
    expect(months.map(({ month, days: { first, last }, gmvFen, outboundRate, adShare }) => [month, first, last, gmvFen, outboundRate?.toFixed(2) ?? null, adShare])).toEqual([
      ['2026-08', '2026-08-04', '2026-08-31', 0, '1.00', null],
      ['2026-10', '2026-10-01', '2026-10-31', 0, '0.00', null],
    ]);
  });

  it('open into orders that are counted by that definition', async () => {
    const of = async (by: 'paid' | 'placed' | 'outbound', days: { first: string; last: string }) => {
      const { rows, beneath, figure, gmvDefinition } = await figures.orders({ merchantId: 's1', days, by, counted: null, after: null, rows: 10 });
      return { figure, gmvDefinition, sum: beneath?.sum ?? null, adds: rows.map(({ orderId, adds, leftOut }) => [orderId, leftOut ?? adds]) };
    };
    expect(await of('placed', AUGUST)).toEqual({ figure: 'gmv', gmvDefinition: 'placed', sum: 10_700, adds: [['1', 10_000], ['2', 700]] });
    expect(await of('paid', AUGUST)).toEqual({ figure: 'gmv', gmvDefinition: 'placed', sum: null, adds: [['1', 10_000]] });
    expect(await of('outbound', AUGUST)).toMatchObject({ figure: 'outboundOrders', sum: 1, adds: [['1', 1]] });
    const october = { first: '2026-10-01', last: '2026-10-31' };
    expect(await of('paid', october)).toEqual({ figure: 'gmv', gmvDefinition: 'net_of_refunds', sum: 0, adds: [['3', 0]] });
  });

  it('are bounded in days', async () => {
    await expect(figures.days('s1', { first: '2026-01-01', last: '2027-02-04' })).resolves.toBeDefined();
    await expect(figures.days('s1', { first: '2026-01-01', last: '2027-02-05' })).rejects.toMatchObject({ code: 'days-too-many' });
    await expect(figures.days('s1', { first: '2026-01-02', last: '2026-01-01' })).rejects.toMatchObject({ code: 'days-reversed' });
  });

  it('say which days wait for their sums', async () => {
    await services.bringIn('orders', `${ORDERS}\n9,s1,b1,2026-08-09 10:00:00,,,placed,1.00,`);
    expect((await figures.days('s1', AUGUST)).waitingDays).toEqual(['2026-08-09']);
    await services.dailySums.bringUpToDate();
    expect((await figures.days('s1', AUGUST)).waitingDays).toEqual([]);
  });
});

describe('moves between tiers', () => {
  it('compare the snapshots of two quarters, each by its own rules', async () => {
    await services.bringIn('managers', 'manager_id,name,division,category,probation_from,probation_until\nm1,Ann,North,shoes,,');
    await services.bringIn('merchants', 'merchant_id,name,category,ka\nt1,One,,\nt2,Two,,\nt3,Three,,\nt4,Four,,');
    await services.bringIn(
      'assignments',
      `merchant_id,manager_id,from,to
       t1,m1,2025-01-01,
       t2,m1,2025-01-01,
       t3,m1,2025-01-01,2025-03-31
       t4,m1,2025-04-01,`,
    );
    const order = (shop: string, day: string, yuan: number) => `${shop}-${day},${shop},b1,${day} 10:00:00,${day} 10:00:00,,completed,${yuan}.00,`;
    await services.bringIn(
      'orders',
      [
        ORDERS,
        ...[order('t1', '2024-11-01', 900), order('t2', '2024-11-01', 60), order('t3', '2024-11-01', 40)],
        ...[order('t1', '2025-02-01', 100), order('t2', '2025-02-01', 700), order('t4', '2025-02-01', 5)],
      ].join('\n'),
    );
    await services.applyRules('scoring: { modules: { sales: { head_count: 1, mid_until: 0.95 } } }', '2025-01-01');
    await services.dailySums.bringUpToDate();
    const moves = await tiers.moves('m1', parsePeriod('2025Q2'), { after: 0, rows: 10, lastPast: '2025-04-10', onlyMoved: false });
    expect(moves).toMatchObject({ quarter: '2025Q2', quarterBefore: '2025Q1', provisional: false, provisionalBefore: false, merchants: 4, moved: 4 });
    expect(moves.moves.map(({ merchantId, name, fromTier, toTier, rankBefore, rankNow, basisBeforeFen, basisNowFen }) =>
      [merchantId, name, fromTier, toTier, rankBefore, rankNow, basisBeforeFen, basisNowFen])).toEqual([
      ['t2', 'Two', 'mid', 'head', 2, 1, 6_000, 70_000],
      ['t1', 'One', 'head', 'mid', 1, 2, 90_000, 10_000],
      ['t4', 'Four', null, 'tail', null, 3, null, 500],
      ['t3', 'Three', 'tail', null, 3, null, 4_000, null],
    ]);
    const second = await tiers.moves('m1', parsePeriod('2025Q2'), { after: 1, rows: 2, lastPast: '2025-03-31', onlyMoved: true });
    expect(second.moves.map(({ merchantId }) => merchantId)).toEqual(['t1', 't4']);
    await expect(tiers.moves('m1', parsePeriod('2025Q2'), { after: 0, rows: 10, lastPast: '2025-03-30', onlyMoved: false })).rejects.toMatchObject({ code: 'period-not-begun' });
    await expect(tiers.moves('nobody', parsePeriod('2025Q2'), { after: 0, rows: 10, lastPast: '2025-04-10', onlyMoved: false })).rejects.toMatchObject({ code: 'manager-not-found' });
  });

  it('are those of the snapshots that scorecards are made of', async () => {
    await services.score('2025Q2');
    await services.score('2025Q1');
    const all = { after: 0, rows: 10, sort: 'rank', descending: false, tier: null, ka: null, late: null, search: null } as const;
    const [now, before] = [await tiers.ofQuarter('m1', parsePeriod('2025Q2'), all), await tiers.ofQuarter('m1', parsePeriod('2025Q1'), all)];
    const { moves } = await tiers.moves('m1', parsePeriod('2025Q2'), { after: 0, rows: 10, lastPast: '2025-06-30', onlyMoved: false });
    const scored = (found: typeof now) => Object.fromEntries(found.merchants.filter(({ late }) => !late).map(({ merchantId, tier, rank }) => [merchantId, [tier, rank]]));
    expect(Object.fromEntries(moves.flatMap(({ merchantId, toTier, rankNow }) => (toTier === null ? [] : [[merchantId, [toTier, rankNow]]])))).toEqual(scored(now));
    expect(Object.fromEntries(moves.flatMap(({ merchantId, fromTier, rankBefore }) => (fromTier === null ? [] : [[merchantId, [fromTier, rankBefore]]])))).toEqual(scored(before));
  });
});
