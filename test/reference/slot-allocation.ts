import { dayOf } from './clock-times.js';
import type { Range } from './days.js';
import { byBytes, monthBefore, monthOf, monthRange } from './days.js';
import { sumOf } from './facts.js';
import type { Fraction } from './fractions.js';
import { compare, decimal, divide, fraction, multiply, roundTo, sum, ZERO } from './fractions.js';
import { unitsOf } from './modules.js';
import type { Setting } from './setting.js';
import { gmvOfMerchant } from './setting.js';

/** A candidate for the slots of a campaign, by last month's performance. Absent figures are null. */
export interface Candidate {
  readonly merchantId: string;
  readonly gmvFen: bigint;
  readonly conversion: Fraction | null;
  readonly slotOutput: Fraction | null;
  readonly outboundRate: Fraction | null;
}

/** A line of the proposal. */
export interface Allocation extends Candidate {
  readonly rank: number;
  readonly index: Fraction;
  readonly allotted: number;
}

/** R7: n slots of a campaign go to merchants by the performance of the month before its first slot starts. */
export function allocateSlots(setting: Setting, campaign: string, n: number, managerId: string | null): Allocation[] {
  const weights = setting.rules.scoring.slot_allocation;
  const starts = setting.company.slots
    .filter((slot) => slot.campaign === campaign)
    .map((slot) => dayOf(slot.starts_at, setting.timeZone))
    .toSorted(byBytes);
  const month = monthRange(monthBefore(monthOf(starts[0] ?? '')));
  const candidates = setting.company.merchants
    .filter(({ merchant_id }) => {
      const owner = setting.directory.ownerOf(merchant_id, month.last);
      return managerId === null
        ? setting.directory.managers.some((manager) => manager.manager_id === owner)
        : owner === managerId;
    })
    .map(({ merchant_id }) => candidateOf(setting, merchant_id, month));
  const rankOf = (pick: (candidate: Candidate) => Fraction | null, candidate: Candidate) =>
    percentRank(candidates.map(pick), pick(candidate));
  const indexed = candidates.map((candidate) => {
    const index = sum([
      multiply(decimal(weights.gmv), rankOf(({ gmvFen }) => fraction(gmvFen), candidate)),
      multiply(decimal(weights.conversion), rankOf(({ conversion }) => conversion, candidate)),
      multiply(decimal(weights.slot_output), rankOf(({ slotOutput }) => slotOutput, candidate)),
      multiply(decimal(weights.outbound), rankOf(({ outboundRate }) => outboundRate, candidate)),
    ]);
    return { ...candidate, index: roundTo(multiply(fraction(100n), index), 2) };
  });
  const inOrder = indexed.toSorted(
    (a, b) =>
      compare(b.index, a.index) ||
      compare(fraction(b.gmvFen), fraction(a.gmvFen)) ||
      byBytes(a.merchantId, b.merchantId),
  );
  let left = n;
  return inOrder.map((candidate, position) => {
    const allotted = Math.min(left, weights.max_per_merchant);
    left -= allotted;
    return { ...candidate, rank: position + 1, allotted };
  });
}

/** The number of values strictly below one, over all but one; an absent value lies below every present one. */
function percentRank(values: readonly (Fraction | null)[], value: Fraction | null): Fraction {
  if (values.length < 2 || value === null) return ZERO;
  const below = values.filter((other) => other === null || compare(other, value) < 0).length;
  return divide(fraction(BigInt(below)), fraction(BigInt(values.length - 1)));
}

function candidateOf(setting: Setting, merchantId: string, month: Range): Candidate {
  const total = (figure: Parameters<typeof sumOf>[3]) => sumOf(setting.facts, merchantId, month, figure);
  const visitors = total((figures) => figures.visitors);
  const paidOrders = total((figures) => figures.paidOrders);
  const placements = setting.facts.placements.filter(
    (placement) =>
      placement.merchantId === merchantId &&
      placement.assessed &&
      placement.day >= month.first &&
      placement.day <= month.last,
  );
  const amount = fraction(placements.reduce((fen, { amountFen }) => fen + amountFen, 0n), 100n);
  return {
    merchantId,
    gmvFen: gmvOfMerchant(setting, merchantId, month),
    conversion: visitors === 0n ? null : fraction(total((figures) => figures.orderingBuyers), visitors),
    slotOutput: placements.length === 0 ? null : divide(amount, sum(placements.map((p) => unitsOf(setting, p)))),
    outboundRate: paidOrders === 0n ? null : fraction(total((figures) => figures.outboundOrders), paidOrders),
  };
}

