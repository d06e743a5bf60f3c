import { KPI_LIST } from '#libs/kpi/list.js';
import { readDaySums } from '../../test/support/day-sums.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import type { DailySumsContribution } from './contribution.js';
import { DailySums } from './daily-sums.js';
import { PLAN_BATCHES } from './roll-up.sql.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
});

afterAll(() => services.close());

/** Orders of a shop that are paid when they are placed: id, day, yuan. */
function bringInOrders(shop: string, ...orders: [id: string, day: string, yuan: string][]) {
  const rows = orders.map(([id, day, yuan]) => `${id},${shop},b1,${day} 10:00:00,${day} 10:00:00,paid,${yuan}`);
  return services.bringIn('orders', ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n'));
}

async function gmvOf(shop: string) {
  const sums = await readDaySums(services.database, shop);
  return Object.fromEntries(Object.entries(sums).map(([day, { gmv_paid_fen: fen = 0 }]) => [day, fen]));
}

async function sliceGmvOf(shop: string) {
  const rows = await services.database.query<{ slice_first: string; gmv_paid_fen: number }>(
    `SELECT slice_first, gmv_paid_fen FROM merchant_slice_sums JOIN merchants USING (merchant_key)
     WHERE merchant_id = $1 ORDER BY slice_first`,
    [shop],
  );
  return Object.fromEntries(rows.map(({ slice_first: first, gmv_paid_fen: fen }) => [first, fen]));
}

/** Spoils what the sums say of a day, so that one sees whether it is made anew. */
async function poison(shop: string, day: string): Promise<void> {
  await services.database.query(
    `UPDATE merchant_day_sums AS sums SET gmv_paid_fen = 666 FROM merchants
     WHERE merchants.merchant_key = sums.merchant_key AND merchant_id = $1 AND day = $2`,
    [shop, day],
  );
}

describe('daily sums', () => {
  it('are made anew for the merchant-days that were touched, and for no others', async () => {
    await bringInOrders('own', ['1', '2026-07-07', '1.00'], ['2', '2026-07-08', '2.00']);
    await bringInOrders('other', ['1', '2026-07-07', '4.00']);
    expect(await services.dailySums.bringUpToDate()).toBe(3);
    await poison('own', '2026-07-08');
    await poison('other', '2026-07-07');
    await bringInOrders('own', ['3', '2026-07-07', '0.50']);
    expect(await services.dailySums.bringUpToDate()).toBe(1);
    expect(await gmvOf('own')).toEqual({ '2026-07-07': 150, '2026-07-08': 666 });
    expect(await gmvOf('other')).toEqual({ '2026-07-07': 666 });
  });

  it('follow into the week slices, which months cut', async () => {
    // Monday 29 June to Sunday 5 July is cut by the month.
    await bringInOrders(
      'slices',
      ['1', '2026-06-29', '1.00'],
      ['2', '2026-06-30', '2.00'],
      ['3', '2026-07-01', '4.00'],
      ['4', '2026-07-05', '8.00'],
      ['5', '2026-07-06', '16.00'],
    );
    await services.dailySums.bringUpToDate();
    expect(await sliceGmvOf('slices')).toEqual({ '2026-06-29': 300, '2026-07-01': 1_200, '2026-07-06': 1_600 });
    await bringInOrders('slices', ['3', '2026-07-01', '40.00']);
    await services.dailySums.bringUpToDate();
    expect(await sliceGmvOf('slices')).toEqual({ '2026-06-29': 300, '2026-07-01': 4_800, '2026-07-06': 1_600 });
  });

  it('empty the day that an order leaves, and its slice', async () => {
    await bringInOrders('moving', ['1', '2026-07-07', '1.00']);
    await services.dailySums.bringUpToDate();
    await bringInOrders('moving', ['1', '2026-08-20', '1.00']);
    expect(await services.dailySums.bringUpToDate()).toBe(2);
    expect(await gmvOf('moving')).toEqual({ '2026-08-20': 100 });
    expect(await sliceGmvOf('moving')).toEqual({ '2026-08-17': 100 });
  });

  it('take a parent out on all its days when a child turns up, and back when the child is given another parent', async () => {
    const header = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount,parent_order_id';
    await services.bringIn('orders', `${header}\n1,split,b1,2026-07-01 10:00:00,2026-07-03 10:00:00,paid,5.00,`);
    await services.dailySums.bringUpToDate();
    expect(await gmvOf('split')).toEqual({ '2026-07-01': 0, '2026-07-03': 500 });
    await services.bringIn('orders', `${header}\n2,split,b1,2026-07-08 10:00:00,,cancelled,5.00,1`);
    await services.dailySums.bringUpToDate();
    expect(await gmvOf('split')).toEqual({ '2026-07-08': 0 });
    await services.bringIn('orders', `${header}\n2,split,b1,2026-07-08 10:00:00,,cancelled,5.00,9`);
    await services.dailySums.bringUpToDate();
    expect(await gmvOf('split')).toEqual({ '2026-07-01': 0, '2026-07-03': 500, '2026-07-08': 0 });
  });

  it('write nothing when nothing was touched, also where a file comes twice', async () => {
    await bringInOrders('twice', ['1', '2026-07-07', '1.00']);
    await services.dailySums.bringUpToDate();
    const versions = () =>
      services.database.query(
        `SELECT xmin::text, merchant_key, day::text FROM merchant_day_sums
         UNION ALL SELECT xmin::text, merchant_key, slice_first::text FROM merchant_slice_sums ORDER BY 2, 3, 1`,
      );
    const before = await versions();
    await bringInOrders('twice', ['1', '2026-07-07', '1.00']);
    expect(await services.dailySums.bringUpToDate()).toBe(0);
    expect(await versions()).toEqual(before);
  });
});

describe('marks', () => {
  const broken: DailySumsContribution = {
    name: 'broken',
    measures: ['slot_count'],
    sql: 'SELECT merchant_key, day, 1 / (merchant_key - merchant_key) AS slot_count FROM touched_days',
    rows: { table: 'slot_placements', day: 'output_day', conditions: [], adds: { slot_count: '1' } },
  };

  it('stay with the sums of before when a roll-up fails, and serve the next one', async () => {
    const contributions = KPI_LIST.flatMap(([, slice]) => slice.contributions);
    await bringInOrders('failing', ['1', '2026-07-07', '1.00']);
    await services.dailySums.bringUpToDate();
    await bringInOrders('failing', ['1', '2026-07-07', '3.00'], ['2', '2026-07-31', '9.00']);
    const others = contributions.filter(({ measures }) => !measures.includes('slot_count'));
    const failing = new DailySums(services.database, [...others, broken]);
    await expect(failing.bringUpToDate()).rejects.toThrow('division by zero');
    expect(await gmvOf('failing')).toEqual({ '2026-07-07': 100 });
    expect(await services.dailySums.bringUpToDate()).toBe(2);
    expect(await gmvOf('failing')).toEqual({ '2026-07-07': 300, '2026-07-31': 900 });
  });

  it('of facts that are not committed yet neither hold a roll-up up nor go with it', async () => {
    await bringInOrders('under way', ['1', '2026-07-07', '1.00']);
    const header = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount';
    const rows = ['1', '2'].map((id) => `${id},under way,b1,2026-07-07 10:00:00,2026-07-07 10:00:00,paid,4.00`);
    await services.bringIn('orders', [header, ...rows].join('\n'), async () => {
      expect(await services.dailySums.bringUpToDate()).toBe(1);
      expect(await gmvOf('under way')).toEqual({ '2026-07-07': 100 });
    });
    expect(await services.dailySums.bringUpToDate()).toBe(1);
    expect(await gmvOf('under way')).toEqual({ '2026-07-07': 800 });
  });

  it('of a day count it once, however many imports made them', async () => {
    await bringInOrders('often', ['1', '2026-07-07', '1.00']);
    await bringInOrders('often', ['1', '2026-07-07', '2.00'], ['2', '2026-07-08', '2.00']);
    expect(await services.dailySums.bringUpToDate()).toBe(2);
    expect(await gmvOf('often')).toEqual({ '2026-07-07': 200, '2026-07-08': 200 });
  });

  it('are cut into batches by merchants, none lost and none twice', async () => {
    for (const shop of ['b1', 'b2', 'b3', 'b4']) {
      await bringInOrders(shop, ['1', '2026-07-30', '1.00'], ['2', '2026-07-31', '1.00'], ['3', '2026-08-01', '1.00']);
    }
    const batches = await services.database.query<{ firstKey: number; lastKey: number; days: number }>(PLAN_BATCHES, [5, 1, 1]);
    expect(batches.map(({ days }) => days)).toEqual([6, 6]);
    expect(batches[0]?.lastKey).toBeLessThan(batches[1]?.firstKey ?? 0);
    expect(await services.dailySums.bringUpToDate()).toBe(12);
    expect(await services.database.query(PLAN_BATCHES, [5, 1, 1])).toEqual([]);
  });

  it('tell how far the work is', async () => {
    await bringInOrders('progress', ['1', '2026-07-07', '1.00']);
    const told: number[][] = [];
    await services.dailySums.bringUpToDate((done, total) => told.push([done, total]));
    expect(told).toEqual([[1, 1]]);
  });
});
