import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { copyBinaries, findNativeFolder, isReachableByOthers } from '#libs/database/embedded/binaries.js';
import { isAlive } from '#libs/database/embedded/process-lock.js';
import type { LauncherOptions } from '../support/launcher-process.js';
import { LauncherProcess } from '../support/launcher-process.js';

/** The embedded PostgreSQL under real processes: whatever happened before, it works or says what to do. */

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
// What only root, or only Linux, can do is no test elsewhere: nothing that a machine could install would change it.
const describeAsRoot = isRoot ? describe : () => undefined;
const describeOnLinux = process.platform === 'linux' ? describe : () => undefined;

const running = new Set<LauncherProcess>();
const folders: string[] = [];
let base = '';
let programs = '';

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'opscore-launcher-'));
  chmodSync(base, 0o755);
  // Processes of other users need programs that they can reach.
  const native = findNativeFolder();
  programs = isReachableByOthers(native) ? native : copyBinaries(native, base);
});

afterEach(async () => {
  for (const each of running) await each.kill();
  running.clear();
  for (const folder of folders) await stopServer(folder);
});

afterAll(() => {
  for (const folder of folders) rmSync(dirname(folder), { recursive: true, force: true });
  rmSync(base, { recursive: true, force: true });
});

let homes = 0;
const newHome = (name = `home-${++homes}`) => join(base, name);

function begin(home: string, options: LauncherOptions = {}): LauncherProcess {
  const started = new LauncherProcess(home, options);
  running.add(started);
  return started;
}

/** Begins a use and waits until it can work. */
async function use(home: string, options: LauncherOptions = {}) {
  const user = begin(home, options);
  const { ready, refused } = await user.hear();
  if (ready === undefined) throw new Error(`It was refused: ${refused?.message}`);
  if (!folders.includes(ready.folder)) folders.push(ready.folder);
  return { user, ...ready };
}

/** What a start is told that cannot work. */
async function refusalOf(home: string, options: LauncherOptions = {}) {
  const user = begin(home, options);
  const said = await user.hear();
  await user.end();
  return said.refused;
}

/** The process id of the server of a data directory; null where none runs. */
function serverOf(data: string): number | null {
  const file = join(data, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  return pid > 0 && isAlive(pid) ? pid : null;
}

async function stopServer(data: string): Promise<void> {
  const pid = serverOf(data);
  if (pid === null) return;
  process.kill(pid, 'SIGQUIT');
  while (isAlive(pid)) await sleep(10);
}

async function killServer(data: string): Promise<void> {
  const pid = serverOf(data);
  if (pid === null) throw new Error('No server runs.');
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(10);
}

describe('first start, restart, shared use', () => {
  it('makes a database at first, stops the server with the last use, and finds the data again', async () => {
    const home = newHome();
    const first = await use(home);
    expect(first.visits).toBe(1);
    expect(serverOf(first.folder)).not.toBeNull();
    await first.user.finish();
    expect(serverOf(first.folder)).toBeNull();
    const second = await use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('joins a running server and leaves it to the others', async () => {
    const home = newHome();
    const first = await use(home);
    const second = await use(home);
    expect(second).toMatchObject({ url: first.url, visits: 2 });
    await first.user.finish();
    expect(serverOf(first.folder)).not.toBeNull();
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('counts two uses of one process as two', async () => {
    const { user, folder } = await use(newHome());
    expect((await user.tell('again')).ready?.visits).toBe(2);
    await user.tell('release');
    expect(serverOf(folder)).not.toBeNull();
    await user.finish();
    expect(serverOf(folder)).toBeNull();
  });

  it('serves starts at once: one makes the database, all work', async () => {
    const home = newHome();
    const uses = await Promise.all([use(home), use(home), use(home)]);
    expect(new Set(uses.map(({ url }) => url)).size).toBe(1);
    expect(uses.map(({ visits }) => visits).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    await Promise.all(uses.map(({ user }) => user.finish()));
    expect(serverOf(uses[0].folder)).toBeNull();
    expect(readdirSync(join(home, 'postgres', 'users'))).toEqual([]);
  });

  it('works in a home with spaces, quotes, dollars and other scripts in its path', async () => {
    const home = newHome(`it's "my" $HOME \`x\` 运营 größe`);
    const { user, visits } = await use(home);
    expect(visits).toBe(1);
    await user.finish();
    const again = await use(home);
    expect(again.visits).toBe(2);
    await again.user.finish();
  });

  it('takes another port where one is taken meanwhile', async () => {
    const taken = createServer();
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const free = other.address();
    const freePort = typeof free === 'object' && free !== null ? free.port : 0;
    await new Promise((closed) => other.close(closed));
    const { user, url } = await use(newHome(), { ports: [port, freePort] });
    expect(new URL(url).port).toBe(String(freePort));
    await user.finish();
    taken.close();
  });
});

describe('after a kill', () => {
  it('of the program: the next one takes over the server that it left, and stops it', async () => {
    const home = newHome();
    const first = await use(home);
    await first.user.kill();
    expect(serverOf(first.folder)).not.toBeNull();
    const second = await use(home);
    expect(second).toMatchObject({ url: first.url, visits: 2 });
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('of the server: the program ends in good order, and the next start recovers the data', async () => {
    const home = newHome();
    const first = await use(home);
    await killServer(first.folder);
    await first.user.finish();
    const second = await use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('of both', async () => {
    const home = newHome();
    const first = await use(home);
    await Promise.all([first.user.kill(), killServer(first.folder)]);
    const second = await use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('of the server while another still counts on it: a new one is started', async () => {
    const home = newHome();
    const first = await use(home);
    await killServer(first.folder);
    const second = await use(home);
    expect(second.visits).toBe(2);
    await first.user.finish();
    expect(serverOf(second.folder)).not.toBeNull();
    await second.user.finish();
  });

  it('of the server, many of whose processes end only while the next start fails on them', async () => {
    const home = newHome();
    const first = await use(home);
    const clients = Array.from({ length: 20 }, () => new Client({ connectionString: first.url }));
    const processes: number[] = [];
    for (const client of clients) {
      client.on('error', () => undefined);
      await client.connect();
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      processes.push(rows[0]?.pid ?? 0);
    }
    const signalAll = (signal: NodeJS.Signals) => processes.forEach((each) => process.kill(each, signal));
    signalAll('SIGSTOP');
    await killServer(first.folder);
    const next = use(home);
    while (!readFileSync(join(dirname(first.folder), 'server.log'), 'utf8').includes('pre-existing shared memory')) await sleep(1);
    signalAll('SIGCONT');
    const second = await next;
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it.each([
    ['at the lock', (folder: string) => existsSync(join(folder, 'lock'))],
    [
      'while the data directory is made',
      (folder: string) => namesIn(folder).some((name) => name.startsWith('data.new-')),
    ],
    ['when the data directory is made', (folder: string) => existsSync(join(folder, 'data'))],
    ['while the server starts', (folder: string) => existsSync(join(folder, 'data', 'postmaster.pid'))],
    ['before the use is registered', (folder: string) => serverState(folder) === 'ready'],
  ])('of a first start %s: the next one works', async (_moment, isReached) => {
    const home = newHome();
    const first = begin(home);
    while (!isReached(join(home, 'postgres'))) await sleep(1);
    await first.kill();
    const second = await use(home);
    expect(second.visits).toBeGreaterThanOrEqual(1);
    await second.user.finish();
    expect(serverOf(second.folder)).toBeNull();
  });
});

describeOnLinux('on Linux', () => {
  it('is not confused by process ids that were given to other programs since', async () => {
    const home = newHome();
    const first = await use(home);
    await first.user.finish();
    // This process lives, but has nothing to do with any of it: it began at another time.
    const folder = join(home, 'postgres');
    writeFileSync(join(folder, 'lock'), `${process.pid}-1`);
    writeFileSync(join(folder, 'users', `${process.pid}-1-1`), '');
    writeFileSync(
      join(first.folder, 'postmaster.pid'),
      `${process.pid}\n${first.folder}\n1\n1\n\n127.0.0.1\n1 1\nready   \n`,
    );
    const second = await use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });
});

describe('what cannot work says what to do', () => {
  it('a home that cannot be written', async () => {
    const parent = join(base, 'closed');
    mkdirSync(parent, { mode: 0o555 });
    const refused = await refusalOf(join(parent, 'home'), isRoot ? { userId: NOBODY, programs } : {});
    expect(refused).toMatchObject({
      code: 'home-not-writable',
      message: expect.stringContaining(join(parent, 'home')),
    });
    expect(refused?.message).toContain('OPSCORE_HOME');
  });

  it('a home below a file', async () => {
    writeFileSync(join(base, 'file'), '');
    const refused = await refusalOf(join(base, 'file', 'home'));
    expect(refused).toMatchObject({ code: 'home-not-writable' });
  });

  it('data of another PostgreSQL', async () => {
    const home = newHome();
    const { user, folder } = await use(home);
    await user.finish();
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    const refused = await refusalOf(home);
    expect(refused?.code).toBe('data-directory-version');
    expect(refused?.message).toContain(`The data in ${folder} belongs to PostgreSQL 17; this opscore brings 18.`);
  });

  it('a data directory without a database, and a lost password', async () => {
    const home = newHome();
    const { user, folder } = await use(home);
    await user.finish();
    rmSync(join(dirname(folder), 'password'));
    expect((await refusalOf(home))?.message).toContain(`password file ${join(dirname(folder), 'password')} is gone`);
    writeFileSync(join(dirname(folder), 'password'), 'not the password', { mode: 0o600 });
    expect((await refusalOf(home))?.message).toContain('does not take the password');
    rmSync(join(folder, 'PG_VERSION'));
    expect((await refusalOf(home))?.message).toContain(`${folder} holds no database`);
  });

  it('a server that does not start: with its own words and the place of its log', async () => {
    const home = newHome();
    const { user, folder } = await use(home);
    await user.finish();
    writeFileSync(join(folder, 'postgresql.auto.conf'), 'nonsense = 1\n');
    const refused = await refusalOf(home);
    expect(refused?.code).toBe('embedded-database-failed');
    expect(refused?.message).toContain('unrecognized configuration parameter "nonsense"');
    expect(refused?.message).toContain(`Its log is ${join(dirname(folder), 'server.log')}`);
  });

  it('a platform without the package of programs', () => {
    const elsewhere = join(base, 'module.js');
    expect(() => findNativeFolder(elsewhere)).toThrow(
      expect.objectContaining({ code: 'embedded-database-missing', message: expect.stringContaining('npm install') }),
    );
  });
});

describeAsRoot('as root', () => {
  it('runs the server as a user without rights', async () => {
    const { user, folder } = await use(newHome());
    expect(statSync(folder).uid).toBe(NOBODY);
    expect(statSync(`/proc/${serverOf(folder)}`).uid).toBe(NOBODY);
    await user.finish();
  });

  it('keeps the data elsewhere where the home is closed to that user, as long as the home lives', async () => {
    const closed = newHome();
    mkdirSync(closed, { mode: 0o700 });
    const home = join(closed, 'home');
    const first = await use(home);
    expect(first.folder.startsWith(closed)).toBe(false);
    await first.user.finish();
    const second = await use(home);
    expect(second).toMatchObject({ visits: 2, folder: first.folder });
    await second.user.finish();
    // Opening the home later does not lose the data.
    chmodSync(closed, 0o755);
    const third = await use(home);
    expect(third).toMatchObject({ visits: 3, folder: first.folder });
    await third.user.finish();
    // A new home in the same place does not get the data of the old one.
    rmSync(home, { recursive: true });
    const fresh = await use(home);
    expect(fresh.visits).toBe(1);
    await fresh.user.finish();
  });

  it('goes on with data that an ordinary user made, as that user', async () => {
    const home = newHome();
    mkdirSync(home);
    chownSync(home, 1, 1);
    const first = await use(home, { userId: 1, programs });
    await first.user.finish();
    const second = await use(home, { programs });
    expect(second.visits).toBe(2);
    expect(statSync(`/proc/${serverOf(second.folder)}`).uid).toBe(1);
    const third = await use(home, { userId: 1, programs });
    expect(third.visits).toBe(3);
    await second.user.finish();
    await third.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('names the remedy to a user id without a name', async () => {
    const home = newHome();
    mkdirSync(home);
    chownSync(home, 54_321, 54_321);
    const user = begin(home, { userId: 54_321, programs });
    expect((await user.hear()).refused).toMatchObject({
      code: 'embedded-database-failed',
      message: expect.stringContaining('Give this user id a name in /etc/passwd, or set DATABASE_URL.'),
    });
    await user.end();
  });
});

describe('as an ordinary user', () => {
  it('starts, restarts, and survives kills of the program and of the server', async () => {
    const home = newHome();
    mkdirSync(home);
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    const options = isRoot ? { userId: NOBODY, programs } : {};
    const first = await use(home, options);
    expect(first.folder).toBe(join(home, 'postgres', 'data'));
    await first.user.kill();
    const second = await use(home, options);
    expect(second.url).toBe(first.url);
    await killServer(second.folder);
    await second.user.finish();
    const third = await use(home, options);
    expect(third.visits).toBe(3);
    await third.user.finish();
    expect(serverOf(third.folder)).toBeNull();
  });
});

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function serverState(folder: string): string {
  const file = join(folder, 'data', 'postmaster.pid');
  return existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[7] ?? '').trim() : '';
}
