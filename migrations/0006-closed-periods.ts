import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods that a director has locked, and what late facts would change in them. All local tables. */
export class ClosedPeriods1790000000006 implements MigrationInterface {
  readonly name = 'ClosedPeriods1790000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLOSED);
    await runner.query(REQUESTS);
    await runner.query(ADJUSTMENTS);
    await runner.query(HISTORY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE period_history, adjustments, period_close_requests, closed_scorecards, closed_periods');
  }
}

const CLOSED = `
  -- A period is closed for a division, as of its last day. rule_version made its scorecards; newest_rule_version was the newest at all
  -- when it was closed: other versions may since be in force for its months. fingerprint: SHA-256 over manager ids, fingerprints
  -- and digests of its scorecards, in order. last_import: the number of the newest import that was known then.
  CREATE TABLE closed_periods (
    period text COLLATE "C",
    division text COLLATE "C",
    last_day date NOT NULL,
    rule_version integer NOT NULL,
    newest_rule_version integer NOT NULL,
    fingerprint text NOT NULL,
    managers integer NOT NULL,
    last_import bigint NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by text NOT NULL,
    asked_by text,
    PRIMARY KEY (period, division)
  );

  -- The scorecards that were closed: the row of scorecards as of the last day is to stay as it was then.
  CREATE TABLE closed_scorecards (
    period text COLLATE "C",
    manager_id text COLLATE "C",
    division text COLLATE "C" NOT NULL,
    fingerprint text NOT NULL,
    digest text NOT NULL,
    PRIMARY KEY (period, manager_id)
  );
  CREATE INDEX closed_scorecards_by_division ON closed_scorecards (period, division, manager_id);
`;

const REQUESTS = `
  -- Where closing takes two people: what one of them has asked for.
  CREATE TABLE period_close_requests (
    period text COLLATE "C",
    division text COLLATE "C",
    asked_by_user_id uuid,
    asked_by text NOT NULL,
    asked_at timestamptz NOT NULL,
    PRIMARY KEY (period, division)
  );
`;

const ADJUSTMENTS = `
  -- A published figure of a closed scorecard that is another one by now: as it was closed, and as it would be.
  CREATE TABLE adjustments (
    period text COLLATE "C",
    manager_id text COLLATE "C",
    figure text COLLATE "C",
    division text COLLATE "C" NOT NULL,
    closed_value text,
    current_value text,
    first_seen_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    run_id uuid NOT NULL,
    rule_version integer NOT NULL,
    fingerprint text NOT NULL,
    PRIMARY KEY (period, manager_id, figure)
  );
  CREATE INDEX adjustments_by_division ON adjustments (period, division, manager_id, figure);
`;

const HISTORY = `
  CREATE TABLE period_history (
    entry_id uuid PRIMARY KEY,
    period text COLLATE "C" NOT NULL,
    division text COLLATE "C" NOT NULL,
    event text NOT NULL CHECK (event IN ('asked', 'withdrawn', 'closed', 'reopened')),
    actor_user_id uuid,
    actor_name text NOT NULL,
    via text NOT NULL,
    at timestamptz NOT NULL,
    reason text,
    fingerprint text,
    adjustments integer
  );
  CREATE INDEX period_history_by_period ON period_history (period, at, entry_id);
`;
