import { Rational } from '#libs/domain/rational.js';
import type { ReviewPack } from '../review-pack.js';

/**
 * The divisions whose ranks follow from the totals of the managers in the pack: not where only some of a division are in it, whose
 * ranks count managers that nobody sees here.
 */
export function ranksFollow({ managers }: Pick<ReviewPack, 'managers'>): ReadonlySet<string> {
  const ranked = managers.flatMap(({ summary: { division, rank, total } }) =>
    rank === null || total === null ? [] : [{ division, rank, total: Rational.parse(total) }],
  );
  const broken = ranked.filter(({ division, rank, total }) => {
    const ahead = ranked.filter((other) => other.division === division && other.total.compare(total) > 0).length;
    return rank !== ahead + 1;
  });
  const divisions = new Set(managers.map(({ summary }) => summary.division));
  return new Set([...divisions].filter((division) => broken.every((each) => each.division !== division)));
}
