import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource, Database } from '#libs/database/database.js';
import { acquireEmbeddedServer } from '#libs/database/embedded/embedded-postgres.js';
import { withProcessLock } from '#libs/database/embedded/process-lock.js';
import { migrate } from '#libs/database/prepare.js';
import * as sql from './database.sql.js';

/** What a test database does without: nothing of it has to outlive the machine. */
export const WITHOUT_DURABILITY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  // Kept in memory, it shall not fill it.
  max_wal_size: '1GB',
};

export interface TestDatabase {
  readonly database: Database;
  readonly dataSource: DataSource;
  /** Serves as DATABASE_URL of a spawned process too (with OPSCORE_TIMEZONE where the zone is not the usual one). */
  readonly url: string;
  /** Closes the connections and removes the database. */
  readonly drop: () => Promise<void>;
}

export interface TestDatabaseOptions {
  /** The business time zone; Asia/Shanghai where none is named. */
  readonly timeZone?: string;
  readonly poolSize?: number;
  /** What it holds at first; nothing where this is left out. */
  readonly copyOf?: FilledDatabase;
}

/** A database that many tests begin with: the first one of a run fills it, and all have a copy of their own. */
export interface FilledDatabase {
  /** Letters and underscores. */
  readonly name: string;
  /** Fills the database at a URL, and leaves no connection to it open. */
  readonly fill: (url: string) => Promise<void>;
}

/**
 * A migrated database of its own for a spec, on the PostgreSQL server that the whole run shares. Takes some 50 ms (the
 * first one of a run starts the server). Call `drop` in `afterAll`.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { timeZone = 'Asia/Shanghai', poolSize = 4, copyOf } = options;
  const server = await findServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await runOn(server, copyOf === undefined ? sql.createFromTemplate(name) : sql.createFromTemplate(name, await findFilled(server, copyOf)));
  const opened = await openTestDatabase(withDatabase(server, name), { timeZone, poolSize });
  return {
    ...opened,
    drop: async () => {
      await opened.drop();
      await runOn(server, sql.dropDatabase(name));
    },
  };
}

/** Opens a database that is there, and migrates it. Its `drop` leaves the database where it is. */
export async function openTestDatabase(url: string, { timeZone = 'Asia/Shanghai', poolSize = 4 }: Omit<TestDatabaseOptions, 'copyOf'> = {}): Promise<TestDatabase> {
  const dataSource = createDataSource({ url, timeZone, poolSize });
  await dataSource.initialize();
  await migrate(dataSource, timeZone);
  return {
    database: new Database(dataSource),
    dataSource,
    url,
    drop: async () => {
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
}

let found: Promise<string> | undefined;

/** The URL of the run's server, which the first caller of all processes starts. */
function findServer(): Promise<string> {
  return (found ??= startOnce(testHome()));
}

async function startOnce(home: string): Promise<string> {
  const note = join(home, 'server-url');
  if (existsSync(note)) return readFileSync(note, 'utf8');
  return withProcessLock(join(home, 'start'), async () => {
    if (existsSync(note)) return readFileSync(note, 'utf8');
    const { url } = await acquireEmbeddedServer({ home, parameters: WITHOUT_DURABILITY });
    const [row] = await runOn(url, sql.DATA_FOLDER);
    writeFileSync(join(home, 'data-folder'), String(row?.['folder']));
    await makeTemplate(url);
    writeFileSync(`${note}.new`, url);
    renameSync(`${note}.new`, note);
    return url;
  });
}

const filled = new Map<string, Promise<string>>();

/** The name of a filled database on the server, which the first caller of all processes fills. */
function findFilled(server: string, wanted: FilledDatabase): Promise<string> {
  const template = filled.get(wanted.name) ?? fillOnce(server, wanted);
  filled.set(wanted.name, template);
  return template;
}

async function fillOnce(server: string, { name, fill }: FilledDatabase): Promise<string> {
  const template = `filled_${name}`;
  const note = join(testHome(), template);
  return withProcessLock(join(testHome(), `fill-${name}`), async () => {
    if (existsSync(note)) return template;
    await runOn(server, sql.dropDatabase(template));
    await runOn(server, sql.createFromTemplate(template));
    await fill(withDatabase(server, template));
    writeFileSync(note, '');
    return template;
  });
}

async function makeTemplate(server: string): Promise<void> {
  await runOn(server, sql.DROP_TEMPLATE);
  await runOn(server, sql.CREATE_TEMPLATE);
  const timeZone = 'Asia/Shanghai';
  const dataSource = createDataSource({ url: withDatabase(server, sql.TEMPLATE), timeZone });
  await dataSource.initialize();
  await migrate(dataSource, timeZone);
  await dataSource.destroy();
}

async function runOn(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function testHome(): string {
  const home = process.env['OPSCORE_TEST_HOME'];
  if (home === undefined) throw new Error('OPSCORE_TEST_HOME is set by global-setup.ts: run this through jest.');
  return home;
}
