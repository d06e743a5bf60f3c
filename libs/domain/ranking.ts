import { compareBytes } from './byte-order.js';

/** A manager in a ranking: the total in hundredths of a point, null where nothing is assessed. */
export interface Contestant {
  readonly managerId: string;
  readonly division: string;
  readonly total: bigint | null;
  /** Managers whose probation touches the period are not ranked with the others. */
  readonly onProbation: boolean;
}

/** Ranks within each division by total, the best first; equal totals share a rank (1, 2, 2, 4). By manager id; null: not ranked. */
export function rankManagers(contestants: readonly Contestant[]): Map<string, number | null> {
  const totals = new Map<string, bigint[]>();
  for (const { division, total, onProbation } of contestants) {
    if (total === null || onProbation) continue;
    totals.set(division, [...(totals.get(division) ?? []), total]);
  }
  return new Map(
    contestants.map(({ managerId, division, total, onProbation }) => {
      if (total === null || onProbation) return [managerId, null];
      const better = (totals.get(division) ?? []).filter((other) => other > total).length;
      return [managerId, better + 1];
    }),
  );
}

/** The order in which managers are listed: by division, then rank (the unranked last), then id. */
export function compareListed(
  left: { division: string; rank: number | null; managerId: string },
  right: { division: string; rank: number | null; managerId: string },
): number {
  return (
    compareBytes(left.division, right.division) ||
    (left.rank ?? Number.MAX_SAFE_INTEGER) - (right.rank ?? Number.MAX_SAFE_INTEGER) ||
    compareBytes(left.managerId, right.managerId)
  );
}
