import { compareBytes } from '#libs/domain/byte-order.js';
import { countsBelow, performanceIndices } from '#libs/domain/performance-index.js';
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

/** The figures that the index is made of, in the order in which they are shown. */
export const CRITERIA = ['gmv', 'conversion', 'slotOutput', 'outbound'] as const;

export type Criterion = (typeof CRITERIA)[number];

/** What a candidate got, and by which index. */
export interface Allotment {
  readonly rank: number;
  /** In hundredths. */
  readonly index: bigint;
  /** How many candidates lie strictly below in each figure. */
  readonly below: Readonly<Record<Criterion, number>>;
  readonly allotted: number;
}

/** A line of the proposal. */
export type Allocation = Candidate & Allotment;

/**
 * R7: proposes who gets a campaign's slots: candidates by performance index (ties by GMV, then id), each up to
 * `maxPerMerchant`, from the best down until all slots are given. What else a candidate carries stays with its line.
 */
export function allocateSlots<Entrant extends Candidate>(
  candidates: readonly Entrant[],
  slots: number,
  weights: AllocationWeights,
  maxPerMerchant: number,
): (Entrant & Allotment)[] {
  const values = {
    gmv: candidates.map(({ gmvFen }) => Rational.of(gmvFen)),
    conversion: candidates.map(({ conversion }) => conversion),
    slotOutput: candidates.map(({ slotOutput }) => slotOutput),
    outbound: candidates.map(({ outboundRate }) => outboundRate),
  } as const satisfies Record<Criterion, readonly (Rational | null)[]>;
  const indices = performanceIndices(CRITERIA.map((each) => ({ weight: weights[each], values: values[each] })));
  const below = {
    gmv: countsBelow(values.gmv),
    conversion: countsBelow(values.conversion),
    slotOutput: countsBelow(values.slotOutput),
    outbound: countsBelow(values.outbound),
  };
  return candidates
    .map((candidate, position) => ({
      ...candidate,
      index: indices[position] ?? 0n,
      below: {
        gmv: below.gmv[position] ?? 0,
        conversion: below.conversion[position] ?? 0,
        slotOutput: below.slotOutput[position] ?? 0,
        outbound: below.outbound[position] ?? 0,
      },
    }))
    .toSorted(
      (a, b) => compareDescending(a.index, b.index) || b.gmvFen - a.gmvFen || compareBytes(a.merchantId, b.merchantId),
    )
    .map((candidate, position) => {
      const rank = position + 1;
      return { ...candidate, rank, allotted: Math.min(slotsLeftFor(rank, slots, maxPerMerchant), maxPerMerchant) };
    });
}

/** How many slots are left when the candidate of a rank comes up. */
export function slotsLeftFor(rank: number, slots: number, maxPerMerchant: number): number {
  return Math.max(0, slots - (rank - 1) * maxPerMerchant);
}

function compareDescending(left: bigint, right: bigint): number {
  return left === right ? 0 : left > right ? -1 : 1;
}
