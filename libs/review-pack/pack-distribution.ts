import { apportion } from '#libs/domain/apportion.js';
import { Rational } from '#libs/domain/rational.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { DivisionDistribution } from './review-pack.js';

/**
 * R11: how many ranked managers of a division have each grade, and how many seats each has where there is a forced distribution and the
 * team is not too small for it.
 */
export function distributionOf(division: string, summaries: readonly ScorecardSummary[], { grades, distribution }: ScoringRules): DivisionDistribution {
  const ranked = summaries.filter(({ rank }) => rank !== null);
  const hasSeats = distribution.mode !== 'off' && ranked.length >= Number(distribution.min_team);
  const quotas = grades.map(([grade]) => Rational.parse(distribution.quotas[grade] ?? '0'));
  const seats = hasSeats ? apportion(BigInt(ranked.length), quotas) : [];
  return {
    division,
    mode: distribution.mode,
    grades: grades.map(([grade], index) => ({
      grade,
      managers: ranked.filter((summary) => summary.grade === grade).length,
      seats: hasSeats ? Number(seats[index]) : null,
    })),
  };
}
