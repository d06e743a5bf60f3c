import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpscoreError } from '#libs/domain/errors.js';

/** Where the key of addresses comes from. */
export interface SealKeySource {
  /** The setting OPSCORE_SEAL_KEY: 32 bytes in base64. */
  readonly given: string | undefined;
  /** The home folder, whose file seal.key holds the key where none is given. */
  readonly home: string;
}

const BYTES = 32;

/**
 * The key that addresses are sealed with. `makes`: where there is none at all, one is made; of two that do so at once, one wins. Throws
 * `seal-key-missing` where none is there and none is to be made, `seal-key-file-broken`.
 */
export function readSealKey({ given, home }: SealKeySource, { makes }: { readonly makes: boolean }): Buffer {
  if (given !== undefined) return Buffer.from(given, 'base64');
  const path = join(home, 'seal.key');
  const found = readKeyFile(path);
  if (found !== null) return found;
  if (!makes) throw new OpscoreError('seal-key-missing');
  mkdirSync(home, { recursive: true });
  makeKeyFile(path);
  const made = readKeyFile(path);
  if (made === null) throw new OpscoreError('seal-key-missing');
  return made;
}

function readKeyFile(path: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== BYTES) throw new OpscoreError('seal-key-file-broken', { file: path });
  return key;
}

/** The file appears whole, under a name that is free, or not at all: whoever comes second reads what the first one wrote. */
function makeKeyFile(path: string): void {
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, `${randomBytes(BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished, { force: true });
  }
}
