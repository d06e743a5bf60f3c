import type { QuarterCourse } from '../api/review.js';
import type { GradeQuota, RankingLine, ScorecardModule } from '../api/scorecards.js';

/** Something of a manager's quarter that is to be talked about. */
export type Standout =
  | { readonly kind: 'lowest-grade'; readonly grade: string }
  | { readonly kind: 'no-points'; readonly module: ScorecardModule['id'] }
  | { readonly kind: 'not-assessed'; readonly module: ScorecardModule['id'] }
  | { readonly kind: 'weak-weeks'; readonly weeks: number; readonly of: number; readonly grade: string }
  | { readonly kind: 'probation'; readonly state: NonNullable<NonNullable<RankingLine['probation']>['state']> }
  | { readonly kind: 'calibrated'; readonly raw: string; readonly calibrated: string }
  | { readonly kind: 'revised'; readonly revisions: number };

/** A manager, and what stands out. */
export interface ManagerStandouts {
  readonly line: RankingLine;
  readonly standouts: readonly Standout[];
}

/** What stands out of each manager's quarter, as published; who has nothing of the kind is left out. */
export function findStandouts(lines: readonly RankingLine[], grades: readonly GradeQuota[], course: QuarterCourse | undefined): ManagerStandouts[] {
  const lowest = grades.length > 1 ? (grades.at(-1)?.grade ?? null) : null;
  return lines.map((line) => ({ line, standouts: standoutsOf(line, lowest, course) })).filter(({ standouts }) => standouts.length > 0);
}

function standoutsOf({ managerId, grade, modules, probation, calibration }: RankingLine, lowest: string | null, course: QuarterCourse | undefined): Standout[] {
  const weeks = (course?.steps ?? []).filter(({ kind }) => kind === 'week').flatMap(({ standings }) => standings.filter((each) => each.managerId === managerId));
  const weak = weeks.filter((each) => lowest !== null && each.grade === lowest).length;
  const revisions = course?.targets.find((each) => each.managerId === managerId)?.revisions ?? 0;
  const state = probation?.state ?? null;
  const { raw = null, calibrated = null } = calibration ?? {};
  return [
    ...(grade !== null && grade === lowest ? [{ kind: 'lowest-grade', grade } as const] : []),
    ...(state === null ? [] : [{ kind: 'probation', state } as const]),
    ...modules.flatMap(({ id, assessed, points }): Standout[] => (!assessed ? [{ kind: 'not-assessed', module: id }] : points !== null && Number(points) === 0 ? [{ kind: 'no-points', module: id }] : [])),
    ...(weak > 0 && lowest !== null ? [{ kind: 'weak-weeks', weeks: weak, of: weeks.length, grade: lowest } as const] : []),
    ...(raw !== null && calibrated !== null && raw !== calibrated ? [{ kind: 'calibrated', raw, calibrated } as const] : []),
    ...(revisions > 0 ? [{ kind: 'revised', revisions } as const] : []),
  ];
}
