import type { TableKind } from '#libs/database/table-kinds.js';
import { TABLE_KINDS } from '#libs/database/table-kinds.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { parseSource, readSourceFiles } from './source-files.js';
import { findStatementProblems, findTableProblems } from './table-checks.js';

/** The rules that let the same code run on many machines (Citus), checked on plain PostgreSQL. */

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

type Kinds = Readonly<Record<string, TableKind>>;

describe('tables for many machines', () => {
  it('are what they should be', async () => {
    expect(await findTableProblems(test.database, TABLE_KINDS)).toEqual([]);
  });

  const planted: Kinds = { planted: 'tenant', planted_other: 'reference' };

  it.each<[string, Kinds, string]>([
    ['', {}, 'planted: it has no kind.'],
    ['', { ...planted, gone: 'local' }, 'gone: there is no such table.'],
    [
      'DROP CONSTRAINT planted_pkey',
      planted,
      'planted: a tenant table needs a primary key that begins with merchant_key.',
    ],
    [
      'DROP CONSTRAINT planted_pkey, ADD PRIMARY KEY (id, merchant_key)',
      planted,
      'planted: planted_pkey is unique and does not begin',
    ],
    ['ADD CONSTRAINT planted_once UNIQUE (id)', planted, 'planted: planted_once is unique and does not begin'],
    ['ALTER merchant_key TYPE bigint', planted, 'planted.merchant_key is bigint; merchant_key is integer everywhere.'],
    ['ADD number serial', planted, 'planted.number is made by the database.'],
    ['ADD number integer GENERATED ALWAYS AS IDENTITY', planted, 'planted.number is made by the database.'],
    ['ALTER id SET DEFAULT gen_random_uuid()', planted, 'planted.id is made by the database.'],
    ['ADD spend_fen numeric', planted, 'planted.spend_fen is numeric; money is bigint fen.'],
    ['ADD rate double precision', planted, 'planted.rate is double precision;'],
    ['ADD at timestamp', planted, 'planted.at is timestamp without time zone;'],
    [
      'ADD CONSTRAINT planted_run FOREIGN KEY (id) REFERENCES runs',
      planted,
      'planted: the foreign key planted_run to runs leaves the merchant.',
    ],
    [
      'ADD CONSTRAINT planted_order FOREIGN KEY (other_key, order_id) REFERENCES orders',
      planted,
      'planted: the foreign key planted_order to orders leaves the merchant.',
    ],
    ['ENABLE ROW LEVEL SECURITY', planted, 'planted: it has row security.'],
  ])('show what is planted: %s', async (change, kinds, problem) => {
    const found = await test.database.withTransaction(
      async (session) => {
        await session.query(PLANTED_TABLES);
        if (change !== '') await session.query(`ALTER TABLE planted ${change}`);
        return findTableProblems(session, { ...TABLE_KINDS, ...kinds });
      },
      { keep: false },
    );
    expect(found).toContainEqual(expect.stringContaining(problem));
  });

  it('may refer to reference tables, and to rows of the same merchant', async () => {
    const found = await test.database.withTransaction(
      async (session) => {
        await session.query(PLANTED_TABLES);
        await session.query(`
          ALTER TABLE planted
            ADD CONSTRAINT planted_order FOREIGN KEY (merchant_key, order_id) REFERENCES orders,
            ADD CONSTRAINT planted_manager FOREIGN KEY (manager_id) REFERENCES managers`);
        return findTableProblems(session, { ...TABLE_KINDS, ...planted });
      },
      { keep: false },
    );
    expect(found).toEqual([]);
  });

  it('have no triggers', async () => {
    const found = await test.database.withTransaction(
      async (session) => {
        await session.query(PLANTED_TABLES);
        await session.query(`
          CREATE FUNCTION plant() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TRIGGER planted_trigger BEFORE INSERT ON planted FOR EACH ROW EXECUTE FUNCTION plant()`);
        return findTableProblems(session, { ...TABLE_KINDS, ...planted });
      },
      { keep: false },
    );
    expect(found).toEqual([expect.stringContaining('planted: it has the trigger planted_trigger.')]);
  });
});

const PLANTED_TABLES = `
  CREATE TABLE planted_other (id uuid PRIMARY KEY);
  CREATE TABLE planted (
    merchant_key integer,
    id uuid,
    order_id text COLLATE "C",
    other_key integer,
    manager_id text COLLATE "C",
    PRIMARY KEY (merchant_key, id)
  )`;

describe('statements for many machines', () => {
  const files = readSourceFiles('apps', 'libs', 'migrations');

  it('are what they should be', () => {
    expect(findStatementProblems(files, TABLE_KINDS)).toEqual([]);
  });

  it.each([
    ['MERGE INTO orders USING changed ON merchant_key = 1', 'MERGE does not run on many machines.'],
    ['CREATE TRIGGER planted BEFORE INSERT ON orders', 'a trigger does not run on many machines.'],
    [
      'CREATE TABLE planted (manager_id text REFERENCES managers)',
      'a foreign key needs a name and an ALTER TABLE of its own',
    ],
    [
      'INSERT INTO orders (merchant_key) VALUES (1) ON CONFLICT (merchant_key) DO UPDATE SET placed_at = now()',
      'ON CONFLICT DO UPDATE of orders uses now().',
    ],
    [
      'INSERT INTO skus (merchant_key) VALUES (1) ON CONFLICT (merchant_key) DO UPDATE SET name = DEFAULT',
      'ON CONFLICT DO UPDATE of skus uses DEFAULT.',
    ],
    ['SELECT sum(amount_fen) FROM orders', 'a statement on the tenant table orders does not carry merchant_key.'],
    ['DELETE FROM ad_spend WHERE day = $1', 'a statement on the tenant table ad_spend does not carry merchant_key.'],
  ])('show what is planted: %s', (statement, problem) => {
    const file = parseSource('libs/planted/planted.sql.ts', `export const PLANTED = \`${statement}\`;`);
    expect(findStatementProblems([file], TABLE_KINDS)).toEqual(
      [`libs/planted/planted.sql.ts: ${problem}`].map((each) => expect.stringContaining(each)),
    );
  });

  it('may use the clock in local tables, and be updated by parameters', () => {
    const text = `
      const LOCAL = \`INSERT INTO deployment VALUES (1) ON CONFLICT (singleton) DO UPDATE SET seen = now()\`;
      const TENANT = \`INSERT INTO skus (merchant_key) VALUES ($1) ON CONFLICT (merchant_key) DO UPDATE SET name = excluded.name\`;
      const KEY = \`ALTER TABLE orders ADD CONSTRAINT orders_buyer FOREIGN KEY (merchant_key) REFERENCES merchants\`;`;
    expect(findStatementProblems([parseSource('libs/planted/planted.sql.ts', text)], TABLE_KINDS)).toEqual([]);
  });
});
