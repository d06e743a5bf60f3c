import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import { listFiles } from '#libs/ingest/import-folder.js';
import { KIND_NAMES, kindNamed } from '#libs/ingest/kinds.js';
import type { Kind } from '#libs/ingest/kind.js';
import type { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { readOptions } from '#libs/ingest/mapping/map-file.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { FittingProfile, RecognisedFile } from '#libs/ingest/mapping/recognise-file.js';
import { knownOptions, recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { profileNamed, PROFILE_NAMES } from '#libs/ingest/profiles.js';
import type { Localised } from '#libs/reports/report.js';
import { profileAtHand } from './named-profile.js';
import { commandLine } from './repeated-command.js';

type ProfileOptions = Readonly<Record<string, string>>;

/** A file, and how it is read. */
export type PlannedFile =
  | { readonly path: string; readonly kind: Kind }
  | { readonly path: string; readonly profile: MappingProfile; readonly options: ProfileOptions };

/** What a command line asks for. */
export interface AskedImport {
  /** What stands behind the options: a kind and its files, or files. */
  readonly words: readonly string[];
  readonly profile: string | undefined;
  readonly set: ProfileOptions;
  /** Further options, for the command that is proposed instead. */
  readonly flags: readonly string[];
}

/** Whether a profile reads single files: all but those for whole folders. */
export function readsSingleFiles(profile: string | undefined): profile is string {
  return profile !== undefined && !PROFILE_NAMES.includes(profile);
}

/** Decides how files are read before any is imported, and says what it took them for where nobody said it. */
export class ImportPlans {
  constructor(
    private readonly profiles: ImportProfiles,
    private readonly tell: (text: Localised) => void,
  ) {}

  /**
   * The files of a command line. Throws `import-nothing`, `kind-unknown`, `profile-unknown`, `profile-needs-folder`, what {@link readOptions}
   * throws, `file-needs-options`, `file-fits-profiles`, `file-fits-none`, `import-option-unused`.
   */
  async planFiles(asked: AskedImport): Promise<PlannedFile[]> {
    const { words, profile, set } = asked;
    const [first, ...rest] = words;
    if (first === undefined) throw new OpscoreError('import-nothing', {});
    if (readsSingleFiles(profile)) return this.planByProfile(await this.profileOf(profile), words, set);
    const folderProfile = profile === undefined ? null : profileNamed(profile);
    if (folderProfile !== null) throw new OpscoreError('profile-needs-folder', { profile: folderProfile.name });
    const isKind = profile !== undefined || KIND_NAMES.includes(first as Kind['name']) || (rest.length > 0 && !/[./]/.test(first) && !existsSync(first));
    if (!isKind) return this.planRecognised(asked);
    const kind = kindNamed(first);
    if (rest.length === 0) throw new OpscoreError('import-nothing', {});
    refuseUnused(set, []);
    return rest.map((path) => ({ path, kind }));
  }

  /** The files of a folder that a profile reads, by name, and the names of the others. Throws `folder-not-found`, `folder-fits-none`. */
  async planFolder(folder: string, named: string, set: ProfileOptions): Promise<{ files: PlannedFile[]; others: string[] }> {
    const profile = await this.profileOf(named);
    const names = (await listFiles(folder)).toSorted((left, right) => left.localeCompare(right, 'zh', { numeric: true }));
    const [fitting, others]: [string[], string[]] = [[], []];
    for (const name of names) ((await this.isReadBy(profile, join(folder, name))) ? fitting : others).push(name);
    if (fitting.length === 0) throw new OpscoreError('folder-fits-none', { folder, profile: profile.profile });
    return { files: this.planByProfile(profile, fitting.map((name) => join(folder, name)), set), others };
  }

  /**
   * What to say of a file that was given as one of a kind and cannot be read as such: which profile reads it; null where none does, and
   * what was wrong is to be said.
   */
  async findBetterReading(path: string, kind: Kind, flags: readonly string[]): Promise<OpscoreError | null> {
    const recognised = await recogniseFile(path, basename(path), await this.profiles.all()).catch(() => null);
    const better = recognised?.likeliest ?? recognised?.fitting[0];
    if (better === undefined) return null;
    return new OpscoreError('file-fits-profile', { file: path, kind: kind.name, profile: better.profile, command: commandFor(better, {}, [path], flags) });
  }

  private async profileOf(named: string): Promise<MappingProfile> {
    return (await profileAtHand(named)) ?? this.profiles.get(named);
  }

  private planByProfile(profile: MappingProfile, paths: readonly string[], set: ProfileOptions): PlannedFile[] {
    return paths.map((path) => ({ path, profile, options: readOptions(profile, { ...knownOptions(profile, basename(path)), ...set }) }));
  }

  private async isReadBy(profile: MappingProfile, path: string): Promise<boolean> {
    try {
      return (await recogniseFile(path, basename(path), [profile])).fitting.length > 0;
    } catch (error) {
      if (!(error instanceof OpscoreError)) throw error;
      this.tell({ en: error.message, zh: describeError(error.code, error.details, 'zh') });
      return false;
    }
  }

  private async planRecognised({ words, set, flags }: AskedImport): Promise<PlannedFile[]> {
    const all = await this.profiles.all();
    const planned: PlannedFile[] = [];
    for (const path of words) {
      const recognised = await recogniseFile(path, basename(path), all);
      const { kind, likeliest, readAs } = recognised;
      if (kind !== null) {
        this.tell({ en: `${path}: a canonical file of ${kind}, read as ${readAs}.`, zh: `${path}：${kind} 的标准格式文件，按 ${readAs} 读取。` });
        planned.push({ path, kind: kindNamed(kind) });
        continue;
      }
      const profile = all.find((each) => each.profile === likeliest?.profile);
      if (likeliest === null || profile === undefined) throw refuse(path, recognised, { set, flags });
      if (profile.facts.length === 0) throw new OpscoreError('profile-reconciles-only', { profile: profile.profile, file: path });
      const given = Object.fromEntries(Object.entries(set).filter(([name]) => profile.options[name] !== undefined));
      requireNeeded(path, profile, likeliest, { words, set, given, flags });
      const options = readOptions(profile, { ...likeliest.options, ...given });
      this.tell(describeReading(path, readAs, profile, options));
      planned.push({ path, profile, options });
    }
    refuseUnused(set, planned);
    return planned;
  }
}

function describeReading(path: string, readAs: string, { profile, title }: MappingProfile, options: ProfileOptions): Localised {
  const told = Object.entries(options).filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`).join(', ');
  return {
    en: `${path}: ${title.en} (${profile}), read as ${readAs}${told === '' ? '' : `, with ${told}`}.`,
    zh: `${path}：${title.zh}（${profile}），按 ${readAs} 读取${told === '' ? '' : `，${told}`}。`,
  };
}

function refuse(path: string, { fitting, alike }: RecognisedFile, { set, flags }: { readonly set: ProfileOptions; readonly flags: readonly string[] }): OpscoreError {
  const [first] = fitting;
  if (first === undefined) return new OpscoreError('file-fits-none', { file: path, command: `${commandLine(['profile', 'new', path])} > my-profile.yaml` });
  return new OpscoreError('file-fits-profiles', { file: path, profiles: alike.join(', '), command: commandFor(first, set, [path], flags) });
}

function requireNeeded(
  path: string,
  profile: MappingProfile,
  fitting: FittingProfile,
  { words, set, given, flags }: { readonly words: readonly string[]; readonly set: ProfileOptions; readonly given: ProfileOptions; readonly flags: readonly string[] },
): void {
  const missing = fitting.needed.filter((name) => given[name] === undefined);
  if (missing.length === 0) return;
  const titleOf = (name: string, language: 'en' | 'zh') => profile.options[name]?.title[language] ?? name;
  const command = words.length === 1 ? commandFor(fitting, set, words, flags) : commandLine(['import', ...flags, ...setWords({ ...set, ...placeholders(missing) }), ...words]);
  const asks = missing.map((name) => `${name} (${titleOf(name, 'en')})`).join(', ');
  const asksZh = missing.map((name) => `${name}（${titleOf(name, 'zh')}）`).join('、');
  throw new OpscoreError('file-needs-options', { file: path, profile: profile.profile, asks, asksZh, command });
}

/** The command that imports files by a profile; what has to be told and is not known stands as `…`. */
function commandFor({ profile, needed }: FittingProfile, set: ProfileOptions, paths: readonly string[], flags: readonly string[]): string {
  return commandLine(['import', '--profile', profile, ...flags, ...setWords({ ...placeholders(needed), ...set }), ...paths]);
}

function placeholders(names: readonly string[]): ProfileOptions {
  return Object.fromEntries(names.map((name) => [name, '…']));
}

function setWords(set: ProfileOptions): string[] {
  return Object.entries(set).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
}

function refuseUnused(set: ProfileOptions, planned: readonly PlannedFile[]): void {
  const unused = Object.keys(set).find((name) => !planned.some((file) => 'profile' in file && file.profile.options[name] !== undefined));
  if (unused !== undefined) throw new OpscoreError('import-option-unused', { option: unused });
}
