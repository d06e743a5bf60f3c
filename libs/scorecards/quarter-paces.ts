import type { Session } from '#libs/database/database.js';
import type { AdditiveMeasure } from '#libs/domain/kpi.js';
import type { Pace } from '#libs/domain/pace.js';
import { readPace } from '#libs/domain/pace.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { outboundMeasure } from '#libs/kpi/outbound-completion/outbound-completion.rule.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { readTargetsOf } from '#libs/targets/read-targets.js';
import type { ModuleSummary, ScorecardSummary } from './scorecard-summary.js';

/** A measure of a manager against weighted time; sums in fen or pieces. */
export interface PublishedPace {
  readonly measure: AdditiveMeasure;
  readonly actual: Rational;
  /** Of the whole quarter, and of its days so far. */
  readonly target: bigint;
  readonly targetToDate: Rational;
  /** Null before 5 % of the weight has passed. */
  readonly pace: Pace | null;
}

/**
 * The pace of sales and outbound in a quarter that runs, of many managers at once: from their published scorecards, all of the quarter and of
 * one day, and their day targets. By manager id; measures without a target are left out. Throws `target-infeasible`.
 */
export async function readQuarterPaces(session: Session, summaries: readonly ScorecardSummary[], ruleSet: RuleSet): Promise<Map<string, readonly PublishedPace[]>> {
  const [first] = summaries;
  if (first === undefined) return new Map();
  const { scoring, calendar: rules } = ruleSet;
  const measures = [
    { measure: 'gmv', module: 'sales', isMoney: true },
    { measure: outboundMeasure(scoring.modules.outbound), module: 'outbound', isMoney: false },
  ] as const;
  const managerIds = summaries.map(({ managerId }) => managerId);
  const targets = await readTargetsOf(session, { quarter: quarterNamed(first.period), rules, gmvMeasure: GMV_MEASURES[scoring.modules.sales.gmv], managerIds });
  return new Map(
    summaries.map(({ managerId, modules }) => [
      managerId,
      measures.flatMap(({ measure, module, isMoney }) => paceOf(measure, modules[module], { isMoney, curve: targets.get(managerId)?.curves.get(measure)?.days })),
    ]),
  );
}

function paceOf(
  measure: AdditiveMeasure,
  module: ModuleSummary | undefined,
  { isMoney, curve }: { readonly isMoney: boolean; readonly curve: readonly bigint[] | undefined },
): PublishedPace[] {
  if (module?.assessed !== true || curve === undefined) return [];
  const wholeOf = (text: string) => Rational.parse(text).times(Rational.of(isMoney ? 100 : 1));
  const [actual, targetToDate] = [wholeOf(module.actual), wholeOf(module.target)];
  const target = curve.reduce((sum, each) => sum + each, 0n);
  const toDate = targetToDate.roundHalfUp();
  // The days so far as one, and those ahead as another: sums are all that a lead is made of.
  return [{ measure, actual, target, targetToDate, pace: readPace([toDate, target - toDate], [actual.toNumber()]) }];
}
