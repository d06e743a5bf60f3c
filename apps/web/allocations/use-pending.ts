import { useMemo, useState } from 'react';
import type { Proposal, ProposalLine } from '../api/allocations.js';
import type { PendingChange } from './pending-changes.js';
import { stillPending, sumWith } from './pending-changes.js';

/** What somebody wants to change on the board and has not saved yet. */
export interface PendingBoard {
  readonly changes: readonly PendingChange[];
  /** How many slots are given when that is saved. */
  readonly sum: number;
  readonly wantedOf: (line: ProposalLine) => number;
  readonly want: (line: ProposalLine, slots: number) => void;
  readonly clear: () => void;
}

/** Keeps what is wanted until it is saved, beside the lines as they stand. */
export function usePending(proposal: Proposal | undefined, lines: readonly ProposalLine[]): PendingBoard {
  const [kept, setKept] = useState<ReadonlyMap<string, PendingChange>>(new Map());
  const changes = useMemo(() => stillPending(kept.values(), lines), [kept, lines]);
  return {
    changes,
    sum: sumWith(proposal?.allotted ?? 0, changes),
    wantedOf: ({ merchantId, allotted }) => changes.find(({ line }) => line.merchantId === merchantId)?.wanted ?? allotted,
    want: (line, wanted) => setKept((before) => new Map(before).set(line.merchantId, { line, wanted })),
    clear: () => setKept(new Map()),
  };
}
