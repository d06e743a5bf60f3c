import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the file of an import was taken for: until now only the reports of files that were handed over said it. A local table. */
export class HowImportsWereRead1790000000018 implements MigrationInterface {
  readonly name = 'HowImportsWereRead1790000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REVERT);
  }
}

const IMPORTS = `
  -- read_as: such as 'CSV, GB18030 (GBK)'; null of rows that a profile for folders makes, and of imports of earlier versions at the command line.
  ALTER TABLE imports ADD COLUMN read_as text;
  UPDATE imports SET read_as = file.report->>'readAs'
  FROM import_files AS file
  WHERE file.file_id = imports.file_id AND file.report->>'readAs' IS NOT NULL;
`;

const REVERT = `
  ALTER TABLE imports DROP COLUMN read_as;
`;
