import { LONGEST_ID, LONGEST_TEXT } from './field-shapes.js';
import type { Column, ColumnType, Kind } from './kind.js';

/** The tables of one import, all in the schema `staging` and in its transaction. */
export interface StagingTables {
  /** The file as it is: text. */
  readonly raw: string;
  /** The rows that a profile makes one of, before they are one: text. */
  readonly spooled: string;
  /** The rows of a regular file as they are to be stored: a view over `raw`, which then is typed. */
  readonly laid: string;
  /** The merchants that the rows name, and with how many rows each. */
  readonly named: string;
  /** Checked, typed, keys in place. */
  readonly ready: string;
  /** Rejected rows: line, column, value, reason. */
  readonly problems: string;
  /** Keys that are new or differ from what is stored. */
  readonly changed: string;
  /** Merchant-months that the rows touch. */
  readonly touched: string;
  /** The checked rows of a first load, in the order in which they are laid down. */
  readonly sorted: string;
}

/** Names the tables of an import by its id (hexadecimal digits and hyphens). */
export function tablesOf(importId: string): StagingTables {
  const id = importId.replaceAll('-', '');
  return {
    raw: `staging.raw_${id}`,
    spooled: `staging.spooled_${id}`,
    laid: `staging.laid_${id}`,
    named: `staging.named_${id}`,
    ready: `staging.ready_${id}`,
    problems: `staging.problems_${id}`,
    changed: `staging.changed_${id}`,
    touched: `staging.touched_${id}`,
    sorted: `staging.sorted_${id}`,
  };
}

/** Quotes a name that comes from our own lists of columns. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function createRaw(tables: Pick<StagingTables, 'raw'>, columns: readonly string[]): string {
  const named = columns.map((_, index) => `${rawName(columns, index)} text`);
  return `CREATE UNLOGGED TABLE ${tables.raw} (line bigint, ${named.join(', ')})`;
}

/** A table for a file whose fields are all written in the canonical form: PostgreSQL reads them as their types at once. */
export function createTypedRaw(kind: Kind, tables: Pick<StagingTables, 'raw'>, columns: readonly string[]): string {
  const named = columns.map((name, index) => {
    const column = kind.columns.find((each) => each.name === name);
    return `${rawName(columns, index)} ${column === undefined ? 'text' : rawType(column.type)}`;
  });
  return `CREATE UNLOGGED TABLE ${tables.raw} (line bigint, ${named.join(', ')})`;
}

function rawType(type: ColumnType): string {
  return type === 'yuan' ? 'numeric' : sqlType(type);
}

export function copyRaw(tables: Pick<StagingTables, 'raw'>, columns: readonly string[]): string {
  const names = columns.map((_, index) => rawName(columns, index)).join(', ');
  return `COPY ${tables.raw} FROM STDIN (FORMAT csv, ENCODING 'UTF8', FORCE_NULL (${names}))`;
}

/** Lays rows that a statement selects, numbered in its order. */
export function fillRaw(tables: StagingTables, columns: readonly string[], select: string): string {
  const names = columns.map((_, index) => rawName(columns, index)).join(', ');
  return `
  INSERT INTO ${tables.raw} (line, ${names})
  SELECT row_number() OVER (), ${names} FROM (${select}) AS given (${names})`;
}

/** A column that is passed over has no name of its own. */
export function rawName(columns: readonly string[], index: number): string {
  return quoteName(columns[index] || `passed_over_${index}`);
}

export function createProblems(tables: StagingTables): string {
  return `CREATE UNLOGGED TABLE ${tables.problems} (line bigint, "column" text, value text, reason text)`;
}

export function addProblems(tables: StagingTables): string {
  return `
  INSERT INTO ${tables.problems}
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[])`;
}

/** The columns of a kind that a file has. */
function presentColumns(kind: Kind, columns: readonly string[]): Column[] {
  return kind.columns.filter(({ name }) => columns.includes(name));
}

/**
 * The merchants that the rows name, gathered in a table: the server gathers with all its cores, and inserts with one.
 * `thorough` takes blanks off and leaves out rows with problems.
 */
export function createNamed(tables: StagingTables, thorough: boolean): string {
  return `
  CREATE UNLOGGED TABLE ${tables.named} AS
  SELECT ${merchantIdOf(thorough)} COLLATE "C" AS merchant_id, count(*) AS rows
  FROM ${tables.raw} AS raw
  ${thorough ? goodRows(tables) : ''}
  GROUP BY 1`;
}

/** Merchants that a file names and nobody knows yet get keys, in the order of their ids; they are not known by that. What is too long for an id names nobody. */
export function addMerchantKeys(tables: StagingTables): string {
  return `
  INSERT INTO merchants (merchant_key, merchant_id, known, ka)
  SELECT
    coalesce((SELECT max(merchant_key) FROM merchants), 0) + row_number() OVER (ORDER BY merchant_id),
    merchant_id, false, false
  FROM ${tables.named} AS named
  WHERE length(merchant_id) <= ${LONGEST_ID} AND NOT EXISTS (SELECT FROM merchants WHERE merchants.merchant_id = named.merchant_id)`;
}

/** The rows of a regular file as they are to be stored, made while they are read. */
export function createLaid(kind: Kind, tables: StagingTables, columns: readonly string[]): string {
  return `
  CREATE VIEW ${tables.laid} AS
  ${selectReady(kind, tables, columns, { valueOf: readTyped, fits: null, merchantId: 'raw."merchant_id"', onlyGood: false })}`;
}

/** The same as a table, for what has to compare and to take rows out. */
export function materialiseLaid(tables: StagingTables): string {
  return `CREATE UNLOGGED TABLE ${tables.ready} AS SELECT * FROM ${tables.laid}`;
}

/**
 * Casts every row in one go. Fails on a value that PostgreSQL cannot read, and gives `fits = false` where it reads more
 * than a canonical file may say (`now`, `1e3`, a third decimal). Most files have no such row; for those that do,
 * {@link findProblems} says which and the good ones are cast again.
 */
export function createReady(kind: Kind, tables: StagingTables, columns: readonly string[], onlyGood: boolean): string {
  const fits = presentColumns(kind, columns).map((column) => fitsSql(column));
  return `
  CREATE UNLOGGED TABLE ${tables.ready} AS
  ${selectReady(kind, tables, columns, {
    valueOf: (column) => castOf(column, onlyGood),
    fits: onlyGood ? 'true' : fits.join('\n      AND '),
    merchantId: merchantIdOf(onlyGood),
    onlyGood,
  })}`;
}

interface Reading {
  /** The stored value of a column, as SQL over `raw`. */
  readonly valueOf: (column: Column) => string;
  /** SQL that says whether a row's values have the right shapes; null where that is known. */
  readonly fits: string | null;
  readonly merchantId: string;
  /** Only rows without problems. */
  readonly onlyGood: boolean;
}

function selectReady(kind: Kind, tables: StagingTables, columns: readonly string[], reading: Reading): string {
  const present = presentColumns(kind, columns);
  const values = kind.columns.flatMap((column) => {
    const stored = storedName(column);
    if (stored === null) return [];
    const value = present.includes(column) ? reading.valueOf(column) : `${column.absent ?? 'NULL'}::${sqlType(column.type)}`;
    return [`${value} AS ${quoteName(stored)}`];
  });
  const derived = (kind.derived ?? []).map(({ stored, sql }) => `, ${sql} AS ${quoteName(stored)}`);
  const keyed = needsMerchantKey(kind);
  return `
  SELECT cast_rows.*${derived.join('')}
  FROM (
    SELECT
      raw.line,
      ${keyed ? 'merchants.merchant_key,' : ''}
      ${values.join(',\n      ')}
      ${reading.fits === null ? '' : `, coalesce(${reading.fits}, false) AS fits`}
    FROM ${tables.raw} AS raw
    ${keyed ? `LEFT JOIN merchants ON merchants.merchant_id = ${reading.merchantId}` : ''}
    ${reading.onlyGood ? goodRows(tables) : ''}
  ) AS cast_rows`;
}

export function hasMisfits(tables: StagingTables): string {
  return `SELECT EXISTS (SELECT FROM ${tables.ready} WHERE NOT fits) AS present`;
}

export function analyzeTable(table: string): string {
  return `ANALYZE ${table}`;
}

export function dropTable(table: string): string {
  return `DROP TABLE IF EXISTS ${table} CASCADE`;
}

/** Whether rows of a kind carry the dense key of a merchant. */
export function needsMerchantKey(kind: Kind): boolean {
  return kind.columns.some(({ name }) => name === 'merchant_id');
}

/** The statements that name every bad value of a file, column by column. */
export function findProblems(kind: Kind, tables: StagingTables, columns: readonly string[]): string[] {
  return presentColumns(kind, columns).map((column) => {
    const value = clean(`raw.${quoteName(column.name)}`, true);
    return `
    INSERT INTO ${tables.problems}
    SELECT raw.line, '${column.name}', left(${value}, 200),
      CASE WHEN ${value} IS NULL THEN 'missing' ELSE '${reasonOf(column.type)}' END
    FROM ${tables.raw} AS raw
    WHERE ${column.required ? `(${value} IS NULL OR NOT ${validSql(column, value)})` : `(${value} IS NOT NULL AND NOT ${validSql(column, value)})`}`;
  });
}

/** What one look over all checked rows tells. */
export interface RowsSeen {
  readonly breaks_rules: boolean;
  /** For each oddity that a row tells of: how many rows are odd, and the first of their lines. */
  readonly odd_rows: readonly number[];
  readonly first_lines: readonly (number | null)[];
}

/** The statement that looks once over all checked rows; null where there is nothing to look for. Gives {@link RowsSeen}. */
export function lookOver(kind: Kind, rows: string): string | null {
  const rules = (kind.rowRules ?? []).map(({ violated }) => `coalesce(bool_or(${violated}), false)`);
  const odd = (kind.oddities ?? []).flatMap(({ where }) => where ?? []);
  if (rules.length === 0 && odd.length === 0) return null;
  return `
  SELECT
    ${rules.join(' OR ') || 'false'} AS breaks_rules,
    json_build_array(${odd.map((where) => `count(*) FILTER (WHERE ${where})`).join(', ')}) AS odd_rows,
    json_build_array(${odd.map((where) => `min(line) FILTER (WHERE ${where})`).join(', ')}) AS first_lines
  FROM ${rows} AS ready`;
}

/** The statement that names the rows that break a rule over the whole row; takes them out of the good ones. */
export function findRuleProblems(kind: Kind, tables: StagingTables, columns: readonly string[]): string[] {
  return (kind.rowRules ?? []).map((rule) => {
    const value = columns.includes(rule.column) ? `left(raw.${quoteName(rule.column)}, 200)` : 'NULL';
    return `
    WITH broken AS (DELETE FROM ${tables.ready} AS ready WHERE ${rule.violated} RETURNING line)
    INSERT INTO ${tables.problems}
    SELECT line, '${rule.column}', ${value}, '${rule.reason}'
    FROM broken JOIN ${tables.raw} AS raw USING (line)`;
  });
}

export const COUNT_REJECTED = (tables: StagingTables): string => `
  SELECT count(DISTINCT line)::bigint AS rejected FROM ${tables.problems}`;

/** Rejected rows with all that the file said of them, in the file's order. */
export function rejectedRows(tables: StagingTables, columns: readonly string[]): string {
  const fields = columns.map((_, index) => `raw.${rawName(columns, index)}`).join(', ');
  return `
  SELECT problem.line, problem.columns, problem.values, problem.reasons, ARRAY[${fields}]::text[] AS fields,
    raw.line IS NULL AS ragged
  FROM (
    SELECT line, array_agg("column" ORDER BY "column") AS columns, array_agg(value ORDER BY "column") AS values,
      array_agg(reason ORDER BY "column") AS reasons
    FROM ${tables.problems}
    GROUP BY line
  ) AS problem
  LEFT JOIN ${tables.raw} AS raw USING (line)
  ORDER BY problem.line`;
}

function goodRows(tables: StagingTables): string {
  return `WHERE NOT EXISTS (SELECT FROM ${tables.problems} AS problem WHERE problem.line = raw.line)`;
}

/** The columns of a kind's table that an import fills. */
export function storedColumns(kind: Kind): string[] {
  const own = kind.columns.flatMap((column) => storedName(column) ?? []);
  const derived = (kind.derived ?? []).map(({ stored }) => stored);
  return [...(needsMerchantKey(kind) ? ['merchant_key'] : []), ...own, ...derived];
}

function storedName({ name, stored }: Column): string | null {
  return stored === undefined ? name : stored;
}

/** What JavaScript's `trim` takes off, which is asked for by field-shapes.ts: both must hold the same for blanks. */
const BLANKS = String.raw`E' \t\n\x0b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'`;

/** Blanks around a value do not belong to it; looked at only where a first attempt did not fit. */
export function clean(expression: string, thorough: boolean): string {
  return thorough ? `nullif(btrim(${expression}, ${BLANKS}), '')` : expression;
}

/** The merchant that a row names. */
function merchantIdOf(thorough: boolean): string {
  return unguard(clean('raw."merchant_id"', thorough));
}

function castOf(column: Column, thorough: boolean): string {
  const value = clean(`raw.${quoteName(column.name)}`, thorough);
  const cast = castSql(column.type, value);
  return column.absent === undefined ? cast : `coalesce(${cast}, ${column.absent}::${sqlType(column.type)})`;
}

/** The value of a column that `raw` holds as its type. */
function readTyped({ name, type, absent }: Column): string {
  const value = `raw.${quoteName(name)}`;
  const read = type === 'yuan' ? `(${value} * 100)::bigint` : type === 'id' || type === 'text' ? `${value} COLLATE "C"` : value;
  return absent === undefined ? read : `coalesce(${read}, ${absent}::${sqlType(type)})`;
}

/** A value of a file as its type, as SQL over the text. */
export function castSql(type: ColumnType, value: string): string {
  if (typeof type === 'object') return `${value}::${type.enum}`;
  switch (type) {
    case 'id':
    case 'text':
      return `${unguard(value)} COLLATE "C"`;
    case 'yuan':
      return `(${value}::numeric * 100)::bigint`;
    case 'count':
      return `${value}::integer`;
    case 'day':
    case 'instant':
    case 'decimal':
    case 'boolean':
      return `${value}::${sqlType(type)}`;
  }
}

/**
 * An export puts an apostrophe before what a spreadsheet would take for a formula, and before a text that looks as if it had one
 * already; here it comes off again.
 */
function unguard(value: string): string {
  return `CASE WHEN left(${value}, 1) = '''' THEN regexp_replace(${value}, E'^''(''*[=+@\\t\\r-])', '\\1') ELSE ${value} END`;
}

function sqlType(type: ColumnType): string {
  if (typeof type === 'object') return type.enum;
  const types = {
    id: 'text',
    text: 'text',
    day: 'date',
    instant: 'timestamptz',
    yuan: 'bigint',
    count: 'integer',
    decimal: 'numeric',
    boolean: 'boolean',
  } as const;
  return types[type];
}

/** Cheap test of a value's shape beside its cast. */
function fitsSql(column: Column): string {
  const value = `raw.${quoteName(column.name)}`;
  const shape = shapeSql(column.type, value);
  return column.required ? `(${value} IS NOT NULL AND ${shape})` : `(${value} IS NULL OR ${shape})`;
}

function shapeSql(type: ColumnType, value: string): string {
  if (typeof type === 'object') return 'true';
  switch (type) {
    case 'id':
      return `(length(${value}) <= ${LONGEST_ID} AND ${value} = btrim(${value}, ${BLANKS}) AND ${value} !~ '^[0-9]([.][0-9]+)?E[+][0-9]{1,3}$')`;
    case 'text':
      return `(length(${value}) <= ${LONGEST_TEXT} AND ${value} = btrim(${value}, ${BLANKS}))`;
    case 'day':
      return `(${value} LIKE '____-__-__' AND ${value} BETWEEN '1900' AND '2100')`;
    case 'instant':
      return `((${value} LIKE '____-__-__ __:__:__' OR ${value} ~ '${INSTANT}') AND ${value} BETWEEN '1900' AND '2100')`;
    case 'yuan':
      return `${value} ~ '^[0-9]{1,13}([.][0-9]{1,2})?$'`;
    case 'count':
      return `${value} ~ '^[0-9]{1,9}$'`;
    case 'decimal':
      return `${value} ~ '^[0-9]{1,13}([.][0-9]{1,12})?$'`;
    case 'boolean':
      return `lower(${value}) IN ('true', 'false')`;
  }
}

const INSTANT =
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?$';

/** Whether a text can be taken as a column's value, as SQL. */
export function validSql(column: Column, value: string): string {
  const { type } = column;
  if (typeof type === 'object') return `${value} IN (${type.values.map((each) => `'${each}'`).join(', ')})`;
  const readable = type === 'day' || type === 'instant' ? ` AND pg_input_is_valid(${value}, '${sqlType(type)}')` : '';
  return `(${shapeSql(type, value)}${readable})`;
}

/** Why a text cannot be taken as a type: a name of reject-reasons.ts. */
export function reasonOf(type: ColumnType): string {
  return typeof type === 'object' ? `not-one-of-${type.enum}` : `not-${type}`;
}
