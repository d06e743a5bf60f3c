import type { Company } from './company.js';
import type { Range } from './days.js';
import { quarterNameOf } from './days.js';
import type { Directory } from './directory.js';
import type { DayFigures, Facts } from './facts.js';
import { sumOf } from './facts.js';
import type { Fraction } from './fractions.js';
import type { ReferenceRules } from './rules.js';

/** Everything that a scoring reads. */
export interface Setting {
  readonly company: Company;
  readonly facts: Facts;
  readonly directory: Directory;
  readonly rules: ReferenceRules;
  readonly timeZone: string;
  /** What was worked out once and is asked for again: a quarter's day targets. */
  readonly dayTargets: Map<string, ReadonlyMap<string, bigint> | null>;
}

/** The GMV of a merchant in the rule set's definition, in fen, whoever managed it. */
export function gmvOfMerchant(setting: Setting, merchantId: string, range: Range): bigint {
  const definition = setting.rules.scoring.modules.sales.gmv;
  return sumOf(setting.facts, merchantId, range, ({ gmv }) => gmv[definition]);
}

/** The sum of a figure of a merchant over the days of a range on which it was the manager's. */
export function sumForManager(
  setting: Setting,
  managerId: string,
  merchantId: string,
  range: Range,
  figure: (figures: DayFigures) => bigint,
): bigint {
  const mine = (day: string) => setting.directory.ownerOf(merchantId, day) === managerId;
  return sumOf(setting.facts, merchantId, range, figure, mine);
}

/** The sum of a figure over all merchants of a manager and the days of a range on which they were the manager's. */
export function sumOfMerchants(
  setting: Setting,
  managerId: string,
  range: Range,
  figure: (figures: DayFigures) => bigint,
): bigint {
  return setting.directory
    .merchantsOf(managerId, range)
    .reduce((total, merchantId) => total + sumForManager(setting, managerId, merchantId, range, figure), 0n);
}

/** Picks the GMV in the rule set's definition. */
export function gmvFigure(setting: Setting): (figures: DayFigures) => bigint {
  const definition = setting.rules.scoring.modules.sales.gmv;
  return ({ gmv }) => gmv[definition];
}

/** The value of a target row of a quarter without `effective_from`; '' where there is none. */
export function quarterTargetText(setting: Setting, managerId: string, measure: string, quarter: Range): string {
  const period = quarterNameOf(quarter.first);
  const row = setting.company.targets.findLast(
    (target) =>
      target.manager_id === managerId &&
      target.measure === measure &&
      target.period === period &&
      target.effective_from === '',
  );
  return row?.value ?? '';
}

/** An exact target or none. */
export type Target = Fraction | null;
