import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people decide about slots and SKUs: allocation proposals with the lines that they were made of and who changed them, and
 * the work-list of SKUs whose conversion is low. All local tables; merchants are named by their keys.
 */
export class AllocationsAndWorkList1790000000008 implements MigrationInterface {
  readonly name = 'AllocationsAndWorkList1790000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ALLOCATIONS);
    await runner.query(LINES_OF_ALLOCATION);
    await runner.query(WORK_LIST);
    await runner.query(CHANGES_OF_WORK_ITEM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const ALLOCATIONS = `
  -- The candidates are a manager's merchants or a division's. month: the one before the campaign, whose figures decide.
  -- Lines are changed only while their proposal is locked and a draft; every change makes the next version. allotted: what
  -- the lines give in all; overridden: how many of them people have set.
  CREATE TABLE allocation_proposals (
    allocation_id uuid PRIMARY KEY,
    campaign text COLLATE "C" NOT NULL,
    slots integer NOT NULL CHECK (slots > 0),
    manager_id text COLLATE "C",
    division text COLLATE "C",
    month text COLLATE "C" NOT NULL,
    rule_version integer NOT NULL,
    candidates integer NOT NULL CHECK (candidates > 0),
    allotted integer NOT NULL,
    overridden integer NOT NULL CHECK (overridden >= 0),
    state text NOT NULL CHECK (state IN ('draft', 'final')),
    version integer NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    finalised_by text,
    finalised_at timestamptz,
    CONSTRAINT allocation_proposals_candidates CHECK ((manager_id IS NULL) <> (division IS NULL)),
    CONSTRAINT allocation_proposals_allotted CHECK (allotted BETWEEN 0 AND slots),
    CONSTRAINT allocation_proposals_final CHECK ((state = 'final') = (finalised_at IS NOT NULL))
  );
  CREATE INDEX allocation_proposals_newest ON allocation_proposals (proposed_at, allocation_id);

  -- index_hundredths: the performance index; *_below: how many candidates lie strictly below in that figure, which over
  -- the candidates less one is the percent rank. allotted: by a person; null: as proposed.
  CREATE TABLE allocation_lines (
    allocation_id uuid NOT NULL,
    merchant_key integer NOT NULL,
    rank integer NOT NULL,
    index_hundredths bigint NOT NULL,
    gmv_fen bigint NOT NULL,
    visitors bigint NOT NULL,
    ordering_buyers bigint NOT NULL,
    slot_amount_fen bigint NOT NULL,
    slot_seconds bigint NOT NULL,
    slot_count bigint NOT NULL,
    paid_orders bigint NOT NULL,
    outbound_orders bigint NOT NULL,
    gmv_below integer NOT NULL,
    conversion_below integer NOT NULL,
    slot_output_below integer NOT NULL,
    outbound_below integer NOT NULL,
    proposed integer NOT NULL CHECK (proposed >= 0),
    allotted integer CHECK (allotted >= 0),
    reason text,
    overridden_by text,
    overridden_at timestamptz,
    PRIMARY KEY (allocation_id, merchant_key),
    CONSTRAINT allocation_lines_ranks UNIQUE (allocation_id, rank),
    CONSTRAINT allocation_lines_reasons CHECK (allotted IS NULL OR (reason IS NOT NULL AND overridden_at IS NOT NULL))
  );
`;

const LINES_OF_ALLOCATION = `
  ALTER TABLE allocation_lines ADD CONSTRAINT allocation_lines_of_proposal
    FOREIGN KEY (allocation_id) REFERENCES allocation_proposals (allocation_id) ON DELETE CASCADE
`;

const WORK_LIST = `
  -- A SKU to work on. found_*: the period and the figures that it was low with, its category's beside them. looked_*: the
  -- last look that judged it, so that an older one changes nothing. recovered_on: as of which day it was found to be
  -- low no more; a person's state stays. contacted_on, agreed_on, done_on: business days that the state was reached on.
  CREATE TABLE work_items (
    item_id uuid PRIMARY KEY,
    manager_id text COLLATE "C" NOT NULL,
    merchant_key integer NOT NULL,
    sku_id text COLLATE "C" NOT NULL,
    found_period text COLLATE "C" NOT NULL,
    found_kind text NOT NULL CHECK (found_kind IN ('quarter', 'month', 'week')),
    found_first date NOT NULL,
    found_last date NOT NULL,
    found_as_of date NOT NULL,
    found_visitors bigint NOT NULL,
    found_ordering_buyers bigint NOT NULL,
    found_benchmark numeric(9, 4),
    looked_first date NOT NULL,
    looked_as_of date NOT NULL,
    recovered_on date,
    state text NOT NULL CHECK (state IN ('to-contact', 'contacted', 'action-agreed', 'done')),
    action_kind text CHECK (action_kind IN ('flash-sale', 'price', 'page', 'stock', 'other')),
    note text,
    assigned_to text,
    contacted_on date,
    agreed_on date,
    done_on date,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT work_items_agreed CHECK ((state IN ('action-agreed', 'done')) = (action_kind IS NOT NULL AND agreed_on IS NOT NULL)),
    CONSTRAINT work_items_done CHECK ((state = 'done') = (done_on IS NOT NULL))
  );
  CREATE UNIQUE INDEX work_items_open ON work_items (manager_id, merchant_key, sku_id) WHERE state <> 'done';
  CREATE INDEX work_items_done_of_sku ON work_items (manager_id, merchant_key, sku_id, done_on) WHERE state = 'done';
  CREATE INDEX work_items_newest ON work_items (opened_at, item_id);
  CREATE INDEX work_items_of_manager ON work_items (manager_id, opened_at, item_id);

  -- What became of an item, one row for each version of it.
  CREATE TABLE work_item_changes (
    item_id uuid NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    action_kind text,
    note text,
    assigned_to text,
    changed_by text NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (item_id, version)
  );
`;

const CHANGES_OF_WORK_ITEM = `
  ALTER TABLE work_item_changes ADD CONSTRAINT work_item_changes_of_item
    FOREIGN KEY (item_id) REFERENCES work_items (item_id) ON DELETE CASCADE
`;

const DROP_ALL = `
  DROP TABLE work_item_changes, work_items, allocation_lines, allocation_proposals;
`;
