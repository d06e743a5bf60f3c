import type { Company, RowOf } from '../reference/company.js';
import { quarterRange } from '../reference/days.js';
import { Refused } from '../reference/divide.js';
import type { ReferenceRules } from '../reference/rules.js';
import { settle } from '../reference/score-reference.js';
import type { Setting } from '../reference/setting.js';
import type { AdditiveMeasure } from '../reference/targets.js';
import { ADDITIVE_MEASURES, dayTargets } from '../reference/targets.js';
import type { Case } from './random-company.js';

/**
 * A case whose targets can be laid out under all of some rule sets: where locks or revisions stand in the way they go,
 * and where no day of the quarter weighs anything the target goes.
 */
export function withFeasibleTargets(each: Case, ruleSets: readonly ReferenceRules[]): Case {
  const { company, quarter } = each;
  const settings = ruleSets.map((rules) => settle(company, rules, each.timeZone));
  const targets = company.managers.flatMap(({ manager_id: managerId }) => [
    ...ADDITIVE_MEASURES.flatMap((measure) => feasibleRows(settings, managerId, measure, quarter)),
    ...company.targets.filter((row) => row.manager_id === managerId && !isAdditive(row)),
  ]);
  return { ...each, company: { ...company, targets } };
}

function isAdditive({ measure }: RowOf<'targets'>): boolean {
  return ADDITIVE_MEASURES.some((additive) => additive === measure);
}

function feasibleRows(
  settings: readonly Setting[],
  managerId: string,
  measure: AdditiveMeasure,
  quarter: string,
): readonly RowOf<'targets'>[] {
  const rows = (settings[0]?.company.targets ?? []).filter(
    (row) => row.manager_id === managerId && row.measure === measure,
  );
  const plain = rows.filter((row) => row.period === quarter && row.effective_from === '');
  const canBeLaid = (targets: Company['targets']) =>
    settings.every((setting) => {
      try {
        const company = { ...setting.company, targets };
        dayTargets({ ...setting, company, dayTargets: new Map() }, managerId, measure, quarterRange(quarter));
        return true;
      } catch (error) {
        if (error instanceof Refused) return false;
        throw error;
      }
    });
  return [rows, plain].find(canBeLaid) ?? [];
}
