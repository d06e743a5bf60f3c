import { writeYuan } from '#libs/domain/money.js';
import { writeDecimal } from '#libs/domain/rational.js';
import { yuanPerUnitCell } from '#libs/reports/cells.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { AllocationOutcome, Brought, OutcomeLine, OutcomeSum } from '#libs/slot-allocation/allocation-outcome.js';
import type { SlotWithPlacements } from '#libs/slot-allocation/campaigns.js';
import type { ManagerPlacement, PlacementSum } from '#libs/slot-allocation/manager-placements.js';
import { explainLine, indexPartsOf, isAboveLimit } from '#libs/slot-allocation/explain-line.js';
import type { AllocationProposal, ProposalLine } from '#libs/slot-allocation/proposal-rows.js';
import type { AllocationAnswer, AllocationLineAnswer, OutcomeLineAnswer, OutcomeSumAnswer } from './allocations.dto.js';
import type { SlotAnswer } from './campaigns.dto.js';
import type { ManagerPlacementAnswer, PlacementSumAnswer } from './placements.dto.js';

/** What slots and proposals look like in answers. */

/** A slot with its first placements. */
export function showSlot(slot: SlotWithPlacements): SlotAnswer {
  const { slotId, campaign, position, assessed, exemptReason, placementCount } = slot;
  return {
    slotId,
    campaign,
    position,
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
    assessed,
    exemptReason,
    placementCount,
    ...showSales(slot),
    placements: slot.placements.map((placement) => ({
      merchantId: placement.merchantId,
      skuId: placement.skuId,
      startsAt: placement.startsAt.toISOString(),
      endsAt: placement.endsAt.toISOString(),
      visitors: placement.visitors,
      ...showSales(placement),
    })),
  };
}

/** A placement that counts for a manager. */
export function showManagerPlacement({ startsAt, endsAt, amountFen, units, ...placement }: ManagerPlacement): ManagerPlacementAnswer {
  return { ...placement, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), ...showSales({ amountFen, units }) };
}

/** Placements added up. */
export function showPlacementSum({ placements, ...sum }: PlacementSum): PlacementSumAnswer {
  return { placements, ...showSales(sum) };
}

/** A proposal without its lines. */
export function showProposal({ proposedAt, finalisedAt, ...proposal }: AllocationProposal): AllocationAnswer {
  return { ...proposal, proposedAt: proposedAt.toISOString(), finalisedAt: finalisedAt?.toISOString() ?? null };
}

/** A line of a proposal with the reasons for it. */
export function showLine(line: ProposalLine, proposal: AllocationProposal, rules: ScoringRules): AllocationLineAnswer {
  const { merchantId, merchantName, rank, proposed, override, allotted, reason, overriddenBy } = line;
  return {
    merchantId,
    merchantName,
    rank,
    index: writeDecimal(line.index, 2),
    parts: indexPartsOf(line, proposal.candidates, rules),
    proposed,
    override,
    allotted,
    aboveLimit: isAboveLimit(line, rules),
    reason,
    overriddenBy,
    overriddenAt: line.overriddenAt?.toISOString() ?? null,
    explanation: explainLine(line, proposal, rules),
  };
}

/** What became of a line. */
export function showOutcomeLine({ index, amountFen, units, ...line }: OutcomeLine): OutcomeLineAnswer {
  return { ...line, index: writeDecimal(index, 2), ...showSales({ amountFen, units }) };
}

/** What became of the lines of a decision. */
function showOutcomeSum({ amountFen, units, ...sum }: OutcomeSum): OutcomeSumAnswer {
  return { ...sum, ...showSales({ amountFen, units }) };
}

/** The sums of an outcome. */
export function showOutcomeSums({ sums }: AllocationOutcome): OutcomeSumAnswer[] {
  return sums.map(showOutcomeSum);
}

function showSales({ amountFen, units }: Pick<Brought, 'amountFen' | 'units'>): { amount: string; units: string; output: string | null } {
  return { amount: writeYuan(amountFen), units: units.toFixed(4), output: yuanPerUnitCell(amountFen, units) };
}
