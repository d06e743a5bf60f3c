import { factOf } from './journal.sql.js';
import type { Kind } from './kind.js';
import { sameValue } from './merge.sql.js';
import { needsMerchantKey, quoteName, storedColumns } from './staging.sql.js';
import type { StagingTables } from './staging.sql.js';

/**
 * Taking an import back: what it wrote is laid into `ready`, rows that are to stay are marked there, and the rest becomes the changed rows
 * of a merge the other way round: `old` is what goes, `new` what comes back.
 */

/** Waits no longer than so for an import that is under way. */
export const WAIT_AT_MOST = `SELECT set_config('lock_timeout', $1, true)`;

/** All imports of the file that $1 is one of, the last one first: what others name came before them. */
export const IMPORTS_TO_UNDO = `
  SELECT import_id, kind, profile, file_name, sha256, number, journal, undone_at, undone_by, rows_added, rows_changed, started_at
  FROM imports
  WHERE whole_id = (SELECT whole_id FROM imports WHERE import_id = $1)
  ORDER BY number DESC
  FOR UPDATE`;

const listOf = (kind: Kind, alias: string) =>
  storedColumns(kind)
    .map((name) => `${alias}.${quoteName(name)}`)
    .join(', ');

const onKey = (kind: Kind, left: string, right: string) =>
  kind.key.map((name) => sameValue(`${left}.${quoteName(name)}`, `${right}.${quoteName(name)}`)).join(' AND ');

/** What an import wrote. Of such a statement the id cannot be a parameter; it is one of ours: hexadecimal digits and hyphens. */
export function createWritten(kind: Kind, tables: StagingTables, importId: string): string {
  const isNew = kind.countsAsNew === undefined ? '' : `OR coalesce(${kind.countsAsNew}, false)`;
  return `
  CREATE UNLOGGED TABLE ${tables.ready} AS
  SELECT change.ordinal AS line, NULL::text AS kept, change.before IS NULL ${isNew} AS added, ${listOf(kind, 'written')}
  FROM import_changes AS change
  CROSS JOIN LATERAL jsonb_populate_record(NULL::${kind.table}, change.after) AS written
  CROSS JOIN LATERAL jsonb_populate_record(NULL::${kind.table}, change.before) AS stored
  WHERE change.import_id = '${importId}'`;
}

/** What stood there before. */
export function createRestored(kind: Kind, tables: StagingTables, importId: string): string {
  return `
  CREATE UNLOGGED TABLE ${tables.raw} AS
  SELECT change.ordinal AS line, ${listOf(kind, 'restored')}
  FROM import_changes AS change
  CROSS JOIN LATERAL jsonb_populate_record(NULL::${kind.table}, change.before) AS restored
  WHERE change.import_id = '${importId}' AND change.before IS NOT NULL`;
}

/** Rows that are not as the import left them stay as they are now. */
export function keepChangedSince(kind: Kind, tables: StagingTables): string {
  const others = storedColumns(kind).filter((name) => !kind.key.includes(name)).map(quoteName);
  const isSame =
    others.length === 0
      ? ''
      : `AND (${others.map((name) => `stored.${name}`).join(', ')}) IS NOT DISTINCT FROM (${others.map((name) => `ready.${name}`).join(', ')})`;
  return `
  UPDATE ${tables.ready} AS ready SET kept = 'changed-since'
  WHERE NOT EXISTS (SELECT FROM ${kind.table} AS stored WHERE ${onKey(kind, 'stored', 'ready')} ${isSame})`;
}

/** The changes of later imports to the same facts, the first of each. $1 is their number at least; see {@link createWritten}. */
export function createLater(kind: Kind, tables: StagingTables, { importId, number }: { importId: string; number: number }): string {
  const factIn = (alias: string) => `jsonb_build_array(${factOf(kind).map((name) => `${alias}.after -> '${name}'`).join(', ')})`;
  return `
  CREATE UNLOGGED TABLE ${tables.named} AS
  SELECT DISTINCT ON (own.ordinal) own.ordinal AS line, later.import_id, later.ordinal, import.file_name
  FROM import_changes AS own
  JOIN import_changes AS later ON ${factIn('later')} = ${factIn('own')}
  JOIN imports AS import ON import.import_id = later.import_id
  WHERE own.import_id = '${importId}' AND import.kind = '${kind.name}' AND import.number > ${number}
  ORDER BY own.ordinal, import.number`;
}

/** A fact that a later import changed to something else and another one back again is theirs. */
export function keepOfLater(tables: StagingTables): string {
  return `
  UPDATE ${tables.ready} AS ready SET kept = 'changed-since'
  FROM ${tables.named} AS later
  WHERE later.line = ready.line AND ready.kept IS NULL`;
}

/**
 * What a later import found here was ours: for it, it is now as if this import had never been. So it does not matter which of them is
 * undone first. $1 import.
 */
export function rewriteLater(tables: StagingTables): string {
  return `
  UPDATE import_changes AS later SET before = own.before
  FROM ${tables.named} AS found, import_changes AS own
  WHERE own.import_id = $1 AND own.ordinal = found.line
    AND later.import_id = found.import_id AND later.ordinal = found.ordinal AND later.before = own.after`;
}

/** Rows that others name stay. */
export function keepNamed(kind: Kind, tables: StagingTables, named: string): string {
  return `
  UPDATE ${tables.ready} AS ready SET kept = 'named-by-others'
  FROM ${kind.table} AS stored
  WHERE ${onKey(kind, 'stored', 'ready')} AND ready.added AND ready.kept IS NULL AND (${named})`;
}

/** What goes and what comes back, as the merge reads it. */
export function createChangedBack(kind: Kind, tables: StagingTables): string {
  return `
  CREATE UNLOGGED TABLE ${tables.changed} AS
  SELECT 'old' AS version, false AS absent, false AS is_new, ${listOf(kind, 'ready')}
  FROM ${tables.ready} AS ready
  WHERE kept IS NULL
  UNION ALL
  SELECT 'new', NOT (${onKey(kind, 'restored', 'ready')}), false, ${listOf(kind, 'restored')}
  FROM ${tables.raw} AS restored
  JOIN ${tables.ready} AS ready USING (line)
  WHERE ready.kept IS NULL`;
}

/** Rows of which nothing comes back in their place. */
export function deleteGone(kind: Kind, tables: StagingTables): string {
  return `
  DELETE FROM ${kind.table} AS stored
  USING ${tables.changed} AS gone
  WHERE gone.version = 'old' AND ${onKey(kind, 'stored', 'gone')}
    AND NOT EXISTS (
      SELECT FROM ${tables.changed} AS back
      WHERE back.version = 'new' AND NOT back.absent AND ${onKey(kind, 'back', 'gone')})`;
}

export function countOutcome(tables: StagingTables): string {
  return `
  SELECT
    count(*) FILTER (WHERE kept IS NULL AND added)::integer AS removed,
    count(*) FILTER (WHERE kept IS NULL AND NOT added)::integer AS restored,
    count(*) FILTER (WHERE kept IS NOT NULL)::integer AS kept
  FROM ${tables.ready}`;
}

/** The first rows that stay, by what identifies them in files, and the later import that changed them, if it is known. $1 how many. */
export function firstKept(kind: Kind, tables: StagingTables): string {
  const keyed = needsMerchantKey(kind);
  const columns = kind.key.flatMap((stored) => {
    if (stored === 'merchant_key') return [`'merchant_id', merchant.merchant_id`];
    const name = kind.columns.find((column) => (column.stored ?? column.name) === stored)?.name ?? stored;
    return [`'${name}', ready.${quoteName(stored)}`];
  });
  return `
  SELECT jsonb_build_object(${columns.join(', ')}) AS key, ready.kept AS reason, later.import_id AS later_import_id, later.file_name AS later_file
  FROM ${tables.ready} AS ready
  ${keyed ? 'JOIN merchants AS merchant USING (merchant_key)' : ''}
  LEFT JOIN ${tables.named} AS later ON later.line = ready.line AND ready.kept = 'changed-since'
  WHERE ready.kept IS NOT NULL
  ORDER BY ready.line
  LIMIT $1`;
}

/** $1 imports, $2 instant, $3 who, $4 what it did to all of them. */
export const NOTE_UNDONE = `
  UPDATE imports SET undone_at = $2, undone_by = $3, undo = $4::jsonb, journal = 'dropped' WHERE import_id = ANY ($1::uuid[])`;

export const FORGET_JOURNAL = `DELETE FROM import_changes WHERE import_id = $1`;
