import type { Column } from '../kind.js';
import type { StagingTables } from '../staging.sql.js';
import { quoteName, rawName } from '../staging.sql.js';

/** What becomes of mapped rows on their way from a spool into the table of a file's rows. */

/** What rows are gathered by, and how: see `gather` in profiles. */
export interface Gathering {
  readonly by: readonly string[];
  readonly sum: readonly string[];
  readonly distinct: readonly string[];
  readonly round: boolean;
}

/** What can be added up. */
export const NUMBER = '^-?[0-9]{1,18}([.][0-9]{1,18})?$';

/**
 * Makes the table of a file's rows out of the texts in `spooled`: rows that agree in some columns become one, on the line of the first of
 * them. Of a sum that cannot be made, a value that is no number stays, so that the row is rejected with it.
 */
export function gatherRows(tables: StagingTables, columns: readonly string[], kindColumns: readonly Column[], { by, sum, distinct, round }: Gathering): string {
  const gathered = columns.map((name, index) => {
    const value = rawName(columns, index);
    if (by.includes(name)) return value;
    if (distinct.includes(name)) return `count(DISTINCT ${value})::text AS ${value}`;
    if (!sum.includes(name)) return `(array_agg(${value} ORDER BY line DESC) FILTER (WHERE ${value} IS NOT NULL))[1] AS ${value}`;
    const isNumber = `${value} ~ '${NUMBER}'`;
    const total = `sum(CASE WHEN ${isNumber} THEN ${value}::numeric END)`;
    return `CASE
      WHEN bool_and(${isNumber}) THEN trim_scale(${round ? `round(${total}, ${placesOf(kindColumns, name)})` : total})::text
      ELSE min(${value}) FILTER (WHERE NOT ${isNumber})
    END AS ${value}`;
  });
  return `
  CREATE UNLOGGED TABLE ${tables.raw} AS
  SELECT min(line) AS line, ${gathered.join(', ')}
  FROM ${tables.spooled}
  GROUP BY ${by.map(quoteName).join(', ')}`;
}

function placesOf(columns: readonly Column[], name: string): number {
  const type = columns.find((column) => column.name === name)?.type;
  return type === 'yuan' ? 2 : type === 'count' ? 0 : 12;
}

/**
 * Makes the table of a file's rows out of one that lacks a column: it numbers the rows within what some columns say, in the order of
 * others and then of the file: on every server in the same one, whichever language it sorts by.
 */
export function numberRows(
  tables: StagingTables,
  columns: readonly string[],
  { column, within, by, type }: { readonly column: string; readonly within: readonly string[]; readonly by: readonly string[]; readonly type: 'text' | 'integer' },
): string {
  const named = columns.map((_, index) => rawName(columns, index)).join(', ');
  // Of a key the last columns tell most rows apart: they are compared first.
  const list = (names: readonly string[], ending = '') => names.map((name) => quoteName(name) + ending).join(', ');
  return `
  CREATE UNLOGGED TABLE ${tables.raw} AS
  SELECT line, ${named}, (row_number() OVER (PARTITION BY ${list(within.toReversed())} ORDER BY ${list(by, '::text COLLATE "C"')}, line))::${type} AS ${quoteName(column)}
  FROM ${tables.spooled}`;
}

/** Fills a column of rows by their key, where it is empty: $1 keys, $2 values. */
export function fillLinked(tables: StagingTables, { column, key }: { readonly column: string; readonly key: string }): string {
  return `
  UPDATE ${tables.raw} AS raw SET ${quoteName(column)} = linked.value
  FROM unnest($1::text[], $2::text[]) AS linked (key, value)
  WHERE raw.${quoteName(key)} = linked.key AND raw.${quoteName(column)} IS NULL`;
}

/** The first rows, those that are rejected with what is wrong with them. $1 how many. */
export function firstRows(tables: StagingTables, columns: readonly string[]): string {
  const fields = columns.map((_, index) => `raw.${rawName(columns, index)}`).join(', ');
  return `
  SELECT coalesce(raw.line, problem.line) AS line, raw.line IS NULL AS ragged, ARRAY[${fields}]::text[] AS fields,
    coalesce(problem.columns, '{}') AS columns, coalesce(problem.values, '{}') AS values, coalesce(problem.reasons, '{}') AS reasons
  FROM ${tables.raw} AS raw
  FULL JOIN (
    SELECT line, array_agg("column" ORDER BY "column") AS columns, array_agg(value ORDER BY "column") AS values,
      array_agg(reason ORDER BY "column") AS reasons
    FROM ${tables.problems}
    GROUP BY line
  ) AS problem ON problem.line = raw.line
  ORDER BY 1
  LIMIT $1`;
}
