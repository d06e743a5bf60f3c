import type { TierMove } from '../api/tiers.js';

/** How a merchant moved between two snapshots. */
export const WAYS = ['up', 'down', 'joined', 'left'] as const;

type Way = (typeof WAYS)[number];

const HEIGHTS = { head: 2, mid: 1, tail: 0 } as const;

/** The moves by their way, each in the order that they came in. */
export function groupMoves(moves: readonly TierMove[]): Readonly<Record<Way, TierMove[]>> {
  const groups: Record<Way, TierMove[]> = { up: [], down: [], joined: [], left: [] };
  for (const move of moves) {
    const way = wayOf(move);
    if (way !== null) groups[way].push(move);
  }
  return groups;
}

function wayOf({ fromTier, toTier }: Pick<TierMove, 'fromTier' | 'toTier'>): Way | null {
  if (fromTier === null) return toTier === null ? null : 'joined';
  if (toTier === null) return 'left';
  if (fromTier === toTier) return null;
  return HEIGHTS[toTier] > HEIGHTS[fromTier] ? 'up' : 'down';
}
