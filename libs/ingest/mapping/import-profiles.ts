import { recordAudit } from '#libs/audit/audit-log.js';
import type { Database, Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { KindName } from '../kind.js';
import { BUILT_IN_NAMES, PROFILE_NAMES, builtInProfile, builtInProfiles, isBuiltIn, textOfBuiltIn } from '../profiles.js';
import * as sql from './import-profiles.sql.js';
import type { MappingProfile } from './mapping-profile.js';
import { readMappingProfile } from './mapping-profile.js';

/** What a profile has to be told. */
export interface ListedOption {
  readonly name: string;
  readonly title: MappingProfile['title'];
  readonly default: string | null;
  readonly choices: readonly string[] | null;
  readonly optional: boolean;
}

/** A profile as it is listed. */
export interface ListedProfile {
  readonly name: string;
  readonly title: MappingProfile['title'];
  readonly about: MappingProfile['title'] | null;
  /** The kinds of facts that it makes; none where it is for comparison alone, or was kept by another version and cannot be read. */
  readonly kinds: readonly KindName[];
  /** Whether it says figures that ours can be compared with. */
  readonly reconciles: boolean;
  readonly builtIn: boolean;
  readonly options: readonly ListedOption[];
  /** Null of a built-in one. */
  readonly changedAt: Date | null;
  readonly changedBy: string | null;
}

/** Who changes a profile, and when. */
interface ProfileChange {
  readonly actor: Actor;
  readonly now: Date;
}

interface ProfileRow {
  readonly [column: string]: unknown;
  readonly name: string;
  readonly yaml: string;
  readonly changed_at: Date;
  readonly changed_by: string;
}

/** The profiles that foreign files are read by: those that people wrote, which are kept, and the built-in ones. */
export class ImportProfiles {
  constructor(private readonly database: Database) {}

  /** Every profile: those that people wrote first, by name, then the built-in ones. */
  async list(): Promise<ListedProfile[]> {
    const rows = await this.database.query<ProfileRow>(sql.ALL_PROFILES);
    return [...rows.map(listRow), ...builtInProfiles().map((profile) => listProfile(profile, { builtIn: true, changedAt: null, changedBy: null }))];
  }

  /** Every profile that can be read, in the same order: for finding those that a file fits. */
  async all(): Promise<MappingProfile[]> {
    const rows = await this.database.query<ProfileRow>(sql.ALL_PROFILES);
    return [...rows.flatMap((row) => readRow(row) ?? []), ...builtInProfiles()];
  }

  /** The profile of a name. Throws `profile-unknown`, and `profile-invalid` where another version kept it in a form that is none now. */
  async get(name: string): Promise<MappingProfile> {
    return isBuiltIn(name) ? builtInProfile(name) : readMappingProfile(await this.textOf(name), `${name}.yaml`);
  }

  /** The YAML of a profile, as it was written. Throws `profile-unknown`. */
  async textOf(name: string): Promise<string> {
    if (isBuiltIn(name)) return textOfBuiltIn(name);
    const [row] = await this.database.query<ProfileRow>(sql.ONE_PROFILE, [name]);
    return row?.yaml ?? refuseUnknown(this.database, name);
  }

  /** Keeps a profile under the name that it says, in the place of the one that has it. Throws `profile-invalid`, `profile-built-in`. */
  async save(yaml: string, { actor, now }: ProfileChange): Promise<ListedProfile> {
    const { profile: name } = readMappingProfile(yaml, 'profile.yaml');
    refuseBuiltIn(name);
    return this.database.withTransaction(async (session) => {
      const before = await lockOne(session, name);
      if (before?.yaml === yaml) return listRow(before);
      const [row] = await session.query<ProfileRow>(sql.SAVE_PROFILE, [name, yaml, now, actor.name]);
      await recordAudit(session, { actor, action: 'import-profile.saved', subject: name, before: describeRow(before), after: { yaml }, now });
      return listRow(row as ProfileRow);
    });
  }

  /** Removes a profile that somebody wrote; what it brought in stays. Throws `profile-unknown`, `profile-built-in`. */
  async remove(name: string, { actor, now }: ProfileChange): Promise<void> {
    refuseBuiltIn(name);
    await this.database.withTransaction(async (session) => {
      const before = await lockOne(session, name);
      if (before === null) return refuseUnknown(session, name);
      await session.query(sql.REMOVE_PROFILE, [name]);
      await recordAudit(session, { actor, action: 'import-profile.removed', subject: name, before: describeRow(before), after: null, now });
    });
  }
}

async function refuseUnknown(reader: Pick<Session, 'query'>, name: string): Promise<never> {
  const rows = await reader.query<ProfileRow>(sql.ALL_PROFILES);
  throw new OpscoreError('profile-unknown', { profile: name, known: [...rows.map((row) => row.name), ...BUILT_IN_NAMES].join(', ') });
}

/** Names of profiles for whole folders are taken, too: --profile could not tell which is meant. */
function refuseBuiltIn(name: string): void {
  if (isBuiltIn(name) || PROFILE_NAMES.includes(name)) throw new OpscoreError('profile-built-in', { profile: name });
}

async function lockOne(session: Session, name: string): Promise<ProfileRow | null> {
  await session.query(sql.LOCK_PROFILES);
  const [row] = await session.query<ProfileRow>(sql.ONE_PROFILE, [name]);
  return row ?? null;
}

function describeRow(row: ProfileRow | null): { yaml: string } | null {
  return row === null ? null : { yaml: row.yaml };
}

/** Null where another version kept it in a form that is none now: one such profile must not keep all others from being used. */
function readRow({ name, yaml }: ProfileRow): MappingProfile | null {
  try {
    return readMappingProfile(yaml, `${name}.yaml`);
  } catch (error) {
    if (error instanceof OpscoreError) return null;
    throw error;
  }
}

function listRow(row: ProfileRow): ListedProfile {
  const { name, changed_at: changedAt, changed_by: changedBy } = row;
  const unread: ListableProfile = { profile: name, title: { en: name, zh: name }, options: {}, facts: [] };
  return listProfile(readRow(row) ?? unread, { builtIn: false, changedAt, changedBy });
}

type ListableProfile = Pick<MappingProfile, 'profile' | 'title' | 'about' | 'options' | 'facts' | 'reconciles'>;

function listProfile({ profile, title, about, options, facts, reconciles }: ListableProfile, origin: Pick<ListedProfile, 'builtIn' | 'changedAt' | 'changedBy'>): ListedProfile {
  return {
    name: profile,
    title,
    about: about ?? null,
    kinds: [...new Set(facts.map(({ kind }) => kind as KindName))],
    reconciles: reconciles !== undefined,
    options: Object.entries(options).map(([name, option]) => ({
      name,
      title: option.title,
      default: option.default ?? null,
      choices: option.choices ?? null,
      optional: option.optional,
    })),
    ...origin,
  };
}
