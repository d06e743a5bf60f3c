import { parsePeriod } from '#libs/domain/periods.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';

/** Who holds a connection must never wait for another one: with as many readers as connections, all would wait for ever. */

let services: Services;

beforeAll(async () => {
  services = await openServices({ poolSize: 2 });
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Ann,north,food');
  await services.bringIn('merchants', 'merchant_id,name\ns1,S1');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\ns1,m1,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q3,gmv,9200');
  await services.bringIn('orders', 'merchant_id,order_id,buyer_id,placed_at,paid_at,status,amount\ns1,o1,b1,2026-07-05 10:00:00,2026-07-05 10:00:00,completed,4600.00');
  await services.score('2026Q3');
});

afterAll(() => services.close());

it('explains to more readers at once than there are connections', async () => {
  const period = parsePeriod('2026Q3');
  const readers = Array.from({ length: 8 }, () => services.explanations.explain({ period, asOf: period.last, managerId: 'm1', moduleId: null }));
  const explained = await Promise.all(readers);
  expect(explained.map(({ stored }) => stored.scorecard.modules['sales'])).toEqual(
    explained.map(() => expect.objectContaining({ assessed: true, actual: '4600.00', completion: '0.5000' }) as object),
  );
});
