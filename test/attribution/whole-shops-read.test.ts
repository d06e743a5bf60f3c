import { CREATE_DUE_SHOPS, LAY_DUE_SHOPS } from '#libs/attribution/due-orders.sql.js';
import { Attribution } from '#libs/attribution/attribution.js';
import { prepareRules, prepareShopRules } from '#libs/attribution/judge-due.js';
import * as judge from '#libs/attribution/judge.sql.js';
import { spanRules } from '#libs/attribution/rule-spans.js';
import { JOIN_BY_HASHING, LOOK_UP_AGAIN, READ_AS_STORED } from '#libs/attribution/rules.sql.js';
import * as verdicts from '#libs/attribution/verdicts.sql.js';
import { defaultRuleOf } from '../load/bench-attribution.sql.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';

/**
 * Judging whole shops reads nothing of those that are not due: else ten times the orders would take a hundred times as long. What the server would
 * do is asked where the judged shop is one of many.
 */

const SHOPS = 60;
const ORDERS_OF_A_SHOP = 200;

let services: Services;
let shop: number;

beforeAll(async () => {
  services = await openServices();
  const rows = (line: (shop: number, number: number) => string) =>
    Array.from({ length: SHOPS * ORDERS_OF_A_SHOP }, (_, index) => line(Math.floor(index / ORDERS_OF_A_SHOP), index % ORDERS_OF_A_SHOP));
  const day = (number: number) => `2026-07-${String(1 + (number % 28)).padStart(2, '0')}`;
  const orders = rows((of, number) => `o${number},s${of},b${number % 50},${day(number)} 10:00:00,${day(number)} 11:00:00,paid,10.00`);
  await services.bringIn('orders', ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...orders].join('\n'));
  const messages = rows((of, number) => `x${number},s${of},b${number % 50},g1,${day(number)} 09:00:00,agent`);
  await services.bringIn('chat_messages', ['message_id,merchant_id,buyer_id,agent_id,sent_at,sender', ...messages].join('\n'));
  await new Attribution(services.database, services.ruleVersions).bringUpToDate();
  await services.database.query('ANALYZE');
  const [row] = await services.database.query<{ key: number }>(`SELECT merchant_key AS key FROM merchants WHERE merchant_id = 's30'`);
  shop = row?.key ?? 0;
});

afterAll(() => services.close());

/** The tables that a statement would read from beginning to end, where the shop is due as a whole. */
async function tablesReadWhole(statement: string, parameters: readonly unknown[], ...before: readonly string[]): Promise<string[]> {
  const rules = spanRules(await services.ruleVersions.list());
  const plan = await services.database.withTransaction(
    async (session) => {
      await session.query(JOIN_BY_HASHING);
      await prepareRules(session, rules);
      await session.query(CREATE_DUE_SHOPS);
      await session.query(LAY_DUE_SHOPS, [[shop]]);
      await prepareShopRules(session);
      await session.query(verdicts.CREATE_JUDGED_VERDICTS);
      for (const each of before) await session.query(each);
      return session.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement}`, parameters);
    },
    { keep: false },
  );
  return plan.flatMap((line) => /Seq Scan on (orders|conversations|chat_messages|verdicts)\b/.exec(line['QUERY PLAN'])?.[1] ?? []);
}

it('looks whether a shop has verdicts without searching for them in those of others', async () => {
  // While all shops are judged for the first time, the server may know the verdicts of a few shops only, and expect those of any in every other row.
  const fewJudged = `DELETE FROM verdicts WHERE merchant_key NOT IN (SELECT merchant_key FROM merchants WHERE merchant_id IN ('s1', 's2'))`;
  expect(await tablesReadWhole(verdicts.HAS_VERDICTS, [], fewJudged, 'ANALYZE verdicts')).toEqual([]);
});

it('judges the orders of the shop alone, and compares them with its own verdicts', async () => {
  const fresh = judge.straightVerdicts('shops');
  expect(await tablesReadWhole(verdicts.insertVerdicts(fresh), defaultRuleOf([shop]), READ_AS_STORED)).toEqual([]);
  expect(await tablesReadWhole(verdicts.compareVerdicts(fresh, 'shops'), defaultRuleOf([shop]), READ_AS_STORED)).toEqual([]);
});

it('judges the orders of the shop by steps alone, too', async () => {
  const cases = judge.createCases('shops', 'all').replaceAll('$1', `'{${shop}}'`);
  expect(await tablesReadWhole(judge.createPlacedWinners('shops'), [[shop]], cases, judge.ANALYZE_CASES)).toEqual([]);
});

it('rewrites the verdicts of the shop alone', async () => {
  expect(await tablesReadWhole(verdicts.updateVerdicts('shops'), [[shop]], LOOK_UP_AGAIN)).toEqual([]);
});
