import { Attribution } from './attribution.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';

let services: Services;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn('merchants', 'merchant_id,name\nshop,Kettles');
  await services.bringIn(
    'chat_messages',
    `message_id,merchant_id,buyer_id,agent_id,sent_at,sender
     01,shop,ann,a,2026-07-01 09:59:00,robot
     02,shop,ann,a,2026-07-01 10:00:00,buyer
     03,shop,ann,a,2026-07-01 10:00:10,buyer
     04,shop,ann,a,2026-07-01 10:00:40,agent
     05,shop,ann,a,2026-07-01 10:05:00,buyer
     06,shop,ann,a,2026-07-01 10:05:20,agent
     07,shop,ann,a,2026-07-01 10:30:00,agent
     08,shop,ann,b,2026-07-01 11:10:00,buyer
     09,shop,ann,b,2026-07-01 11:11:00,agent
     10,shop,bob,b,2026-07-01 23:58:00,buyer
     11,shop,bob,b,2026-07-02 00:01:00,agent
     12,shop,bob,b,2026-07-02 00:02:00,buyer
     13,shop,bob,b,2026-07-02 00:02:30,agent`,
  );
  await services.bringIn(
    'orders',
    `order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,amount
     own,shop,ann,2026-07-01 10:10:00,2026-07-01 10:12:00,2026-07-02 09:00:00,completed,100.00
     other,shop,ann,2026-07-01 11:00:00,2026-07-01 11:20:00,,paid,30.00
     late,shop,bob,2026-07-01 23:59:00,2026-07-02 00:03:00,,paid,5.00
     never,shop,bob,2026-07-02 08:00:00,,,placed,7.00
     gone,shop,ann,2026-07-01 10:20:00,2026-07-01 10:21:00,,cancelled,900.00`,
  );
  await services.bringIn(
    'order_lines',
    `merchant_id,order_id,line_no,sku_id,quantity,amount
     shop,own,1,k1,2,60.00
     shop,own,2,k2,1,40.00
     shop,other,1,k1,1,30.00`,
  );
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
});

afterAll(() => services.close());

/** The figures of a cell that are not nought, by agent and day. */
async function cellsOf(cell: string): Promise<string[]> {
  const rows = await services.report('agent-days', '2026Q3');
  return rows.flatMap((row) => {
    const figures = ['orders', 'buyers', 'units', 'amount'].map((figure) => String(row[`${cell}_${figure}`]));
    return figures[0] === '0' ? [] : [[row['agent_id'], row['day'], ...figures].join(' ')];
  });
}

describe('the cells of agents by day of placing', () => {
  it('own/own: the same agent before placing and before payment', async () => {
    expect(await cellsOf('own_own')).toEqual(['a 2026-07-01 1 1 3 100.00']);
  });

  it('own/other and other/own: one agent before placing, another before payment', async () => {
    expect(await cellsOf('own_other')).toEqual(['a 2026-07-01 1 1 1 30.00']);
    expect(await cellsOf('other_own')).toEqual(['b 2026-07-01 1 1 1 30.00']);
  });

  it('silent/own: nobody before placing; an order without lines has no units', async () => {
    expect(await cellsOf('silent_own')).toEqual(['b 2026-07-01 1 1 0 5.00']);
  });

  it('assists: who spoke before payment and does not get the order', async () => {
    const rows = await services.report('agent-days', '2026Q3');
    expect(rows.map(({ agent_id: agent, day, assists }) => [agent, day, assists])).toEqual([
      ['a', '2026-07-01', 1],
      ['b', '2026-07-01', 0],
    ]);
  });
});

describe('the service of agents by day of chatting', () => {
  it('counts waits within sessions of a business day, from the first unanswered message', async () => {
    const rows = await services.report('agent-service', '2026Q3');
    const figures = ['responses', 'mean_response_seconds', 'first_responses', 'first_response_seconds'] as const;
    // a: 40 s and 20 s in one session; 10:30:00 answers nobody. b: 60 s; over midnight the session ends, so that bob's first
    // message has no answer, and the next day begins with 30 s.
    expect(rows.map((row) => [row['agent_id'], row['day'], ...figures.map((figure) => row[figure])])).toEqual([
      ['a', '2026-07-01', 2, '30.0', 1, '40.0'],
      ['b', '2026-07-01', 1, '60.0', 1, '60.0'],
      ['b', '2026-07-02', 1, '30.0', 1, '30.0'],
    ]);
  });

  it('follows enquiries to orders, payment and outbound by the end of the next day, and counts robots apart', async () => {
    const rows = await services.report('agent-service', '2026Q3');
    const figures = ['enquiries', 'ordering_buyers', 'paying_buyers', 'outbound_buyers', 'order_rate', 'automatic_messages'] as const;
    expect(rows.map((row) => [row['agent_id'], row['day'], ...figures.map((figure) => row[figure])])).toEqual([
      ['a', '2026-07-01', 1, 1, 1, 1, '1.0000', 1],
      // ann wrote to b after both of her orders; bob ordered after he wrote.
      ['b', '2026-07-01', 2, 1, 1, 0, '0.5000', 0],
      // The order after the second talk is not paid.
      ['b', '2026-07-02', 1, 1, 0, 0, '1.0000', 0],
    ]);
  });

  it('takes the session gap of the rule in force', async () => {
    await services.applyRules('attribution: { default: { session_gap_minutes: 1 } }');
    const [a] = await services.report('agent-service', '2026Q3');
    expect([a?.['responses'], a?.['first_responses'], a?.['first_response_seconds']]).toEqual([2, 2, '30.0']);
  });
});
