import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OpscoreError } from '#libs/domain/errors.js';
import { codeOf } from './failure.js';

const LOCK_TIMEOUT_MS = 60_000;
const LOCK_PAUSE_MS = 50;

let counted = 0;

/**
 * Runs `work` while nobody else, in this process or another, holds the lock file. A lock whose process is dead is taken
 * over. Throws `database-locked` after a minute.
 */
export async function withProcessLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const sign = ownSign();
  const claim = `${path}.${sign}-${++counted}`;
  writeFileSync(claim, sign);
  try {
    for (let waited = 0; !tryLink(claim, path); waited += LOCK_PAUSE_MS) {
      if (waited > LOCK_TIMEOUT_MS) throw new OpscoreError('database-locked', { path });
      removeIfStale(path, claim);
      await sleep(LOCK_PAUSE_MS);
    }
  } finally {
    rmSync(claim, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** The uses of something, each with a file of its own in a folder. Those of dead processes do not count. */
export class ProcessRegister {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Registers a use by this process. Gives what takes it off again. */
  join(): () => void {
    const file = join(this.folder, `${ownSign()}-${++counted}`);
    writeFileSync(file, '');
    return () => rmSync(file, { force: true });
  }

  /** Whether any living process is registered. */
  isUsed(): boolean {
    const signs = readdirSync(this.folder);
    for (const sign of signs.filter((each) => !lives(each))) rmSync(join(this.folder, sign), { force: true });
    return signs.some(lives);
  }
}

/** Whether a process runs. One that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  return signOf(pid) !== null;
}

/** What tells a process apart from a later one with the same id: `id-start`, the start 0 where the system hides it. */
function signOf(pid: number): string | null {
  if (!answersSignals(pid)) return null;
  // After the name, which may hold anything: the state first, the time of the start as the twentieth.
  const stat = readProcessFile(pid, 'stat');
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' ? null : `${pid}-${rest[18] ?? 0}`;
}

/** Containers give the same ids again and again: a sign holds only together with the start of its process. */
function lives(sign: string): boolean {
  const [pid, start = '0'] = sign.split('-');
  const now = signOf(Number(pid))?.split('-')[1];
  return now !== undefined && (now === '0' || start === '0' || now === start);
}

function ownSign(): string {
  return signOf(process.pid) ?? `${process.pid}-0`;
}

function answersSignals(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** A file of Linux's /proc; '' where there is none or it is hidden. */
function readProcessFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function tryLink(claim: string, path: string): boolean {
  try {
    linkSync(claim, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead process's lock away; should a living one have come in between, its lock is put back. */
function removeIfStale(path: string, claim: string): void {
  const moved = `${claim}.stale`;
  try {
    if (lives(readFileSync(path, 'utf8'))) return;
    renameSync(path, moved);
    if (lives(readFileSync(moved, 'utf8'))) tryLink(moved, path);
    rmSync(moved, { force: true });
  } catch (error) {
    // Gone already, or of another user: then it is waited for.
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EACCES') throw error;
  }
}
