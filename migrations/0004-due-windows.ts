import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is due and done: the windows that scorecards are computed for, the files that wait to be imported, the workers that
 * are alive, and when each schedule last ran. All local tables. The queue only wakes work; what stands here is the truth.
 */
export class DueWindows1790000000004 implements MigrationInterface {
  readonly name = 'DueWindows1790000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WINDOWS);
    await runner.query(FILES);
    await runner.query(WORKERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const WINDOWS = `
  CREATE TYPE window_state AS ENUM ('due', 'running', 'done', 'failed', 'stale');

  -- A manager's scorecard of a period: as of which day it is wanted, and whether it is there. A window without a row is
  -- missing. due: never computed for this day; stale: computed, but facts, rules or the organisation have changed since.
  -- A window is done only in the transaction that stores its scorecard; rule_version, fingerprint and run_id are that
  -- scorecard's. facts_from to as_of are the days whose facts the scorecard is made of, the tier snapshot's basis included.
  CREATE TABLE due_windows (
    period text COLLATE "C" NOT NULL,
    manager_id text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('quarter', 'month', 'week')),
    quarter text COLLATE "C" NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    facts_from date NOT NULL,
    as_of date NOT NULL,
    state window_state NOT NULL,
    rule_version integer,
    fingerprint text,
    run_id uuid,
    failures integer NOT NULL DEFAULT 0,
    error text,
    changed_at timestamptz NOT NULL,
    retry_at timestamptz,
    PRIMARY KEY (period, manager_id)
  );
  CREATE INDEX due_windows_by_manager ON due_windows (manager_id, as_of);
  CREATE INDEX due_windows_unsettled ON due_windows (period) WHERE state <> 'done';
`;

const FILES = `
  CREATE TYPE file_state AS ENUM ('waiting', 'running', 'done', 'rejected', 'failed');

  -- A file that was handed over for import. It lies at path until its state is done or rejected.
  CREATE TABLE import_files (
    file_id uuid PRIMARY KEY,
    kind text NOT NULL,
    file_name text NOT NULL,
    path text NOT NULL,
    size_bytes bigint NOT NULL,
    state file_state NOT NULL,
    phase text,
    bytes_read bigint NOT NULL DEFAULT 0,
    report jsonb,
    error text,
    received_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
  );
  CREATE INDEX import_files_unsettled ON import_files (received_at) WHERE state IN ('waiting', 'running');
  CREATE UNIQUE INDEX import_files_by_path ON import_files (path) WHERE state IN ('waiting', 'running');
`;

const WORKERS = `
  CREATE TABLE workers (
    worker_id uuid PRIMARY KEY,
    host text NOT NULL,
    process_id integer NOT NULL,
    schema_version text NOT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
  );

  CREATE TABLE schedule_runs (
    schedule text PRIMARY KEY,
    ran_at timestamptz NOT NULL
  );
`;

const DROP_ALL = `
  DROP TABLE schedule_runs, workers, import_files, due_windows;
  DROP TYPE file_state;
  DROP TYPE window_state;
`;
