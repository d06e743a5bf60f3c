import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agent attribution: conversations as it reads them, a verdict for every order, and marks of what has changed since orders were judged. All tables but
 * attribution_state are tenant tables.
 */
export class Verdicts1790000000003 implements MigrationInterface {
  readonly name = 'Verdicts1790000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONVERSATIONS);
    await runner.query(VERDICTS);
    await runner.query(MARKS);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const CONVERSATIONS = `
  -- What attribution reads of the chats: for each buyer of a shop the agents' messages in the order of time, side by side in
  -- four lists. leaders gives after each message the place of the one by which the agent with the most rounds leads.
  -- Derived from chat_messages in the transaction that changes them.
  CREATE TABLE conversations (
    merchant_key integer NOT NULL,
    buyer_id text COLLATE "C" NOT NULL,
    sent_at timestamptz[] NOT NULL,
    agent_ids text[] COLLATE "C" NOT NULL,
    message_ids text[] COLLATE "C" NOT NULL,
    leaders integer[] NOT NULL,
    PRIMARY KEY (merchant_key, buyer_id)
  );
`;

const VERDICTS = `
  CREATE TYPE order_verdict AS ENUM (
    'paid_agent', 'placed_agent', 'buyer_contact', 'agent_follow_up', 'silent', 'no_agent', 'excluded', 'unpaid', 'unknown');

  -- amount_fen is what the rules count of the order, credited or not; NULL where it is excluded or unpaid.
  CREATE TABLE verdicts (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    placed_agent_id text COLLATE "C",
    paid_agent_id text COLLATE "C",
    credited_agent_id text COLLATE "C",
    deciding_message_id text COLLATE "C",
    amount_fen bigint,
    paid_day date,
    rule_version integer NOT NULL,
    verdict order_verdict NOT NULL,
    PRIMARY KEY (merchant_key, order_id)
  );
`;

const MARKS = `
  -- What changed since the orders that it can affect were judged. Written in the transaction that changes the facts, taken
  -- away in the one that judges: whole shops (a first load, new rules), orders, messages, days of the chat log.
  CREATE TABLE touched_shops (
    merchant_key integer PRIMARY KEY
  );
  CREATE TABLE touched_orders (
    merchant_key integer NOT NULL,
    order_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (merchant_key, order_id)
  );
  CREATE TABLE touched_messages (
    merchant_key integer NOT NULL,
    buyer_id text COLLATE "C" NOT NULL,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (merchant_key, buyer_id, sent_at)
  );
  CREATE TABLE touched_coverage (
    merchant_key integer NOT NULL,
    day date NOT NULL,
    PRIMARY KEY (merchant_key, day)
  );

  -- The rules that all verdicts were made by, so that a change of rules is noticed.
  CREATE TABLE attribution_state (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    rules jsonb NOT NULL
  );
`;

const INDEXES = `
  CREATE INDEX orders_by_buyer ON orders (merchant_key, buyer_id);
  CREATE INDEX chat_messages_by_buyer ON chat_messages (merchant_key, buyer_id, sent_at, message_id)
    INCLUDE (agent_id, sender);
`;

const DROP_ALL = `
  DROP INDEX orders_by_buyer, chat_messages_by_buyer;
  DROP TABLE attribution_state, touched_coverage, touched_messages, touched_orders, touched_shops, verdicts, conversations;
  DROP TYPE order_verdict;
`;
