import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OpscoreError } from '#libs/domain/errors.js';

const LOCK_TIMEOUT_MS = 60_000;

/**
 * Runs `work` while no other process holds the lock file. A lock whose process is dead is taken over.
 * Throws `database-locked` after a minute.
 */
export async function withProcessLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    for (let waited = 0; !tryLink(own, path); waited += 50) {
      if (waited > LOCK_TIMEOUT_MS) throw new OpscoreError('database-locked', { path });
      removeIfStale(path);
      await sleep(50);
    }
    try {
      return await work();
    } finally {
      rmSync(path, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** The processes that use something, each with a file of its own in a folder. Files of dead processes do not count. */
export class ProcessRegister {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  join(): void {
    writeFileSync(join(this.folder, String(process.pid)), '');
  }

  leave(): void {
    rmSync(join(this.folder, String(process.pid)), { force: true });
  }

  /** Whether any living process is registered. */
  isUsed(): boolean {
    const pids = readdirSync(this.folder).map(Number);
    for (const pid of pids.filter((each) => !isAlive(each))) rmSync(join(this.folder, String(pid)), { force: true });
    return pids.some(isAlive);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead process's lock away; should a living one have come in between, its lock is put back. */
function removeIfStale(path: string): void {
  const moved = `${path}.stale-${process.pid}`;
  try {
    if (isAlive(Number(readFileSync(path, 'utf8')))) return;
    renameSync(path, moved);
    if (isAlive(Number(readFileSync(moved, 'utf8')))) tryLink(moved, path);
    rmSync(moved, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
