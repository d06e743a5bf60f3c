import type { ScorecardSummary } from '../api/scorecards.js';

/** How many have a grade. */
export interface GradeCount {
  readonly grade: string;
  readonly people: number;
}

/** How many have each grade, the best first, as the totals put them; without a grade they are not counted. */
export function countGrades(scorecards: readonly Pick<ScorecardSummary, 'grade' | 'total'>[]): GradeCount[] {
  const found = new Map<string, { people: number; best: number }>();
  for (const { grade, total } of scorecards) {
    if (grade === null) continue;
    const { people, best } = found.get(grade) ?? { people: 0, best: Number.NEGATIVE_INFINITY };
    found.set(grade, { people: people + 1, best: Math.max(best, Number(total ?? Number.NEGATIVE_INFINITY)) });
  }
  return [...found].toSorted(([, left], [, right]) => right.best - left.best).map(([grade, { people }]) => ({ grade, people }));
}
