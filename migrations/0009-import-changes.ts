import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who brought a file in, and what its import added and changed, so that it can be undone. All local tables: the rows of a journal
 * name merchants by their keys, in JSON.
 */
export class ImportChanges1790000000009 implements MigrationInterface {
  readonly name = 'ImportChanges1790000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS);
    await runner.query(NUMBER_OLD_IMPORTS);
    await runner.query(IMPORTS_IN_ORDER);
    await runner.query(FILES);
    await runner.query(CHANGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const IMPORTS = `
  -- number: their order, without doubt where two are of the same millisecond. file_id: the row of import_files that was handed over;
  -- none from the command line. actor_*: who brought it in; unknown of imports before this was kept. journal: whether
  -- import_changes has what it did; 'dropped' where it is kept no longer, or never was. undo: what taking it back did.
  ALTER TABLE imports
    ADD COLUMN number bigint,
    ADD COLUMN file_id uuid,
    ADD COLUMN actor_user_id uuid,
    ADD COLUMN actor_name text,
    ADD COLUMN actor_via text,
    ADD COLUMN journal text NOT NULL DEFAULT 'dropped' CHECK (journal IN ('kept', 'too-large', 'dropped')),
    ADD COLUMN undone_at timestamptz,
    ADD COLUMN undone_by text,
    ADD COLUMN undo jsonb,
    ADD CONSTRAINT imports_undone CHECK ((undone_at IS NULL) = (undo IS NULL))
`;

const NUMBER_OLD_IMPORTS = `
  UPDATE imports SET number = placed.number
  FROM (SELECT import_id, row_number() OVER (ORDER BY finished_at, import_id) AS number FROM imports) AS placed
  WHERE placed.import_id = imports.import_id;

  UPDATE imports SET file_id = file.file_id
  FROM import_files AS file
  WHERE file.report ->> 'importId' = imports.import_id::text;
`;

const IMPORTS_IN_ORDER = `
  ALTER TABLE imports ALTER COLUMN number SET NOT NULL;
  ALTER TABLE imports ALTER COLUMN journal DROP DEFAULT;
  CREATE UNIQUE INDEX imports_by_number ON imports (number);
  CREATE UNIQUE INDEX imports_by_file ON imports (file_id) WHERE file_id IS NOT NULL;
  CREATE INDEX imports_without_file ON imports (started_at, import_id) WHERE file_id IS NULL;
  CREATE INDEX imports_with_journal ON imports (number) WHERE journal = 'kept';
`;

const FILES = `
  -- actor_*: who handed the file over; nobody where it came through the inbox. dry_run: it is checked and not brought in.
  ALTER TABLE import_files
    ADD COLUMN actor_user_id uuid,
    ADD COLUMN actor_name text,
    ADD COLUMN actor_via text,
    ADD COLUMN actor_address text,
    ADD COLUMN actor_request_id text,
    ADD COLUMN strict boolean NOT NULL DEFAULT false,
    ADD COLUMN dry_run boolean NOT NULL DEFAULT false;
  CREATE INDEX import_files_newest ON import_files (received_at, file_id);
`;

const CHANGES = `
  -- A row that an import added (before is absent) or changed, by its stored columns; absent values are left out. Facts that an
  -- import moved to another merchant have their old merchant in before.
  CREATE TABLE import_changes (
    import_id uuid NOT NULL,
    ordinal integer NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    PRIMARY KEY (import_id, ordinal)
  );
`;

const DROP_ALL = `
  DROP TABLE import_changes;
  DROP INDEX import_files_newest;
  ALTER TABLE import_files
    DROP COLUMN actor_user_id, DROP COLUMN actor_name, DROP COLUMN actor_via, DROP COLUMN actor_address,
    DROP COLUMN actor_request_id, DROP COLUMN strict, DROP COLUMN dry_run;
  ALTER TABLE imports
    DROP COLUMN number, DROP COLUMN file_id, DROP COLUMN actor_user_id, DROP COLUMN actor_name, DROP COLUMN actor_via,
    DROP COLUMN journal, DROP COLUMN undone_at, DROP COLUMN undone_by, DROP COLUMN undo;
`;
