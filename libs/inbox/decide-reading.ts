import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '#libs/ingest/kind.js';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import type { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { RecognisedFile } from '#libs/ingest/mapping/recognise-file.js';
import { recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { CANONICAL } from '#libs/ingest/profiles.js';
import type { ReceivedFile, Settlement } from './import-files.js';
import { UNKNOWN_KIND } from './import-files.js';
import { kindOfHeader } from './kind-of-file.js';

type ReadBy = NonNullable<Settlement['readBy']>;

/** How a file is read: as a canonical one, or by a profile. */
export type Reading =
  | { readonly readBy: ReadBy; readonly canonical: KindName }
  | { readonly readBy: ReadBy; readonly profile: MappingProfile }
  /** It is known what it is, and not enough to import it. */
  | { readonly readBy: ReadBy | null; readonly refusal: OpscoreError };

/**
 * Decides how a file is read: as it was said when it was handed over; or else as a canonical file, where its name or its header tells the
 * kind; or else by the likeliest of the profiles that fit it. Throws what is wrong with a file that cannot be read at all, and
 * `profile-unknown`.
 */
export async function decideReading(file: ReceivedFile, profiles: ImportProfiles): Promise<Reading> {
  const { profile, kind, path } = file;
  if (profile !== null && profile !== CANONICAL) return byProfile(await profiles.get(profile), file.options);
  if (profile === CANONICAL && kind !== UNKNOWN_KIND) return asCanonical(kind);
  const ofHeader = await kindOfHeader(path).catch(ignoreRefusal);
  if (ofHeader !== null) return asCanonical(kind === UNKNOWN_KIND ? ofHeader : kind);
  if (kind === UNKNOWN_KIND) return byLikeliest(file, await recogniseFile(path, file.fileName, await profiles.all()), profiles);
  // A file that is named after a kind and is nothing else is refused as what it is named after.
  const recognised = await recogniseFile(path, file.fileName, await profiles.all()).catch(ignoreRefusal);
  if (recognised === null || recognised.fitting.length === 0) return asCanonical(kind);
  return byLikeliest(file, recognised, profiles);
}

async function byLikeliest({ path, options }: ReceivedFile, { tables, kind, fitting, likeliest, alike }: RecognisedFile, profiles: ImportProfiles): Promise<Reading> {
  if (kind !== null) return asCanonical(kind);
  if (likeliest !== null) {
    const { profile, needed } = likeliest;
    const known = { ...likeliest.options, ...options };
    const missing = needed.filter((name) => known[name] === undefined);
    const reading = byProfile(await profiles.get(profile), known);
    if (missing.length === 0 || 'refusal' in reading) return reading;
    return { readBy: reading.readBy, refusal: new OpscoreError('file-options-missing', { file: path, profile, options: missing.join(', '), option: missing[0] ?? '' }) };
  }
  if (tables.every(({ header, firstRows }) => header.length === 0 && firstRows.length === 0)) throw new OpscoreError('file-empty', { file: path });
  if (fitting.length === 0) throw new OpscoreError('inbox-kind-unclear', { file: path, known: KIND_NAMES.join(', ') });
  return { readBy: null, refusal: new OpscoreError('file-fits-several', { file: path, profiles: alike.join(', ') }) };
}

function asCanonical(kind: KindName): Reading {
  return { readBy: { kind, profile: CANONICAL, options: {} }, canonical: kind };
}

function byProfile(profile: MappingProfile, options: Readonly<Record<string, string>>): Reading {
  const kind = (profile.facts[0]?.kind ?? UNKNOWN_KIND) as ReceivedFile['kind'];
  return { readBy: { kind, profile: profile.profile, options }, profile };
}

/** What cannot be read one way may be read another. */
function ignoreRefusal(error: unknown): null {
  if (error instanceof OpscoreError && error.code !== 'file-not-found') return null;
  throw error;
}
