import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { bringInShops } from '../support/shops.js';

/** Agents, verdicts and their explanation over HTTP, and who sees the ids of buyers. Today is 2026-11-24. */

let api: TestApi;
let administrator: Caller;
let m1: Caller;
let supervisor: Caller;

const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

beforeAll(async () => {
  api = await openApi();
  await bringInShops(api.services);
  administrator = await api.as(ADMINISTRATOR);
  m1 = await api.as(managerOf('m1'));
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

describe('agents', () => {
  it('have their orders, by verdict and by agent', async () => {
    expect((await supervisor.get('/merchants/s1/agents')).body).toMatchObject({ items: [{ agentId: 'g1', name: 'Desk 1', person: 'Wu' }, { agentId: 'g2', name: null }] });
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&verdict=paid_agent`, 'orderId')).toEqual(['a1', 'a3']);
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&agentId=g1`, 'orderId')).toEqual(['a1']);
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&agentId=' OR 1=1 --`, 'orderId')).toEqual([]);
  });

  it('have their orders by the order’s id, and the latest first', async () => {
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&search=3`, 'orderId')).toEqual(['a3']);
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&search=%25`, 'orderId')).toEqual([]);
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&descending=true`, 'orderId')).toEqual(['a4', 'a3', 'a2', 'a1']);
    const first = (await supervisor.get(`/merchants/s1/verdicts?${NOVEMBER}&descending=true&limit=3`)).body as { nextCursor: string };
    expect(await listed(supervisor, `/merchants/s1/verdicts?${NOVEMBER}&descending=true&limit=3&cursor=${first.nextCursor}`, 'orderId')).toEqual(['a1']);
  });

  it('have their figures of some days, which add up to all that was paid', async () => {
    const { body } = await supervisor.get('/merchants/s1/agent-figures');
    expect(body).toMatchObject({ from: '2026-10-06', to: '2026-11-04', latestDay: '2026-11-04', waiting: false });
    expect((body as { agents: object[] }).agents).toEqual([
      {
        agentId: 'g1',
        name: 'Desk 1',
        person: 'Wu',
        placedOrders: 1,
        paidOrders: 0,
        creditedOrders: 0,
        creditedAmount: '0.00',
        silentFollowUps: 0,
        ownOwnAmount: '0.00',
        ownOtherAmount: '100.00',
        otherOwnAmount: '0.00',
        silentOwnAmount: '0.00',
        assists: 2,
        enquiries: 1,
        orderingBuyers: 1,
        orderRate: '1.0000',
        payingBuyers: 1,
        paymentRate: '1.0000',
        outboundBuyers: 1,
        outboundRate: '1.0000',
        agentMessages: 1,
        automaticMessages: 0,
        responses: 1,
        meanResponseSeconds: '60.0',
        firstResponses: 1,
        firstResponseSeconds: '60.0',
      },
      expect.objectContaining({ agentId: 'g2', creditedOrders: 2, creditedAmount: '130.00', enquiries: 0, orderRate: null, meanResponseSeconds: null }),
    ]);
    expect(body).toMatchObject({
      creditedDays: [{ agentId: 'g2', day: '2026-11-02', orders: 2, amount: '130.00' }],
      conservation: {
        paid: { orders: 2, amount: '130.00' },
        credited: { orders: 2, amount: '130.00' },
        silent: { orders: 0, amount: '0.00' },
        noAgent: { orders: 0, amount: '0.00' },
        unknown: { orders: 0, amount: '0.00' },
        unpaid: { orders: 1, amount: null },
        excluded: { orders: 1, amount: null },
      },
    });
    expect((await administrator.get('/merchants/s3/agent-figures')).body).toMatchObject({ from: null, to: null, latestDay: null, agents: [] });
    expect((await supervisor.get('/merchants/s1/agent-figures?from=2026-01-01&to=2026-11-30')).body).toMatchObject({ status: 400, code: 'days-too-many' });
    expect(await statusOf(supervisor, '/merchants/s2/agent-figures')).toBe(403);
  });

  it('are explained order by order, in both languages and beside other rules', async () => {
    const { status, body } = (await supervisor.get('/merchants/s1/orders/a1/verdict-explanation')) as { status: number; body: Record<string, unknown> };
    expect(status).toBe(200);
    expect(body).toMatchObject({
      verdict: 'paid_agent',
      creditedAgentId: 'g2',
      creditedAmount: '100.00',
      decidingMessageId: 'x3',
      buyerId: 'secret-buyer-1',
      leftOut: null,
      decidedBefore: 'payment',
      runnerUp: { agentId: 'g1', because: 'earlier-message' },
      paidAt: '2026-11-02T02:30:00.000Z',
      beforePaymentFrom: null,
      followUpUntil: null,
      rules: { judgeBy: 'chat_time', credit: 'payment', lookBackDays: null },
      meaning: { en: 'credited to the paid-order agent', zh: '归属落实付款客服' },
      beforePlacing: [{ place: 1, agentId: 'g1', latestMessageId: 'x2' }],
      beforePayment: [{ place: 1, agentId: 'g2' }, { place: 2, agentId: 'g1' }],
    });
    expect(body['sentences']).toEqual([
      { en: 'Credited: g2 with ¥100.00; message x3 decided.', zh: '归属：g2，¥100.00；由消息 x3 判定。' },
      { en: 'Placed-order agent: g1; paid-order agent: g2.', zh: '落实下单客服：g1；落实付款客服：g2。' },
      { en: 'Rule set 1: by the latest message, credit to the paid-order agent.', zh: '规则集 1：按聊天时间，付款判定。' },
      {
        en: 'Runner-up: g1, whose latest message in time (x2) came before that of g2 (x3).',
        zh: '次位：g1，其截至该时刻的最近消息（x2）早于 g2 的（x3）。',
      },
    ]);
    const timeline = body['timeline'] as Record<string, unknown>[];
    expect(timeline.map(({ at, event, messageId }) => [at, event, messageId])).toEqual([
      ['2026-11-02T01:50:00.000Z', 'message', 'x1'],
      ['2026-11-02T01:51:00.000Z', 'message', 'x2'],
      ['2026-11-02T02:00:00.000Z', 'placed', null],
      ['2026-11-02T02:20:00.000Z', 'message', 'x3'],
      ['2026-11-02T02:30:00.000Z', 'paid', null],
      ['2026-11-03T01:00:00.000Z', 'outbound', null],
    ]);
    expect(timeline.filter(({ decided }) => decided === true)).toMatchObject([{ messageId: 'x3', text: { en: 'g2 → buyer', zh: 'g2 → 买家' } }]);
    expect(body['otherRules']).toHaveLength(9);
    expect(body['otherRules']).toContainEqual({
      rule: { en: 'by chat time, order first', zh: '按聊天时间，下单优先' },
      inForce: false,
      verdict: 'placed_agent',
      meaning: { en: 'credited to the placed-order agent', zh: '归属落实下单客服' },
      creditedAgentId: 'g1',
    });
  });

  it('are explained where nobody is credited', async () => {
    expect((await supervisor.get('/merchants/s1/orders/a2/verdict-explanation')).body).toMatchObject({ verdict: 'excluded', leftOut: 'cancelled', decidedBefore: null, runnerUp: null });
    expect((await supervisor.get('/merchants/s1/orders/a4/verdict-explanation')).body).toMatchObject({ verdict: 'unpaid', leftOut: null, paidAt: null });
  });

  it('of an order of another shop say nothing, not even where it is', async () => {
    const { status, text } = await m1.get('/merchants/s1/orders/d1/verdict-explanation');
    expect(status).toBe(404);
    expect(text).not.toContain('s4');
    expect(JSON.parse(text)).toMatchObject({ code: 'order-not-found' });
    expect(await statusOf(m1, '/merchants/s4/orders/d1/verdict-explanation')).toBe(403);
  });

  it('leave nothing behind when they are explained', async () => {
    const state = () => api.services.database.query('SELECT xmin::text, * FROM verdicts ORDER BY merchant_key, order_id');
    const before = await state();
    await supervisor.get('/merchants/s1/orders/a1/verdict-explanation');
    expect(await state()).toEqual(before);
  });
});

describe('the ids of buyers', () => {
  const answers = [
    `/merchants/s1/orders?by=placed&${NOVEMBER}`,
    '/merchants/s2/orders?by=placed&from=2026-08-01&to=2026-08-31',
    `/merchants/s1/verdicts?${NOVEMBER}`,
    '/merchants/s1/orders/a1/verdict-explanation',
  ];

  it('are opaque wherever a manager looks', async () => {
    const texts = await Promise.all(answers.map(async (path) => (await m1.get(path)).text));
    for (const text of texts) expect(text).not.toContain('secret-buyer');
    const [orders, others, verdicts, explanation] = texts.map((text) => JSON.parse(text) as { items: { buyerId: string }[]; buyerId: string });
    const buyer = orders?.items[0]?.buyerId;
    expect(buyer).toMatch(/^buyer-[0-9a-f]{16}$/);
    // The same buyer in one shop, and another one in another shop.
    expect([orders?.items[2]?.buyerId, verdicts?.items[0]?.buyerId, explanation?.buyerId]).toEqual([buyer, buyer, buyer]);
    expect(others?.items[0]?.buyerId).toMatch(/^buyer-[0-9a-f]{16}$/);
    expect(others?.items[0]?.buyerId).not.toBe(buyer);
  });

  it('are as they are for others, and for a manager who is more than that', async () => {
    const auditor = await api.as(AUDITOR);
    const both = await api.as(managerOf('m1'), directorOf('North'));
    for (const caller of [administrator, auditor, both]) {
      for (const path of answers) expect((await caller.get(path)).text).toContain('secret-buyer-1');
    }
  });
});
