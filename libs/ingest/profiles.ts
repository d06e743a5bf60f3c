import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OpscoreError } from '#libs/domain/errors.js';
import type { MappingProfile } from './mapping/mapping-profile.js';
import { readMappingProfile } from './mapping/mapping-profile.js';
import type { ImportProfile } from './profile.js';
import { OLIST } from './profiles/olist.js';

/** The profile of files that are canonical already. */
export const CANONICAL = 'canonical';

/** The profiles for folders of another system, whose files belong together. */
const FOLDER_PROFILES: readonly ImportProfile[] = [OLIST];

/** The names that can be asked for with a folder. */
export const PROFILE_NAMES: readonly string[] = [CANONICAL, ...FOLDER_PROFILES.map(({ name }) => name)];

/** The built-in profiles for single files: the YAML documents in the folder `profiles`. */
export const BUILT_IN_NAMES = [
  'jd-pop-orders',
  'jd-shipping',
  'jd-shangzhi-sku',
  'jd-shangzhi-overview',
  'jd-jingzhuntong',
  'jd-jingzhuntong-account',
  'jd-jingzhuntong-sku',
  'jd-chat-messages',
  'jd-chat-sessions',
  'agent-performance',
  'shopify-orders',
  'woocommerce-orders',
  'amazon-orders',
  'google-ads-daily',
  'meta-ads-daily',
] as const;

/** The name of a built-in profile. */
export type BuiltInName = (typeof BUILT_IN_NAMES)[number];

/** YAML is read where it is written: beside this source, and from what it was compiled to, in the sources of the package. */
const PLACES = ['./profiles/', '../../../libs/ingest/profiles/'];

const read = new Map<BuiltInName, MappingProfile>();

/** The profile of a name; null for canonical files. Throws `profile-unknown` with the names that there are. */
export function profileNamed(name: string): ImportProfile | null {
  if (name === CANONICAL) return null;
  const profile = FOLDER_PROFILES.find((each) => each.name === name);
  if (profile === undefined) throw new OpscoreError('profile-unknown', { profile: name, known: PROFILE_NAMES.join(', ') });
  return profile;
}

/** The YAML of a built-in profile, as it is written. */
export function textOfBuiltIn(name: BuiltInName): string {
  const places = PLACES.map((place) => fileURLToPath(new URL(`${place}${name}.yaml`, import.meta.url)));
  return readFileSync(places.find((place) => existsSync(place)) ?? places[0] ?? '', 'utf8');
}

/** A built-in profile. */
export function builtInProfile(name: BuiltInName): MappingProfile {
  const known = read.get(name);
  if (known !== undefined) return known;
  const profile = readMappingProfile(textOfBuiltIn(name), `${name}.yaml`);
  read.set(name, profile);
  return profile;
}

/** Whether there is a built-in profile of that name. */
export function isBuiltIn(name: string): name is BuiltInName {
  return (BUILT_IN_NAMES as readonly string[]).includes(name);
}

/** Every built-in profile, in the order in which they are listed. */
export function builtInProfiles(): MappingProfile[] {
  return BUILT_IN_NAMES.map((name) => builtInProfile(name));
}
