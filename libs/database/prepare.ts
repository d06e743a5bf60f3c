import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { OpscoreError } from '#libs/domain/errors.js';
import { Database } from './database.js';
import * as sql from './database.sql.js';
import { MIGRATIONS } from './migrations.js';

const OLDEST_SERVER = 160_000;

/**
 * Checks that a server can carry opscore. Throws `database-unreachable`, `database-too-old` or `database-encoding`; the
 * messages name the place and never the password.
 */
export async function checkServer(url: string): Promise<void> {
  const { host, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; encoding: string }>(sql.SERVER_FACTS);
    const [facts] = rows;
    if (facts === undefined) return;
    if (facts.version < OLDEST_SERVER) {
      throw new OpscoreError('database-too-old', { found: Math.floor(facts.version / 10_000) });
    }
    if (facts.encoding !== 'UTF8') throw new OpscoreError('database-encoding', { found: facts.encoding });
  } catch (cause) {
    if (cause instanceof OpscoreError) throw cause;
    const reason = cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : String(cause);
    throw new OpscoreError('database-unreachable', { place: `${host}${pathname}`, reason }, { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Brings the schema up to date, one process at a time, and settles the business time zone. Gives the names of the
 * migrations that ran. Throws `database-newer` where a newer opscore was here, `timezone-fixed` where facts are stored in
 * another zone.
 */
export async function migrate(dataSource: DataSource, timeZone: string): Promise<string[]> {
  const database = new Database(dataSource);
  return database.withSession(async (session) => {
    await session.query(sql.LOCK_SESSION, [sql.LOCK_KEYS.migrations]);
    try {
      const applied = await appliedMigrations(database);
      const known = new Set(MIGRATIONS.map(({ name }) => name));
      const newer = applied.find((name) => !known.has(name));
      if (newer !== undefined) throw new OpscoreError('database-newer', { migration: newer });
      const ran = await dataSource.runMigrations({ transaction: 'all' });
      await settleTimeZone(database, timeZone);
      return ran.map(({ name }) => name);
    } finally {
      await session.query(sql.UNLOCK_SESSION, [sql.LOCK_KEYS.migrations]);
    }
  });
}

/** The newest migration of this version, by which workers and databases compare their schemas. */
export function schemaVersion(): string {
  return MIGRATIONS.at(-1)?.name ?? '';
}

/** Throws `database-older` where the newest migration of this version has not run, `database-newer` where a newer one has. */
export async function requireSameSchema(dataSource: DataSource): Promise<void> {
  const found = (await appliedMigrations(new Database(dataSource))).at(-1) ?? '-';
  if (found === schemaVersion()) return;
  const known = MIGRATIONS.some(({ name }) => name === found);
  if (known || found === '-') throw new OpscoreError('database-older', { needed: schemaVersion(), found });
  throw new OpscoreError('database-newer', { migration: found });
}

/** The names of the migrations that a database has seen, oldest first. */
export async function appliedMigrations(database: Database): Promise<string[]> {
  const [table] = await database.query<{ present: boolean }>(sql.HAS_MIGRATIONS);
  if (table?.present !== true) return [];
  const rows = await database.query<{ name: string }>(sql.APPLIED_MIGRATIONS);
  return rows.map(({ name }) => name);
}

async function settleTimeZone(database: Database, asked: string): Promise<void> {
  const [stored] = await database.query<{ time_zone: string; has_facts: boolean }>(sql.STORED_TIME_ZONE);
  if (stored?.time_zone === asked) return;
  if (stored?.has_facts === true) throw new OpscoreError('timezone-fixed', { stored: stored.time_zone, asked });
  await database.query(sql.STORE_TIME_ZONE, [asked]);
}
