import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { findManager } from '#libs/directory/list-managers.js';
import { describeMerchants, readMerchantNames } from '#libs/directory/list-merchants.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { previousQuarter } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import type { RankedMerchant, Tier } from '#libs/domain/tier-snapshot.js';
import { sumOfLargest } from '#libs/domain/tier-snapshot.js';
import type { SalesWorkings, TierWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import { frameOf } from './frame.js';
import { readManagerFacts } from './read-score-inputs.js';
import { snapshotOf, tierRulesOf } from './score-manager.js';
import type { StoredScorecard } from './store-scorecards.js';
import { readStored } from './store-scorecards.js';
import type { TieredMerchant, TieredMerchantsFilter } from './tiered-merchants.js';
import { pickTieredMerchants } from './tiered-merchants.js';
import * as sql from './tiers.sql.js';

/** A tier of a stored scorecard, and the share of the sales that it should have. */
export interface TierShare extends TierWorkings {
  /** The rule set's share, or (by_basis) that of the target; null where there is none. */
  readonly expectedShare: Rational | null;
}

/** R1, R4, R5: a manager's tiers of a quarter as its stored scorecard has them. */
export interface TiersOfQuarter {
  readonly stored: StoredScorecard;
  readonly gmvDefinition: RuleSet['scoring']['modules']['sales']['gmv'];
  readonly workings: SalesWorkings;
  readonly tiers: readonly TierShare[];
  /** The sales of the largest so many merchants together. */
  readonly largest: readonly { readonly merchants: number; readonly actualFen: number }[];
  readonly lateMerchants: number;
  /** How many merchants are as asked for. */
  readonly matching: number;
  /** A page of these. */
  readonly merchants: readonly TieredMerchant[];
}

/** How a merchant stood in the snapshot before and stands in that of the quarter; nulls where it was not or is not in it. */
export interface TierMove {
  readonly merchantId: string;
  readonly name: string | null;
  readonly fromTier: Tier | null;
  readonly toTier: Tier | null;
  readonly rankBefore: number | null;
  readonly rankNow: number | null;
  /** Fen. */
  readonly basisBeforeFen: number | null;
  readonly basisNowFen: number | null;
}

/** R4: how the merchants of a manager moved between the tiers of two snapshots. */
export interface TierMoves {
  readonly quarter: string;
  readonly quarterBefore: string;
  /** Nobody had sales in the quarter before: ranked by the quarter itself. */
  readonly provisional: boolean;
  readonly provisionalBefore: boolean;
  /** All merchants of either snapshot, and how many of them stand in another tier, came or left. */
  readonly merchants: number;
  readonly moved: number;
  /** A page, by the rank of now, those that left after them by the rank of before. */
  readonly moves: readonly TierMove[];
}

/** Which part of a list in rank order: after so many, so many at most. */
export interface Places {
  readonly after: number;
  readonly rows: number;
}

/** Whose sales together tell how much hangs on few. */
const LARGEST = [1, 3, 5, 15];

interface Snapshot {
  readonly merchants: readonly RankedMerchant[];
  readonly provisional: boolean;
}

/** Tier snapshots of managers: as scored, and how they changed. */
@Injectable()
export class Tiers {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /** The tiers of the latest stored scorecard of a quarter, and a page of the merchants asked for. Throws `manager-not-found`, `not-scored`. */
  async ofQuarter(managerId: string, quarter: Period, request: Places & TieredMerchantsFilter): Promise<TiersOfQuarter> {
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      async (session) => {
        await findManager(session, managerId);
        const stored = await readLatest(session, managerId, quarter);
        const workings = stored.scorecard.modules['sales']?.workings as SalesWorkings;
        const { ruleSet } = requireVersion(versions, stored.scorecard.ruleVersion);
        const described = await describeMerchants(session, workings.merchants.map(({ merchantId }) => merchantId));
        const all = workings.merchants.map((merchant) => ({ ...merchant, ...(described.get(merchant.merchantId) ?? { name: null, ka: false }) }));
        const picked = pickTieredMerchants(all, request);
        const sales = workings.merchants.map(({ actualFen }) => actualFen);
        return {
          stored,
          gmvDefinition: ruleSet.scoring.modules.sales.gmv,
          workings,
          tiers: workings.tiers.map((tier) => ({ ...tier, expectedShare: expectedShare(tier, workings, ruleSet) })),
          largest: LARGEST.map((merchants) => ({ merchants, actualFen: sumOfLargest(sales, merchants) })),
          lateMerchants: all.filter(({ late }) => late).length,
          matching: picked.length,
          merchants: picked.slice(request.after, request.after + request.rows),
        };
      },
      { snapshot: true },
    );
  }

  /**
   * The moves between the snapshot of the quarter before and that of a quarter, both taken from the sums as they are by the rules of
   * their quarters, as scoring does. `lastPast` is the last day that is past. Throws `manager-not-found`, `period-not-begun`.
   */
  async moves(managerId: string, quarter: Period, request: Places & { readonly lastPast: Day; readonly onlyMoved: boolean }): Promise<TierMoves> {
    if (quarter.first > addDays(request.lastPast, 1)) {
      throw new OpscoreError('period-not-begun', { period: quarter.name, first: quarter.first });
    }
    const before = previousQuarter(quarter);
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      async (session) => {
        const manager = await findManager(session, managerId);
        const earlier = await takeSnapshot(session, { manager, quarter: before, versions, asOf: before.last });
        const asOf = [quarter.last, request.lastPast].toSorted()[0] ?? quarter.last;
        const now = await takeSnapshot(session, { manager, quarter, versions, asOf: asOf < quarter.first ? quarter.first : asOf });
        const all = compareSnapshots(earlier.merchants, now.merchants);
        const moved = all.filter(({ fromTier, toTier }) => fromTier !== toTier);
        const page = (request.onlyMoved ? moved : all).slice(request.after, request.after + request.rows);
        const names = await readMerchantNames(session, page.map(({ merchantId }) => merchantId));
        return {
          quarter: quarter.name,
          quarterBefore: before.name,
          provisional: now.provisional,
          provisionalBefore: earlier.provisional,
          merchants: all.length,
          moved: moved.length,
          moves: page.map(({ merchantId, ...move }) => ({ merchantId, name: names.get(merchantId) ?? null, ...move })),
        };
      },
      { snapshot: true },
    );
  }
}

async function readLatest(session: Session, managerId: string, quarter: Period): Promise<StoredScorecard> {
  const [latest] = await session.query<{ as_of: Day | null }>(sql.LATEST_DAY_OF_MANAGER, [quarter.name, managerId]);
  const asOf = latest?.as_of ?? null;
  if (asOf !== null) {
    for await (const stored of readStored(session, { period: quarter, asOf, managerId })) return stored;
  }
  throw new OpscoreError('not-scored', { period: quarter.name });
}

function requireVersion(versions: readonly RuleVersion[], version: number): RuleVersion {
  const found = versions.find((each) => each.version === version);
  if (found === undefined) throw new OpscoreError('rule-version-unknown', { version });
  return found;
}

function expectedShare({ tier, targetFen }: TierWorkings, { tiers }: SalesWorkings, { scoring }: RuleSet): Rational | null {
  const shares = scoring.modules.sales.tier_shares;
  if (shares !== 'by_basis') return Rational.parse(shares[tier]);
  const target = tiers.reduce((sum, each) => sum + each.targetFen, 0);
  return target === 0 ? null : Rational.fraction(BigInt(targetFen), BigInt(target));
}

interface SnapshotRequest {
  readonly manager: OperationsManager;
  readonly quarter: Period;
  readonly versions: readonly RuleVersion[];
  readonly asOf: Day;
}

async function takeSnapshot(session: Session, { manager, quarter, versions, asOf }: SnapshotRequest): Promise<Snapshot> {
  const rules = pickInForce(versions, quarter.first).ruleSet.scoring;
  // Targets do not matter for who stands where.
  const request = { frame: frameOf(quarter, asOf), managers: [manager], targets: new Map(), rules };
  for await (const facts of readManagerFacts(session, request)) {
    return { merchants: snapshotOf(facts, tierRulesOf(rules)), provisional: facts.provisional };
  }
  return { merchants: [], provisional: false };
}

/** The merchants of either snapshot: by the rank of now, those that left after them by the rank of before. */
function compareSnapshots(before: readonly RankedMerchant[], now: readonly RankedMerchant[]): Omit<TierMove, 'name'>[] {
  const earlier = new Map(before.map((merchant) => [merchant.merchantId, merchant]));
  const present = new Set(now.map(({ merchantId }) => merchantId));
  const describe = (merchantId: string, from: RankedMerchant | undefined, to: RankedMerchant | undefined) => ({
    merchantId,
    fromTier: from?.tier ?? null,
    toTier: to?.tier ?? null,
    rankBefore: from?.rank ?? null,
    rankNow: to?.rank ?? null,
    basisBeforeFen: from?.basisFen ?? null,
    basisNowFen: to?.basisFen ?? null,
  });
  return [
    ...now.map((merchant) => describe(merchant.merchantId, earlier.get(merchant.merchantId), merchant)),
    ...before
      .filter(({ merchantId }) => !present.has(merchantId))
      .map((merchant) => describe(merchant.merchantId, merchant, undefined)),
  ];
}
