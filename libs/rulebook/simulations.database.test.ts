import { openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import { Attribution } from '#libs/attribution/attribution.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { ScoreSimulations } from '#libs/scorecards/simulate-scores.js';
import { Simulations } from './simulations.js';

let services: Services;

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
  await services.bringIn('merchants', 'merchant_id,name\na,A');
  const orders = Array.from({ length: 4_000 }, (_, index) => `o${index},a,b${index % 50},2026-11-02 10:00:00,2026-11-02 12:00:00,1.00,paid,online`);
  await services.bringIn('orders', `order_id,merchant_id,buyer_id,placed_at,paid_at,amount,status,pay_method\n${orders.join('\n')}`);
  const messages = Array.from({ length: 8_000 }, (_, index) => `c${index},a,b${index % 50},kim${index % 3},2026-11-02 09:00:${String(index % 60).padStart(2, '0')},agent`);
  await services.bringIn('chat_messages', `message_id,merchant_id,buyer_id,agent_id,sent_at,sender\n${messages.join('\n')}`);
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
});

afterAll(() => services.close());

const open = (longestMs?: number) =>
  new Simulations(
    services.database,
    services.ruleVersions,
    services.scorecards,
    new ScoreSimulations(services.database),
    new AttributionSimulations(services.database),
    longestMs,
  );

const NOVEMBER = parsePeriod('2026-11');

it('runs one simulation at a time, and the next one after it', async () => {
  const simulations = open();
  const first = simulations.simulateShop('a', { judge_by: 'chat_rounds' }, NOVEMBER);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = simulations.simulateShop('a', null, NOVEMBER);
  const outcomes = await Promise.allSettled([first, second]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'simulation-under-way' } });
  expect(await simulations.simulateShop('a', null, NOVEMBER)).toEqual({ judged: 4_000, moved: [], movedOrders: 0, movedFen: 0, reassignedOrders: 0, reassignedFen: 0 });
});

it('ends a simulation that takes too long, on the server too, and goes on with the next', async () => {
  const simulations = open(200);
  await services.database.withTransaction(async (session) => {
    // It waits for this until its time is over.
    await session.query('LOCK TABLE orders IN ACCESS EXCLUSIVE MODE');
    await expect(simulations.simulateShop('a', { judge_by: 'chat_rounds' }, NOVEMBER)).rejects.toMatchObject({ code: 'simulation-too-long' });
    expect(await session.query(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).toEqual([]);
  });
  expect(await open().simulateShop('a', null, NOVEMBER)).toMatchObject({ judged: 4_000 });
});
