import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';

let services: Services;

const SLOTS = 'slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason';
const PLACEMENTS = 'slot_id,merchant_id,sku_id,starts_at,ends_at,amount';

beforeAll(async () => {
  services = await openServices();
  await services.bringIn(
    'managers',
    `manager_id,name,division,category
     m1,Wang,home,kitchen
     m2,Li,home,kitchen`,
  );
  await services.bringIn(
    'merchants',
    `merchant_id,name
     s1,One
     s2,Two`,
  );
  await services.bringIn(
    'assignments',
    `merchant_id,manager_id,from,to
     s1,m1,2026-07-01,2026-07-10
     s1,m2,2026-07-11,
     s2,m2,2026-01-01,`,
  );
  await services.bringIn(
    'slots',
    `${SLOTS}
     hall,818,main hall,2026-07-01 00:00:00,2026-09-01 00:00:00,true,
     free,818,side hall,2026-07-01 00:00:00,2026-09-01 00:00:00,false,new merchants`,
  );
  await services.bringIn(
    'slot_placements',
    `${PLACEMENTS}
     hall,s1,k1,2026-07-01 00:00:00,2026-07-03 00:00:00,100.00
     hall,s1,k2,2026-07-02 12:00:00,2026-07-02 18:00:00,50.00
     hall,s1,,2026-07-03 00:00:00,2026-07-03 00:00:01,1.00
     hall,s1,k1,2026-07-10 00:00:00,2026-07-11 00:00:00,10.00
     hall,s1,k3,2026-07-10 00:00:00,2026-07-11 01:00:00,20.00
     free,s1,k1,2026-07-01 00:00:00,2026-07-02 00:00:00,999.00
     gone,s1,k1,2026-07-01 00:00:00,2026-07-02 00:00:00,888.00
     hall,s2,k9,2026-07-31 00:00:00,2026-08-01 00:00:00,5.00`,
  );
  await services.dailySums.bringUpToDate();
});

afterAll(() => services.close());

describe('R7: assessed placements by the day that they end', () => {
  it('counts one that ends at midnight on the day that ends, and adds up what ends on a day', async () => {
    expect(await readDaySums(services.database, 's1')).toEqual({
      // Two days of the first, six hours of the second.
      '2026-07-02': { slot_amount_fen: 15_000, slot_seconds: 54 * 3_600, slot_count: 2 },
      '2026-07-03': { slot_amount_fen: 100, slot_seconds: 1, slot_count: 1 },
      '2026-07-10': { slot_amount_fen: 1_000, slot_seconds: 24 * 3_600, slot_count: 1 },
      '2026-07-11': { slot_amount_fen: 2_000, slot_seconds: 25 * 3_600, slot_count: 1 },
    });
  });

  it('counts one that ends with the month in that month', async () => {
    expect(Object.keys(await readDaySums(services.database, 's2'))).toEqual(['2026-07-31']);
  });
});

describe('the slots report', () => {
  it('lists what ends in the period under the manager of that day, exempt ones too, unknown slots not', async () => {
    const rows = await services.report('slots', '2026-07');
    expect(rows.map((row) => Object.values(row))).toEqual([
      ['m1', 'free', 's1', '2026-07-01 00:00:00', '2026-07-02 00:00:00', false, '1.0000', '999.00', '999.00'],
      ['m1', 'hall', 's1', '2026-07-01 00:00:00', '2026-07-03 00:00:00', true, '2.0000', '100.00', '50.00'],
      ['m1', 'hall', 's1', '2026-07-02 12:00:00', '2026-07-02 18:00:00', true, '0.2500', '50.00', '200.00'],
      ['m1', 'hall', 's1', '2026-07-03 00:00:00', '2026-07-03 00:00:01', true, '0.0000', '1.00', '86400.00'],
      ['m1', 'hall', 's1', '2026-07-10 00:00:00', '2026-07-11 00:00:00', true, '1.0000', '10.00', '10.00'],
      ['m2', 'hall', 's1', '2026-07-10 00:00:00', '2026-07-11 01:00:00', true, '1.0417', '20.00', '19.20'],
      ['m2', 'hall', 's2', '2026-07-31 00:00:00', '2026-08-01 00:00:00', true, '1.0000', '5.00', '5.00'],
    ]);
  });

  it('takes one manager, and days up to the as-of day', async () => {
    const rows = await services.report('slots', '2026-07', { managerId: 'm1', asOf: '2026-07-02' });
    expect(rows.map(({ slot_id: slot, ends_at: end }) => [slot, end])).toEqual([
      ['free', '2026-07-02 00:00:00'],
      ['hall', '2026-07-03 00:00:00'],
      ['hall', '2026-07-02 18:00:00'],
    ]);
  });
});

it('a slot that turns out to be exempt takes its placements with it', async () => {
  await services.bringIn(
    'slots',
    `${SLOTS}
     hall,818,main hall,2026-07-01 00:00:00,2026-09-01 00:00:00,false,trial
     gone,818,found again,2026-07-01 00:00:00,2026-09-01 00:00:00,true,`,
  );
  await services.dailySums.bringUpToDate();
  expect(await readDaySums(services.database, 's1')).toEqual({
    '2026-07-01': { slot_amount_fen: 88_800, slot_seconds: 24 * 3_600, slot_count: 1 },
  });
  expect(await readDaySums(services.database, 's2')).toEqual({});
});
