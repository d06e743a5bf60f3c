import type { GradeQuota, RankingLine } from '../api/scorecards.js';

/** How many have a grade. */
export interface GradeCount {
  readonly grade: string;
  /** By their total. */
  readonly people: number;
  /** After the forced distribution; null where there is none. */
  readonly seated: number | null;
  /** The share of seats that the rules give it; null where they give none. */
  readonly quota: string | null;
}

/** How many have each grade of the rules, the best first; those without a grade are not counted. */
export function countGrades(scorecards: readonly Pick<RankingLine, 'grade' | 'calibration'>[], grades: readonly GradeQuota[]): GradeCount[] {
  const isCalibrated = scorecards.some(({ calibration }) => calibration !== null);
  const countOf = (wanted: string, gradeOf: (scorecard: Pick<RankingLine, 'grade' | 'calibration'>) => string | null) => scorecards.filter((each) => gradeOf(each) === wanted).length;
  return grades.map(({ grade, quota }) => ({
    grade,
    quota,
    people: countOf(grade, (each) => each.calibration?.raw ?? each.grade),
    seated: isCalibrated ? countOf(grade, (each) => each.calibration?.calibrated ?? each.grade) : null,
  }));
}
