import { readDaySums } from '../../../test/support/day-sums.js';
import type { Services } from '../../../test/support/services.js';
import { openServices } from '../../../test/support/services.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn(
    'ad_spend',
    `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
     2026-07-01,s1,快车,c1,1000,10,10.01,1,100.00
     2026-07-01,s1,海投,c1,1000,10,20.02,2,200.00
     2026-07-01,s1,快车,c2,1000,10,0.00,1,5.50
     2026-07-02,s1,快车,c1,1000,10,40.04,0,0.00
     2026-07-01,s2,快车,c1,1000,10,1.00,0,0.00`,
  );
  await services.dailySums.bringUpToDate();
});

afterAll(() => services.close());

it('R6: sums spend and attributed sales over products and campaigns of a day', async () => {
  expect(await readDaySums(services.database, 's1')).toEqual({
    '2026-07-01': { ad_spend_fen: 3_003, ad_attributed_fen: 30_550 },
    '2026-07-02': { ad_spend_fen: 4_004 },
  });
  expect(await readDaySums(services.database, 's2')).toEqual({ '2026-07-01': { ad_spend_fen: 100 } });
});

it('takes what is imported again in place of what was there', async () => {
  await services.bringIn(
    'ad_spend',
    `day,merchant_id,product,campaign_id,impressions,clicks,spend,attributed_orders,attributed_amount
     2026-07-01,s2,快车,c1,1000,10,2.50,1,9.00`,
  );
  await services.dailySums.bringUpToDate();
  expect(await readDaySums(services.database, 's2')).toEqual({
    '2026-07-01': { ad_spend_fen: 250, ad_attributed_fen: 900 },
  });
});
