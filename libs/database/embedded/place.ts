import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';
import { isReachableByOthers } from './binaries.js';
import { codeOf } from './failure.js';

/** Where the server lives under root when the home folder is closed to the user that the server runs as. */
const SYSTEM_FOLDER = '/var/lib/opscore';
/** The server's user may pass through a folder to the data in it. */
const PASSABLE = 0o711;

/** The folder for what the server's user has to reach under root. Throws `home-not-writable`. */
export function prepareSystemFolder(): string {
  return makeFolder(SYSTEM_FOLDER, PASSABLE);
}

/** Whether this process is root, as which PostgreSQL refuses to run. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The folder of the embedded server of a home folder, where there is one already or will be. */
export function folderOf(home: string): string {
  const own = ownFolderOf(home);
  return readNote(own) ?? own;
}

/**
 * Makes the folder of the embedded server of a home folder: within it, or, under root, elsewhere if the server's user could
 * not get into it; a note in the home folder then says where, so that the data goes with the home folder.
 *
 * Throws `home-not-writable`.
 */
export function prepareFolder(home: string): string {
  const own = ownFolderOf(home);
  makeFolder(home, null);
  makeFolder(own, PASSABLE);
  const noted = readNote(own);
  if (noted !== null) return makeFolder(noted, PASSABLE);
  if (!isRoot() || existsSync(join(own, 'data')) || isReachableByOthers(own)) return own;
  return makeFolder(takeNote(own, join(prepareSystemFolder(), randomUUID())), PASSABLE);
}

function ownFolderOf(home: string): string {
  return join(home, 'postgres');
}

function noteOf(own: string): string {
  return join(own, 'lives-in');
}

function readNote(own: string): string | null {
  return existsSync(noteOf(own)) ? readFileSync(noteOf(own), 'utf8').trim() : null;
}

/** Writes the note, whole and once; gives what it says, which another process may have written first. */
function takeNote(own: string, folder: string): string {
  const draft = join(own, `lives-in.${process.pid}`);
  writeFileSync(draft, `${folder}\n`, { flush: true });
  try {
    linkSync(draft, noteOf(own));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readNote(own) ?? folder;
}

/** A folder that this user can write; a new one gets the mode, whatever mask this process has for new ones. */
function makeFolder(folder: string, mode: number | null): string {
  try {
    const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
    if (isNew && mode !== null) chmodSync(folder, mode);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return folder;
  } catch (cause) {
    throw new OpscoreError('home-not-writable', { home: folder, user: nameOfUser() }, { cause });
  }
}

/** Containers run programs as users without a name. */
function nameOfUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
