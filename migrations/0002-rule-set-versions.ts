import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The versions of the rule set (a local table): what an administrator wrote, the full set that it made (so that later
 * defaults do not change it), and the day from which it is in force. One that restates an open quarter takes the place of
 * the versions before it up to restated_until. Version 1 is the set of defaults, in force since ever.
 */
export class RuleSetVersions1790000000002 implements MigrationInterface {
  readonly name = 'RuleSetVersions1790000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rule_set_versions (
        version integer PRIMARY KEY,
        in_force_from date NOT NULL,
        restated_until date,
        document text NOT NULL,
        full_set text NOT NULL,
        fingerprint text NOT NULL,
        applied_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_set_versions');
  }
}
