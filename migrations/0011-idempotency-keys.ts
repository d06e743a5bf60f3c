import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that may be repeated without being done twice, and what was answered to them. A local table. */
export class IdempotencyKeys1790000000011 implements MigrationInterface {
  readonly name = 'IdempotencyKeys1790000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}

const KEYS = `
  -- A key belongs to whoever sent it. status and body are null while the request is being done; body stays null where it held a
  -- secret. Rows are kept for a day.
  CREATE TABLE idempotency_keys (
    user_id uuid NOT NULL,
    key text COLLATE "C" NOT NULL,
    request_hash text NOT NULL,
    begun_at timestamptz NOT NULL,
    status integer,
    body text,
    PRIMARY KEY (user_id, key)
  );
  CREATE INDEX idempotency_keys_by_age ON idempotency_keys (begun_at);
`;
