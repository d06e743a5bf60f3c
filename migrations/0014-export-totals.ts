import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a document is: of how many parts. */
export class ExportTotals1790000000014 implements MigrationInterface {
  readonly name = 'ExportTotals1790000000014';

  async up(runner: QueryRunner): Promise<void> {
    // While a document is being made: how many parts it will have. Rows are counted only while they are written.
    await runner.query('ALTER TABLE export_files ADD COLUMN total_count bigint');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE export_files DROP COLUMN total_count');
  }
}
