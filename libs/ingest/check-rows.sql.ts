import type { Kind } from './kind.js';
import { castSql, clean, quoteName, reasonOf, validSql } from './staging.sql.js';

/**
 * The problems of rows that are given as $1, a JSON list of objects of texts: bad values first and then, of rows without any, the
 * rules over whole rows. What a file would be rejected for, and nothing else.
 */
export function problemsOfGivenRows(kind: Kind): string {
  const valueOf = (name: string) => clean(`raw.${quoteName(name)}`, true);
  const given = kind.columns.map(({ name }) => `given.fields ->> '${name}' AS ${quoteName(name)}`);
  const badValues = kind.columns.map((column) => {
    const value = valueOf(column.name);
    const isBad = column.required
      ? `(${value} IS NULL OR NOT ${validSql(column, value)})`
      : `(${value} IS NOT NULL AND NOT ${validSql(column, value)})`;
    return `
    SELECT line, '${column.name}' AS "column", CASE WHEN ${value} IS NULL THEN 'missing' ELSE '${reasonOf(column.type)}' END AS reason
    FROM raw WHERE ${isBad}`;
  });
  const casts = kind.columns.map(({ name, type }) => `${castSql(type, valueOf(name))} AS ${quoteName(name)}`);
  const brokenRules = (kind.rowRules ?? []).map(
    ({ column, reason, violated }) => `
  UNION ALL
  SELECT line, '${column}', '${reason}' FROM ready WHERE ${violated}`,
  );
  return `
  WITH raw AS MATERIALIZED (
    SELECT (given.line - 1)::integer AS line, ${given.join(', ')}
    FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS given (fields, line)
  ),
  problems AS MATERIALIZED (${badValues.join('\n    UNION ALL')}
  ),
  ready AS MATERIALIZED (
    SELECT raw.line, ${casts.join(', ')}
    FROM raw
    WHERE NOT EXISTS (SELECT FROM problems WHERE problems.line = raw.line)
  )
  SELECT line, "column", reason FROM problems${brokenRules.join('')}
  ORDER BY line, "column", reason`;
}
