import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Binaries } from './binaries.js';
import { EMBEDDED_MAJOR, copyBinaries, findNativeFolder, isReachableByOthers, openBinaries } from './binaries.js';
import { ProcessRegister, isAlive, withProcessLock } from './process-lock.js';

const run = promisify(execFile);

const USER = 'opscore';
export const EMBEDDED_DATABASE = 'opscore';
/** PostgreSQL refuses to run as root: under root the server runs as this user (`nobody` on every Linux). */
const UNPRIVILEGED_ID = 65_534;
/** Where the server lives under root when the home folder is closed to other users. */
const SYSTEM_FOLDER = '/var/lib/opscore';
const START_ATTEMPTS = 20;

/** A running embedded server. */
export interface EmbeddedServer {
  readonly url: string;
  /** Takes this process off the users of the server; the last one stops it. */
  release(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly home: string;
  /** Further server settings, for tests. */
  readonly parameters?: Readonly<Record<string, string>>;
}

interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
  readonly binaries: Binaries;
  /** The user that the server runs as where this process is root. */
  readonly identity: { uid: number; gid: number } | null;
}

/**
 * Gives the embedded PostgreSQL of a home folder: made at first use, started, or joined where it runs already (another
 * command, or what a killed process left behind).
 *
 * Throws `embedded-database-missing`, `home-not-writable`, `data-directory-version`, `database-locked` or
 * `embedded-database-failed` with the place of the server's log.
 */
export async function acquireEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = prepareFolder(options.home);
  const users = new ProcessRegister(join(folder, 'users'));
  const lock = join(folder, 'lock');
  return withProcessLock(lock, async () => {
    const cluster = openCluster(folder);
    if (!existsSync(join(cluster.data, 'PG_VERSION'))) await initialise(cluster);
    checkVersion(cluster);
    const port = (await findRunning(cluster)) ?? (await start(cluster, options.parameters ?? {}));
    users.join();
    return {
      url: urlOf(cluster, port),
      release: () =>
        withProcessLock(lock, async () => {
          users.leave();
          if (!users.isUsed()) await stop(cluster);
        }),
    };
  });
}

/** The log of the embedded server of a home folder, for error messages and the doctor. */
export function embeddedLogOf(home: string): string {
  return join(clusterFolderOf(home), 'server.log');
}

function clusterFolderOf(home: string): string {
  if (!isRoot() || isReachableByOthers(home)) return join(home, 'postgres');
  return join(SYSTEM_FOLDER, createHash('sha256').update(home).digest('hex').slice(0, 16));
}

function prepareFolder(home: string): string {
  const folder = clusterFolderOf(home);
  try {
    mkdirSync(home, { recursive: true });
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    accessSync(home, constants.W_OK);
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new OpscoreError('home-not-writable', { home, user: userInfo().username }, { cause });
  }
  return folder;
}

function openCluster(folder: string): Cluster {
  let native = findNativeFolder();
  if (isRoot() && !isReachableByOthers(native)) {
    openBinaries(native);
    const copy = join(SYSTEM_FOLDER, `postgresql-${EMBEDDED_MAJOR}`);
    copyBinaries(native, copy);
    native = copy;
  }
  const passwordFile = join(folder, 'password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  return {
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    password: readFileSync(passwordFile, 'utf8'),
    binaries: openBinaries(native),
    identity: isRoot() ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : null,
  };
}

/** Makes the data directory in a folder beside it first, so that a kill in the middle leaves nothing half made. */
async function initialise(cluster: Cluster): Promise<void> {
  const unfinished = `${cluster.data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(cluster.folder, 'initial-password');
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 });
  writeFileSync(cluster.log, '', { mode: 0o600 });
  if (cluster.identity !== null) {
    for (const path of [unfinished, passwordFile, cluster.log]) {
      chownSync(path, cluster.identity.uid, cluster.identity.gid);
    }
  }
  try {
    await runServerProgram(cluster, cluster.binaries.initdb, [
      `--pgdata=${unfinished}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    renameSync(unfinished, cluster.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function checkVersion(cluster: Cluster): void {
  const found = readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8').trim();
  if (found !== String(EMBEDDED_MAJOR)) {
    throw new OpscoreError('data-directory-version', { folder: cluster.data, found, expected: EMBEDDED_MAJOR });
  }
}

/** The port of the cluster's living server; null where none runs. A dead server's pid file is cleared away. */
async function findRunning(cluster: Cluster): Promise<number | null> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  if (!existsSync(pidFile)) return null;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!isAlive(pid) || !isPostgres(pid)) {
    rmSync(pidFile, { force: true });
    return null;
  }
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    if (await accepts(urlOf(cluster, port, 'postgres'))) return port;
    if (!isAlive(pid)) return null;
    await sleep(100);
  }
  throw failed(cluster, `the server with process id ${pid} does not answer on port ${port}`);
}

/** Another program may have been given a dead server's process id. Where that cannot be told, it is taken for the server. */
function isPostgres(pid: number): boolean {
  const name = `/proc/${pid}/comm`;
  return !existsSync(name) || readFileSync(name, 'utf8').trim() === 'postgres';
}

async function start(cluster: Cluster, parameters: Readonly<Record<string, string>>): Promise<number> {
  let reason = '';
  // The port may be taken between its choice and the start, and the workers of a killed server take a moment to go.
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const port = await freePort();
    const settings = { ...serverParameters(), ...parameters, port: String(port) };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    try {
      await runServerProgram(cluster, cluster.binaries.pgCtl, [
        'start',
        '--wait',
        '--silent',
        `--pgdata=${cluster.data}`,
        `--log=${cluster.log}`,
        `--options=${flags.join(' ')}`,
      ]);
      await createDatabase(cluster, port);
      return port;
    } catch (error) {
      reason = lastLines(cluster.log) || String(error);
      if (!/could not bind|pre-existing shared memory|Address already in use/.test(reason)) break;
      await sleep(250);
    }
  }
  throw failed(cluster, reason);
}

/** Made for bulk work on a small machine: large checkpoints, no replication, no just-in-time compilation. */
function serverParameters(): Record<string, string> {
  const memoryMb = totalmem() / 2 ** 20;
  const sharedMb = Math.max(128, Math.min(1024, Math.floor(memoryMb / 16)));
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${sharedMb}MB`,
    work_mem: '64MB',
    maintenance_work_mem: `${sharedMb}MB`,
    effective_cache_size: `${Math.floor(memoryMb / 2)}MB`,
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '8GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    log_line_prefix: '%m',
  };
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [EMBEDDED_DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${EMBEDDED_DATABASE}`);
  } finally {
    await client.end();
  }
}

async function stop(cluster: Cluster): Promise<void> {
  if (!existsSync(join(cluster.data, 'postmaster.pid'))) return;
  await runServerProgram(cluster, cluster.binaries.pgCtl, ['stop', '--mode=fast', '--silent', `--pgdata=${cluster.data}`]);
}

async function runServerProgram(cluster: Cluster, program: string, args: string[]): Promise<void> {
  try {
    await run(program, args, { cwd: cluster.folder, ...cluster.identity, env: { ...process.env, LC_ALL: 'C' } });
  } catch (cause) {
    const { stderr = '' } = cause as { stderr?: string };
    throw failed(cluster, stderr.trim() || String(cause));
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

function urlOf(cluster: Cluster, port: number, database: string = EMBEDDED_DATABASE): string {
  return `postgres://${USER}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

function failed(cluster: Cluster, reason: string): OpscoreError {
  return new OpscoreError('embedded-database-failed', { reason, log: cluster.log });
}

function lastLines(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-4).join(' ') : '';
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}
