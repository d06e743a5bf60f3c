import { chmodSync, existsSync, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is here lies in memory, on Linux. */
const MEMORY_FOLDER = '/dev/shm';
/** More than the databases and files of a run take. */
const NEEDED_BYTES = 4 * 2 ** 30;

/**
 * Makes the folder of the run's PostgreSQL server, named by this process, and in it the one for temporary files. The first spec that
 * asks for a database starts the server (database.ts), so a run of pure specs needs none; global-teardown.ts stops it.
 */
export default function prepareTestHome(): void {
  const home = mkdtempSync(join(findRoom(), `opscore-tests-${process.pid}-`));
  // Under root the server runs as another user, who has to get in.
  chmodSync(home, 0o711);
  process.env['OPSCORE_TEST_HOME'] = home;
  const temporary = join(home, 'tmp');
  mkdirSync(temporary);
  chmodSync(temporary, 0o1777);
  process.env['TMPDIR'] = temporary;
}

/**
 * In memory where there is room. A database is three hundred files, a temporary table some more: to make and remove them costs
 * PostgreSQL as much as all its other work where they lie on a disk.
 */
function findRoom(): string {
  if (!existsSync(MEMORY_FOLDER) || freemem() < 2 * NEEDED_BYTES) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize < NEEDED_BYTES ? tmpdir() : MEMORY_FOLDER;
}
