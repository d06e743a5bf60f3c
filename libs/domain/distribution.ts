import { apportion } from './apportion.js';
import type { Rational } from './rational.js';

/** A manager whose grade may be calibrated: the total in hundredths of a point and the grade that it earned. */
export interface Gradable {
  readonly managerId: string;
  readonly total: bigint | null;
  readonly grade: string | null;
  readonly onProbation: boolean;
}

/** A grade's share of the seats; the best grade first. */
export interface GradeQuota {
  readonly grade: string;
  readonly share: Rational;
}

/** Both grades of a manager and why they differ or agree. */
export interface CalibratedGrade {
  readonly raw: string | null;
  readonly calibrated: string | null;
  readonly reason: 'seat' | 'tie-on-better-side' | 'team-too-small' | 'on-probation' | 'not-assessed';
}

/**
 * Forced distribution of one team: seats per grade by `apportion(headcount, quotas)`, handed out from the best total
 * down; equal totals stay together on the better side. Teams under `minTeam` are exempt; managers on probation and
 * managers without a total are not counted. Gives both grades of every manager, by id; whether the calibrated one takes
 * the place of the raw one (`enforced`) is the caller's rule.
 */
export function distributeGrades(
  team: readonly Gradable[],
  quotas: readonly GradeQuota[],
  minTeam: number,
): Map<string, CalibratedGrade> {
  const counted = team
    .flatMap((member) => (member.total === null || member.onProbation ? [] : [{ ...member, total: member.total }]))
    .toSorted((a, b) => (a.total === b.total ? 0 : a.total > b.total ? -1 : 1));
  const calibrated = new Map<string, CalibratedGrade>();
  for (const { managerId, grade, onProbation } of team) {
    calibrated.set(managerId, { raw: grade, calibrated: grade, reason: onProbation ? 'on-probation' : 'not-assessed' });
  }
  if (counted.length < minTeam) {
    for (const { managerId, grade } of counted) {
      calibrated.set(managerId, { raw: grade, calibrated: grade, reason: 'team-too-small' });
    }
    return calibrated;
  }
  const seats = apportion(BigInt(counted.length), quotas.map(({ share }) => share));
  const seatGrades = quotas.flatMap(({ grade }, index) => Array.from({ length: Number(seats[index]) }, () => grade));
  let before: { total: bigint; grade: string } | null = null;
  for (const [index, { managerId, grade, total }] of counted.entries()) {
    const seat: string = seatGrades[index] ?? grade ?? '';
    const tied: boolean = before !== null && before.total === total && before.grade !== seat;
    const given: string = before !== null && before.total === total ? before.grade : seat;
    calibrated.set(managerId, { raw: grade, calibrated: given, reason: tied ? 'tie-on-better-side' : 'seat' });
    before = { total, grade: given };
  }
  return calibrated;
}
