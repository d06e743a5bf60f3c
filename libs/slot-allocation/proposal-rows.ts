import type { AllocationLine, MonthSums } from './slot-allocation.js';
import type { Criterion } from './slot-allocation.rule.js';

/** A stored proposal. */
export interface AllocationProposal {
  readonly allocationId: string;
  readonly campaign: string;
  readonly slots: number;
  /** The candidates are this manager's merchants, or all of the division's. */
  readonly managerId: string | null;
  readonly managerName: string | null;
  readonly division: string | null;
  /** The month whose figures decide: `2026-10`. */
  readonly month: string;
  readonly ruleVersion: number;
  /** How many merchants competed. */
  readonly candidates: number;
  readonly state: 'draft' | 'final';
  readonly version: number;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly finalisedBy: string | null;
  readonly finalisedAt: Date | null;
  /** The slots that are given so far. */
  readonly allotted: number;
  /** How many lines people have set. */
  readonly overridden: number;
}

/** A merchant of a proposal. */
export interface ProposalLine {
  readonly merchantKey: number;
  readonly merchantId: string;
  readonly merchantName: string | null;
  readonly rank: number;
  /** In hundredths. */
  readonly index: bigint;
  readonly sums: MonthSums;
  readonly below: Readonly<Record<Criterion, number>>;
  readonly proposed: number;
  /** By a person; null: as proposed. */
  readonly override: number | null;
  /** What counts: by a person, else as proposed. */
  readonly allotted: number;
  readonly reason: string | null;
  readonly overriddenBy: string | null;
  readonly overriddenAt: Date | null;
  /** The merchant one rank higher, where it has the same index. */
  readonly tiedWith: { readonly merchantId: string; readonly gmvFen: number } | null;
}

/** Reads a row of `allocation_proposals` with what is given so far. */
export function readProposal(row: Record<string, unknown>): AllocationProposal {
  const own = row as unknown as {
    allocation_id: string;
    campaign: string;
    slots: number;
    manager_id: string | null;
    manager_name: string | null;
    division: string | null;
    month: string;
    rule_version: number;
    candidates: number;
    state: 'draft' | 'final';
    version: number;
    proposed_by: string;
    proposed_at: Date;
    finalised_by: string | null;
    finalised_at: Date | null;
    allotted: number;
    overridden: number;
  };
  return {
    allocationId: own.allocation_id,
    campaign: own.campaign,
    slots: own.slots,
    managerId: own.manager_id,
    managerName: own.manager_name,
    division: own.division,
    month: own.month,
    ruleVersion: own.rule_version,
    candidates: own.candidates,
    state: own.state,
    version: own.version,
    proposedBy: own.proposed_by,
    proposedAt: own.proposed_at,
    finalisedBy: own.finalised_by,
    finalisedAt: own.finalised_at,
    allotted: own.allotted,
    overridden: own.overridden,
  };
}

interface LineRow extends MonthSums {
  readonly merchant_key: number;
  readonly merchant_id: string;
  readonly merchant_name: string | null;
  readonly rank: number;
  readonly index_hundredths: number;
  readonly gmv_below: number;
  readonly conversion_below: number;
  readonly slot_output_below: number;
  readonly outbound_below: number;
  readonly proposed: number;
  readonly allotted: number | null;
  readonly reason: string | null;
  readonly overridden_by: string | null;
  readonly overridden_at: Date | null;
  readonly index_above: number | null;
  readonly merchant_above: string | null;
  readonly gmv_fen_above: number | null;
}

/** Reads a row of `allocation_lines` with its neighbour. */
export function readLine(row: Record<string, unknown>): ProposalLine {
  const own = row as unknown as LineRow;
  const { index_hundredths: index, index_above: indexAbove, merchant_above: above } = own;
  return {
    merchantKey: own.merchant_key,
    merchantId: own.merchant_id,
    merchantName: own.merchant_name,
    rank: own.rank,
    index: BigInt(index),
    sums: own,
    below: {
      gmv: own.gmv_below,
      conversion: own.conversion_below,
      slotOutput: own.slot_output_below,
      outbound: own.outbound_below,
    },
    proposed: own.proposed,
    override: own.allotted,
    allotted: own.allotted ?? own.proposed,
    reason: own.reason,
    overriddenBy: own.overridden_by,
    overriddenAt: own.overridden_at,
    tiedWith: above !== null && indexAbove === index ? { merchantId: above, gmvFen: own.gmv_fen_above ?? 0 } : null,
  };
}

/** The lines of a proposal as the lists that the database takes them in. */
export function columnsOfLines(lines: readonly AllocationLine[]): unknown[][] {
  return [
    lines.map(({ merchantId }) => merchantId),
    lines.map(({ rank }) => rank),
    lines.map(({ index }) => String(index)),
    lines.map(({ sums }) => sums.gmv_fen),
    lines.map(({ sums }) => sums.visitors),
    lines.map(({ sums }) => sums.ordering_buyers),
    lines.map(({ sums }) => sums.slot_amount_fen),
    lines.map(({ sums }) => sums.slot_seconds),
    lines.map(({ sums }) => sums.slot_count),
    lines.map(({ sums }) => sums.paid_orders),
    lines.map(({ sums }) => sums.outbound_orders),
    lines.map(({ below }) => below.gmv),
    lines.map(({ below }) => below.conversion),
    lines.map(({ below }) => below.slotOutput),
    lines.map(({ below }) => below.outbound),
    lines.map(({ allotted }) => allotted),
  ];
}
