import type { Closing } from '#libs/closed-periods/closings.js';
import { readClosings } from '#libs/closed-periods/closings.js';
import type { DailySums } from '#libs/daily-sums/daily-sums.js';
import type { Database, Session } from '#libs/database/database.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Recomputed } from '#libs/scorecards/recompute.js';
import { recomputeScorecards } from '#libs/scorecards/recompute.js';
import type { KeptScorecard } from './period-fingerprint.js';
import { fingerprintPeriod } from './period-fingerprint.js';
import * as sql from './periods.sql.js';

/**
 * What is not as it was closed:
 * - stored-altered: the stored scorecard is not the one that was closed, byte for byte; stored-missing: it is gone;
 * - facts-changed: the manager's own facts are others by now;
 * - result-changed: they are not, but the scorecard would be another one, since others stand elsewhere;
 * - manager-left, manager-joined: the division has other managers by now.
 */
export const DIFFERENCES = [
  'stored-altered',
  'stored-missing',
  'facts-changed',
  'result-changed',
  'manager-left',
  'manager-joined',
] as const;

export type Difference = (typeof DIFFERENCES)[number];

export interface ManagerDifference {
  readonly managerId: string;
  readonly differences: readonly Difference[];
}

/** What a verification of a closed period and division found. */
export interface VerifiedPeriod {
  readonly closing: Closing;
  /** Managers who were compared. */
  readonly managers: number;
  /** Whether what was kept of the scorecards still hashes to the fingerprint of the closed period. */
  readonly isSealed: boolean;
  /** By manager id; empty where all agree. */
  readonly differing: readonly ManagerDifference[];
}

/** A scorecard as it was closed, and as it is stored now. */
interface KeptAndStored extends KeptScorecard {
  readonly stored: { readonly fingerprint: string; readonly digest: string; readonly found: string; readonly agrees: boolean } | null;
}

/** Whether all that a verification looked at is as it was closed. */
export function agrees({ isSealed, differing }: VerifiedPeriod): boolean {
  return isSealed && differing.length === 0;
}

/** Makes closed periods again from the facts and compares. */
export class PeriodVerification {
  private isUnderWay = false;

  constructor(
    private readonly database: Database,
    private readonly services: { readonly dailySums: DailySums; readonly ruleVersions: RuleVersions },
  ) {}

  /**
   * Makes a closed period of some divisions (null: of all that it is closed for) again from the facts, by the rules that made it, and
   * compares with what was closed. The daily sums are brought up to date for it; no scorecard is stored. Throws `period-not-closed`,
   * `verification-under-way`.
   */
  async verify(period: Period, division: string | null): Promise<VerifiedPeriod[]> {
    if (this.isUnderWay) throw new OpscoreError('verification-under-way');
    this.isUnderWay = true;
    try {
      await this.readClosings(period, division);
      await this.services.dailySums.bringUpToDate();
      const versions = await this.services.ruleVersions.list();
      return await this.database.withTransaction(
        async (session) => {
          const verified: VerifiedPeriod[] = [];
          const named = division === null ? null : [division];
          for (const closing of await readClosings(session, period.name, named)) {
            const known = versions.filter(({ version }) => version <= closing.newestRuleVersion);
            const request = { period, asOf: period.last, division: closing.division, versions: known };
            const recomputed = await recomputeScorecards(this.database, session, request);
            verified.push(await compare(session, period, closing, recomputed));
          }
          return verified;
        },
        { snapshot: true },
      );
    } finally {
      this.isUnderWay = false;
    }
  }

  private async readClosings(period: Period, division: string | null): Promise<void> {
    const closings = await this.database.withSession((session) => readClosings(session, period.name, division === null ? null : [division]));
    if (closings.length === 0) throw new OpscoreError('period-not-closed', division === null ? { period: period.name, division: 'any division', divisionZh: '任何部门' } : { period: period.name, division });
  }
}

async function compare(
  session: Session,
  { name, last }: Period,
  closing: Closing,
  recomputed: ReadonlyMap<string, Recomputed>,
): Promise<VerifiedPeriod> {
  const kept = await readKept(session, name, closing.division, last);
  const keptIds = new Set(kept.map(({ managerId }) => managerId));
  const differing = kept.flatMap((each): ManagerDifference[] => {
    const differences = [...compareStored(each), ...compareRecomputed(each, recomputed.get(each.managerId))];
    return differences.length === 0 ? [] : [{ managerId: each.managerId, differences }];
  });
  const joined = [...recomputed.keys()].filter((managerId) => !keptIds.has(managerId)).toSorted(compareBytes);
  return {
    closing,
    managers: kept.length,
    isSealed: kept.length === closing.managers && fingerprintPeriod(kept) === closing.fingerprint,
    differing: [...differing, ...joined.map((managerId): ManagerDifference => ({ managerId, differences: ['manager-joined'] }))],
  };
}

function compareStored({ fingerprint, digest, stored }: KeptAndStored): Difference[] {
  if (stored === null) return ['stored-missing'];
  const isAsClosed = stored.fingerprint === fingerprint && stored.digest === digest && stored.found === digest && stored.agrees;
  return isAsClosed ? [] : ['stored-altered'];
}

function compareRecomputed({ fingerprint, digest }: KeptScorecard, recomputed: Recomputed | undefined): Difference[] {
  if (recomputed === undefined) return ['manager-left'];
  if (recomputed.fingerprint !== fingerprint) return ['facts-changed'];
  return recomputed.digest === digest ? [] : ['result-changed'];
}

async function readKept(session: Session, period: string, division: string, last: string): Promise<KeptAndStored[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly manager_id: string;
    readonly fingerprint: string;
    readonly digest: string;
    readonly stored_fingerprint: string | null;
    readonly stored_digest: string | null;
    readonly found: string | null;
    readonly agrees: boolean | null;
  }
  const rows = await session.query<Row>(sql.KEPT_AND_STORED, [period, division, last]);
  return rows.map((row) => {
    const { stored_fingerprint: storedFingerprint, stored_digest: storedDigest, found, agrees: isSame } = row;
    const isStored = storedFingerprint !== null && storedDigest !== null && found !== null;
    return {
      managerId: row.manager_id,
      fingerprint: row.fingerprint,
      digest: row.digest,
      stored: isStored ? { fingerprint: storedFingerprint, digest: storedDigest, found, agrees: isSame === true } : null,
    };
  });
}
