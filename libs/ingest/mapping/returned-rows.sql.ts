import type { StagingTables } from '../staging.sql.js';
import { quoteName } from '../staging.sql.js';
import type { Gathering } from './mapped-rows.sql.js';
import { NUMBER } from './mapped-rows.sql.js';

/** Which rows of a foreign file a rejects file gives back: the rejected ones, and those without which they would become something else. */

/** The tables that are made for it, in the transaction of the import. */
export interface ReturnedTables {
  /** The lines that are given back. */
  readonly returned: string;
  /** Why: a row for every problem, by line and fact. */
  readonly reasons: string;
  /** Which rows of the file belong together, by fact. */
  readonly owners: string;
}

/** Names them by the id of an import. */
export function returnedTablesOf(importId: string): ReturnedTables {
  const id = importId.replaceAll('-', '');
  return { returned: `staging.returned_${id}`, reasons: `staging.reasons_${id}`, owners: `staging.owners_${id}` };
}

export function createReturned({ returned, reasons, owners }: ReturnedTables): string[] {
  return [
    `CREATE UNLOGGED TABLE ${returned} (line bigint)`,
    `CREATE UNLOGGED TABLE ${reasons} (line bigint, fact integer, "column" text, value text, reason text)`,
    `CREATE UNLOGGED TABLE ${owners} (fact integer, line bigint, owner text, known boolean, matters boolean)`,
  ];
}

/** The problems of a fact whose rows are those of the file. */
export function addReasons({ reasons }: ReturnedTables, fact: number, { problems }: StagingTables): string {
  return `
  INSERT INTO ${reasons}
  SELECT DISTINCT line, ${fact}, "column", value, reason FROM ${problems}`;
}

/** The problems of a fact whose rows are made of several: each stands with the rows that have the value, or such a one; else with the first. */
export function addGatheredReasons({ reasons }: ReturnedTables, fact: number, { problems, spooled }: StagingTables, columns: readonly string[], { by, sum }: Gathering): string {
  const valueOf = columns.map((name) => `WHEN '${name}' THEN laid.${quoteName(name)}`).join(' ');
  const isSum = `problem."column" IN (${sum.length === 0 ? 'NULL' : sum.map((name) => `'${name}'`).join(', ')})`;
  return `
  WITH problem AS (
    SELECT DISTINCT problem.line, problem."column", problem.value, problem.reason, ${ownerOf(by, 'own')} AS owner
    FROM ${problems} AS problem LEFT JOIN ${spooled} AS own USING (line)
  )
  INSERT INTO ${reasons}
  SELECT DISTINCT coalesce(bad.line, problem.line), ${fact}, problem."column", coalesce(bad.value, problem.value), problem.reason
  FROM problem
  LEFT JOIN LATERAL (
    SELECT laid.line, left(CASE problem."column" ${valueOf} END, 200) AS value
    FROM ${spooled} AS laid
    WHERE ${ownerOf(by, 'laid')} = problem.owner
  ) AS bad ON bad.value = problem.value OR (${isSum} AND problem.value !~ '${NUMBER}' AND bad.value !~ '${NUMBER}')`;
}

export function addRejected({ returned, reasons }: ReturnedTables): string {
  return `INSERT INTO ${returned} SELECT DISTINCT line FROM ${reasons}`;
}

/**
 * Which rows of a fact belong together: those that agree in some columns. They matter to one another always, or where they differ, since the
 * last one counts then. Whose a row is, is not known where it has a problem in those columns.
 */
export function addOwners({ owners, reasons }: ReturnedTables, fact: number, rows: string, { by, all, always }: { readonly by: readonly string[]; readonly all: readonly string[]; readonly always: boolean }): string {
  return `
  INSERT INTO ${owners}
  SELECT ${fact}, line, owner,
    NOT bool_or(EXISTS (SELECT FROM ${reasons} AS reason WHERE reason.line = owned.line AND reason.fact = ${fact} AND reason."column" IN (${by.map((name) => `'${name}'`).join(', ')})))
      OVER (PARTITION BY owner),
    ${always ? 'true' : 'min(content) OVER (PARTITION BY owner) <> max(content) OVER (PARTITION BY owner)'}
  FROM (SELECT line, ${ownerOf(by, 'laid')} AS owner, ${always ? 'NULL' : ownerOf(all, 'laid')} AS content FROM ${rows} AS laid) AS owned`;
}

/** Under which number the families of rows of a fact stand, beside the fact itself: rows that fill a column of others belong to these. */
export function familiesOf(fact: number): number {
  return -1 - fact;
}

/** The families of a fact. $1: keys, $2: the key of the row that names each; a row may be both. */
export function addFamilies({ owners, reasons }: ReturnedTables, fact: number, rows: string, key: string): string {
  const own = `laid.${quoteName(key)}`;
  return `
  WITH linked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS linked (key, value)),
    families AS (
      SELECT laid.line, coalesce(linked.value, ${own}) AS owner FROM ${rows} AS laid LEFT JOIN linked ON linked.key = ${own}
      UNION
      SELECT laid.line, ${own} FROM ${rows} AS laid WHERE ${own} IN (SELECT value FROM linked)
    )
  INSERT INTO ${owners}
  SELECT ${familiesOf(fact)}, line, owner, NOT EXISTS (SELECT FROM ${reasons} AS reason WHERE reason.line = families.line AND reason.fact = ${fact} AND reason."column" = '${key}'), true
  FROM families`;
}

/** The rows that name others which the file does not have: one of which it is not known whose it is may be among them. $1, $2 as above. */
export function addNaming({ returned }: ReturnedTables, rows: string, key: string): string {
  const own = `laid.${quoteName(key)}`;
  return `
  INSERT INTO ${returned}
  SELECT DISTINCT laid.line
  FROM unnest($1::text[], $2::text[]) AS linked (key, value)
  JOIN ${rows} AS laid ON ${own} = linked.value
  WHERE NOT EXISTS (SELECT FROM ${rows} AS named WHERE named.${quoteName(key)} = linked.key)
    AND NOT EXISTS (SELECT FROM ${returned} AS given WHERE given.line = laid.line)`;
}

/** A text for the values of some columns of a row; texts of different rows are the same where the values are. */
function ownerOf(columns: readonly string[], alias: string): string {
  return `ROW(${columns.map((name) => `${alias}.${quoteName(name)}`).join(', ')})::text`;
}

export function indexOwners({ owners }: ReturnedTables): string[] {
  return [`CREATE INDEX ON ${owners} (fact, owner)`, `ANALYZE ${owners}`];
}

/** Lines of which it is not known to whom they belong, by fact; those that have another number of cells than the header belong to anybody. */
function unknownLines({ owners, reasons }: ReturnedTables, fact: number): string {
  return `SELECT line FROM ${owners} WHERE fact = ${fact} AND NOT known UNION SELECT line FROM ${reasons} WHERE reason = 'field-count'`;
}

/** Whether rows of a fact matter to one another, of some it is not known to whom they belong, and the others stand together by whom they do. */
export function lookAtOwners(tables: ReturnedTables, fact: number): string {
  return `
  SELECT
    coalesce(bool_or(matters), false) AND EXISTS (${unknownLines(tables, fact)}) AS unclear,
    count(*) FILTER (WHERE owner IS DISTINCT FROM before) = count(DISTINCT owner) AS together
  FROM (
    SELECT owner, matters, lag(owner) OVER (ORDER BY line) AS before FROM ${tables.owners} WHERE fact = ${fact} AND known
  ) AS placed`;
}

/** The rows on both sides of those that belong to somebody unknown: where rows stand together, it is one of these or nobody else. */
export function addNeighbours(tables: ReturnedTables, fact: number): string {
  return `
  INSERT INTO ${tables.returned}
  SELECT DISTINCT line
  FROM (
    SELECT line, known, lag(known) OVER (ORDER BY line) AS before, lead(known) OVER (ORDER BY line) AS after
    FROM (
      SELECT line, bool_and(known) AS known
      FROM (
        SELECT line, known FROM ${tables.owners} WHERE fact = ${fact}
        UNION ALL
        SELECT line, false FROM (${unknownLines(tables, fact)}) AS lost
      ) AS each
      GROUP BY line
    ) AS placed
  ) AS beside
  WHERE known AND (NOT before OR NOT after) AND NOT EXISTS (SELECT FROM ${tables.returned} AS own WHERE own.line = beside.line)`;
}

/** All rows of a fact. */
export function addAll({ returned, owners }: ReturnedTables, fact: number): string {
  return `
  INSERT INTO ${returned}
  SELECT DISTINCT line FROM ${owners} AS owned
  WHERE fact = ${fact} AND NOT EXISTS (SELECT FROM ${returned} AS own WHERE own.line = owned.line)`;
}

/** The rows that belong to rows that are given back. To be repeated until there are none. */
export function addBelonging({ returned, owners }: ReturnedTables): string {
  return `
  INSERT INTO ${returned}
  SELECT DISTINCT other.line
  FROM (SELECT DISTINCT fact, owner FROM ${owners} AS own WHERE matters AND EXISTS (SELECT FROM ${returned} AS given WHERE given.line = own.line)) AS concerned
  JOIN ${owners} AS other USING (fact, owner)
  WHERE NOT EXISTS (SELECT FROM ${returned} AS given WHERE given.line = other.line)`;
}

/** The rows that are given back, in the order of the file, with what is wrong with each. */
export function returnedRows({ returned, reasons }: ReturnedTables): string {
  return `
  SELECT line, ${['fact', 'column', 'value', 'reason'].map((name) => `coalesce(array_agg("${name}" ORDER BY fact, "column") FILTER (WHERE reason IS NOT NULL), '{}') AS ${name}s`).join(', ')}
  FROM ${returned} LEFT JOIN ${reasons} USING (line)
  GROUP BY line
  ORDER BY line`;
}

export function dropReturned({ returned, reasons, owners }: ReturnedTables): string {
  return `DROP TABLE ${returned}, ${reasons}, ${owners}`;
}
