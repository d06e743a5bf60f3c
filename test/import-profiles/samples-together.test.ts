import { Attribution } from '#libs/attribution/attribution.js';
import { OrderExplanations } from '#libs/attribution/explain-order.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Imports } from '../support/imports.js';
import { openImports } from '../support/imports.js';
import { bringInSample } from './samples.js';

/** The files of one shop, as its back office gives them, are enough to say whose an order is. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

/** What is said of an order: its verdict, who is credited with how much, the rounds before payment, and when it was sent out. */
async function verdictOn(orderId: string): Promise<unknown[]> {
  const ruleVersions = new RuleVersions(imports.database);
  await new Attribution(imports.database, ruleVersions).bringUpToDate();
  const { order, beforePayment } = await new OrderExplanations(imports.database, ruleVersions).explain('m1', orderId);
  return [order.verdict, order.credited_agent_id, order.credited_fen, beforePayment.map(({ rounds }) => rounds), order.outbound_at];
}

const [FIRST, SECOND] = ['310000000000000101', '310000000000000102'];

it.each([
  ['jd-chat-messages', ['silent', null, null, [], '2026-09-02 10:05:11']],
  // The agent wrote first and the buyer answered.
  ['jd-chat-sessions', ['paid_agent', 'shop_客服2', 19_900, [0], '2026-09-02 10:05:11']],
] as const)('with %s', async (chats, second) => {
  await imports.bringIn('merchants', 'merchants.csv', 'merchant_id,name\nm1,试样旗舰店\n');
  await bringInSample(imports, 'jd-shipping');
  await bringInSample(imports, 'jd-pop-orders');
  await bringInSample(imports, chats);
  expect(await verdictOn(FIRST)).toEqual(['paid_agent', 'shop_客服1', 49_700, [1], '2026-09-01 17:30:00']);
  expect(await verdictOn(SECOND)).toEqual(second);
});
