import {
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Cluster } from './cluster.js';
import { EMBEDDED_DATABASE, failed, giveToServer, runServerProgram, urlOf } from './cluster.js';
import * as sql from './embedded.sql.js';
import { codeOf } from './failure.js';
import { isAlive } from './process-lock.js';

const START_ATTEMPTS = 60;
const START_PAUSE_MS = 500;
const READY_PAUSE_MS = 50;
/** How long a server may take to answer, and how long where it says that it is starting (recovering) or stopping. */
const READY_TIMEOUT_MS = 30_000;
const RECOVERY_TIMEOUT_MS = 600_000;
const LARGEST_LOG = 10_000_000;
/** Parallel queries share memory through this folder, which containers keep small. */
const SHARED_MEMORY_FOLDER = '/dev/shm';
const SHARED_MEMORY_NEEDED = 512 * 2 ** 20;

/**
 * A start that failed for a reason which passes: a port taken meanwhile, the last processes of a killed server, files of unlogged
 * tables that were being made when it was killed (the first recovery finds them in its way, the second does not).
 */
const PASSING =
  /could not bind|Address already in use|pre-existing shared memory|Terminate any old server processes|lock file "postmaster\.pid" already exists|could not create file .*File exists/;

/** What each process of a killed server says as it ends. */
const ORPHAN = /terminating connection due to unexpected postmaster exit/;
/** How many lines of the log a refusal holds. */
const LINES_TOLD = 8;

/** The port of the cluster's running server; null where none runs. Waits for one that is starting or stopping. */
export async function findRunning(cluster: Cluster): Promise<number | null> {
  const begun = performance.now();
  for (;;) {
    const postmaster = readPostmaster(cluster);
    if (postmaster === null) return null;
    const { pid, port, state } = postmaster;
    if (port !== null && (await accepts(cluster, port))) return port;
    const patience = state === 'starting' || state === 'stopping' ? RECOVERY_TIMEOUT_MS : READY_TIMEOUT_MS;
    if (performance.now() - begun > patience) {
      throw failed(cluster, `the server with process id ${pid} does not answer. End that process and start again.`);
    }
    await sleep(READY_PAUSE_MS);
  }
}

/** Starts the cluster's server on a free port and gives the port. */
export async function start(
  cluster: Cluster,
  parameters: Readonly<Record<string, string>>,
  choosePort: () => Promise<number>,
): Promise<number> {
  let reason = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    const settings = { ...serverParameters(), ...parameters, port: String(await choosePort()) };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const logged = prepareLog(cluster);
    let said = '';
    try {
      await runServerProgram(cluster, cluster.binaries.pgCtl, [
        'start',
        '--wait',
        '--silent',
        '--pgdata=data',
        '--log=server.log',
        `--options=${flags.join(' ')}`,
      ]);
    } catch (error) {
      said = error instanceof OpscoreError ? String(error.details['reason']) : String(error);
    }
    // A server that pg_ctl gave up waiting for may be recovering; one of another start may have come first.
    const port = await findRunning(cluster);
    if (port !== null) return port;
    const lines = readLog(cluster, logged);
    reason = lines.slice(-LINES_TOLD).join(' ') || said;
    if (!PASSING.test(lines.join('\n'))) break;
    await sleep(START_PAUSE_MS);
  }
  throw failed(cluster, reason);
}

/** Stops the cluster's server if it runs. */
export async function stop(cluster: Cluster): Promise<void> {
  if (readPostmaster(cluster) === null) return;
  try {
    await runServerProgram(cluster, cluster.binaries.pgCtl, ['stop', '--mode=fast', '--silent', '--pgdata=data']);
  } catch (error) {
    // Killed meanwhile is stopped too.
    if (readPostmaster(cluster) !== null) throw error;
  }
}

/** Makes the database of a cluster unless it is there: a start may have been killed before it came to that. */
export async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(cluster, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(sql.FIND_DATABASE, [EMBEDDED_DATABASE]);
    if (rowCount === 0) await client.query(sql.createDatabase(EMBEDDED_DATABASE));
  } finally {
    await client.end();
  }
}

/** A port that nobody uses at this moment. */
export function findFreePort(): Promise<number> {
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

interface Postmaster {
  readonly pid: number;
  readonly port: number | null;
  readonly state: string;
}

/** What a living server of the cluster says of itself; null where none lives. */
function readPostmaster(cluster: Cluster): Postmaster | null {
  const file = join(cluster.data, 'postmaster.pid');
  const lines = readIfThere(file).split('\n');
  const pid = Number(lines[0]);
  if (!(pid > 0)) return null;
  if (!isAlive(pid) || !isServerOf(cluster, pid)) {
    // PostgreSQL would take another program under that process id for a living server.
    rmSync(file, { force: true });
    return null;
  }
  return { pid, port: Number(lines[3]) || null, state: lines[7]?.trim() ?? 'starting' };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

/** A server lives in its data directory. Where the system does not tell, a process is taken for the server. */
function isServerOf({ data }: Cluster, pid: number): boolean {
  const process = `/proc/${pid}`;
  if (!existsSync(process)) return true;
  try {
    return readlinkSync(join(process, 'cwd')) === realpathSync(data);
  } catch {
    return !existsSync(process) || statSync(process).uid === statSync(data).uid;
  }
}

/** Whether the server takes connections now. */
async function accepts(cluster: Cluster, port: number): Promise<boolean> {
  const client = new Client({ connectionString: urlOf(cluster, port, 'postgres'), connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    // Too many connections: it is up.
    if (codeOf(error) === '53300') return true;
    if (codeOf(error) === '28P01') {
      throw failed(
        cluster,
        `it does not take the password of ${join(cluster.folder, 'password')}; put the right one back.`,
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Makes sure that the server can write its log; one that has grown large is put aside. Gives its size. */
function prepareLog(cluster: Cluster): number {
  if (existsSync(cluster.log) && statSync(cluster.log).size > LARGEST_LOG)
    renameSync(cluster.log, `${cluster.log}.old`);
  if (!existsSync(cluster.log)) {
    writeFileSync(cluster.log, '', { mode: 0o600 });
    giveToServer(cluster, cluster.log);
  }
  return statSync(cluster.log).size;
}

/**
 * The lines that the server logged since the log had a size. Those in which the last processes of a killed one say that they end, maybe a
 * hundred of them, are none of this start's.
 */
function readLog(cluster: Cluster, since: number): string[] {
  const lines = readFileSync(cluster.log).subarray(since).toString('utf8').trim().split('\n');
  return lines.filter((line) => line !== '' && !ORPHAN.test(line));
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
    // Several connections write at once: with little room they would wait for each other's log to reach the disk.
    wal_buffers: `${Math.max(16, Math.floor(sharedMb / 16))}MB`,
    max_wal_size: '8GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    log_line_prefix: '%m',
    ...(hasSharedMemory() ? {} : { dynamic_shared_memory_type: 'mmap' }),
  };
}

function hasSharedMemory(): boolean {
  if (!existsSync(SHARED_MEMORY_FOLDER)) return true;
  const { bavail, bsize } = statfsSync(SHARED_MEMORY_FOLDER);
  return bavail * bsize >= SHARED_MEMORY_NEEDED;
}
