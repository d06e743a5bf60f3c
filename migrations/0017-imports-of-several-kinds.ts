import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that a profile reads, and brings several kinds of facts: in the list of imports they are one. Local tables. */
export class ImportsOfSeveralKinds1790000000017 implements MigrationInterface {
  readonly name = 'ImportsOfSeveralKinds1790000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FILES);
    await runner.query(IMPORTS);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REVERT);
  }
}

const FILES = `
  -- profile: what the file is read by, 'canonical' or a profile; null where name and header are to tell. options: what the profile is told.
  ALTER TABLE import_files
    ADD COLUMN profile text,
    ADD COLUMN options jsonb NOT NULL DEFAULT '{}';
`;

const IMPORTS = `
  -- whole_id: which imports are of one file, one for each kind of fact. It is the import_id of the one that the file is about, and they are
  -- listed and undone together.
  ALTER TABLE imports ADD COLUMN whole_id uuid;
  UPDATE imports SET whole_id = import_id;
  ALTER TABLE imports ALTER COLUMN whole_id SET NOT NULL;
`;

const INDEXES = `
  DROP INDEX imports_by_file;
  CREATE UNIQUE INDEX imports_by_file ON imports (file_id) WHERE file_id IS NOT NULL AND import_id = whole_id;
  DROP INDEX imports_without_file;
  CREATE INDEX imports_without_file ON imports (started_at, import_id) WHERE file_id IS NULL AND import_id = whole_id;
  CREATE INDEX imports_by_whole ON imports (whole_id);
`;

const REVERT = `
  DROP INDEX imports_by_whole;
  DROP INDEX imports_without_file;
  DROP INDEX imports_by_file;
  -- Of several imports of a file one alone can name it.
  UPDATE imports SET file_id = NULL WHERE import_id <> whole_id;
  ALTER TABLE imports DROP COLUMN whole_id;
  ALTER TABLE import_files DROP COLUMN profile, DROP COLUMN options;
  CREATE UNIQUE INDEX imports_by_file ON imports (file_id) WHERE file_id IS NOT NULL;
  CREATE INDEX imports_without_file ON imports (started_at, import_id) WHERE file_id IS NULL;
`;
