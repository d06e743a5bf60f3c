import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen
     m3,Zhou,dress,shoes`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name
     s1,One
     s2,Two
     s3,Three`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-01-01,2026-07-15
     s1,m2,2026-07-16,
     s2,m2,2026-01-01,
     s3,m3,2026-01-01,`,
  );
  await services.bringIn(
    'skus',
    `sku_id,merchant_id,category
     pan,s1,pans
     pot,s1,pans
     lid,s1,
     wok,s2,pans
     tin,s2,pans
     shoe,s3,pans`,
  );
  await services.bringIn(
    'sku_traffic',
    `day,merchant_id,sku_id,visitors,ordering_buyers
     2026-07-01,s1,pan,100,1
     2026-07-02,s1,pan,100,1
     2026-07-15,s1,pot,300,30
     2026-07-16,s1,pot,50,5
     2026-07-01,s1,lid,40,4
     2026-07-01,s1,unlisted,60,6
     2026-07-01,s1,idle,0,0
     2026-07-01,s2,wok,1000,5
     2026-07-01,s2,tin,100,0
     2026-06-30,s2,tin,500,100
     2026-07-01,s3,shoe,1000,500
     2026-07-01,s4,stray,1000,500`,
  );
  await services.bringIn(
    'merchant_days',
    `day,merchant_id,visitors,ordering_buyers
     2026-07-01,s2,2000,20
     2026-07-02,s1,999,
     2026-07-03,s3,,7`,
  );
  await services.dailySums.bringUpToDate();
});

afterAll(() => services.close());

describe('R8: traffic of a day', () => {
  it('is summed over SKUs', async () => {
    expect(await readDaySums(services.database, 's1')).toMatchObject({
      '2026-07-01': { visitors: 200, ordering_buyers: 11 },
      '2026-07-15': { visitors: 300, ordering_buyers: 30 },
    });
  });

  it('comes from merchant_days only where both figures stand there', async () => {
    expect((await readDaySums(services.database, 's2'))['2026-07-01']).toEqual({ visitors: 2_000, ordering_buyers: 20 });
    expect((await readDaySums(services.database, 's1'))['2026-07-02']).toEqual({ visitors: 100, ordering_buyers: 1 });
    expect((await readDaySums(services.database, 's3'))['2026-07-03']).toEqual({});
  });
});

describe('R8: the conversion ranking', () => {
  it('ranks a manager\'s SKUs on the manager\'s days from the lowest rate up, against their category in the division', async () => {
    const rows = await services.report('conversion', '2026-07');
    const told = rows.map(({ manager_id: manager, rank, sku_id: sku, visitors, ordering_buyers: buyers, rate, benchmark, flag }) =>
      [manager, rank, sku, visitors, buyers, rate, benchmark, flag].join(' '),
    );
    // Pans at home: pan 2/200, pot 30/300 and 5/50, wok 5/1000, tin 0/100: 42 of 1,650, 2.55 %. Without a category: 10 %.
    expect(told).toEqual([
      'm1 1 pan 200 2 0.0100 0.0255 ok',
      // Three SKUs at 10 %: the one with the most visitors first.
      'm1 2 pot 300 30 0.1000 0.0255 ok',
      'm1 3 unlisted 60 6 0.1000 0.1000 too_few',
      'm1 4 lid 40 4 0.1000 0.1000 too_few',
      'm2 1 tin 100 0 0.0000 0.0255 ok',
      'm2 2 wok 1000 5 0.0050 0.0255 low',
      'm2 3 pot 50 5 0.1000 0.0255 too_few',
      'm3 1 shoe 1000 500 0.5000 0.5000 ok',
    ]);
  });

  it('breaks ties of rate and visitors by the bytes of the SKU', async () => {
    await services.bringIn(
      'sku_traffic',
      `day,merchant_id,sku_id,visitors,ordering_buyers
       2026-08-01,s2,a,10,1
       2026-08-01,s2,B,10,1
       2026-08-01,s2,中,10,1
       2026-08-01,s2,b2,20,2`,
    );
    const rows = await services.report('conversion', '2026-08', { managerId: 'm2' });
    expect(rows.map(({ sku_id: sku }) => sku)).toEqual(['b2', 'B', 'a', '中']);
  });

  it('keeps the benchmark of the whole division where one manager is asked for', async () => {
    const [pan] = await services.report('conversion', '2026-07', { managerId: 'm1' });
    expect(pan).toMatchObject({ sku_id: 'pan', benchmark: '0.0255', wilson_low: '0.0027', wilson_high: '0.0357' });
  });
});
