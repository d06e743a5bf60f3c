import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When orders were sent out, of platforms whose order files do not say it. */
export class OrderOutbounds1790000000015 implements MigrationInterface {
  readonly name = 'OrderOutbounds1790000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TENANT_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const TENANT_TABLE = `
  -- Counts where the order itself has no time of outbound. A table of its own: orders and shipping lists come in any order, one may be
  -- brought in again or undone without the other, and neither file overwrites what the other says.
  CREATE TABLE order_outbounds (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    outbound_at timestamptz NOT NULL,
    outbound_day date NOT NULL,
    PRIMARY KEY (merchant_key, order_id)
  );
  CREATE INDEX order_outbounds_by_day ON order_outbounds (merchant_key, outbound_day);
`;

const DROP_ALL = `
  DROP TABLE order_outbounds;
`;
