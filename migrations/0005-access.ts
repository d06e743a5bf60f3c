import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may come in, and what they changed: users with their roles, sessions and personal tokens, and the audit log. All local
 * tables. Secrets are stored as hashes only.
 */
export class Access1790000000005 implements MigrationInterface {
  readonly name = 'Access1790000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT);
    await runner.query(USERS);
    await runner.query(CREDENTIALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const AUDIT = `
  -- Every change of rules, targets, periods, users, overrides and imports. hash is the SHA-256 over previous_hash and all other
  -- columns. before and after are canonical JSON.
  CREATE TABLE audit_entries (
    sequence bigint PRIMARY KEY,
    recorded_at timestamptz NOT NULL,
    actor_user_id text COLLATE "C",
    actor_name text COLLATE "C" NOT NULL,
    via text NOT NULL,
    address text,
    request_id text,
    action text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    before text,
    after text,
    previous_hash text NOT NULL,
    hash text NOT NULL
  );
  CREATE INDEX audit_entries_by_action ON audit_entries (action, sequence);
  CREATE INDEX audit_entries_by_user ON audit_entries (actor_user_id, sequence);
  CREATE INDEX audit_entries_by_name ON audit_entries (actor_name, sequence);
  CREATE INDEX audit_entries_by_subject ON audit_entries (subject, sequence);
  CREATE INDEX audit_entries_by_time ON audit_entries (recorded_at);

  -- The newest entry, so that a log that was cut off is found out.
  CREATE TABLE audit_head (
    singleton boolean PRIMARY KEY CHECK (singleton),
    sequence bigint NOT NULL,
    hash text NOT NULL
  );
`;

const USERS = `
  -- name_key is the sign-in name in the one form that tells names apart: two that differ only in case are one. Somebody who signs in
  -- through a provider has issuer and subject, and possibly no password. version counts the changes that people make.
  CREATE TABLE users (
    user_id uuid PRIMARY KEY,
    name text NOT NULL,
    name_key text COLLATE "C" NOT NULL UNIQUE,
    display_name text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'zh')),
    active boolean NOT NULL,
    password_hash text,
    must_change_password boolean NOT NULL,
    issuer text COLLATE "C",
    subject text COLLATE "C",
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    version integer NOT NULL DEFAULT 1,
    added_at timestamptz NOT NULL,
    UNIQUE (issuer, subject),
    CHECK ((issuer IS NULL) = (subject IS NULL))
  );

  -- The roles of a user. scope is a division, manager or merchant id, and null where the role is for all.
  CREATE TABLE user_grants (
    user_id uuid NOT NULL,
    role text COLLATE "C" NOT NULL,
    scope text COLLATE "C",
    UNIQUE NULLS NOT DISTINCT (user_id, role, scope)
  );
  ALTER TABLE user_grants
    ADD CONSTRAINT user_grants_user FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE;
`;

const CREDENTIALS = `
  -- Sessions of the page. secret_hash is the SHA-256 of what the cookie holds. A session that has ended has no row.
  CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    secret_hash bytea NOT NULL UNIQUE,
    user_id uuid NOT NULL,
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address text,
    user_agent text
  );
  CREATE INDEX sessions_by_user ON sessions (user_id);
  CREATE INDEX sessions_by_expiry ON sessions (expires_at);
  ALTER TABLE sessions
    ADD CONSTRAINT sessions_user FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE;

  -- Personal tokens of programs. permissions is null where all count that the roles allow. A revoked token has no row.
  CREATE TABLE personal_tokens (
    token_id uuid PRIMARY KEY,
    secret_hash bytea NOT NULL UNIQUE,
    user_id uuid NOT NULL,
    name text NOT NULL,
    permissions text[],
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  CREATE INDEX personal_tokens_by_user ON personal_tokens (user_id);
  ALTER TABLE personal_tokens
    ADD CONSTRAINT personal_tokens_user FOREIGN KEY (user_id) REFERENCES users (user_id) ON DELETE CASCADE;
`;

const DROP_ALL = `
  DROP TABLE personal_tokens, sessions, user_grants, users, audit_head, audit_entries;
`;
