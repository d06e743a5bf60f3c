import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '#libs/database/embedded/process-lock.js';

/** Stops the run's server and removes its folder, and those of earlier runs that were killed before they could. */
export default async function removeTestHomes(): Promise<void> {
  const folder = dirname(process.env['OPSCORE_TEST_HOME'] ?? '');
  for (const name of readdirSync(folder)) {
    const owner = Number(/^opscore-tests-(\d+)-/.exec(name)?.[1]);
    if (owner === process.pid || (owner > 0 && !isAlive(owner))) await removeHome(join(folder, name));
  }
}

async function removeHome(home: string): Promise<void> {
  const note = join(home, 'data-folder');
  if (existsSync(note)) {
    const data = readFileSync(note, 'utf8');
    await stopServer(join(data, 'postmaster.pid'));
    // Where the temporary folder is closed to the server's user, its own folder lies elsewhere.
    rmSync(dirname(data), { recursive: true, force: true });
  }
  rmSync(home, { recursive: true, force: true });
}

/** An immediate stop: nothing of it is kept. */
async function stopServer(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!(server > 0) || !isAlive(server)) return;
  process.kill(server, 'SIGQUIT');
  while (isAlive(server)) await sleep(10);
}
