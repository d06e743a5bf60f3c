import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyBinaries, findNativeFolder, isReachableByOthers } from '#libs/database/embedded/binaries.js';
import { isAlive } from '#libs/database/embedded/process-lock.js';
import type { LauncherOptions } from './launcher-process.js';
import { LauncherProcess } from './launcher-process.js';

/** Home folders of the embedded PostgreSQL, and the processes that use them; nothing of either is left behind. */
export class LauncherHomes {
  private readonly running = new Set<LauncherProcess>();
  private readonly folders: string[] = [];
  private homes = 0;

  private constructor(
    readonly base: string,
    /** The server's programs where processes of other users reach them. */
    readonly programs: string,
  ) {}

  static make(): LauncherHomes {
    const base = mkdtempSync(join(tmpdir(), 'opscore-launcher-'));
    chmodSync(base, 0o755);
    const native = findNativeFolder();
    return new LauncherHomes(base, isReachableByOthers(native) ? native : copyBinaries(native, base));
  }

  newHome(name = `home-${++this.homes}`): string {
    return join(this.base, name);
  }

  begin(home: string, options: LauncherOptions = {}): LauncherProcess {
    const started = new LauncherProcess(home, options);
    this.running.add(started);
    return started;
  }

  /** Begins a use and waits until it can work. */
  async use(home: string, options: LauncherOptions = {}) {
    const user = this.begin(home, options);
    const { ready, refused } = await user.hear();
    if (ready === undefined) throw new Error(`It was refused: ${refused?.message}`);
    if (!this.folders.includes(ready.folder)) this.folders.push(ready.folder);
    return { user, ...ready };
  }

  /** What a start is told that cannot work. */
  async refusalOf(home: string, options: LauncherOptions = {}) {
    const user = this.begin(home, options);
    const said = await user.hear();
    await user.end();
    return said.refused;
  }

  /** Ends all processes and servers. */
  async endAll(): Promise<void> {
    for (const each of this.running) await each.kill();
    this.running.clear();
    for (const folder of this.folders) await stopServer(folder);
  }

  remove(): void {
    for (const folder of this.folders) rmSync(dirname(folder), { recursive: true, force: true });
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** The process id of the server of a data directory; null where none runs. */
export function serverOf(data: string): number | null {
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

/** Kills the server of a data directory, and waits until it has ended. */
export async function killServer(data: string): Promise<void> {
  const pid = serverOf(data);
  if (pid === null) throw new Error('No server runs.');
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(10);
}
