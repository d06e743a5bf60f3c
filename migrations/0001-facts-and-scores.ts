import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The facts, their daily sums and the scorecards.
 *
 * Three kinds of tables (kept true by test/architecture/catalogue.test.ts):
 * - reference: small, rarely written, no merchant key in front (managers, merchants, assignments, targets, calendar, slots);
 * - tenant: merchant_key is the first column of the primary key and of every unique constraint, so that all rows of a
 *   merchant can live on one node of a distributed database;
 * - local: bookkeeping of this deployment (deployment, imports, runs, scorecards).
 *
 * Ids sort by bytes (COLLATE "C"). Money is bigint fen. Beside each instant that the rules count by stands its business
 * day, derived once at import, since the zone of a deployment never changes once facts are stored.
 */
export class FactsAndScores1790000000001 implements MigrationInterface {
  readonly name = 'FactsAndScores1790000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENUMS);
    await runner.query(STAGING);
    await runner.query(LOCAL_TABLES);
    await runner.query(REFERENCE_TABLES);
    await runner.query(TENANT_TABLES);
    await runner.query(DAILY_SUMS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const ENUMS = `
  CREATE TYPE order_status AS ENUM ('placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded');
  CREATE TYPE pay_method AS ENUM ('online', 'cash_on_delivery');
  CREATE TYPE message_sender AS ENUM ('buyer', 'agent', 'robot', 'system');
  CREATE TYPE target_measure AS ENUM ('gmv', 'outbound_orders', 'outbound_units', 'ad_share', 'conversion', 'slot_output');
`;

/** Where an import lays a file before it checks and merges it; its tables live and die in one transaction. */
const STAGING = `CREATE SCHEMA staging`;

const LOCAL_TABLES = `
  CREATE TABLE deployment (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    time_zone text NOT NULL
  );

  CREATE TABLE imports (
    import_id uuid PRIMARY KEY,
    kind text NOT NULL,
    profile text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    rows_read bigint NOT NULL,
    rows_added bigint NOT NULL,
    rows_changed bigint NOT NULL,
    rows_unchanged bigint NOT NULL,
    rows_rejected bigint NOT NULL,
    rows_repeated bigint NOT NULL
  );

  CREATE TABLE runs (
    run_id uuid PRIMARY KEY,
    job text NOT NULL,
    period text NOT NULL,
    as_of date NOT NULL,
    rule_version integer NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    scorecards_changed integer NOT NULL
  );

  -- fingerprint: of the facts behind it; digest: of the document, so that only what differs is written.
  CREATE TABLE scorecards (
    period text COLLATE "C" NOT NULL,
    as_of date NOT NULL,
    manager_id text COLLATE "C" NOT NULL,
    division text COLLATE "C" NOT NULL,
    rule_version integer NOT NULL,
    fingerprint text NOT NULL,
    digest text NOT NULL,
    document json NOT NULL,
    run_id uuid NOT NULL,
    scored_at timestamptz NOT NULL,
    PRIMARY KEY (period, as_of, manager_id)
  );
  -- Scorecards carry their merchants and are rewritten whole: to compress them takes longer than to write them.
  ALTER TABLE scorecards ALTER COLUMN document SET STORAGE EXTERNAL;
`;

const REFERENCE_TABLES = `
  CREATE TABLE managers (
    manager_id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    division text COLLATE "C" NOT NULL,
    category text NOT NULL,
    probation_from date,
    probation_until date,
    CONSTRAINT managers_probation_order CHECK (probation_until >= probation_from)
  );

  -- A merchant that facts name before the directory does has a key but is not known: its facts wait.
  CREATE TABLE merchants (
    merchant_key integer PRIMARY KEY,
    merchant_id text COLLATE "C" NOT NULL UNIQUE,
    known boolean NOT NULL,
    name text,
    category text COLLATE "C",
    ka boolean NOT NULL
  );

  CREATE TABLE assignments (
    merchant_key integer NOT NULL,
    from_day date NOT NULL,
    to_day date,
    manager_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_key, from_day),
    CONSTRAINT assignments_day_order CHECK (to_day >= from_day)
  );
  CREATE INDEX assignments_by_manager ON assignments (manager_id);

  CREATE TABLE targets (
    manager_id text COLLATE "C" NOT NULL,
    period text COLLATE "C" NOT NULL,
    measure target_measure NOT NULL,
    effective_from date,
    value numeric NOT NULL,
    CONSTRAINT targets_key UNIQUE NULLS NOT DISTINCT (manager_id, period, measure, effective_from)
  );

  CREATE TABLE calendar (
    day date PRIMARY KEY,
    weight numeric NOT NULL CHECK (weight >= 0),
    label text COLLATE "C"
  );

  CREATE TABLE slots (
    slot_id text COLLATE "C" PRIMARY KEY,
    campaign text COLLATE "C" NOT NULL,
    position text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    assessed boolean NOT NULL,
    exempt_reason text,
    CONSTRAINT slots_time_order CHECK (ends_at > starts_at)
  );
`;

const TENANT_TABLES = `
  -- paid_day is the day a sale counts on (R1): of the payment, or of the placing where the buyer pays on delivery.
  CREATE TABLE orders (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    buyer_id text COLLATE "C" NOT NULL,
    placed_at timestamptz NOT NULL,
    paid_at timestamptz,
    outbound_at timestamptz,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    refunded_fen bigint CHECK (refunded_fen >= 0),
    placed_day date NOT NULL,
    paid_day date,
    outbound_day date,
    status order_status NOT NULL,
    pay_method pay_method NOT NULL,
    flagged boolean NOT NULL,
    parent_order_id text COLLATE "C",
    PRIMARY KEY (merchant_key, order_id),
    CONSTRAINT orders_not_own_parent CHECK (parent_order_id <> order_id)
  );
  CREATE INDEX orders_by_placed_day ON orders (merchant_key, placed_day);
  CREATE INDEX orders_by_paid_day ON orders (merchant_key, paid_day) WHERE paid_day IS NOT NULL;
  CREATE INDEX orders_by_outbound_day ON orders (merchant_key, outbound_day) WHERE outbound_day IS NOT NULL;
  CREATE INDEX orders_by_parent ON orders (merchant_key, parent_order_id) WHERE parent_order_id IS NOT NULL;

  CREATE TABLE order_lines (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    line_no integer NOT NULL,
    sku_id text COLLATE "C" NOT NULL,
    quantity integer NOT NULL CHECK (quantity >= 0),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    PRIMARY KEY (merchant_key, order_id, line_no)
  );

  CREATE TABLE merchant_days (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    gmv_fen bigint CHECK (gmv_fen >= 0),
    paid_orders integer CHECK (paid_orders >= 0),
    outbound_orders integer CHECK (outbound_orders >= 0),
    outbound_units integer CHECK (outbound_units >= 0),
    visitors integer CHECK (visitors >= 0),
    ordering_buyers integer CHECK (ordering_buyers >= 0),
    PRIMARY KEY (merchant_key, day),
    CONSTRAINT merchant_days_buyers_visited CHECK (ordering_buyers <= visitors)
  );

  CREATE TABLE skus (
    merchant_key integer NOT NULL,
    sku_id text COLLATE "C" NOT NULL,
    name text,
    category text COLLATE "C",
    PRIMARY KEY (merchant_key, sku_id)
  );
  CREATE INDEX skus_by_id ON skus (sku_id);

  CREATE TABLE sku_traffic (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    sku_id text COLLATE "C" NOT NULL,
    visitors integer NOT NULL CHECK (visitors >= 0),
    page_views integer CHECK (page_views >= 0),
    ordering_buyers integer NOT NULL CHECK (ordering_buyers >= 0),
    PRIMARY KEY (merchant_key, day, sku_id),
    CONSTRAINT sku_traffic_buyers_visited CHECK (ordering_buyers <= visitors)
  );
  CREATE INDEX sku_traffic_by_sku ON sku_traffic (sku_id, day);

  CREATE TABLE ad_spend (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    campaign_id text COLLATE "C" NOT NULL,
    product text COLLATE "C" NOT NULL,
    impressions bigint NOT NULL CHECK (impressions >= 0),
    clicks bigint NOT NULL CHECK (clicks >= 0),
    spend_fen bigint NOT NULL CHECK (spend_fen >= 0),
    attributed_orders integer NOT NULL CHECK (attributed_orders >= 0),
    attributed_fen bigint NOT NULL CHECK (attributed_fen >= 0),
    attribution text,
    PRIMARY KEY (merchant_key, day, campaign_id, product)
  );

  -- output_day is the day a placement counts on: that of the instant just before it ends. sku_id is '' where none is named.
  CREATE TABLE slot_placements (
    merchant_key integer NOT NULL,
    slot_id text COLLATE "C" NOT NULL,
    sku_id text COLLATE "C" NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    output_day date NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    visitors integer CHECK (visitors >= 0),
    PRIMARY KEY (merchant_key, slot_id, sku_id, starts_at),
    CONSTRAINT slot_placements_time_order CHECK (ends_at > starts_at)
  );
  CREATE INDEX slot_placements_by_output_day ON slot_placements (merchant_key, output_day);
  CREATE INDEX slot_placements_by_slot ON slot_placements (slot_id);

  CREATE TABLE agents (
    merchant_key integer NOT NULL,
    agent_id text COLLATE "C" NOT NULL,
    name text,
    person text,
    PRIMARY KEY (merchant_key, agent_id)
  );

  CREATE TABLE chat_messages (
    merchant_key integer NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    buyer_id text COLLATE "C" NOT NULL,
    agent_id text COLLATE "C" NOT NULL,
    sent_at timestamptz NOT NULL,
    sender message_sender NOT NULL,
    PRIMARY KEY (merchant_key, message_id)
  );

  CREATE TABLE chat_coverage (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (merchant_key, day)
  );
`;

const DAILY_SUMS = `
  -- What each KPI reads: whole numbers that add up over days and merchants. The *_stated columns say which figures
  -- merchant_days gave; all others were derived from orders, traffic, ads and placements.
  CREATE TABLE merchant_day_sums (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    gmv_paid_fen bigint NOT NULL,
    gmv_net_fen bigint NOT NULL,
    gmv_placed_fen bigint NOT NULL,
    ad_spend_fen bigint NOT NULL,
    ad_attributed_fen bigint NOT NULL,
    slot_amount_fen bigint NOT NULL,
    slot_seconds bigint NOT NULL,
    slot_count integer NOT NULL,
    paid_orders integer NOT NULL,
    outbound_orders integer NOT NULL,
    outbound_units integer NOT NULL,
    visitors integer NOT NULL,
    ordering_buyers integer NOT NULL,
    gmv_stated boolean NOT NULL,
    paid_orders_stated boolean NOT NULL,
    outbound_orders_stated boolean NOT NULL,
    outbound_units_stated boolean NOT NULL,
    traffic_stated boolean NOT NULL,
    PRIMARY KEY (merchant_key, day)
  );

  -- The same by week slice (an ISO week clipped to one month, named by its first day): every period that can be scored is
  -- made of whole slices, so that scoring reads a sixth of the rows. Replaced together with the days beneath.
  CREATE TABLE merchant_slice_sums (
    merchant_key integer NOT NULL,
    slice_first date NOT NULL,
    gmv_paid_fen bigint NOT NULL,
    gmv_net_fen bigint NOT NULL,
    gmv_placed_fen bigint NOT NULL,
    ad_spend_fen bigint NOT NULL,
    ad_attributed_fen bigint NOT NULL,
    slot_amount_fen bigint NOT NULL,
    slot_seconds bigint NOT NULL,
    slot_count bigint NOT NULL,
    paid_orders bigint NOT NULL,
    outbound_orders bigint NOT NULL,
    outbound_units bigint NOT NULL,
    visitors bigint NOT NULL,
    ordering_buyers bigint NOT NULL,
    PRIMARY KEY (merchant_key, slice_first)
  );

  -- Merchant-days whose facts have changed since their sums were made: bit n of days is day n+1 of the month.
  -- Written in the transaction that changes the facts, taken away in the one that replaces the sums.
  CREATE TABLE touched_merchant_months (
    merchant_key integer NOT NULL,
    month date NOT NULL,
    days integer NOT NULL,
    PRIMARY KEY (merchant_key, month)
  );
`;

const DROP_ALL = `
  DROP SCHEMA staging;
  DROP TABLE touched_merchant_months, merchant_slice_sums, merchant_day_sums, chat_coverage, chat_messages, agents, slot_placements, ad_spend,
    sku_traffic, skus, merchant_days, order_lines, orders, slots, calendar, targets, assignments, merchants, managers,
    scorecards, runs, imports, deployment;
  DROP TYPE target_measure, message_sender, pay_method, order_status;
`;
