import type { Kind } from './kind.js';
import { quoteName, storedColumns } from './staging.sql.js';
import type { StagingTables } from './staging.sql.js';

/** What imports keep of the rows that they added and changed, so that they can be taken back. */

/** A row's stored columns as JSON; absent values are left out. */
function rowAsJson(kind: Kind, alias: string): string {
  const columns = storedColumns(kind).map((name) => `'${name}', ${alias}.${quoteName(name)}`);
  return `jsonb_strip_nulls(jsonb_build_object(${columns.join(', ')}))`;
}

/** What makes two rows the same fact, whatever its merchant. */
export function factOf(kind: Kind): readonly string[] {
  return kind.identity ?? kind.key;
}

/** After a first load all rows of the table are new. $1 import. */
export function keepFresh(kind: Kind): string {
  return `
  INSERT INTO import_changes (import_id, ordinal, before, after)
  SELECT $1::uuid, row_number() OVER (), NULL, ${rowAsJson(kind, 'fresh')}
  FROM ${kind.table} AS fresh`;
}

/** The new version of each changed row beside the old one, if there was one; a fact that moved beside what it was elsewhere. $1 import. */
export function keepChanged(kind: Kind, tables: StagingTables): string {
  const same = factOf(kind).map((name) => `stood.${quoteName(name)} IS NOT DISTINCT FROM changed.${quoteName(name)}`);
  // Only targets have a key that may be absent in part: elsewhere equality can be hashed.
  const onFact = same.map((each) => (each.includes('"effective_from"') ? each : each.replace(' IS NOT DISTINCT FROM ', ' = ')));
  const [firstKey = ''] = kind.key;
  return `
  INSERT INTO import_changes (import_id, ordinal, before, after)
  SELECT $1::uuid, row_number() OVER (),
    CASE WHEN stood.${quoteName(firstKey)} IS NOT NULL THEN ${rowAsJson(kind, 'stood')} END,
    ${rowAsJson(kind, 'changed')}
  FROM ${tables.changed} AS changed
  LEFT JOIN ${tables.changed} AS stood ON stood.version = 'old' AND ${onFact.join(' AND ')}
  WHERE changed.version = 'new'`;
}

/**
 * Journals that are kept no longer: of imports that ended before $1, and the oldest ones beyond $2 rows of the younger ones together.
 * Gives what they are of.
 */
export const DROP_JOURNALS = `
  WITH kept AS MATERIALIZED (
    SELECT import_id, finished_at, sum(rows_added + rows_changed) OVER (ORDER BY number DESC) AS rows_since
    FROM imports
    WHERE journal = 'kept'
  ),
  outdated AS (
    UPDATE imports SET journal = 'dropped'
    FROM kept
    WHERE kept.import_id = imports.import_id AND imports.journal = 'kept' AND (kept.finished_at < $1 OR kept.rows_since > $2)
    RETURNING imports.import_id
  )
  DELETE FROM import_changes USING outdated WHERE import_changes.import_id = outdated.import_id`;
