/** Leaves a migrated database as it was before the first import. */
export const EMPTY_ALL_TABLES = `
  DO $$
  DECLARE filled text;
  BEGIN
    SELECT string_agg(format('%I', table_name), ', ') INTO filled
    FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('migrations', 'deployment');
    EXECUTE 'TRUNCATE ' || filled;
  END $$`;

/** Leaves a database without rule sets and scorecards. */
export const EMPTY_RULES_AND_SCORES = 'TRUNCATE rule_set_versions, scorecards';
