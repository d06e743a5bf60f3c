import type { Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { monthNamed, monthsBetween } from '#libs/domain/periods.js';
import type { ProbationMonth } from '#libs/domain/probation.js';
import { judgeProbation, meanWeeklyCompletion, monthsInside } from '#libs/domain/probation.js';
import { Rational } from '#libs/domain/rational.js';
import { outboundMeasure } from '#libs/kpi/outbound-completion/outbound-completion.rule.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { targetsOver } from '#libs/targets/manager-targets.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { writePoints } from './finish-scorecards.js';
import { frameOf } from './frame.js';
import { managersToRead, readManagerFacts } from './read-score-inputs.js';
import type { ProbationStanding } from './scorecard-document.js';
import type { ManagerFacts, ScoringFrame } from './score-manager.js';
import { scoreManager } from './score-manager.js';

export interface ProbationRequest {
  /** All managers: a division's sums need every one of its managers. */
  readonly managers: readonly OperationsManager[];
  readonly onProbation: readonly OperationsManager[];
  /** The day that counts as today. */
  readonly asOf: Day;
  /** The rules of the period that is scored: they say when a probation is passed. */
  readonly rules: RuleSet;
  /** The rules in force on a day: a month is scored by those of its quarter. */
  readonly rulesAt: (day: Day) => RuleSet;
}

interface MonthResult {
  readonly total: bigint | null;
  readonly weeklyCompletion: Rational | null;
}

/** R10: how every probation stands, from the months that lie wholly inside it, each scored as of the day. By manager id. */
export async function judgeProbations(
  session: Session,
  request: ProbationRequest,
): Promise<Map<string, ProbationStanding>> {
  const { onProbation, asOf, rules } = request;
  const months = new Map(onProbation.map((manager) => [manager.managerId, monthsOfProbation(manager, asOf)]));
  const begun = new Set([...months.values()].flat().filter(({ first }) => first <= asOf).map(({ name }) => name));
  const results = new Map<string, MonthResult>();
  for (const name of [...begun].toSorted()) {
    const concerned = onProbation.filter(({ managerId }) => months.get(managerId)?.some((month) => month.name === name));
    for await (const [managerId, result] of scoreMonth(session, monthNamed(name), concerned, request)) {
      results.set(`${name} ${managerId}`, result);
    }
  }
  const { pass_total: passTotal, pass_weekly: passWeekly } = rules.scoring.probation;
  const limits = { passTotal: Rational.parse(passTotal), passWeekly: Rational.parse(passWeekly) };
  return new Map(
    onProbation.map((manager) => {
      const judged = (months.get(manager.managerId) ?? []).map((month): ProbationMonth => {
        const result = results.get(`${month.name} ${manager.managerId}`);
        return {
          month,
          state: month.last <= asOf ? 'ended' : month.first <= asOf ? 'under-way' : 'ahead',
          total: result?.total ?? null,
          weeklyCompletion: result?.weeklyCompletion ?? null,
        };
      });
      return [manager.managerId, describeStanding(manager, judged, judgeProbation(judged, limits))];
    }),
  );
}

/** A probation without an end still has months to come: the one after today stands for them. */
function monthsOfProbation({ probationFrom, probationUntil }: OperationsManager, asOf: Day): Period[] {
  if (probationFrom === null) return [];
  const months = monthsBetween(probationFrom, probationUntil ?? asOf, probationUntil === null ? 1 : 0);
  return monthsInside(months, probationFrom, probationUntil ?? months.at(-1)?.last ?? null);
}

async function* scoreMonth(
  session: Session,
  month: Period,
  concerned: readonly OperationsManager[],
  { managers, asOf, rulesAt }: ProbationRequest,
): AsyncIterable<readonly [string, MonthResult]> {
  const frame = frameOf(month, asOf < month.last ? asOf : month.last);
  const { scoring, calendar } = rulesAt(frame.quarter.first);
  const gmvMeasure = GMV_MEASURES[scoring.modules.sales.gmv];
  const targets = await readTargets(session, frame.quarter, calendar, gmvMeasure);
  const wanted = new Set(concerned.map(({ managerId }) => managerId));
  const read = managersToRead(managers, concerned, scoring);
  for await (const facts of readManagerFacts(session, { frame, managers: read, targets, rules: scoring })) {
    if (!wanted.has(facts.manager.managerId)) continue;
    const { total } = scoreManager(facts, frame, scoring);
    const weeklyCompletion = weeklyCompletionOf(facts, frame, outboundMeasure(scoring.modules.outbound));
    yield [facts.manager.managerId, { total, weeklyCompletion }];
  }
}

function weeklyCompletionOf(
  facts: ManagerFacts,
  frame: ScoringFrame,
  measure: 'outbound_orders' | 'outbound_units',
): Rational | null {
  const targets = targetsOver(frame.quarter, facts.targets, frame.window);
  return meanWeeklyCompletion(
    frame.slices.map((slice, index) => ({
      actual: facts.slices[index]?.[measure] ?? 0,
      target: targets.additiveOver(measure, slice) ?? 0n,
    })),
  );
}

function describeStanding(
  { probationFrom, probationUntil }: OperationsManager,
  months: readonly ProbationMonth[],
  state: ProbationStanding['state'],
): ProbationStanding {
  return {
    from: probationFrom ?? '',
    until: probationUntil,
    state,
    months: months.map(({ month, state: monthState, total, weeklyCompletion }) => ({
      month: month.name,
      state: monthState,
      total: writePoints(total),
      weeklyCompletion: weeklyCompletion?.toFixed(4) ?? null,
    })),
  };
}
