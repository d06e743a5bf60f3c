import { createServer } from 'node:net';
import { Settings } from '#libs/config/settings.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import { createDataSource } from './database.js';
import { MIGRATIONS } from './migrations.js';
import { openDatabase } from './open.js';
import { appliedMigrations, checkServer, migrate } from './prepare.js';

const NAMES = MIGRATIONS.map(({ name }) => name);

const dropped: TestDatabase[] = [];

async function newDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  dropped.push(database);
  return database;
}

/** A database of the same server as nothing made it: no tables, no migrations. */
async function newEmptyDatabase(options = ''): Promise<TestDatabase & { emptyUrl: string }> {
  const host = await newDatabase();
  const name = `${new URL(host.url).pathname.slice(1)}_empty`;
  await host.database.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  const url = new URL(host.url);
  url.pathname = `/${name}`;
  return { ...host, emptyUrl: url.href, drop: () => dropBoth(host, name) };
}

async function dropBoth(host: TestDatabase, name: string): Promise<void> {
  await host.database.query(`DROP DATABASE ${name} WITH (FORCE)`);
}

afterAll(async () => {
  for (const each of dropped) await each.drop();
});

describe('the check of a server', () => {
  it('takes a PostgreSQL of today in UTF-8', async () => {
    const { url } = await newDatabase();
    await expect(checkServer(url)).resolves.toBeUndefined();
  });

  it('refuses another encoding', async () => {
    const empty = await newEmptyDatabase(`ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`);
    await expect(checkServer(empty.emptyUrl)).rejects.toMatchObject({
      code: 'database-encoding',
      details: { found: 'SQL_ASCII' },
    });
    await empty.drop();
  });

  it('names the place of a server that is not there, and never the password', async () => {
    const nobody = createServer();
    await new Promise<void>((listening) => nobody.listen(0, '127.0.0.1', listening));
    const address = nobody.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((closed) => nobody.close(closed));
    const error: unknown = await checkServer(`postgres://someone:secret@127.0.0.1:${port}/opscore`).catch(
      (each: unknown) => each,
    );
    expect(error).toMatchObject({ code: 'database-unreachable', details: { place: `127.0.0.1:${port}/opscore` } });
    expect(String(error)).toContain('ECONNREFUSED');
    expect(String(error)).not.toContain('secret');
  });

  it('says the server’s own reason where it does not let us in', async () => {
    const { url } = await newDatabase();
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(checkServer(wrong.href)).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('password authentication failed'),
    });
    const missing = new URL(url);
    missing.pathname = '/no_such_database';
    await expect(checkServer(missing.href)).rejects.toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('"no_such_database" does not exist'),
    });
  });
});

describe('migrations', () => {
  it('bring an empty database up to date, once, and take all of it back', async () => {
    const empty = await newEmptyDatabase();
    const settings = Object.assign(new Settings(), { DATABASE_URL: empty.emptyUrl });
    const first = await openDatabase(settings);
    expect(first.migrationsRun).toEqual(NAMES);
    await first.close();
    const second = await openDatabase(settings);
    expect(second.migrationsRun).toEqual([]);
    for (const name of NAMES.toReversed()) {
      await second.dataSource.undoLastMigration({ transaction: 'all' });
      expect(await second.dataSource.query('SELECT name FROM migrations WHERE name = $1', [name])).toEqual([]);
    }
    const left = await second.dataSource.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('r', 'v', 'p') AND relnamespace = 'public'::regnamespace AND relname <> 'migrations'`,
    );
    expect(left).toEqual([]);
    await second.close();
    await empty.drop();
  });

  it('run one process at a time: of two starts at once one does the work', async () => {
    const empty = await newEmptyDatabase();
    const settings = Object.assign(new Settings(), { DATABASE_URL: empty.emptyUrl });
    const opened = await Promise.all([openDatabase(settings), openDatabase(settings), openDatabase(settings)]);
    expect(opened.flatMap(({ migrationsRun }) => migrationsRun)).toEqual(NAMES);
    await Promise.all(opened.map((each) => each.close()));
    await empty.drop();
  });

  it('do not touch a database that a newer program migrated', async () => {
    const { dataSource, database } = await newDatabase();
    await database.query(`INSERT INTO migrations (timestamp, name) VALUES (9999, 'FromTheFuture9999')`);
    await expect(migrate(dataSource, 'Asia/Shanghai')).rejects.toMatchObject({
      code: 'database-newer',
      details: { migration: 'FromTheFuture9999' },
    });
    expect(await appliedMigrations(database)).toEqual([...NAMES, 'FromTheFuture9999']);
  });
});

describe('the business time zone', () => {
  it('can change until facts are stored, then no more', async () => {
    const { url, database } = await newDatabase();
    const dataSource = createDataSource({ url, timeZone: 'America/Sao_Paulo' });
    await dataSource.initialize();
    await migrate(dataSource, 'America/Sao_Paulo');
    expect(await database.query('SELECT time_zone FROM deployment')).toEqual([{ time_zone: 'America/Sao_Paulo' }]);
    await database.query(`
      INSERT INTO imports
        (import_id, whole_id, kind, profile, file_name, sha256, started_at, finished_at,
        rows_read, rows_added, rows_changed, rows_unchanged, rows_rejected, rows_repeated, number, journal)
      SELECT id, id, 'orders', 'canonical', 'orders.csv', '', now(), now(), 1, 1, 0, 0, 0, 0, 1, 'dropped'
      FROM gen_random_uuid() AS made (id)`);
    await expect(migrate(dataSource, 'Asia/Shanghai')).rejects.toMatchObject({
      code: 'timezone-fixed',
      details: { stored: 'America/Sao_Paulo', asked: 'Asia/Shanghai' },
    });
    await expect(migrate(dataSource, 'America/Sao_Paulo')).resolves.toEqual([]);
    await dataSource.destroy();
  });
});
