import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import type { Rational } from '#libs/domain/rational.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as sql from './allocation-outcome.sql.js';
import { requireProposalWithin } from './allocation-proposals.js';
import { CAMPAIGN_END } from './campaigns.sql.js';
import type { AllocationProposal } from './proposal-rows.js';

/** What people made of a line of the proposal: gave more slots, fewer, or left it. */
export const DECISIONS = ['as-proposed', 'raised', 'lowered'] as const;

export type Decision = (typeof DECISIONS)[number];

/** What placements brought. */
export interface Brought {
  readonly placements: number;
  readonly amountFen: number;
  /** By the unit of slot output of the rules that made the proposal. */
  readonly units: Rational;
}

/** What a candidate was given and what its placements in the campaign brought. */
export interface OutcomeLine extends Brought {
  readonly merchantId: string;
  readonly merchantName: string | null;
  readonly rank: number;
  /** In hundredths. */
  readonly index: bigint;
  readonly proposed: number;
  readonly allotted: number;
  readonly decision: Decision;
  readonly reason: string | null;
  /** Placements on slots that are not assessed; they are in the sums here. */
  readonly exemptPlacements: number;
  /** Placements that counted for another manager or division, since the merchant had changed hands; they are not in the sums. */
  readonly placementsElsewhere: number;
}

/** The lines of a decision added up. */
export interface OutcomeSum extends Brought {
  readonly decision: Decision;
  /** Those that were proposed or given slots, or had placements. */
  readonly merchants: number;
  readonly proposed: number;
  readonly allotted: number;
}

export interface AllocationOutcome {
  readonly proposal: AllocationProposal;
  /** Whether the campaign is over: until then figures are of what has been reported so far. */
  readonly ended: boolean;
  /** A sum for every decision, all lines included. */
  readonly sums: readonly OutcomeSum[];
  readonly lines: readonly OutcomeLine[];
}

interface OutcomeRow {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
  readonly merchant_name: string | null;
  readonly rank: number;
  readonly index_hundredths: number;
  readonly proposed: number;
  readonly allotted: number;
  readonly decision: Decision;
  readonly reason: string | null;
  readonly amount_fen: number;
  readonly seconds: number;
  readonly placements: number;
  readonly exempt_placements: number;
  readonly elsewhere: number;
}

interface SumRow {
  readonly [column: string]: unknown;
  readonly decision: Decision;
  readonly merchants: number;
  readonly proposed: number;
  readonly allotted: number;
  readonly amount_fen: number;
  readonly seconds: number;
  readonly placements: number;
}

/** R7: compares proposals with what came of them. */
@Injectable()
export class AllocationOutcomes {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * What the placements of the campaign brought each candidate beside what it was given, a page by rank and one more to see whether
   * there is a next page, and the sums of what people left, raised and lowered. A placement counts for who had the merchant on
   * the day that it ends, as it does on scorecards. Throws `allocation-not-found`, `outside-scope`.
   */
  async read(allocationId: string, reach: Reach, { now, limit, afterRank }: { now: Date; limit: number; afterRank: number }): Promise<AllocationOutcome> {
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      async (session) => {
        const proposal = await requireProposalWithin(session, reach, allocationId);
        const { campaign, managerId, division, ruleVersion } = proposal;
        // Versions are never taken back, so there is always the one that made the proposal.
        const unit = versions.find(({ version }) => version === ruleVersion)?.ruleSet.scoring.modules.slots.unit ?? 'slot_day';
        const asked = [allocationId, campaign, managerId, division];
        const broughtBy = (row: { amount_fen: number; seconds: number; placements: number }): Brought => ({
          placements: row.placements,
          amountFen: row.amount_fen,
          units: slotUnits(unit, row.seconds, row.placements),
        });
        const [end] = await session.query<{ ends_at: Date | null }>(CAMPAIGN_END, [campaign]);
        const sums = await session.query<SumRow>(sql.OUTCOME_SUMS, asked);
        const lines = await session.query<OutcomeRow>(sql.OUTCOME_LINES, [...asked, afterRank, limit + 1]);
        return {
          proposal,
          ended: end?.ends_at !== null && end !== undefined && end.ends_at <= now,
          sums: DECISIONS.map((decision) => {
            const row = sums.find((each) => each.decision === decision) ?? NOTHING;
            const { merchants, proposed, allotted } = row;
            return { decision, merchants, proposed, allotted, ...broughtBy(row) };
          }),
          lines: lines.map((row) => ({
            merchantId: row.merchant_id,
            merchantName: row.merchant_name,
            rank: row.rank,
            index: BigInt(row.index_hundredths),
            proposed: row.proposed,
            allotted: row.allotted,
            decision: row.decision,
            reason: row.reason,
            exemptPlacements: row.exempt_placements,
            placementsElsewhere: row.elsewhere,
            ...broughtBy(row),
          })),
        };
      },
      { snapshot: true },
    );
  }
}

const NOTHING = { merchants: 0, proposed: 0, allotted: 0, amount_fen: 0, seconds: 0, placements: 0 };
