import { Injectable } from '@nestjs/common';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './rule-history.sql.js';
import { DEFAULT_VERSION } from './rule-versions.js';

/** When a version was applied and by whom; what it says is another matter. */
export interface AppliedVersion {
  readonly version: number;
  readonly inForceFrom: Day;
  readonly restatedUntil: Day | null;
  readonly fingerprint: string;
  /** Null for the defaults. */
  readonly appliedAt: Date | null;
  /** The name of who applied it; null where the audit log does not know. */
  readonly appliedBy: string | null;
  /** Whether it changed the rules of one shop alone. */
  readonly ofShop: boolean;
}

interface VersionRow {
  readonly [column: string]: unknown;
  readonly version: number;
  readonly in_force_from: Day;
  readonly restated_until: Day | null;
  readonly fingerprint: string;
  readonly applied_at: Date;
  readonly applied_by: string | null;
  readonly of_shop: boolean | null;
}

/** Who applied rules, and when. */
@Injectable()
export class RuleHistory {
  constructor(private readonly database: Database) {}

  /** Versions, newest first, from before one on (null: from the newest on), so many at most; the defaults are the last of all. */
  async page({ before, limit }: { readonly before: number | null; readonly limit: number }): Promise<AppliedVersion[]> {
    return readAppliedVersions(this.database, { before, limit });
  }

  /** The same of one version. Throws `rule-version-unknown`. */
  async find(version: number): Promise<AppliedVersion> {
    const [found] = await this.page({ before: version + 1, limit: 1 });
    if (found?.version !== version) throw new OpscoreError('rule-version-unknown', { version });
    return found;
  }
}

/** The same in a session. */
export async function readAppliedVersions(
  session: Pick<Session, 'query'>,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<AppliedVersion[]> {
  const rows = await session.query<VersionRow>(sql.VERSION_PAGE, [before, limit]);
  const versions = rows.map((row) => ({
    version: row.version,
    inForceFrom: row.in_force_from,
    restatedUntil: row.restated_until,
    fingerprint: row.fingerprint,
    appliedAt: row.applied_at,
    appliedBy: row.applied_by,
    ofShop: row.of_shop === true,
  }));
  const isLastPage = rows.length < limit && (before === null || before > DEFAULT_VERSION.version);
  return isLastPage ? [...versions, DEFAULTS] : versions;
}

const DEFAULTS: AppliedVersion = {
  version: DEFAULT_VERSION.version,
  inForceFrom: DEFAULT_VERSION.inForceFrom,
  restatedUntil: null,
  fingerprint: DEFAULT_VERSION.fingerprint,
  appliedAt: null,
  appliedBy: null,
  ofShop: false,
};
