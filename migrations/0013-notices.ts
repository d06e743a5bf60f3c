import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices: where they go, who wants which, what is to be told, and what was accepted. Local tables. */
export class Notices1790000000013 implements MigrationInterface {
  readonly name = 'Notices1790000000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHANNELS);
    await runner.query(NOTICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const CHANNELS = `
  CREATE TYPE notice_channel_kind AS ENUM ('email', 'webhook', 'wecom', 'dingtalk', 'feishu');

  -- A place that messages go to: a mailbox, a program, a team's group. address is sealed: whoever has a robot's address can write to
  -- its group. address_key is a keyed hash of it: channels with one address keep its limits together. hint is what people see of it.
  -- paused tells why nothing is sent there any more, until somebody changes the channel; null where all is well.
  CREATE TABLE notice_channels (
    channel_id uuid PRIMARY KEY,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    kind notice_channel_kind NOT NULL,
    address bytea NOT NULL,
    address_key bytea NOT NULL,
    hint text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'zh')),
    paused text,
    version integer NOT NULL DEFAULT 1,
    added_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX notice_channels_by_owner ON notice_channels (owner_id, added_at, channel_id);
  ALTER TABLE notice_channels
    ADD CONSTRAINT notice_channels_owner FOREIGN KEY (owner_id) REFERENCES users (user_id) ON DELETE CASCADE;

  -- When attempts were made at an address, so that its limits hold whoever sends. free_at: no further attempt before then, for its limits
  -- or since the other side asked for a pause.
  CREATE TABLE notice_addresses (
    address_key bytea PRIMARY KEY,
    attempts timestamptz[] NOT NULL,
    free_at timestamptz NOT NULL
  );

  -- What its owner wants to be told at a channel. events are names of libs/notices/events.ts; division and manager_id narrow it down
  -- (both null: all that the owner reaches). settings are the gaps and lines of the events. export is a report that is sent along
  -- (null: none). told_from: what happened before is not told.
  CREATE TABLE notice_subscriptions (
    subscription_id uuid PRIMARY KEY,
    channel_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    events text[] NOT NULL,
    division text,
    manager_id text,
    settings jsonb NOT NULL,
    export jsonb,
    active boolean NOT NULL,
    version integer NOT NULL DEFAULT 1,
    told_from timestamptz NOT NULL,
    added_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX notice_subscriptions_by_owner ON notice_subscriptions (owner_id, added_at, subscription_id);
  CREATE INDEX notice_subscriptions_by_channel ON notice_subscriptions (channel_id);
  ALTER TABLE notice_subscriptions
    ADD CONSTRAINT notice_subscriptions_channel FOREIGN KEY (channel_id) REFERENCES notice_channels (channel_id) ON DELETE CASCADE;
`;

const NOTICES = `
  CREATE TYPE notice_delivery_state AS ENUM ('waiting', 'sending', 'sent', 'failed');
  CREATE TYPE notice_state AS ENUM ('held', 'waiting', 'taken', 'sent', 'failed', 'withdrawn');

  -- A message, with one notice or a digest of several. body is what is sent, word for word, whenever it is tried again. attempts counts
  -- all that were begun, failures those that failed; one that the other side was too busy for is none. next_try_at: while somebody sends
  -- it, when others may take it for lost. accepted_as is what the other side said when it took it.
  CREATE TABLE notice_deliveries (
    delivery_id uuid PRIMARY KEY,
    channel_id uuid NOT NULL,
    state notice_delivery_state NOT NULL,
    notices integer NOT NULL,
    body jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    failures integer NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL,
    error text,
    accepted_as text,
    made_at timestamptz NOT NULL,
    settled_at timestamptz
  );
  CREATE INDEX notice_deliveries_due ON notice_deliveries (channel_id, next_try_at) WHERE state IN ('waiting', 'sending');
  CREATE INDEX notice_deliveries_newest ON notice_deliveries (made_at DESC, delivery_id DESC);
  CREATE INDEX notice_deliveries_failed ON notice_deliveries (settled_at) WHERE state = 'failed';
  CREATE INDEX notice_deliveries_by_channel ON notice_deliveries (channel_id, made_at DESC, delivery_id DESC);
  ALTER TABLE notice_deliveries
    ADD CONSTRAINT notice_deliveries_channel FOREIGN KEY (channel_id) REFERENCES notice_channels (channel_id) ON DELETE CASCADE;

  -- One thing to be told to one subscription. event_key names what happened: the same is not told twice. facts are the keys and published
  -- figures that its words are made of. held: it waits for the export that goes with it, or for data that is complete.
  CREATE TABLE notices (
    notice_id uuid PRIMARY KEY,
    subscription_id uuid,
    channel_id uuid NOT NULL,
    event text NOT NULL,
    event_key text COLLATE "C" NOT NULL,
    facts jsonb NOT NULL,
    state notice_state NOT NULL,
    export_id uuid,
    delivery_id uuid,
    made_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (channel_id, subscription_id, event_key)
  );
  CREATE INDEX notices_waiting ON notices (channel_id, due_at, notice_id) WHERE state IN ('held', 'waiting');
  CREATE INDEX notices_by_age ON notices (made_at);
  CREATE INDEX notices_by_delivery ON notices (delivery_id);
  CREATE INDEX notices_by_channel ON notices (channel_id, made_at DESC, notice_id DESC);
  ALTER TABLE notices
    ADD CONSTRAINT notices_channel FOREIGN KEY (channel_id) REFERENCES notice_channels (channel_id) ON DELETE CASCADE;
`;

const DROP_ALL = `
  DROP TABLE notices, notice_deliveries, notice_subscriptions, notice_addresses, notice_channels;
  DROP TYPE notice_state, notice_delivery_state, notice_channel_kind`;
