import type { Database } from '#libs/database/database.js';

/**
 * One value for each table of a database: it changes with any row of it. Of sessions and tokens only how many there are: when they were last
 * used is noted on the way.
 */
export async function everythingStored(database: Database): Promise<Record<string, string>> {
  const tables = await database.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
  const stored = tables.map(({ name }) => {
    const rows = ['sessions', 'personal_tokens'].includes(name) ? `''` : `md5(coalesce(string_agg(own::text, '|' ORDER BY own::text COLLATE "C"), ''))`;
    return `SELECT '${name}' AS name, count(*) || ' ' || ${rows} AS value FROM "${name}" AS own`;
  });
  const values = await database.query<{ name: string; value: string }>(stored.join(' UNION ALL '));
  return Object.fromEntries(values.map(({ name, value }) => [name, value]));
}
