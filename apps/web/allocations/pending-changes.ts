import type { LineChange, ProposalLine } from '../api/allocations.js';

/** A line as it stands, and how many slots somebody wants it to get. */
export interface PendingChange {
  readonly line: Pick<ProposalLine, 'merchantId' | 'merchantName' | 'proposed' | 'override' | 'allotted'>;
  readonly wanted: number;
}

/** What is still to be changed when lines have been read anew. */
export function stillPending(pending: Iterable<PendingChange>, lines: readonly PendingChange['line'][]): PendingChange[] {
  return [...pending]
    .map(({ line, wanted }) => ({ line: lines.find(({ merchantId }) => merchantId === line.merchantId) ?? line, wanted }))
    .filter(({ line, wanted }) => wanted !== line.allotted);
}

/** How many slots will be given in all. */
export function sumWith(allotted: number, pending: readonly PendingChange[]): number {
  return pending.reduce((sum, { line, wanted }) => sum + wanted - line.allotted, allotted);
}

/**
 * What is sent, in an order in which no more slots are given at any time than before or after: fewer come before more. A line that gets
 * what was proposed goes back to the proposal.
 */
export function changesOf(pending: readonly PendingChange[]): LineChange[] {
  return pending
    .toSorted((one, other) => one.wanted - one.line.allotted - (other.wanted - other.line.allotted))
    .map(({ line, wanted }) => ({ merchantId: line.merchantId, allotted: wanted === line.proposed ? null : wanted }));
}
