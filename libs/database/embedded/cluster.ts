import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Binaries } from './binaries.js';
import {
  EMBEDDED_MAJOR,
  binariesOf,
  copyBinaries,
  findNativeFolder,
  isReachableByOthers,
  linkLibraries,
} from './binaries.js';
import { codeOf } from './failure.js';
import { isRoot, prepareSystemFolder } from './place.js';

const run = promisify(execFile);

const USER = 'opscore';
export const EMBEDDED_DATABASE = 'opscore';
/** PostgreSQL refuses to run as root: under root the server runs as this user (`nobody` on every Linux). */
const UNPRIVILEGED_ID = 65_534;

/** The files and programs of an embedded server. */
export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
  readonly binaries: Binaries;
  /** The user that the server runs as where this process is root. */
  readonly identity: { readonly uid: number; readonly gid: number } | null;
}

/** Opens the cluster of a folder, made at first use. Throws as `acquireEmbeddedServer` does. */
export async function openCluster(folder: string, programs: string | null): Promise<Cluster> {
  const data = join(folder, 'data');
  const cluster = {
    folder,
    data,
    log: join(folder, 'server.log'),
    password: readPassword(folder, existsSync(data)),
    binaries: prepareBinaries(programs ?? findNativeFolder(), folder),
    identity: isRoot() ? identityOf(data) : null,
  };
  if (!existsSync(data)) await initialise(cluster);
  checkVersion(cluster);
  return cluster;
}

/** The address of a database of the cluster, with the password in it. */
export function urlOf({ password }: Cluster, port: number, database: string = EMBEDDED_DATABASE): string {
  // The mode is named, since PGSSLMODE may ask for what this server does not do.
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Runs initdb or pg_ctl as the server's user. Throws `embedded-database-failed` with what it said. */
export async function runServerProgram(cluster: Cluster, program: string, args: string[]): Promise<void> {
  try {
    // Paths are given relative to the folder: pg_ctl hands them to a shell.
    await run(program, args, { cwd: cluster.folder, ...cluster.identity, env: environmentOfServer() });
  } catch (cause) {
    throw failed(cluster, describeFailure(program, cause), cause);
  }
}

/** The error of a server that does not start. */
export function failed({ log }: { readonly log: string }, reason: string, cause?: unknown): OpscoreError {
  return new OpscoreError('embedded-database-failed', { reason, log }, { cause });
}

/** The password file appears whole or not at all: whoever is killed while writing it leaves none. */
function readPassword(folder: string, isInUse: boolean): string {
  const file = join(folder, 'password');
  const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (known !== '') return known;
  if (isInUse) throw failed({ log: join(folder, 'server.log') }, `its password file ${file} is gone; put it back.`);
  const unfinished = join(folder, `password-data.new-${randomBytes(4).toString('hex')}`);
  const password = randomBytes(24).toString('hex');
  writeFileSync(unfinished, password, { mode: 0o600, flush: true });
  renameSync(unfinished, file);
  return password;
}

function prepareBinaries(native: string, folder: string): Binaries {
  if (isRoot() && !isReachableByOthers(native)) return binariesOf(copyBinaries(native, prepareSystemFolder()));
  return binariesOf(linkLibraries(native) ? native : copyBinaries(native, folder));
}

/** Data stays with its owner; new data belongs to nobody. */
function identityOf(data: string): { uid: number; gid: number } {
  const { uid, gid } = existsSync(data) ? statSync(data) : { uid: 0, gid: 0 };
  return uid === 0 ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : { uid, gid };
}

/** Makes the data directory in a folder beside it first, so that a kill in the middle leaves nothing half made. */
async function initialise(cluster: Cluster): Promise<void> {
  removeUnfinished(cluster.folder);
  // A name of its own: the initdb of a killed start may still be writing to another.
  const unfinished = `data.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `password-${unfinished}`;
  const [dataPath, passwordPath] = [join(cluster.folder, unfinished), join(cluster.folder, passwordFile)];
  mkdirSync(dataPath, { mode: 0o700 });
  writeFileSync(passwordPath, cluster.password, { mode: 0o600 });
  for (const path of [dataPath, passwordPath]) giveToServer(cluster, path);
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
    renameSync(dataPath, cluster.data);
  } finally {
    rmSync(passwordPath, { force: true });
  }
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.includes('data.new-'))) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      // Somebody still writes to it: the next first start removes it.
    }
  }
}

/** Makes a file or folder the server's own where it runs as another user. */
export function giveToServer({ identity }: Cluster, path: string): void {
  if (identity !== null) chownSync(path, identity.uid, identity.gid);
}

function checkVersion(cluster: Cluster): void {
  const { data } = cluster;
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) throw failed(cluster, `${data} holds no database. Move it away and start again.`);
  const found = readFileSync(file, 'utf8').trim();
  if (found !== String(EMBEDDED_MAJOR)) {
    throw new OpscoreError('data-directory-version', { folder: data, found, expected: EMBEDDED_MAJOR });
  }
}

/** Messages in English, and nothing of what steers other servers and clients. */
function environmentOfServer(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(others), LC_ALL: 'C' };
}

function describeFailure(program: string, cause: unknown): string {
  const said = typeof cause === 'object' && cause !== null && 'stderr' in cause ? String(cause.stderr).trim() : '';
  if (said.includes('could not look up effective user ID')) {
    return `${said}. Give this user id a name in /etc/passwd, or set DATABASE_URL.`;
  }
  if (codeOf(cause) === 'ENOENT' && existsSync(program)) {
    return 'its programs need glibc, which this system (Alpine?) does not have. Set DATABASE_URL to a PostgreSQL 16 or later.';
  }
  if (codeOf(cause) === 'EPERM' || codeOf(cause) === 'EINVAL') {
    return 'root may not start programs as another user here. Run opscore as an ordinary user, or set DATABASE_URL.';
  }
  return said || String(cause);
}
