import type { Kind } from './kind.js';
import type { StagingTables } from './staging.sql.js';
import { quoteName, storedColumns } from './staging.sql.js';

/** Bringing the checked rows of a file into their table, and marking what they touch. */

export function hasRows(table: string): string {
  return `SELECT EXISTS (SELECT FROM ${table}) AS present`;
}

export function countRows(table: string): string {
  return `SELECT count(*)::bigint AS rows FROM ${table}`;
}

export function analyze(table: string): string {
  return `ANALYZE ${table}`;
}

/** Lays rows down that are all new, in the order that keeps a merchant's rows together. */
export function insertAll(kind: Kind, rows: string): string {
  return `${insertSorted(kind, rows)}
  ORDER BY ${kind.order.map(quoteName).join(', ')}`;
}

/** Lays rows down that are all new, and stand in that order. */
export function insertSorted(kind: Kind, rows: string): string {
  const names = storedColumns(kind).map(quoteName).join(', ');
  return `
  INSERT INTO ${kind.table} (${names})
  SELECT ${names} FROM ${rows}`;
}

/** Many rows are sorted into a table first: the server sorts with all its cores, and inserts with one. */
export function sortInto(kind: Kind, sorted: string, rows: string): string {
  return `
  CREATE UNLOGGED TABLE ${sorted} AS
  SELECT ${storedColumns(kind).map(quoteName).join(', ')} FROM ${rows}
  ORDER BY ${kind.order.map(quoteName).join(', ')}`;
}

/** Rows that several processes sort are handed over in memory: that costs less than the planner takes it for. */
export const SORT_ON_ALL_CORES = 'SET LOCAL parallel_tuple_cost = 0.001';

/** Nobody else may look at or write to the table until the end of the transaction. */
export function lockTable(table: string): string {
  return `LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`;
}

/**
 * A table without rows gets new files in this transaction: the server then writes its rows once, and not to its log as
 * well.
 */
export function renewFiles(table: string): string {
  return `TRUNCATE ${table}`;
}

/** The primary key and the indexes of a table, as statements that take each away and make it again. $1 the table. */
export const INDEXES_TO_DEFER = `
  SELECT
    format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS take_away,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS make
  FROM pg_constraint
  WHERE conrelid = $1::regclass AND contype = 'p'
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index
  WHERE indrelid = $1::regclass AND NOT indisunique
  ORDER BY make`;

/** Of rows that state the same fact, the last of the file stays. */
export function dropRepeated(kind: Kind, tables: StagingTables): string {
  const identity = kind.identity ?? kind.key;
  const names = identity.map(quoteName).join(', ');
  const same = identity.map((name) => sameValue(`ready.${quoteName(name)}`, `repeated.${quoteName(name)}`)).join(' AND ');
  return `
  DELETE FROM ${tables.ready} AS ready
  USING (SELECT ${names}, max(line) AS last FROM ${tables.ready} GROUP BY ${names} HAVING count(*) > 1) AS repeated
  WHERE ${same} AND ready.line < repeated.last`;
}

/**
 * The rows that are new or differ from what is stored (`version` new), and beside each what stood there before (`version`
 * old).
 */
export function createChanged(kind: Kind, tables: StagingTables): string {
  const names = storedColumns(kind);
  const [firstKey = ''] = kind.key;
  const isNew = `stored.${quoteName(firstKey)} IS NULL`;
  const onKey = kind.key.map((name) => sameValue(`stored.${quoteName(name)}`, `ready.${quoteName(name)}`)).join(' AND ');
  const others = names.filter((name) => !kind.key.includes(name)).map(quoteName);
  const differs =
    others.length === 0
      ? 'false'
      : `(${others.map((name) => `ready.${name}`).join(', ')}) IS DISTINCT FROM (${others.map((name) => `stored.${name}`).join(', ')})`;
  const columnsOf = (alias: string) => names.map((name) => `${alias}.${quoteName(name)}`).join(', ');
  return `
  CREATE UNLOGGED TABLE ${tables.changed} AS
  WITH compared AS (
    SELECT ready, stored, ${isNew} AS absent, ${kind.countsAsNew === undefined ? isNew : `${isNew} OR ${kind.countsAsNew}`} AS is_new
    FROM ${tables.ready} AS ready
    LEFT JOIN ${kind.table} AS stored ON ${onKey}
    WHERE ${isNew} OR ${differs}
  )
  SELECT 'new' AS version, absent, is_new, ${columnsOf('(compared.ready)')} FROM compared
  UNION ALL
  SELECT 'old', absent, is_new, ${columnsOf('(compared.stored)')} FROM compared WHERE NOT absent`;
}

/** Facts that now belong to another merchant go from the old one; what they touched there is kept as an old version. */
export function moveIdentities(kind: Kind, tables: StagingTables): string[] {
  if (kind.identity === undefined) return [];
  const same = kind.identity.map((name) => `stored.${quoteName(name)} = ready.${quoteName(name)}`).join(' AND ');
  const names = storedColumns(kind).map(quoteName);
  return [
    `
  WITH moved AS (
    DELETE FROM ${kind.table} AS stored
    USING ${tables.ready} AS ready
    WHERE ${same} AND stored.merchant_key <> ready.merchant_key
    RETURNING ${names.map((name) => `stored.${name}`).join(', ')}
  )
  INSERT INTO ${tables.changed} (version, absent, is_new, ${names.join(', ')})
  SELECT 'old', false, false, ${names.join(', ')} FROM moved`,
  ];
}

export function updateChanged(kind: Kind, tables: StagingTables): string[] {
  const others = storedColumns(kind).filter((name) => !kind.key.includes(name)).map(quoteName);
  if (others.length === 0) return [];
  const onKey = kind.key.map((name) => sameValue(`stored.${quoteName(name)}`, `changed.${quoteName(name)}`)).join(' AND ');
  return [
    `
  UPDATE ${kind.table} AS stored
  SET ${others.map((name) => `${name} = changed.${name}`).join(', ')}
  FROM ${tables.changed} AS changed
  WHERE changed.version = 'new' AND NOT changed.absent AND ${onKey}`,
  ];
}

export function insertChanged(kind: Kind, tables: StagingTables): string {
  const names = storedColumns(kind).map(quoteName).join(', ');
  return `
  INSERT INTO ${kind.table} (${names})
  SELECT ${names} FROM ${tables.changed}
  WHERE version = 'new' AND absent
  ORDER BY ${kind.order.map(quoteName).join(', ')}`;
}

export function countChanged(tables: StagingTables): string {
  return `
  SELECT
    count(*) FILTER (WHERE is_new)::bigint AS added,
    count(*) FILTER (WHERE NOT is_new)::bigint AS changed
  FROM ${tables.changed}
  WHERE version = 'new'`;
}

/**
 * Marks the merchant-days that rows touch, as new and as old; `rows` is the table of changed (or all new) rows, `markedBy` the id of who changes
 * them. They are gathered in a table first: the server gathers with all its cores, and inserts with one.
 */
export function markTouched(kind: Kind, tables: StagingTables, rows: string, markedBy: string): string[] {
  const days = (kind.touchedDays ?? []).map((day) => `(${quoteName(day)})`).join(', ');
  const own = days === '' ? [] : [`SELECT merchant_key, own.day FROM changed CROSS JOIN LATERAL (VALUES ${days}) AS own (day)`];
  const touches = [...own, ...(kind.touchedElsewhere ?? [])];
  if (touches.length === 0) return [];
  return [
    `
  CREATE UNLOGGED TABLE ${tables.touched} AS
  WITH changed AS NOT MATERIALIZED (SELECT * FROM ${rows})
  SELECT merchant_key, month, bit_or(1 << (day - month)) AS days
  FROM (
    SELECT merchant_key, day, day - (date_part('day', day)::integer - 1) AS month
    FROM (${touches.join(' UNION ALL ')}) AS touches
    WHERE day IS NOT NULL
  ) AS dated
  GROUP BY merchant_key, month`,
    `
  INSERT INTO touched_merchant_months (merchant_key, month, days, marked_by)
  SELECT merchant_key, month, days, '${markedBy}'::uuid FROM ${tables.touched} ORDER BY merchant_key, month`,
  ];
}

/** How many good rows of a file wait, because nobody knows their merchant yet, and how many merchants that are. */
export function countWaiting(rows: string): string {
  return sumWaiting(`(SELECT merchant_key, count(*) AS rows FROM ${rows} GROUP BY merchant_key)`, 'merchant_key');
}

/** The same where all rows of a file were good and it is known which merchants they name. */
export function countNamedWaiting(tables: StagingTables): string {
  return sumWaiting(tables.named, 'merchant_id');
}

function sumWaiting(named: string, key: string): string {
  return `
  SELECT coalesce(sum(rows), 0)::bigint AS rows, count(*)::bigint AS merchants
  FROM ${named} AS named
  JOIN merchants USING (${key})
  WHERE NOT merchants.known`;
}

export const HAS_UNKNOWN_MERCHANTS = 'SELECT EXISTS (SELECT FROM merchants WHERE NOT known) AS present';

/** Imports come one after another, so that the next number is free. $14 journal, $15 file of import_files, $16 to $18 who, $20 how it was read. */
export const RECORD_IMPORT = `
  INSERT INTO imports (
    import_id, kind, profile, file_name, sha256, started_at, finished_at,
    rows_read, rows_added, rows_changed, rows_unchanged, rows_rejected, rows_repeated,
    number, journal, file_id, actor_user_id, actor_name, actor_via, whole_id, read_as)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
    (SELECT coalesce(max(number), 0) + 1 FROM imports), $14, $15, $16, $17, $18, $19, $20)`;

/** Equality that holds for absent values too, as the key of a target may lack its day. */
export function sameValue(left: string, right: string): string {
  return left.endsWith('"effective_from"') ? `${left} IS NOT DISTINCT FROM ${right}` : `${left} = ${right}`;
}
