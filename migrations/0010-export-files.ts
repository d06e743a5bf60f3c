import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that somebody asked for as files: how each stands, and what its file holds. A local table. */
export class ExportFiles1790000000010 implements MigrationInterface {
  readonly name = 'ExportFiles1790000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_files; DROP TYPE export_state');
  }
}

const EXPORTS = `
  CREATE TYPE export_state AS ENUM ('waiting', 'running', 'done', 'failed', 'expired');

  -- request is what was asked for, as it was asked. Whose rows somebody reaches is not kept: it is worked out from their roles
  -- when the file is made, and again when it is fetched. manager_ids and merchant_ids are whose rows the file was cut
  -- to when it was made (both null: all rows). file_name is the file's name in the folder of exports.
  CREATE TABLE export_files (
    export_id uuid PRIMARY KEY,
    report text NOT NULL,
    request jsonb NOT NULL,
    format text NOT NULL,
    language text NOT NULL,
    requested_by uuid NOT NULL,
    state export_state NOT NULL,
    row_count bigint NOT NULL DEFAULT 0,
    size_bytes bigint,
    error text,
    file_name text,
    manager_ids text[],
    merchant_ids text[],
    requested_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    made_at timestamptz,
    expires_at timestamptz
  );
  CREATE INDEX export_files_by_user ON export_files (requested_by, requested_at DESC, export_id DESC);
  CREATE INDEX export_files_unsettled ON export_files (requested_at) WHERE state IN ('waiting', 'running');
  CREATE INDEX export_files_expiring ON export_files (expires_at) WHERE state = 'done';
  CREATE UNIQUE INDEX export_files_by_file ON export_files (file_name) WHERE file_name IS NOT NULL;
`;
