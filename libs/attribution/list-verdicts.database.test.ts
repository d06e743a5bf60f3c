import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import { Attribution } from './attribution.js';
import { OrderExplanations } from './explain-order.js';
import type { OrderVerdict, VerdictsRequest } from './list-verdicts.js';
import { ShopVerdicts } from './list-verdicts.js';

let services: Services;
let attribution: Attribution;
let explanations: OrderExplanations;
let shopVerdicts: ShopVerdicts;

const JULY = { first: '2026-07-01', last: '2026-07-31' };

beforeAll(async () => {
  services = await openServices();
  attribution = new Attribution(services.database, services.ruleVersions);
  explanations = new OrderExplanations(services.database, services.ruleVersions);
  shopVerdicts = new ShopVerdicts(services.database);
  await services.bringIn(
    'orders',
    `order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount
     1,s1,b1,2026-07-01 10:00:00,2026-07-01 11:00:00,paid,10.00
     2,s1,b1,2026-07-01 12:00:00,,placed,10.00
     3,s1,b2,2026-07-02 10:00:00,2026-07-02 11:00:00,paid,20.00
     4,s1,b1,2026-06-30 10:00:00,2026-06-30 11:00:00,paid,20.00
     1,s2,b1,2026-07-01 10:00:00,2026-07-01 11:00:00,paid,10.00`,
  );
  await services.bringIn('agents', 'agent_id,merchant_id,name,person\ng1,s1,Desk,Wu\ng2,s1,,\ng3,s1,,\ng1,s2,Other,');
  await services.bringIn(
    'chat_messages',
    `message_id,merchant_id,buyer_id,agent_id,sent_at,sender
     x1,s1,b1,g1,2026-07-01 09:00:00,agent
     x2,s1,b1,g2,2026-07-01 10:30:00,agent`,
  );
  await attribution.bringUpToDate();
});

afterAll(() => services.close());

function list(asked: Partial<VerdictsRequest> = {}) {
  return shopVerdicts.verdicts({ merchantId: 's1', days: JULY, agentId: null, verdict: null, search: null, isDescending: false, after: null, rows: 100, ...asked });
}

const ordersOf = async (asked: Partial<VerdictsRequest>) => (await list(asked)).rows.map((row) => row.order_id);

describe('stored verdicts of a shop', () => {
  it('are listed by the day of placing, by agent and by verdict', async () => {
    const { rows } = await list();
    expect(rows.map((row) => [row.day, row.order_id, row.verdict, row.placed_agent_id, row.credited_agent_id, row.credited_fen])).toEqual([
      ['2026-07-01', '1', 'paid_agent', 'g1', 'g2', 1_000],
      ['2026-07-01', '2', 'unpaid', 'g2', null, null],
      ['2026-07-02', '3', 'silent', null, null, null],
    ]);
    expect(await ordersOf({ agentId: 'g1' })).toEqual(['1']);
    expect(await ordersOf({ agentId: 'g2' })).toEqual(['1', '2']);
    expect(await ordersOf({ verdict: 'silent' })).toEqual(['3']);
    expect(await ordersOf({ search: '3' })).toEqual(['3']);
    expect(await ordersOf({ search: '%' })).toEqual([]);
    expect(await ordersOf({ isDescending: true })).toEqual(['3', '2', '1']);
    expect(await ordersOf({ isDescending: true, after: { day: '2026-07-01', orderId: '2' } })).toEqual(['1']);
    expect(await ordersOf({ merchantId: 'nobody' })).toEqual([]);
    expect(await ordersOf({ days: { first: '2026-06-30', last: '2026-06-30' } })).toEqual(['4']);
    await expect(list({ days: { first: '2026-01-01', last: '2026-12-31' } })).rejects.toMatchObject({ code: 'days-too-many' });
  });

  it('come in pages that join to the whole', async () => {
    const joined: OrderVerdict[] = [];
    let after: VerdictsRequest['after'] = null;
    for (let page = await list({ rows: 1 }); page.rows[0] !== undefined; page = await list({ rows: 1, after })) {
      joined.push(...page.rows);
      after = { day: page.rows[0].day, orderId: page.rows[0].order_id };
    }
    expect(joined).toEqual((await list()).rows);
  });

  it('say whether the shop has changes that they do not know of', async () => {
    expect((await list()).wait).toBe(false);
    await services.bringIn('orders', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n9,s1,b9,2026-07-09 10:00:00,,placed,1.00');
    expect([(await list()).wait, (await list({ merchantId: 's2' })).wait]).toEqual([true, false]);
    await attribution.bringUpToDate();
    expect((await list()).wait).toBe(false);
  });

  it('have agents, a page of them', async () => {
    expect((await shopVerdicts.agents('s1', { after: null, rows: 2 })).map((row) => row.agent_id)).toEqual(['g1', 'g2']);
    expect(await shopVerdicts.agents('s1', { after: 'g2', rows: 2 })).toEqual([{ agent_id: 'g3', name: null, person: null }]);
  });
});

describe('explanations in turn', () => {
  it('say what those of the command line say', async () => {
    expect(await explanations.explainInTurn('s1', '1')).toEqual(await explanations.explain('s1', '1'));
    expect((await explanations.explainInTurn('s1', '1')).order.verdict).toBe('paid_agent');
  });

  it('do not say where else there is an order of that id', async () => {
    await expect(explanations.explain('s1', '7')).rejects.toMatchObject({ code: 'order-unknown' });
    await expect(explanations.explainInTurn('s2', '3')).rejects.toMatchObject({ code: 'order-not-found', details: { merchant: 's2', order: '3' } });
  });

  it('end when they take too long, and the connection serves others', async () => {
    await services.database.withTransaction(
      async (session) => {
        await session.query('LOCK TABLE chat_messages IN ACCESS EXCLUSIVE MODE');
        await expect(explanations.explainInTurn('s1', '1', 0.3)).rejects.toMatchObject({ code: 'explanation-too-long' });
      },
      { keep: false },
    );
    expect((await explanations.explainInTurn('s1', '1')).order.verdict).toBe('paid_agent');
    const [setting] = await services.database.query<{ statement_timeout: string }>('SHOW statement_timeout');
    expect(setting).toEqual({ statement_timeout: '0' });
  });

  it('are given to many at once with few connections, and the rest is told to come back', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => explanations.explainInTurn('s1', '1')));
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code: string }).code] : []));
    expect([outcomes.length - refused.length, new Set(refused)]).toEqual([12, new Set(['explanations-busy'])]);
  });
});
