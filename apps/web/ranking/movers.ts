import type { RankingLine } from '../api/scorecards.js';

/** Who gained most and who lost most on the period before. */
export interface Movers {
  readonly up: readonly RankingLine[];
  readonly down: readonly RankingLine[];
}

/** The managers whose totals rose and fell most, so many of each at most. */
export function moversOf(scorecards: readonly RankingLine[], most: number): Movers {
  const moved = scorecards.filter(({ before }) => before !== null && before.gain !== null && Number(before.gain) !== 0).toSorted((left, right) => gainOf(right) - gainOf(left));
  return {
    up: moved.filter((each) => gainOf(each) > 0).slice(0, most),
    down: moved.filter((each) => gainOf(each) < 0).toReversed().slice(0, most),
  };
}

/** How many ranks somebody has climbed; null without a rank then or now. */
export function ranksClimbed({ rank, before }: Pick<RankingLine, 'rank' | 'before'>): number | null {
  return rank === null || before === null || before.rank === null ? null : before.rank - rank;
}

/** A difference with its sign: "12.78" is +12.78. */
export function signed(difference: string): string {
  const value = Number(difference);
  return value > 0 ? `+${difference}` : value < 0 ? difference.replace('-', '−') : '±0';
}

function gainOf({ before }: RankingLine): number {
  return Number(before?.gain ?? 0);
}
