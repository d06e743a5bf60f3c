import type { Database } from './database.js';
import * as sql from './schema-dump.sql.js';
import { TABLE_KINDS } from './table-kinds.js';

interface Named {
  readonly [column: string]: unknown;
  readonly name: string;
}

interface OfTable extends Named {
  readonly table_name: string;
}

interface Column extends OfTable {
  readonly type: string;
  readonly collation: string | null;
  readonly not_null: boolean;
  readonly is_identity: boolean;
  readonly is_generated: boolean;
  readonly default_value: string | null;
}

interface Definition extends OfTable {
  readonly definition: string;
}

/** The schema of a migrated database as a text that people review: the same for the same schema. */
export async function dumpSchema(database: Database): Promise<string> {
  const schemas = await database.query<Named>(sql.SCHEMAS);
  const enums = await database.query<Named & { labels: string[] }>(sql.ENUMS);
  const columns = await database.query<Column>(sql.COLUMNS);
  const constraints = await database.query<Definition>(sql.CONSTRAINTS);
  const indexes = await database.query<Definition>(sql.INDEXES);
  const others = await database.query<Named & { kind: string }>(sql.OTHERS);
  const tables = [...new Set(columns.map(({ table_name }) => table_name))];
  const paragraphs = [
    'The schema that the migrations add up to. Kept true by a test; renew it with "npm run schema".',
    ...schemas.map(({ name }) => `schema ${name}`),
    enums.map(({ name, labels }) => `enum ${name}: ${labels.join(', ')}`).join('\n'),
    ...tables.map((table) => describeTable(table, columns, constraints, indexes)),
    others.map(({ kind, name }) => `${kind} ${name}`).join('\n'),
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

function describeTable(
  table: string,
  columns: readonly Column[],
  constraints: readonly Definition[],
  indexes: readonly Definition[],
): string {
  const isOwn = ({ table_name }: OfTable) => table_name === table;
  const own = columns.filter(isOwn);
  const width = Math.max(...own.map(({ name }) => name.length));
  return [
    `table ${table} (${TABLE_KINDS[table] ?? 'of no kind'})`,
    ...own.map((column) => `  ${column.name.padEnd(width)}  ${describeColumn(column)}`),
    ...constraints.filter(isOwn).map(({ name, definition }) => `  ${name}: ${definition}`),
    ...indexes.filter(isOwn).map(({ definition }) => `  ${definition.replace(/ ON public\.\S+ USING/, ' USING')}`),
  ].join('\n');
}

function describeColumn({ type, collation, not_null, is_identity, is_generated, default_value }: Column): string {
  return [
    type,
    collation === null ? '' : ` COLLATE "${collation}"`,
    not_null ? ' NOT NULL' : '',
    is_identity ? ' IDENTITY' : '',
    default_value === null ? '' : `${is_generated ? ' GENERATED' : ' DEFAULT'} ${default_value}`,
  ].join('');
}
