import { chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { findNativeFolder } from '#libs/database/embedded/binaries.js';
import { LauncherHomes, killServer, serverOf } from '../support/launcher-homes.js';

/** The embedded PostgreSQL under real processes: whatever happened before, it works or says what to do. */

const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
// What only root, or only Linux, can do is no test elsewhere: nothing that a machine could install would change it.
const describeAsRoot = isRoot ? describe : () => undefined;
const describeOnLinux = process.platform === 'linux' ? describe : () => undefined;

let homes: LauncherHomes;

beforeAll(() => {
  homes = LauncherHomes.make();
});
afterEach(() => homes.endAll());
afterAll(() => homes.remove());

describe('first start, restart, shared use', () => {
  it('makes a database at first, stops the server with the last use, and finds the data again', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    expect(first.visits).toBe(1);
    expect(serverOf(first.folder)).not.toBeNull();
    await first.user.finish();
    expect(serverOf(first.folder)).toBeNull();
    const second = await homes.use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
  });

  it('joins a running server and leaves it to the others', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    const second = await homes.use(home);
    expect(second).toMatchObject({ url: first.url, visits: 2 });
    await first.user.finish();
    expect(serverOf(first.folder)).not.toBeNull();
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('counts two uses of one process as two', async () => {
    const { user, folder } = await homes.use(homes.newHome());
    expect((await user.tell('again')).ready?.visits).toBe(2);
    await user.tell('release');
    expect(serverOf(folder)).not.toBeNull();
    await user.finish();
    expect(serverOf(folder)).toBeNull();
  });

  it('serves starts at once: one makes the database, all work', async () => {
    const home = homes.newHome();
    const uses = await Promise.all([homes.use(home), homes.use(home), homes.use(home)]);
    expect(new Set(uses.map(({ url }) => url)).size).toBe(1);
    expect(uses.map(({ visits }) => visits).toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    await Promise.all(uses.map(({ user }) => user.finish()));
    expect(serverOf(uses[0].folder)).toBeNull();
    expect(readdirSync(join(home, 'postgres', 'users'))).toEqual([]);
  });

  it('works in a home with spaces, quotes, dollars and other scripts in its path', async () => {
    const home = homes.newHome(`it's "my" $HOME \`x\` 运营 größe`);
    const { user, visits } = await homes.use(home);
    expect(visits).toBe(1);
    await user.finish();
    const again = await homes.use(home);
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
    const { user, url } = await homes.use(homes.newHome(), { ports: [port, freePort] });
    expect(new URL(url).port).toBe(String(freePort));
    await user.finish();
    taken.close();
  });
});

describeOnLinux('on Linux', () => {
  it('is not confused by process ids that were given to other programs since', async () => {
    const home = homes.newHome();
    const first = await homes.use(home);
    await first.user.finish();
    // This process lives, but has nothing to do with any of it: it began at another time.
    const folder = join(home, 'postgres');
    writeFileSync(join(folder, 'lock'), `${process.pid}-1`);
    writeFileSync(join(folder, 'users', `${process.pid}-1-1`), '');
    writeFileSync(
      join(first.folder, 'postmaster.pid'),
      `${process.pid}\n${first.folder}\n1\n1\n\n127.0.0.1\n1 1\nready   \n`,
    );
    const second = await homes.use(home);
    expect(second.visits).toBe(2);
    await second.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });
});

describe('what cannot work says what to do', () => {
  it('a home that cannot be written', async () => {
    const parent = join(homes.base, 'closed');
    mkdirSync(parent, { mode: 0o555 });
    const refused = await homes.refusalOf(join(parent, 'home'), isRoot ? { userId: NOBODY, programs: homes.programs } : {});
    expect(refused).toMatchObject({
      code: 'home-not-writable',
      message: expect.stringContaining(join(parent, 'home')),
    });
    expect(refused?.message).toContain('OPSCORE_HOME');
  });

  it('a home below a file', async () => {
    writeFileSync(join(homes.base, 'file'), '');
    const refused = await homes.refusalOf(join(homes.base, 'file', 'home'));
    expect(refused).toMatchObject({ code: 'home-not-writable' });
  });

  it('data of another PostgreSQL', async () => {
    const home = homes.newHome();
    const { user, folder } = await homes.use(home);
    await user.finish();
    writeFileSync(join(folder, 'PG_VERSION'), '17\n');
    const refused = await homes.refusalOf(home);
    expect(refused?.code).toBe('data-directory-version');
    expect(refused?.message).toContain(`The data in ${folder} belongs to PostgreSQL 17; this opscore brings 18.`);
  });

  it('a data directory without a database, and a lost password', async () => {
    const home = homes.newHome();
    const { user, folder } = await homes.use(home);
    await user.finish();
    rmSync(join(dirname(folder), 'password'));
    expect((await homes.refusalOf(home))?.message).toContain(`password file ${join(dirname(folder), 'password')} is gone`);
    writeFileSync(join(dirname(folder), 'password'), 'not the password', { mode: 0o600 });
    expect((await homes.refusalOf(home))?.message).toContain('does not take the password');
    rmSync(join(folder, 'PG_VERSION'));
    expect((await homes.refusalOf(home))?.message).toContain(`${folder} holds no database`);
  });

  it('a server that does not start: with its own words and the place of its log', async () => {
    const home = homes.newHome();
    const { user, folder } = await homes.use(home);
    await user.finish();
    writeFileSync(join(folder, 'postgresql.auto.conf'), 'nonsense = 1\n');
    const refused = await homes.refusalOf(home);
    expect(refused?.code).toBe('embedded-database-failed');
    expect(refused?.message).toContain('unrecognized configuration parameter "nonsense"');
    expect(refused?.message).toContain(`Its log is ${join(dirname(folder), 'server.log')}`);
  });

  it('a platform without the package of programs', () => {
    const elsewhere = join(homes.base, 'module.js');
    expect(() => findNativeFolder(elsewhere)).toThrow(
      expect.objectContaining({ code: 'embedded-database-missing', message: expect.stringContaining('npm install') }),
    );
  });
});

describeAsRoot('as root', () => {
  it('runs the server as a user without rights', async () => {
    const { user, folder } = await homes.use(homes.newHome());
    expect(statSync(folder).uid).toBe(NOBODY);
    expect(statSync(`/proc/${serverOf(folder)}`).uid).toBe(NOBODY);
    await user.finish();
  });

  it('keeps the data elsewhere where the home is closed to that user, as long as the home lives', async () => {
    const closed = homes.newHome();
    mkdirSync(closed, { mode: 0o700 });
    const home = join(closed, 'home');
    const first = await homes.use(home);
    expect(first.folder.startsWith(closed)).toBe(false);
    await first.user.finish();
    const second = await homes.use(home);
    expect(second).toMatchObject({ visits: 2, folder: first.folder });
    await second.user.finish();
    // Opening the home later does not lose the data.
    chmodSync(closed, 0o755);
    const third = await homes.use(home);
    expect(third).toMatchObject({ visits: 3, folder: first.folder });
    await third.user.finish();
    // A new home in the same place does not get the data of the old one.
    rmSync(home, { recursive: true });
    const fresh = await homes.use(home);
    expect(fresh.visits).toBe(1);
    await fresh.user.finish();
  });

  it('goes on with data that an ordinary user made, as that user', async () => {
    const home = homes.newHome();
    mkdirSync(home);
    chownSync(home, 1, 1);
    const first = await homes.use(home, { userId: 1, programs: homes.programs });
    await first.user.finish();
    const second = await homes.use(home, { programs: homes.programs });
    expect(second.visits).toBe(2);
    expect(statSync(`/proc/${serverOf(second.folder)}`).uid).toBe(1);
    const third = await homes.use(home, { userId: 1, programs: homes.programs });
    expect(third.visits).toBe(3);
    await second.user.finish();
    await third.user.finish();
    expect(serverOf(first.folder)).toBeNull();
  });

  it('names the remedy to a user id without a name', async () => {
    const home = homes.newHome();
    mkdirSync(home);
    chownSync(home, 54_321, 54_321);
    const user = homes.begin(home, { userId: 54_321, programs: homes.programs });
    expect((await user.hear()).refused).toMatchObject({
      code: 'embedded-database-failed',
      message: expect.stringContaining('Give this user id a name in /etc/passwd, or set DATABASE_URL.'),
    });
    await user.end();
  });
});

describe('as an ordinary user', () => {
  it('starts, restarts, and survives kills of the program and of the server', async () => {
    const home = homes.newHome();
    mkdirSync(home);
    if (isRoot) chownSync(home, NOBODY, NOBODY);
    const options = isRoot ? { userId: NOBODY, programs: homes.programs } : {};
    const first = await homes.use(home, options);
    expect(first.folder).toBe(join(home, 'postgres', 'data'));
    await first.user.kill();
    const second = await homes.use(home, options);
    expect(second.url).toBe(first.url);
    await killServer(second.folder);
    await second.user.finish();
    const third = await homes.use(home, options);
    expect(third.visits).toBe(3);
    await third.user.finish();
    expect(serverOf(third.folder)).toBeNull();
  });
});
