import { readFile } from 'node:fs/promises';
import { OpscoreError } from '#libs/domain/errors.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { builtInProfile, isBuiltIn } from '#libs/ingest/profiles.js';

/** Whether a profile is named by its file. */
function isProfileFile(named: string): boolean {
  return /\.ya?ml$/i.test(named);
}

/** A profile that needs no database: built in, or in a file; null for another name. Throws `file-not-found`, `profile-invalid`. */
export async function profileAtHand(named: string): Promise<MappingProfile | null> {
  if (isProfileFile(named)) return readMappingProfile(await readProfileText(named), named);
  return isBuiltIn(named) ? builtInProfile(named) : null;
}

/** The text of a profile's file. Throws `file-not-found`. */
export async function readProfileText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OpscoreError('file-not-found', { file }, { cause });
  }
}
