import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { managerIdsWithin, requireDivisionWithin, requireManagerWithin } from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import * as sql from './allocation-proposals.sql.js';
import type { AllocationProposal, ProposalLine } from './proposal-rows.js';
import { columnsOfLines, readLine, readProposal } from './proposal-rows.js';
import { proposeAllocation, readCampaign } from './slot-allocation.js';

/** Whose merchants are the candidates: one of the two. */
export interface AllocationCandidates {
  readonly managerId: string | null;
  readonly division: string | null;
}

export interface NewAllocation extends AllocationCandidates {
  readonly campaign: string;
  readonly slots: number;
}

/** Who changes something, and when. */
export interface Changing {
  readonly actor: Actor;
  readonly now: Date;
}

/** A change of a proposal that somebody has looked at. */
export interface ProposalChange extends Changing {
  /**
   * Called with the version that is there while nobody else can change it; throws where the change was thought out on
   * another one.
   */
  readonly requireVersion: (version: number) => void;
}

export interface Override {
  /** How many slots the merchant gets; null: as proposed after all. */
  readonly allotted: number | null;
  readonly reason: string;
}

/** A proposal with a page of its lines, by rank, and the rules that made it. */
export interface ProposalWithLines {
  readonly proposal: AllocationProposal;
  readonly lines: readonly ProposalLine[];
  readonly rules: ScoringRules;
}

/** Which lines are read: those after a rank, of all or only of some. */
export interface LinesRequest {
  readonly limit: number;
  readonly afterRank: number;
  /** Only lines that people have set, or set back. */
  readonly changed?: boolean;
  /** Only lines of merchants whose id or name has it, in small or capital letters. */
  readonly search?: string | null;
}

const SHORTEST_REASON = 3;
const LONGEST_REASON = 500;

/** R7: who gets the slots of a campaign: proposed by the index, overridden by people with a reason, and then final. */
@Injectable()
export class AllocationProposals {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DailySums) private readonly dailySums: DailySums,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Proposes who gets the slots, from daily sums that are brought up to date, and keeps it as a draft. Throws
   * `allocation-candidates-unclear`, `outside-scope`, `campaign-unknown`, `allocation-without-candidates`.
   */
  async propose({ campaign, slots, ...candidates }: NewAllocation, reach: Reach, { actor, now }: Changing): Promise<AllocationProposal> {
    await this.database.withSession((session) => requireCandidatesWithin(session, reach, candidates));
    await this.dailySums.bringUpToDate();
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(async (session) => {
      const { firstDay, month } = await readCampaign(session, campaign);
      const { version, ruleSet } = pickInForce(versions, quarterNamed(quarterOf(firstDay)).first);
      const lines = await proposeAllocation(session, { month, slots, ...candidates }, ruleSet.scoring);
      if (lines.length === 0) {
        throw new OpscoreError('allocation-without-candidates', { whose: candidates.managerId ?? candidates.division ?? '', day: month.last });
      }
      const allocationId = randomUUID();
      await session.query(sql.ADD_PROPOSAL, [
        allocationId,
        campaign,
        slots,
        candidates.managerId,
        candidates.division,
        month.first.slice(0, 7),
        version,
        lines.length,
        lines.reduce((sum, { allotted }) => sum + allotted, 0),
        actor.name,
        now,
      ]);
      await session.query(sql.ADD_LINES, [allocationId, ...columnsOfLines(lines)]);
      const after = { campaign, slots, ...candidates, ruleVersion: version, given: lines.filter(({ allotted }) => allotted > 0).map(describeGiven) };
      await recordAudit(session, { actor, action: 'allocation.proposed', subject: allocationId, before: null, after, now });
      return readOne(session, allocationId);
    });
  }

  /** A page of the proposals within a reach, the newest first, and one more to see whether there is a next page. */
  async list(
    reach: Reach,
    { campaign, limit, after }: { campaign: string | null; limit: number; after: { proposedAt: string; allocationId: string } | null },
  ): Promise<AllocationProposal[]> {
    return this.database.withSession(async (session) => {
      const managerIds = await managerIdsWithin(session, reach);
      const rows = await session.query(sql.PROPOSALS_WITHIN, [
        managerIds === null,
        managerIds ?? [],
        reach.divisions,
        campaign,
        after?.proposedAt ?? null,
        after?.allocationId ?? null,
        limit + 1,
      ]);
      return rows.map(readProposal);
    });
  }

  /**
   * A proposal with a page of its lines after a rank, and one more to see whether there is a next page. Throws
   * `allocation-not-found`, `outside-scope`.
   */
  async get(allocationId: string, reach: Reach, { limit, afterRank, changed = false, search = null }: LinesRequest): Promise<ProposalWithLines> {
    const { proposal, lines } = await this.database.withTransaction(
      async (session) => ({
        proposal: await requireProposalWithin(session, reach, allocationId),
        lines: (await session.query(sql.LINES_OF_PROPOSAL, [allocationId, afterRank, limit + 1, changed, search])).map(readLine),
      }),
      { snapshot: true },
    );
    return { proposal, lines, rules: await this.rulesOf(proposal) };
  }

  /**
   * Allots a merchant another number of slots than proposed, for a reason. More than `max_per_merchant` is allowed: it is a rule of
   * the proposal, and whoever departs from it says why. Throws `allocation-not-found`, `outside-scope`, `allocation-final`,
   * `allocation-line-unknown`, `allocation-reason-needed`, `allocation-exceeds-slots`, and what `requireVersion` throws.
   */
  async override(
    allocationId: string,
    merchantId: string,
    { allotted, reason }: Override,
    reach: Reach,
    change: ProposalChange,
  ): Promise<{ readonly proposal: AllocationProposal; readonly line: ProposalLine; readonly rules: ScoringRules }> {
    const given = requireReason(reason);
    const { proposal, line } = await this.database.withTransaction(async (session) => {
      const before = await holdDraft(session, reach, allocationId, change);
      const line = await readLineOf(session, allocationId, merchantId);
      const wanted = allotted ?? line.proposed;
      const sum = before.allotted - line.allotted + wanted;
      if (sum > before.slots) {
        throw new OpscoreError('allocation-exceeds-slots', { merchant: merchantId, allotted: wanted, sum, slots: before.slots });
      }
      await session.execute(sql.OVERRIDE_LINE, [allocationId, line.merchantKey, allotted, given, change.actor.name, change.now]);
      const moreOverridden = Number(allotted !== null) - Number(line.override !== null);
      await session.execute(sql.NEXT_VERSION, [allocationId, sum, moreOverridden]);
      await recordAudit(session, {
        ...changeOf(change),
        action: 'allocation.overridden',
        subject: allocationId,
        before: { merchantId, proposed: line.proposed, allotted: line.override, reason: line.reason },
        after: { merchantId, proposed: line.proposed, allotted, reason: given },
      });
      return { proposal: await readOne(session, allocationId), line: await readLineOf(session, allocationId, merchantId) };
    });
    return { proposal, line, rules: await this.rulesOf(proposal) };
  }

  /** Makes a proposal final: nobody overrides it any more. Throws as {@link override} does. */
  async finalise(allocationId: string, reach: Reach, change: ProposalChange): Promise<AllocationProposal> {
    return this.database.withTransaction(async (session) => {
      const before = await holdDraft(session, reach, allocationId, change);
      await session.execute(sql.FINALISE, [allocationId, change.actor.name, change.now]);
      await recordAudit(session, {
        ...changeOf(change),
        action: 'allocation.finalised',
        subject: allocationId,
        before: { state: before.state },
        after: { state: 'final', campaign: before.campaign, slots: before.slots, allotted: before.allotted, overridden: before.overridden },
      });
      return readOne(session, allocationId);
    });
  }

  /** The rules that a proposal was made by. */
  async rulesOf({ ruleVersion }: Pick<AllocationProposal, 'ruleVersion'>): Promise<ScoringRules> {
    return (await this.ruleVersions.get(ruleVersion)).ruleSet.scoring;
  }
}

/** A proposal that a reach holds. Somebody who reaches all is told `allocation-not-found`, everybody else `outside-scope`. */
export async function requireProposalWithin(session: Session, reach: Reach, allocationId: string): Promise<AllocationProposal> {
  const [row] = await session.query(sql.PROPOSAL, [allocationId]);
  if (row === undefined) {
    throw reach.everything
      ? new OpscoreError('allocation-not-found', { allocation: allocationId })
      : new OpscoreError('outside-scope', { what: allocationId });
  }
  const proposal = readProposal(row);
  if (reach.everything) return proposal;
  const managerIds = await managerIdsWithin(session, reach);
  const { managerId, division } = proposal;
  const isWithin = managerId === null ? division !== null && reach.divisions.includes(division) : managerIds?.includes(managerId) === true;
  if (!isWithin) throw new OpscoreError('outside-scope', { what: allocationId });
  return proposal;
}

async function requireCandidatesWithin(session: Session, reach: Reach, { managerId, division }: AllocationCandidates): Promise<void> {
  if ((managerId === null) === (division === null)) throw new OpscoreError('allocation-candidates-unclear');
  if (managerId !== null) await requireManagerWithin(session, reach, managerId);
  if (division !== null) await requireDivisionWithin(session, reach, division);
}

/** Holds a draft for a change: who comes second waits, and then sees another version. */
async function holdDraft(session: Session, reach: Reach, allocationId: string, { requireVersion }: ProposalChange): Promise<AllocationProposal> {
  await session.query(sql.LOCK_PROPOSAL, [allocationId]);
  const proposal = await requireProposalWithin(session, reach, allocationId);
  requireVersion(proposal.version);
  if (proposal.finalisedAt !== null) throw new OpscoreError('allocation-final', { when: proposal.finalisedAt.toISOString() });
  return proposal;
}

async function readOne(session: Session, allocationId: string): Promise<AllocationProposal> {
  const [row] = await session.query(sql.PROPOSAL, [allocationId]);
  if (row === undefined) throw new OpscoreError('allocation-not-found', { allocation: allocationId });
  return readProposal(row);
}

async function readLineOf(session: Session, allocationId: string, merchantId: string): Promise<ProposalLine> {
  const [row] = await session.query(sql.LINE_OF_MERCHANT, [allocationId, merchantId]);
  if (row === undefined) throw new OpscoreError('allocation-line-unknown', { merchant: merchantId });
  return readLine(row);
}

function requireReason(reason: string): string {
  const given = reason.trim();
  const { length } = Array.from(given);
  if (length < SHORTEST_REASON || length > LONGEST_REASON) throw new OpscoreError('allocation-reason-needed');
  return given;
}

function changeOf({ actor, now }: Changing): Changing {
  return { actor, now };
}

function describeGiven({ merchantId, allotted }: { merchantId: string; allotted: number }): { merchantId: string; allotted: number } {
  return { merchantId, allotted };
}
