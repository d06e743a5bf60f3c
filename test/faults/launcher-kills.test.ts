import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { LauncherHomes, killServer, serverOf } from '../support/launcher-homes.js';

/** The embedded PostgreSQL after kills of the programs that use it, of the server, and of both: the next start works, and all data are there. */

let homes: LauncherHomes;

beforeAll(() => {
  homes = LauncherHomes.make();
});
afterEach(() => homes.endAll());
afterAll(() => homes.remove());

describe('after a kill', () => {
  it('of the program: the next one takes over the server that it left, and stops it', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    await first.user.kill();
    expect(serverOf(first.folder)).not.toBeNull();
    const second = await homes.use(home);
    expect(second).toMatchObject({ url: first.url, visits: 2 });
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('of the server: the program ends in good order, and the next start recovers the data', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    await killServer(first.folder);
    await first.user.finish();
    const second = await homes.use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('of both', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    await Promise.all([first.user.kill(), killServer(first.folder)]);
    const second = await homes.use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('of the server while another still counts on it: a new one is started', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    await killServer(first.folder);
    const second = await homes.use(home);
    expect(second.visits).toBe(2);
    await first.user.finish();
    expect(serverOf(second.folder)).not.toBeNull();
    await second.user.finish();
  });

  it('of the server, many of whose processes end only while the next start fails on them', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
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
    const next = homes.use(home);
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
    const home = homes.newHome();
    const first = homes.begin(home);
    while (!isReached(join(home, 'postgres'))) await sleep(1);
    await first.kill();
    const second = await homes.use(home);
    expect(second.visits).toBeGreaterThanOrEqual(1);
    await second.user.finish();
    expect(serverOf(second.folder)).toBeNull();
  });
});

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function serverState(folder: string): string {
  const file = join(folder, 'data', 'postmaster.pid');
  return existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[7] ?? '').trim() : '';
}
