/** What is stored, to be compared between databases: merchants by id, without run ids and instants of work. */

interface Compared {
  readonly table: string;
  readonly without?: readonly string[];
  /** SQL of a further object of the row. */
  readonly more?: string;
  /** SQL over the row `own`. */
  readonly where?: string;
}

const KEYED = new Set([
  ...['agents', 'assignments', 'skus', 'orders', 'order_lines', 'merchant_days', 'sku_traffic', 'ad_spend', 'slot_placements'],
  ...['chat_messages', 'chat_coverage', 'conversations', 'merchant_day_sums', 'merchant_slice_sums', 'verdicts'],
  ...['touched_merchant_months', 'touched_shops', 'touched_orders', 'touched_messages', 'touched_coverage'],
]);

const of = (...tables: readonly string[]): Compared[] => tables.map((table) => ({ table }));

const FACTS = of(
  ...['managers', 'merchants', 'assignments', 'targets', 'calendar', 'agents', 'skus', 'orders', 'order_lines', 'merchant_days'],
  ...['sku_traffic', 'ad_spend', 'slots', 'slot_placements', 'chat_messages', 'chat_coverage', 'conversations'],
);

const MARKS: readonly Compared[] = of(
  ...['touched_merchant_months', 'touched_shops', 'touched_orders', 'touched_messages', 'touched_coverage'],
).map(({ table }) => ({ table, without: ['marked_by'] }));

const RESULTS: readonly Compared[] = [
  ...of('merchant_day_sums', 'merchant_slice_sums', 'verdicts', 'attribution_state'),
  { table: 'rule_set_versions', without: ['applied_at'] },
];

/** The words of a document and their order count, not only what they mean. */
const SCORECARDS: Compared = {
  table: 'scorecards',
  without: ['document', 'run_id', 'scored_at'],
  more: `jsonb_build_object('document', own.document::text)`,
};

/** Of windows that are not done, only that they are not is settled: they may be due, running or failed for a while. */
const DONE_WINDOWS: Compared = {
  table: 'due_windows',
  without: ['run_id', 'changed_at'],
  where: `own.state = 'done'`,
};

const IMPORTS: Compared = { table: 'imports', without: ['import_id', 'started_at', 'finished_at', 'number', 'file_id', 'whole_id'] };

const FILES: Compared = {
  table: 'import_files',
  without: ['file_id', 'report', 'error', 'phase', 'bytes_read', 'received_at', 'changed_at', 'path'],
  where: `own.state NOT IN ('waiting', 'running', 'failed')`,
};

const WANTED_SCORECARDS: Compared = {
  ...SCORECARDS,
  where: `EXISTS (
    SELECT FROM due_windows AS own_window
    WHERE own_window.period = own.period AND own_window.as_of = own.as_of AND own_window.manager_id = own.manager_id)`,
};

function rowsOf({ table, without = [], more, where = 'true' }: Compared): string {
  const isKeyed = KEYED.has(table);
  const dropped = ['merchant_key', ...without].join(',');
  const merchant = isKeyed ? ` || jsonb_build_object('merchant_id', merchants.merchant_id)` : '';
  return `
  SELECT '${table}' AS name, ((to_jsonb(own) - '{${dropped}}'::text[])${merchant}${more === undefined ? '' : ` || ${more}`})::text AS row
  FROM ${table} AS own
  ${isKeyed ? 'JOIN merchants USING (merchant_key)' : ''}
  WHERE ${where}`;
}

const statementOf = (compared: readonly Compared[]) => `
  SELECT name, array_agg(row ORDER BY row COLLATE "C") AS rows
  FROM (${compared.map(rowsOf).join(' UNION ALL ')}) AS stored
  GROUP BY name
  ORDER BY name`;

/** All that work on facts and scores leaves. */
export const WHOLE_STATE = statementOf([...FACTS, ...MARKS, ...RESULTS, SCORECARDS, DONE_WINDOWS, IMPORTS, FILES]);

/** What all work adds up to when nothing is left to do: facts and results, the scorecards of the windows that are wanted. */
export const SETTLED_STATE = statementOf([...FACTS, ...MARKS, ...RESULTS, WANTED_SCORECARDS, DONE_WINDOWS]);

/** Windows that say to be done without the scorecard of their fingerprint and rule version, or without the run that made it. */
export const FALSELY_DONE = `
  SELECT own.period, own.manager_id
  FROM due_windows AS own
  LEFT JOIN scorecards AS stored USING (period, as_of, manager_id)
  LEFT JOIN runs ON runs.run_id = own.run_id AND runs.period = own.period AND runs.as_of = own.as_of
  WHERE own.state = 'done'
    AND (stored.fingerprint IS DISTINCT FROM own.fingerprint OR stored.rule_version IS DISTINCT FROM own.rule_version OR runs.run_id IS NULL)`;

/** What is left to do. */
export const LEFT_TO_DO = `
  SELECT
    (SELECT count(*) FROM due_windows WHERE state <> 'done')::integer AS windows,
    (SELECT count(*) FROM import_files WHERE state IN ('waiting', 'running', 'failed'))::integer AS files,
    ${MARKS.map(({ table }) => `(SELECT count(*) FROM ${table})`).join(' + ')} AS marks`;

/** Files of the inbox that were brought in more often than once. */
export const DOUBLED_IMPORTS = `
  SELECT file_name, count(*)::integer AS imports
  FROM imports
  WHERE file_name LIKE 'inbox-%'
  GROUP BY file_name
  HAVING count(*) > 1`;

/** How many windows are done, and how many scorings there were. */
export const COUNT_WORK = `
  SELECT (SELECT count(*) FROM due_windows WHERE state = 'done')::integer AS windows, (SELECT count(*) FROM runs)::integer AS runs`;

const EVERY_TABLE = `
  SELECT table_name
  FROM information_schema.tables
  WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('migrations', 'deployment')`;

/** Keeps a copy of all tables in a schema. */
const save = (schema: string) => `
  DO $$
  DECLARE saved text;
  BEGIN
    DROP SCHEMA IF EXISTS ${schema} CASCADE;
    CREATE SCHEMA ${schema};
    FOR saved IN ${EVERY_TABLE} LOOP
      EXECUTE format('CREATE TABLE ${schema}.%I AS TABLE public.%I', saved, saved);
    END LOOP;
  END $$`;

/** Makes all tables as they were saved. */
const restore = (schema: string) => `
  DO $$
  DECLARE saved text;
  BEGIN
    FOR saved IN ${EVERY_TABLE} LOOP
      EXECUTE format('DELETE FROM public.%I', saved);
      EXECUTE format('INSERT INTO public.%I SELECT * FROM ${schema}.%I', saved, saved);
    END LOOP;
  END $$`;

export const SAVE_COMPANY = save('saved_company');
export const RESTORE_COMPANY = restore('saved_company');
export const SAVE_STATE = save('saved_state');
export const RESTORE_STATE = restore('saved_state');

/** The periods that windows are of, and as of which day. */
export const WANTED_PERIODS = 'SELECT DISTINCT period, as_of FROM due_windows ORDER BY period, as_of';
