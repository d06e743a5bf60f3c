import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rankings show a line of every scorecard and none of its workings: the summary is the document without the workings, narrow
 * enough to be read by the thousand. It is written in the statement that writes the document.
 */
export class ScorecardSummaries1790000000007 implements MigrationInterface {
  readonly name = 'ScorecardSummaries1790000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADD_SUMMARIES);
    await runner.query(SUMMARISE_DOCUMENTS);
    await runner.query(REQUIRE_SUMMARIES);
    await runner.query(INDEX_PUBLICATIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX runs_published');
    await runner.query('ALTER TABLE scorecards DROP COLUMN summary');
  }
}

const ADD_SUMMARIES = 'ALTER TABLE scorecards ADD COLUMN summary json';

const SUMMARISE_DOCUMENTS = `
  UPDATE scorecards SET summary = (
    document::jsonb || jsonb_build_object('modules', (
      SELECT coalesce(jsonb_object_agg(module.key, module.value - 'workings'), '{}')
      FROM jsonb_each(document::jsonb -> 'modules') AS module)))::json`;

const REQUIRE_SUMMARIES = 'ALTER TABLE scorecards ALTER COLUMN summary SET NOT NULL';

/** What is published of a period as of a day was made by the newest run that changed something. */
const INDEX_PUBLICATIONS = `
  CREATE INDEX runs_published ON runs (period, as_of, finished_at DESC) WHERE scorecards_changed > 0`;
