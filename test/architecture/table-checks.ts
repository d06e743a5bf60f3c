import type { Session } from '#libs/database/database.js';
import type { TableKind } from '#libs/database/table-kinds.js';
import * as sql from './catalogue.sql.js';
import type { SourceFile } from './source-files.js';
import { isTest } from './source-files.js';

/** What tables and statements need so that the same code runs on many machines. Findings are sentences. */

/** A connection to a migrated database, or the database itself. */
type Catalogue = Pick<Session, 'query'>;

type Kinds = Readonly<Record<string, TableKind>>;

/** The column that all rows of a merchant share, and its type. */
const MERCHANT = 'merchant_key';
const MERCHANT_TYPE = 'integer';

/** Findings about the tables of a migrated database. */
export async function findTableProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  return [
    ...(await findKindProblems(database, kinds)),
    ...(await findKeyProblems(database, kinds)),
    ...(await findColumnProblems(database, kinds)),
    ...(await findForeignKeyProblems(database, kinds)),
    ...(await findMachineryProblems(database, kinds)),
  ];
}

/** Tables without a kind, and kinds without a table. */
async function findKindProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  const tables = (await database.query<{ name: string }>(sql.TABLES)).map(({ name }) => name);
  return [
    ...tables
      .filter((table) => kinds[table] === undefined)
      .map((table) => `${table}: it has no kind. Name it tenant, reference or local in libs/database/table-kinds.ts.`),
    ...Object.keys(kinds)
      .filter((table) => !tables.includes(table))
      .map((table) => `${table}: there is no such table. Take it out of libs/database/table-kinds.ts.`),
  ];
}

interface UniqueKey {
  readonly [column: string]: unknown;
  readonly table_name: string;
  readonly name: string;
  readonly is_primary: boolean;
  readonly first_column: string | null;
}

/** Rule 2: the merchant comes first in the primary key and in whatever else is unique. */
async function findKeyProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  const keys = (await database.query<UniqueKey>(sql.UNIQUE_KEYS)).filter(
    ({ table_name }) => kinds[table_name] === 'tenant',
  );
  const withPrimary = new Set(keys.filter(({ is_primary }) => is_primary).map(({ table_name }) => table_name));
  return [
    ...Object.entries(kinds)
      .filter(([table, kind]) => kind === 'tenant' && !withPrimary.has(table))
      .map(([table]) => `${table}: a tenant table needs a primary key that begins with ${MERCHANT}.`),
    ...keys
      .filter(({ first_column }) => first_column !== MERCHANT)
      .map(
        ({ table_name, name }) => `${table_name}: ${name} is unique and does not begin with ${MERCHANT}. Put it first.`,
      ),
  ];
}

interface Column {
  readonly [column: string]: unknown;
  readonly table_name: string;
  readonly name: string;
  readonly type: string;
  readonly is_identity: boolean;
  readonly default_value: string | null;
}

const MADE_BY_DATABASE = /nextval|uuid|random|clock_timestamp|now\(\)|current_/i;

/** Rules 2, 3 and 6: types of keys, money and times; nothing that the database makes up for a tenant's row. */
async function findColumnProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  const columns = await database.query<Column>(sql.COLUMNS);
  return columns.flatMap(({ table_name, name, type, is_identity, default_value }) => {
    const column = `${table_name}.${name}`;
    const isMade = is_identity || MADE_BY_DATABASE.test(default_value ?? '');
    return [
      name === MERCHANT && type !== MERCHANT_TYPE
        ? `${column} is ${type}; ${MERCHANT} is ${MERCHANT_TYPE} everywhere.`
        : [],
      kinds[table_name] === 'tenant' && isMade
        ? `${column} is made by the database. The application makes the ids of tenant rows.`
        : [],
      name.endsWith('_fen') && type !== 'bigint' ? `${column} is ${type}; money is bigint fen.` : [],
      /^(real|double precision|money)$/.test(type) ? `${column} is ${type}; figures are whole numbers or numeric.` : [],
      /without time zone|^time with/.test(type) ? `${column} is ${type}; instants are timestamp with time zone.` : [],
    ].flat();
  });
}

interface ForeignKey {
  readonly [column: string]: unknown;
  readonly name: string;
  readonly from_table: string;
  readonly to_table: string;
  readonly column_pairs: readonly string[];
}

/** Rule 4: foreign keys stay within one merchant, or lead to reference tables. */
async function findForeignKeyProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  const keys = await database.query<ForeignKey>(sql.FOREIGN_KEYS);
  return keys.flatMap(({ name, from_table, to_table, column_pairs }) => {
    const [from, to] = [kinds[from_table], kinds[to_table]];
    const isWithinMerchant = from === 'tenant' && to === 'tenant' && column_pairs.includes(`${MERCHANT}=${MERCHANT}`);
    if (to === 'reference' || isWithinMerchant || (from === 'local' && to === 'local')) return [];
    return [
      `${from_table}: the foreign key ${name} to ${to_table} leaves the merchant. Drop it, or carry ${MERCHANT} in it.`,
    ];
  });
}

/** Rules 2 and 5: no triggers, no row security, no partitions of partitions. */
async function findMachineryProblems(database: Catalogue, kinds: Kinds): Promise<string[]> {
  const machinery = await database.query<{ table_name: string; what: string }>(sql.MACHINERY);
  return machinery
    .filter(({ table_name }) => kinds[table_name] !== 'local')
    .map(({ table_name, what }) => `${table_name}: it has ${what}. Do that in a statement of the application.`);
}

/** Rules 4 and 5, as far as texts tell: findings about the statements of the product. */
export function findStatementProblems(files: readonly SourceFile[], kinds: Kinds): string[] {
  return files
    .filter((file) => !isTest(file))
    .flatMap(({ path, texts }) =>
      texts.flatMap((text) => problemsOf(text, kinds).map((problem) => `${path}: ${problem}`)),
    );
}

function problemsOf(text: string, kinds: Kinds): string[] {
  const tenants = Object.keys(kinds).filter((table) => kinds[table] === 'tenant');
  const named = tenants.filter((table) => new RegExp(String.raw`\b(FROM|JOIN|INTO|UPDATE)\s+${table}\b`).test(text));
  const [first] = named;
  const isStatement = /\b(SELECT|INSERT|UPDATE|DELETE)\b/.test(text);
  return [
    /\bMERGE\s+INTO\b/.test(text) ? 'MERGE does not run on many machines. Write INSERT … ON CONFLICT.' : [],
    /\bCREATE\s+(CONSTRAINT\s+)?TRIGGER\b/.test(text)
      ? 'a trigger does not run on many machines. Do it in a statement.'
      : [],
    /\bREFERENCES\b/.test(text) && !/\bADD\s+CONSTRAINT\s+\w+\s+FOREIGN\s+KEY\b/.test(text)
      ? 'a foreign key needs a name and an ALTER TABLE of its own (ADD CONSTRAINT … FOREIGN KEY).'
      : [],
    ...conflictProblems(text, kinds),
    first !== undefined && isStatement && !text.includes(MERCHANT)
      ? `a statement on the tenant table ${first} does not carry ${MERCHANT}. Join on it, or group by it first.`
      : [],
  ].flat();
}

/** What a row is updated to must be the same on every machine. */
function conflictProblems(text: string, kinds: Kinds): string[] {
  return text
    .split(/\bINSERT\s+INTO\s+/)
    .slice(1)
    .flatMap((statement) => {
      const table = /^"?(\w+)/.exec(statement)?.[1] ?? '';
      const update = /\bON\s+CONFLICT\b[\s\S]*?\bDO\s+UPDATE\b([\s\S]*)/.exec(statement)?.[1] ?? '';
      const word = /\b(now\(\)|clock_timestamp\(\)|current_\w+|DEFAULT)/i.exec(update)?.[0];
      if (word === undefined || kinds[table] === 'local') return [];
      return [`ON CONFLICT DO UPDATE of ${table || 'a table'} uses ${word}. Hand the value in as a parameter.`];
    });
}
