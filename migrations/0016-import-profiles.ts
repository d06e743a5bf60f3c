import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the files of other systems are read: the profiles that people wrote. A local table. */
export class ImportProfiles1790000000016 implements MigrationInterface {
  readonly name = 'ImportProfiles1790000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOCAL_TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_ALL);
  }
}

const LOCAL_TABLE = `
  -- yaml is the profile as it was written: whoever wrote comments in it finds them again.
  CREATE TABLE import_profiles (
    name text COLLATE "C" PRIMARY KEY,
    yaml text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
  );
`;

const DROP_ALL = `
  DROP TABLE import_profiles;
`;
