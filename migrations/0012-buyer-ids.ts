import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret under which the ids of buyers are hidden from those who may not see them. A local table of one row. */
export class BuyerIds1790000000012 implements MigrationInterface {
  readonly name = 'BuyerIds1790000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SECRET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const SECRET = `
  -- Made once by the program: another secret would give every buyer another opaque id.
  CREATE TABLE buyer_id_secret (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    secret bytea NOT NULL CHECK (length(secret) >= 32)
  );
`;

const DROP_ALL = `
  DROP TABLE buyer_id_secret;
`;
