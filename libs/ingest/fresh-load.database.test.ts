import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dumpSchema } from '#libs/database/schema-dump.js';
import type { Imports } from '../../test/support/imports.js';
import { countsOf, openImports } from '../../test/support/imports.js';
import * as sql from '../../test/support/imports.sql.js';
import { kindNamed } from './kinds.js';

/** The first load of many rows: laid down before their indexes are made. */

const ROWS = 60_000;
const HEADER = 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount';

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});

beforeEach(() => imports.empty());

afterAll(() => imports.close());

/** Orders 0 to n - 1 of ten shops. */
function orders(count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const minute = String(at % 60).padStart(2, '0');
    const placed = `2026-10-${String(1 + (at % 31)).padStart(2, '0')} 10:${minute}:00`;
    return `${at},m${at % 10},b${at % 700},${placed},${at % 3 === 0 ? '' : placed},paid,${at}.50`;
  });
}

/** The stored orders and what is marked, in short. */
async function looks(): Promise<Record<string, unknown>> {
  const { database } = imports;
  return {
    orders: await database.query(sql.digestOf(kindNamed('orders'))),
    months: await database.query(sql.TOUCHED_MONTHS),
    unmarked: await database.query(sql.UNMARKED),
  };
}

const fileOf = (lines: readonly string[]) => [HEADER, ...lines, ''].join('\n');

const schema = () => readFileSync(join(__dirname, '../../migrations/schema.txt'), 'utf8');

describe('60,000 rows into an empty table', () => {
  it('leave the schema as the migrations have it', async () => {
    const summary = await imports.bringIn('orders', 'orders.csv', fileOf(orders(ROWS)));
    expect(countsOf(summary)).toEqual({ read: ROWS, added: ROWS, waiting: ROWS, waitingMerchants: 10 });
    expect(await dumpSchema(imports.database)).toBe(schema());
  });

  it('are stored and marked as those are that come after one row', async () => {
    await imports.bringIn('orders', 'orders.csv', fileOf(orders(ROWS)));
    const expected = await looks();
    await imports.empty();
    await imports.bringIn('orders', 'orders.csv', fileOf(orders(1)));
    const summary = await imports.bringIn('orders', 'orders.csv', fileOf(orders(ROWS)));
    expect(countsOf(summary)).toMatchObject({ read: ROWS, added: ROWS - 1, unchanged: 1 });
    expect(await looks()).toEqual(expected);
    expect(expected).toMatchObject({ orders: [{ rows: ROWS }], unmarked: [] });
  });

  it('are merged where a key comes twice: the last row counts', async () => {
    const [first = ''] = orders(1);
    const summary = await imports.bringIn('orders', 'orders.csv', fileOf([...orders(ROWS), first.replace('0.50', '7.00')]));
    expect(countsOf(summary)).toMatchObject({ read: ROWS + 1, added: ROWS, repeated: 1 });
    expect(await dumpSchema(imports.database)).toBe(schema());
    const again = await imports.bringIn('orders', 'orders.csv', fileOf([first.replace('0.50', '7.00')]));
    expect(countsOf(again)).toMatchObject({ read: 1, unchanged: 1 });
  });

  it('leave all indexes in place where the import is a trial', async () => {
    await imports.bringIn('orders', 'orders.csv', fileOf(orders(ROWS)), { dryRun: true });
    expect(await dumpSchema(imports.database)).toBe(schema());
    expect(await imports.stored('orders')).toEqual([]);
  });
});
