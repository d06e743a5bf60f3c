import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { readCells } from '../support/csv.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { EXAMPLE } from '../support/example-database.js';

/** `opscore reconcile` on the example company: reports made from its facts by definitions other than ours. */

let test: TestDatabase;
let opscore: CommandLine;

beforeAll(async () => {
  test = await createTestDatabase({ copyOf: EXAMPLE, poolSize: 2 });
  opscore = openCommandLine(test.url);
});
afterAll(() => test.drop());

interface OrderRow {
  readonly order_id: string;
  readonly buyer_id: string;
  readonly placed_day: string;
  readonly paid_day: string | null;
  readonly status: string;
  readonly fen: number;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
}

/** The orders of a shop that have an amount and are no split parents, with their verdicts. */
function ordersOf(shop: string): Promise<OrderRow[]> {
  return test.database.query<OrderRow & { [column: string]: unknown }>(
    `SELECT order_id, buyer_id, placed_day, orders.paid_day, status::text AS status, orders.amount_fen AS fen, placed_agent_id, paid_agent_id, credited_agent_id
     FROM orders JOIN merchants USING (merchant_key) JOIN verdicts USING (merchant_key, order_id)
     WHERE merchant_id = $1 AND orders.amount_fen > 0 AND NOT EXISTS (
       SELECT FROM orders AS child WHERE child.merchant_key = orders.merchant_key AND child.parent_order_id = orders.order_id)`,
    [shop],
  );
}

const yuan = (fen: number) => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
const sum = (orders: readonly OrderRow[]) => orders.reduce((total, { fen }) => total + fen, 0);
const daysOf = (orders: readonly OrderRow[], month: string) =>
  [...new Set(orders.map(({ paid_day: day }) => day ?? ''))].filter((day) => day.startsWith(month)).toSorted();

function write(name: string, rows: readonly (readonly (string | number)[])[]): string {
  const path = join(opscore.home, name);
  writeFileSync(path, rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join(''));
  return path;
}

/** An overview of 商智 of a month, of the orders that it counts. */
async function writeOverview(shop: string, counts: (order: OrderRow) => boolean, freightFen: Readonly<Record<string, number>> = {}): Promise<{ path: string; days: string[] }> {
  const orders = (await ordersOf(shop)).filter(counts);
  const days = daysOf(orders, '2026-05');
  const rows = days.map((day) => {
    const own = paidOn(orders, day);
    return [day, 900, new Set(own.map(({ buyer_id: buyer }) => buyer)).size, yuan(sum(own) + (freightFen[day] ?? 0)), '0.00'];
  });
  const path = write('交易概况_数据概览_全部渠道_2026-05.csv', [['日期', '访客数', '成交客户数', '成交金额', '取消及售后退款金额'], ['合计', 1, 1, '1.00', '0.00'], ...rows]);
  return { path, days };
}

const paidOn = (orders: readonly OrderRow[], day: string) => orders.filter((order) => order.paid_day === day);

describe('a report of 商智', () => {
  it('that counts as we do agrees on all days', async () => {
    const { path, days } = await writeOverview('s101', ({ status }) => status !== 'cancelled');
    const { exitCode, out } = await openCommandLine(test.url, { language: 'zh' }).run('reconcile', path, '--set', 'merchant_id=s101');
    expect(out).toContain(`成交客户数：${days.length} 天全部一致。\n`);
    expect(out).toContain(`成交金额：${days.length} 天全部一致。\n`);
    expect(exitCode).toBe(0);
  });

  it('that leaves cancelled orders in is found to, and the day with freight stands first', async () => {
    const { path, days } = await writeOverview('s101', () => true, { '2026-05-12': 800 });
    const csv = join(opscore.home, 'days.csv');
    const { exitCode, out, err } = await opscore.run('reconcile', path, '--set', 'merchant_id=s101', '--csv', csv);
    expect(exitCode).toBe(3);
    expect(out).toMatch(new RegExp(`sales: likely counted otherwise there: cancelled orders counted\\. So ${days.length - 1} of ${days.length} days agree exactly; as we count, \\d+\\.`));
    expect(out).toMatch(/^2026-05-12 +s101 +sales .*not explained \+¥8\.00$/m);
    expect(out).toContain('Freight and coupons are not in the facts');
    expect(out).toContain('Not compared: visitors');
    expect(err).toContain(`Every day is in ${csv}.`);

    const [header, ...rows] = readCells(csv);
    expect(header).toEqual(['merchant_id', 'day', 'agent_id', 'figure', 'theirs', 'ours', 'difference', 'finding', 'parts', 'explanation', 'score_takes_theirs']);
    const sales = rows.filter((row) => row[3] === 'gmv');
    expect(sales.map((row) => row[1])).toEqual(days);
    for (const [, , , , theirs = '', ours = '', difference = '', finding = '', parts = ''] of sales) {
      expect(Number(difference)).toBeCloseTo(Number(theirs) - Number(ours), 2);
      const ofParts = [...parts.matchAll(/= (-?[\d.]+)/g)].reduce((total, [, value]) => total + Number(value), 0);
      expect(ofParts).toBeCloseTo(Number(difference), 2);
      expect(['agrees', 'definition', 'unexplained']).toContain(finding);
    }
  });

  it('gives programs everything', async () => {
    const { path, days } = await writeOverview('s101', () => true);
    const { out } = await opscore.run('reconcile', path, '--set', 'merchant_id=s101', '--json', '--from', '2026-05-10', '--to', '2026-05-20');
    const asked = days.filter((day) => day >= '2026-05-10' && day <= '2026-05-20');
    const answer = JSON.parse(out) as Record<string, unknown> & { days: Record<string, unknown>[]; definitions: Record<string, unknown>[] };
    expect(answer).toMatchObject({ profile: 'jd-shangzhi-overview', readAs: 'CSV, UTF-8', first: asked[0], last: asked.at(-1), merchants: 1, notCompared: ['refunded_amount', 'visitors'] });
    expect(answer.definitions).toContainEqual(expect.objectContaining({ figure: 'gmv', days: asked.length, likelyAgreeing: asked.length }));
    expect(answer.days.filter(({ figure }) => figure === 'gmv').map(({ day }) => day)).toEqual(asked);
  });
});

it('a report of agents by the placed-order agent first is found to be one', async () => {
  const orders = (await ordersOf('s101')).filter(({ status, paid_day: day }) => status !== 'cancelled' && day !== null);
  const days = daysOf(orders, '2026-05');
  const agents = [...new Set(orders.flatMap((order) => order.placed_agent_id ?? order.paid_agent_id ?? []))].toSorted();
  const rows = days.flatMap((day) =>
    agents.flatMap((agent) => {
      const own = paidOn(orders, day).filter((order) => (order.placed_agent_id ?? order.paid_agent_id) === agent);
      return own.length === 0 ? [] : [[day, agent, own.length, yuan(sum(own))]];
    }),
  );
  const path = write('客服绩效-05.csv', [['日期', '客服账号', '促成成交单量', '促成成交金额'], ...rows]);
  const { exitCode, out } = await opscore.run('reconcile', path, '--set', 'merchant_id=s101', '--all');
  expect(out).toContain(`sales: likely counted otherwise there: by the placed-order agent, else the paid-order agent. So ${rows.length} of ${rows.length} days agree exactly`);
  expect(out).toMatch(/^2026-05-\d\d +s101 +\S+ +sales .*by the placed-order agent, else the paid-order agent [+-]¥/m);
  expect(exitCode).toBe(0);
});

it.each([
  ['an order export', ['test/import-profiles/samples/jd-pop-orders.csv'], 2, 'The profile jd-pop-orders names no figures to compare.'],
  ['a report of nothing known', ['package.json'], 2, 'is no report of a known form that can be compared'],
  ['a report whose merchant is not said', ['test/import-profiles/samples/agent-performance.csv'], 2, 'has to be told merchant_id'],
  ['merchants that are not here', ['test/import-profiles/samples/agent-performance.csv', '--set', 'merchant_id=x'], 1, 'None of the merchants of'],
  ['days of which there are no orders', ['test/import-profiles/samples/jd-shangzhi-overview.xlsx', '--set', 'merchant_id=s101'], 1, 'theirs are of 2026-01-01 to 2026-06-30'],
])('%s is refused', async (_, words, exitCode, message) => {
  expect(await opscore.run('reconcile', ...words)).toMatchObject({ exitCode, out: '', err: expect.stringContaining(message) as string });
});
