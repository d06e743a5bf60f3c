import type { Session } from '#libs/database/database.js';
import type { RatioMeasure } from '#libs/domain/kpi.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { readTargetHistories } from '#libs/planning/target-history.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { isAdditive } from '#libs/targets/manager-targets.js';
import type { TargetBasis } from '#libs/targets/read-targets.js';
import { readTargetBases } from '#libs/targets/read-targets.js';
import { planTargets } from '#libs/targets/target-plan.js';
import type { PackRevision, PackTarget } from './review-pack.js';
import { publishTarget, revisionsOf } from './target-revisions.js';

/** What the targets of some managers are laid out from, by manager id. */
export type TargetBases = ReadonlyMap<string, TargetBasis>;

/** Whose targets they are, as a pack names them. */
interface NamedManager {
  readonly managerId: string;
  readonly name: string;
}

/** R3: reads what the targets of some managers' quarter are laid out from, by the rules of the quarter. */
export async function readBases(session: Session, quarter: Period, managerIds: readonly string[], { ruleSet }: RuleVersion): Promise<TargetBases> {
  const { calendar, scoring } = ruleSet;
  return readTargetBases(session, { quarter, managerIds, rules: calendar, gmvMeasure: GMV_MEASURES[scoring.modules.sales.gmv] });
}

/** A manager's ratio targets as they were given, not rounded. */
export function ratioTargetsOf(basis: TargetBasis | undefined): ReadonlyMap<RatioMeasure, Rational> {
  const ratios = new Map<RatioMeasure, Rational>();
  for (const { measure, value } of basis?.rows ?? []) {
    if (!isAdditive(measure)) ratios.set(measure, Rational.parse(value));
  }
  return ratios;
}

/** R3: the targets of managers by month. One that cannot be laid out is left out. */
export function targetsByMonth(quarter: Period, managers: readonly NamedManager[], bases: TargetBases): PackTarget[] {
  return managers.flatMap(({ managerId, name }) => {
    const basis = bases.get(managerId);
    if (basis === undefined) return [];
    return planTargets(basis).measures.flatMap(({ measure, additive, value, months }): PackTarget[] => {
      if (value === null) return [];
      const planned = additive ? months : monthsOf(quarter).map((month) => ({ month: month.name, value, locked: false }));
      if (planned.some((month) => month.value === null)) return [];
      return [
        {
          managerId,
          managerName: name,
          measure,
          quarter: quarter.name,
          months: planned.map((month) => ({ month: month.month, value: publishTarget(measure, month.value ?? '0'), isLocked: month.locked })),
        },
      ];
    });
  });
}

/** R3: how the targets of managers were changed, with who and why where that is known. */
export async function readRevisions(
  session: Session,
  quarter: Period,
  managers: readonly NamedManager[],
  bases: TargetBases,
): Promise<PackRevision[]> {
  const histories = await readTargetHistories(session, quarter, managers.map(({ managerId }) => managerId));
  return managers.flatMap(({ managerId, name }) =>
    revisionsOf(quarter.name, bases.get(managerId)?.rows ?? [], histories.get(managerId) ?? []).map((revision) => ({
      managerId,
      managerName: name,
      ...revision,
    })),
  );
}
