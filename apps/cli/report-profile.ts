import { basename } from 'node:path';
import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { knownOptions, recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { profileAtHand } from './named-profile.js';

/** The profile that a report is read by, and what it need not be told, since the name of the file says it. */
export interface ReportProfile {
  readonly profile: MappingProfile;
  readonly known: Readonly<Record<string, string>>;
}

/**
 * The profile of a name or in a file; without either the one that the report is recognised by. Throws `profile-unknown`, `file-not-found`,
 * `profile-invalid`, `report-unlike-any`.
 */
export async function pickReportProfile(database: Database, report: string, named: string | undefined): Promise<ReportProfile> {
  const profiles = new ImportProfiles(database);
  if (named !== undefined) {
    const profile = (await profileAtHand(named)) ?? (await profiles.get(named));
    return { profile, known: knownOptions(profile, basename(report)) };
  }
  const all = await profiles.all();
  const { fitting } = await recogniseFile(report, basename(report), all);
  const found = fitting.flatMap(({ profile: name, options }) => {
    const profile = all.find((each) => each.profile === name);
    return profile === undefined ? [] : [{ profile, known: options }];
  });
  const picked = found.find(({ profile }) => profile.reconciles !== undefined) ?? found[0];
  if (picked === undefined) throw new OpscoreError('report-unlike-any', { file: report });
  return picked;
}
