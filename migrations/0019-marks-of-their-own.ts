import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every import makes marks of its own. One mark for all would be lost: who finds it there leaves it as it is, and who works on what it stands for may
 * take it away before the other commits. What one mark's key did beside that, to keep two from working on the same merchant, do claims.
 */
export class MarksOfTheirOwn1790000000019 implements MigrationInterface {
  readonly name = 'MarksOfTheirOwn1790000000019';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, key] of MARKS) await runner.query(addMaker(table, key));
    await runner.query(CLAIMS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_CLAIMS);
    await runner.query(GATHER_DAYS);
    for (const [table, key] of MARKS) await runner.query(dropMaker(table, key));
  }
}

const MARKS: readonly (readonly [table: string, key: readonly string[]])[] = [
  ['touched_merchant_months', ['merchant_key', 'month']],
  ['touched_shops', ['merchant_key']],
  ['touched_orders', ['merchant_key', 'order_id']],
  ['touched_messages', ['merchant_key', 'buyer_id', 'sent_at']],
  ['touched_coverage', ['merchant_key', 'day']],
];

/** marked_by: the import, or whatever else changed something; of marks of earlier versions nobody knows. */
const addMaker = (table: string, key: readonly string[]): string => `
  ALTER TABLE ${table} ADD COLUMN marked_by uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
  ALTER TABLE ${table} ALTER COLUMN marked_by DROP DEFAULT;
  ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey, ADD PRIMARY KEY (${key.join(', ')}, marked_by);
`;

const CLAIMS = `
  -- Who works on a merchant claims it until the end of the transaction; nobody else ever sees a row here, but waits for it.
  CREATE TABLE claimed_merchants (
    merchant_key integer NOT NULL,
    work text NOT NULL,
    PRIMARY KEY (merchant_key, work)
  );
`;

const DROP_CLAIMS = `
  DROP TABLE claimed_merchants;
`;

/** Of several marks of a month one goes on, with the days of all. */
const GATHER_DAYS = `
  UPDATE touched_merchant_months AS own
  SET days = gathered.days
  FROM (SELECT merchant_key, month, bit_or(days) AS days FROM touched_merchant_months GROUP BY merchant_key, month) AS gathered
  WHERE gathered.merchant_key = own.merchant_key AND gathered.month = own.month;
`;

const dropMaker = (table: string, key: readonly string[]): string => `
  DELETE FROM ${table} AS own
  USING ${table} AS other
  WHERE ${key.map((column) => `other.${column} = own.${column}`).join(' AND ')} AND other.marked_by < own.marked_by;
  ALTER TABLE ${table} DROP CONSTRAINT ${table}_pkey, ADD PRIMARY KEY (${key.join(', ')});
  ALTER TABLE ${table} DROP COLUMN marked_by;
`;
