import type { CalibratedGrade } from '#libs/domain/distribution.js';
import { distributeGrades } from '#libs/domain/distribution.js';
import type { GradeBand } from '#libs/domain/grades.js';
import { gradeOf, nextGrade } from '#libs/domain/grades.js';
import { touchesProbation } from '#libs/domain/probation.js';
import { rankManagers } from '#libs/domain/ranking.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import { POINT_DECIMALS } from '#libs/domain/scorecard.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { ProbationStanding, Scorecard } from './scorecard-document.js';
import type { ManagerScore, ScoringFrame } from './score-manager.js';

/** A scorecard without what it takes from the others: rank and calibrated grade. */
export interface Standing {
  readonly total: bigint | null;
  readonly grade: string | null;
  readonly calibration: CalibratedGrade | null;
  readonly rank: number | null;
}

/** A manager with a total, as the ranking sees it. */
export interface Ranked {
  readonly managerId: string;
  readonly division: string;
  readonly total: bigint | null;
  readonly onProbation: boolean;
}

/** R11: ranks and grades all managers of a period, division by division. By manager id. */
export function standManagers(managers: readonly Ranked[], rules: ScoringRules): Map<string, Standing> {
  const bands = gradeBandsOf(rules);
  const ranks = rankManagers(managers);
  const gradable = managers.map((each) => ({ ...each, grade: each.total === null ? null : gradeOf(each.total, bands) }));
  const calibrated = calibrate(gradable, rules);
  return new Map(
    gradable.map(({ managerId, total, grade }) => {
      const calibration = calibrated?.get(managerId) ?? null;
      const counts = rules.distribution.mode === 'enforced' && calibration !== null ? calibration.calibrated : grade;
      return [managerId, { total, grade: counts, calibration, rank: ranks.get(managerId) ?? null }];
    }),
  );
}

/** Whether a manager's probation touches the period, so that the manager is not ranked with the others. */
export function isOnProbation({ manager }: Pick<ManagerScore, 'manager'>, { period }: ScoringFrame): boolean {
  return touchesProbation(period, manager.probationFrom, manager.probationUntil);
}

/** The published scorecard of a manager. */
export function composeScorecard(
  score: ManagerScore,
  standing: Standing,
  probation: ProbationStanding | null,
  { frame, rules, ruleVersion }: { frame: ScoringFrame; rules: ScoringRules; ruleVersion: number },
): Scorecard {
  const { managerId, name, division, category } = score.manager;
  const next = standing.total === null ? null : nextGrade(standing.total, gradeBandsOf(rules));
  return {
    managerId,
    name,
    division,
    category,
    period: frame.period.name,
    asOf: frame.window.last,
    ruleVersion,
    total: writePoints(standing.total),
    grade: standing.grade,
    calibration: standing.calibration,
    rank: standing.rank,
    nextGrade: next === null ? null : { grade: next.grade, missing: writeDecimal(next.missing, POINT_DECIMALS) },
    probation,
    snapshot: { quarter: frame.quarter.name, ...score.snapshot },
    modules: score.modules,
  };
}

/** A scorecard whose manager stands elsewhere now, since others moved. */
export function restandScorecard(scorecard: Scorecard, { grade, calibration, rank }: Standing): Scorecard {
  return { ...scorecard, grade, calibration, rank };
}

/** Published points as hundredths of a point; null stays null. */
export function readPoints(points: string | null): bigint | null {
  return points === null ? null : Rational.parse(points).roundHalfUp(POINT_DECIMALS);
}

/** Hundredths of a point as published; null stays null. */
export function writePoints(hundredths: bigint | null): string | null {
  return hundredths === null ? null : writeDecimal(hundredths, POINT_DECIMALS);
}

/** The grades of a rule set and the least total that earns each; the best first. */
export function gradeBandsOf(rules: ScoringRules): GradeBand[] {
  return rules.grades.map(([grade, minimum]) => ({ grade, minimum: Rational.parse(minimum) }));
}

function calibrate(
  managers: readonly (Ranked & { readonly grade: string | null })[],
  { distribution, grades }: ScoringRules,
): Map<string, CalibratedGrade> | null {
  if (distribution.mode === 'off') return null;
  // Seats are handed out from the best grade down, in the order of the bands.
  const quotas = grades.flatMap(([grade]) => {
    const share = distribution.quotas[grade];
    return share === undefined ? [] : [{ grade, share: Rational.parse(share) }];
  });
  const divisions = new Set(managers.map(({ division }) => division));
  return new Map(
    [...divisions].flatMap((division) => [
      ...distributeGrades(
        managers.filter((manager) => manager.division === division),
        quotas,
        Number(distribution.min_team),
      ),
    ]),
  );
}
