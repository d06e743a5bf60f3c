import type { DraftAnswer } from '../api/import-drafts.js';
import type { ListedProfile, ProfileOption } from '../api/import-profiles.js';
import type { ImportAnswer, KindName } from '../api/imports.js';

/** How a file is read: as a canonical one of a kind, or by a profile. */
export type Reading = { readonly by: 'kind'; readonly kind: KindName } | { readonly by: 'profile'; readonly profile: string };

/** How a file is read, and what the profile is told. */
export interface ReadingAsked {
  readonly reading: Reading;
  readonly options: Readonly<Record<string, string>>;
}

/** A file that was dropped, and how far it is on its way. */
export interface StagedFile {
  readonly id: string;
  readonly file: File;
  readonly way: Way;
  /** Null until somebody or the file itself says it. */
  readonly reading: Reading | null;
  readonly options: Readonly<Record<string, string>>;
  /** The profile that is being written for it, as YAML; null where none is. */
  readonly written: string | null;
}

/** Being sent (the share that is sent, and for how long), refused, or here: looked at, tried, and brought in as an import. */
export type Way =
  | { readonly step: 'sending'; readonly share: number; readonly elapsedMs: number }
  | { readonly step: 'refused'; readonly error: Error }
  | { readonly step: 'here'; readonly draft: DraftAnswer; readonly trialId: string | null; readonly importId: string | null; readonly error: Error | null };

/** The files with one of them changed. */
export function withChange(files: readonly StagedFile[], id: string, change: Partial<StagedFile>): readonly StagedFile[] {
  return files.map((each) => (each.id === id ? { ...each, ...change } : each));
}

/** How a draft is read where nobody says otherwise; null where nothing fits it, or several profiles alike. */
export function likeliestReading({ kind, fitting, alike }: DraftAnswer): ReadingAsked | null {
  if (kind !== null) return { reading: { by: 'kind', kind }, options: {} };
  const best = alike.length > 0 ? undefined : fitting[0];
  return best === undefined ? null : { reading: { by: 'profile', profile: best.profile }, options: best.options };
}

/** What a profile is told for a draft: what was told already, what the draft says itself, and what holds where nothing is said. */
export function optionsFor(options: readonly ProfileOption[], told: Readonly<Record<string, string>>, said: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(options.map(({ name, default: otherwise }) => [name, told[name] ?? said[name] ?? otherwise ?? '']).filter(([, value]) => value !== ''));
}

/** The options that have to be told and are not. */
export function missingOptions(options: readonly Pick<ProfileOption, 'name' | 'optional'>[], told: Readonly<Record<string, string>>): string[] {
  return options.filter(({ name, optional }) => !optional && (told[name] ?? '').trim() === '').map(({ name }) => name);
}

/** Whether a file may be brought in as it is read now. */
export function isReady({ way, reading, options, written }: StagedFile, profiles: readonly ListedProfile[]): boolean {
  if (way.step !== 'here' || way.importId !== null || reading === null || written !== null) return false;
  if (reading.by === 'kind') return true;
  const profile = profiles.find(({ name }) => name === reading.profile);
  return profile !== undefined && profile.kinds.length > 0 && missingOptions(profile.options, options).length === 0;
}

/** How the file of an import was read, so that a mended one is read the same. Null where it is not known. */
export function readingOf({ profile, kind, options }: Pick<ImportAnswer, 'profile' | 'kind' | 'options'>): ReadingAsked | null {
  if (profile !== null && profile !== 'canonical') return { reading: { by: 'profile', profile }, options };
  // Shipping lists have no canonical file.
  return kind === 'unknown' || kind === 'order_outbounds' ? null : { reading: { by: 'kind', kind }, options: {} };
}
