import { OpscoreError } from '#libs/domain/errors.js';
import type { ImportProfile } from './profile.js';
import { OLIST } from './profiles/olist.js';

/** The profile of files that are canonical already. */
export const CANONICAL = 'canonical';

/** The profiles for files of other systems. */
export const PROFILES: readonly ImportProfile[] = [OLIST];

/** The names that can be asked for. */
export const PROFILE_NAMES: readonly string[] = [CANONICAL, ...PROFILES.map(({ name }) => name)];

/** The profile of a name; null for canonical files. Throws `profile-unknown` with the names that there are. */
export function profileNamed(name: string): ImportProfile | null {
  if (name === CANONICAL) return null;
  const profile = PROFILES.find((each) => each.name === name);
  if (profile === undefined) throw new OpscoreError('profile-unknown', { profile: name, known: PROFILE_NAMES.join(', ') });
  return profile;
}
