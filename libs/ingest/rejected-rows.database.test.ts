import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imports } from '../../test/support/imports.js';
import { countsOf, openImports, problemsOf } from '../../test/support/imports.js';
import type { KindName } from './kind.js';

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n';
const GOOD = '1,m1,b1,2026-10-02 10:00:00,paid,100.00\n';
const BAD = '2,m1,b2,2026-10-02 25:00:00,payed,59.999\n';

describe('a bad row', () => {
  it('is told by line, column, value and reason, and does not stop good rows', async () => {
    const summary = await imports.bringIn('orders', 'orders.csv', HEADER + GOOD + BAD);
    expect(countsOf(summary)).toEqual({ read: 2, added: 1, rejected: 1, waiting: 1, waitingMerchants: 1 });
    expect(problemsOf(summary)).toEqual([
      '3: amount placed_at status: 59.999 2026-10-02 25:00:00 payed: not-yuan not-instant not-one-of-order_status',
    ]);
    expect(await imports.stored('orders')).toEqual([expect.objectContaining({ order_id: '1', amount_fen: 10_000 })]);
  });

  it('is kept in a file that can be mended and imported again', async () => {
    const rejectsPath = join(imports.folder, 'new', 'rejected.csv');
    await imports.bringIn('orders', 'orders.csv', `${HEADER}${GOOD}${BAD}3,m1,"b,3",2026-10-02 10:00:00\n`, { rejectsPath });
    expect(readFileSync(rejectsPath, 'utf8')).toBe(
      `order_id,merchant_id,buyer_id,placed_at,status,amount,reject_line,reject_column,reject_value,reject_reason
2,m1,b2,2026-10-02 25:00:00,payed,59.999,3,amount | placed_at | status,59.999 | 2026-10-02 25:00:00 | payed,"not an amount: yuan, not negative, at most two decimals | not a time: write YYYY-MM-DD HH:MM:SS, or ISO 8601 with offset, 1900 to 2099 | write one of placed, paid, shipped, completed, cancelled, refunded"
3,m1,"b,3",2026-10-02 10:00:00,,,4,,"3,m1,""b,3"",2026-10-02 10:00:00","has another number of fields than the header, or is not an object of the known columns"
`,
    );
    const mended = readFileSync(rejectsPath, 'utf8')
      .replace('25:00:00,payed,59.999', '15:00:00,paid,60')
      .replace('10:00:00,,,', '10:00:00,placed,5,');
    expect(countsOf(await imports.bringIn('orders', 'mended.csv', mended))).toMatchObject({ read: 2, added: 2 });
    expect((await imports.stored('orders')).map((order) => [order['order_id'], order['amount_fen']])).toEqual(
      expect.arrayContaining([['1', 10_000], ['2', 6_000], ['3', 500]]),
    );
  });

  it.each([
    ['an amount without end', 'Infinity', 'Infinity'],
    ['a value that is longer than what the server takes of a message', '9'.repeat(11_000), expect.any(String) as string],
  ])('is no fault of the others: %s', async (_what, amount, value) => {
    // Whether the server cut the connection was a matter of luck.
    for (let times = 0; times < 3; times++) {
      const summary = await imports.bringIn('orders', 'orders.csv', `${HEADER}${GOOD}2,m1,b2,2026-10-02 10:00:00,paid,"${amount}"\n`);
      expect(countsOf(summary)).toMatchObject({ read: 2, rejected: 1 });
      expect(summary.firstProblems[0]).toMatchObject({ columns: ['amount'], values: [value] });
    }
  });

  it('refuses the whole file when asked to', async () => {
    const { code, message } = await imports.refusalOf('orders', 'orders.csv', HEADER + GOOD + BAD, { strict: true });
    expect(code).toBe('rows-rejected');
    expect(message).toContain('line 3, placed_at "2026-10-02 25:00:00": not a time');
    expect(await imports.stored('orders')).toEqual([]);
  });

  it('leaves no rejects file where the place for it cannot be written', async () => {
    writeFileSync(join(imports.folder, 'no-folder'), '');
    const rejectsPath = join(imports.folder, 'no-folder', 'rejected.csv');
    const { code } = await imports.refusalOf('orders', 'orders.csv', HEADER + GOOD + BAD, { rejectsPath });
    expect(code).toBe('file-not-writable');
    const taken = await imports.refusalOf('orders', 'orders.csv', HEADER + GOOD + BAD, { rejectsPath: imports.folder });
    expect([taken.code, existsSync(`${imports.folder}.part`)]).toEqual(['file-not-writable', false]);
    expect(await imports.stored('orders')).toEqual([]);
  });
});

describe('a trial', () => {
  it('says what would happen and keeps nothing, not even a rejects file', async () => {
    const rejectsPath = join(imports.folder, 'trial.csv');
    const summary = await imports.bringIn('orders', 'orders.csv', HEADER + GOOD + BAD, { dryRun: true, rejectsPath });
    expect(countsOf(summary)).toEqual({ read: 2, added: 1, rejected: 1, waiting: 1, waitingMerchants: 1 });
    expect([summary.rejectsPath, existsSync(rejectsPath)]).toEqual([null, false]);
    expect(await imports.everything()).toMatchObject({ orders: [], merchants: [], months: [], staging: [] });
  });
});

/** Longer than what an index takes, and nothing that can be packed. */
const LONGEST_NAME = Array.from({ length: 300 }, (_, index) => createHash('sha256').update(String(index)).digest('hex')).join('');

/** A kind, its header and row, and what is said of it. */
const RULES: readonly (readonly [string, KindName, string, string])[] = [
  ['a negative amount', 'orders', `${HEADER}1,m1,b1,2026-10-02 10:00:00,paid,-1`, '2: amount: -1: not-yuan'],
  ['fractions of a fen', 'orders', `${HEADER}1,m1,b1,2026-10-02 10:00:00,paid,1.005`, '2: amount: 1.005: not-yuan'],
  ['a missing value', 'orders', `${HEADER}1,m1,,2026-10-02 10:00:00,paid,1`, '2: buyer_id: : missing'],
  ['blanks for a value', 'orders', `${HEADER}1,m1," 　",2026-10-02 10:00:00,paid,1`, '2: buyer_id: : missing'],
  ['a day that is none', 'calendar', 'day,weight\n2026-02-29,1', '2: day: 2026-02-29: not-day'],
  ['a day of another age', 'calendar', 'day,weight\n2100-01-01,1', '2: day: 2100-01-01: not-day'],
  ['an id of 201 characters', 'agents', `agent_id,merchant_id\n${'京'.repeat(201)},m1`, `2: agent_id: ${'京'.repeat(200)}: not-id`],
  ['a merchant with a name that no index takes', 'agents', `agent_id,merchant_id\na1,${LONGEST_NAME}`, `2: merchant_id: ${LONGEST_NAME.slice(0, 200)}: not-id`],
  [
    'an order that is its own parent',
    'orders',
    `${HEADER.trim()},parent_order_id\n1,m1,b1,2026-10-02 10:00:00,paid,1,1`,
    '2: parent_order_id: 1: own-parent',
  ],
  ['more buyers than visitors', 'merchant_days', 'day,merchant_id,visitors,ordering_buyers\n2026-10-01,m1,1,2', '2: ordering_buyers: 2: buyers-exceed-visitors'],
  [
    'more buyers than visitors of a SKU',
    'sku_traffic',
    'day,merchant_id,sku_id,visitors,ordering_buyers\n2026-10-01,m1,s1,1,2',
    '2: ordering_buyers: 2: buyers-exceed-visitors',
  ],
  [
    'a slot that ends as it begins',
    'slots',
    'slot_id,campaign,position,starts_at,ends_at,assessed\ns1,c,top,2026-10-01 00:00:00,2026-10-01 00:00:00,true',
    '2: ends_at: 2026-10-01 00:00:00: end-before-start',
  ],
  [
    'a placement that ends before it begins',
    'slot_placements',
    'slot_id,merchant_id,starts_at,ends_at,amount\ns1,m1,2026-10-02 00:00:00,2026-10-01 00:00:00,1',
    '2: ends_at: 2026-10-01 00:00:00: end-before-start',
  ],
  [
    'a probation that ends before it begins',
    'managers',
    'manager_id,name,division,category,probation_from,probation_until\nom-1,Lin,East,food,2026-10-02,2026-10-01',
    '2: probation_until: 2026-10-01: end-before-start',
  ],
  ['a target of nobody', 'targets', 'manager_id,period,measure,value\nom-9,2026Q4,gmv,1', '2: manager_id: om-9: unknown-manager'],
  ['an assignment to nobody', 'assignments', 'merchant_id,manager_id,from\nm1,om-9,2026-10-01', '2: manager_id: om-9: unknown-manager'],
  ['an assignment that ends before it begins', 'assignments', 'merchant_id,manager_id,from,to\nm1,om-1,2026-10-02,2026-10-01', '2: to: 2026-10-01: end-before-start'],
];

describe('a row is rejected for', () => {
  it.each(RULES)('%s', async (_what, kind, file, problem) => {
    const summary = await imports.bringIn(kind, `${kind}.csv`, `${file}\n`);
    expect(countsOf(summary)).toEqual({ read: 1, rejected: 1 });
    expect(problemsOf(summary)).toEqual([problem]);
    expect(await imports.stored(kind)).toEqual([]);
  });

  it.each([
    ['2026Q5', 'gmv', '1', '', 'period: 2026Q5: target-period-unknown'],
    ['0000Q1', 'gmv', '1', '', 'period: 0000Q1: target-period-unknown'],
    ['2026-13', 'gmv', '1', '', 'period: 2026-13: target-period-unknown'],
    ['2026-11', 'ad_share', '0.1', '', 'period: 2026-11: target-month-of-ratio'],
    ['2026-11', 'gmv', '1', '2026-11-01', 'effective_from: 2026-11-01: target-month-effective-from'],
    ['2026Q4', 'conversion', '0.1', '2026-11-01', 'effective_from: 2026-11-01: target-ratio-effective-from'],
    ['2026Q4', 'gmv', '1', '2027-01-01', 'effective_from: 2027-01-01: target-effective-outside-quarter'],
    ['2026Q4', 'gmv', '1.005', '', 'value: 1.005: target-not-whole'],
    ['2026Q4', 'outbound_orders', '1.5', '', 'value: 1.5: target-not-whole'],
    ['2026Q4', 'ad_share', '8%', '', 'value: 8%: not-decimal'],
    ['2026Q4', 'sales', '8', '', 'measure: sales: not-one-of-target_measure'],
  ])('a target for %s of %s %s %s', async (period, measure, value, effectiveFrom, problem) => {
    await imports.bringIn('managers', 'managers.csv', 'manager_id,name,division,category\nom-1,Lin,East,food\n');
    const header = 'manager_id,period,measure,value,effective_from';
    const summary = await imports.bringIn('targets', 'targets.csv', `${header}\nom-1,${period},${measure},${value},${effectiveFrom}\n`);
    expect(problemsOf(summary)).toEqual([`2: ${problem}`]);
    expect(await imports.stored('targets')).toEqual([]);
  });
});
