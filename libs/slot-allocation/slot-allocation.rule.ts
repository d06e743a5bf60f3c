import { compareBytes } from '#libs/domain/byte-order.js';
import { performanceIndices } from '#libs/domain/performance-index.js';
import { Rational } from '#libs/domain/rational.js';

/** A merchant that could get slots, and what it did in the month before the campaign. */
export interface Candidate {
  readonly merchantId: string;
  readonly gmvFen: number;
  /** Ratios are null where their denominator is 0: they count as lowest. */
  readonly conversion: Rational | null;
  /** Fen per slot unit. */
  readonly slotOutput: Rational | null;
  /** Orders sent out over orders paid. */
  readonly outboundRate: Rational | null;
}

export interface AllocationWeights {
  readonly gmv: Rational;
  readonly conversion: Rational;
  readonly slotOutput: Rational;
  readonly outbound: Rational;
}

/** A line of the proposal; the index in hundredths. */
export interface Allocation extends Candidate {
  readonly rank: number;
  readonly index: bigint;
  readonly allotted: number;
}

/**
 * R7: proposes who gets a campaign's slots: candidates by performance index (ties by GMV, then id), each up to
 * `maxPerMerchant`, from the best down until all slots are given.
 */
export function allocateSlots(
  candidates: readonly Candidate[],
  slots: number,
  weights: AllocationWeights,
  maxPerMerchant: number,
): Allocation[] {
  const indices = performanceIndices([
    { weight: weights.gmv, values: candidates.map(({ gmvFen }) => Rational.of(gmvFen)) },
    { weight: weights.conversion, values: candidates.map(({ conversion }) => conversion) },
    { weight: weights.slotOutput, values: candidates.map(({ slotOutput }) => slotOutput) },
    { weight: weights.outbound, values: candidates.map(({ outboundRate }) => outboundRate) },
  ]);
  let left = slots;
  return candidates
    .map((candidate, position) => ({ ...candidate, index: indices[position] ?? 0n }))
    .toSorted(
      (a, b) => compareDescending(a.index, b.index) || b.gmvFen - a.gmvFen || compareBytes(a.merchantId, b.merchantId),
    )
    .map((candidate, position) => {
      const allotted = Math.min(left, maxPerMerchant);
      left -= allotted;
      return { ...candidate, rank: position + 1, allotted };
    });
}

function compareDescending(left: bigint, right: bigint): number {
  return left === right ? 0 : left > right ? -1 : 1;
}
