import type { PublishedModule } from '#libs/scorecards/scorecard-document.js';
import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { ModuleSummary, ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import type { RankingLine } from '#libs/scorecards/ranking.js';
import type { GradeQuotaAnswer, ModuleAnswer, ModuleSummaryAnswer, RankingLineAnswer, ScorecardAnswer, ScorecardSummaryAnswer } from './scorecards.dto.js';

/** A line of the ranking as the API answers. */
export function showLine({ summary, before }: RankingLine): RankingLineAnswer {
  const modules = modulesOf<ModuleSummary>(summary.modules).map(([id, module]) => showModule(id, module));
  return { ...showHead(summary), modules, before };
}

/** The grades of a rule set, with their seats where it distributes them. */
export function showGrades({ grades, distribution: { mode, quotas } }: RuleSet['scoring']): GradeQuotaAnswer[] {
  return grades.map(([grade, minimum]) => ({ grade, minimum, quota: mode === 'off' ? null : (quotas[grade] ?? null) }));
}

/** A whole scorecard as the API answers. */
export function showScorecard({ scorecard, fingerprint, runId, scoredAt }: StoredScorecard): ScorecardAnswer {
  const modules = modulesOf<PublishedModule>(scorecard.modules).map(
    ([id, module]): ModuleAnswer => ({ ...showModule(id, module), workings: module.workings }),
  );
  const { period, asOf } = scorecard;
  return { period, asOf, ...showHead(scorecard), fingerprint, runId, scoredAt: scoredAt.toISOString(), modules };
}

/** A module as the API answers: every figure is there, null where it is not assessed. */
export function showModule(id: string, module: ModuleSummary): Omit<ModuleSummaryAnswer, never> {
  if (!module.assessed) {
    return { id, assessed: false, reason: module.reason, actual: null, target: null, completion: null, points: null, weight: null };
  }
  const { actual, target, completion, points, weight } = module;
  return { id, assessed: true, reason: null, actual, target, completion, points, weight };
}

/** In the order of the list of KPIs, whatever the order of the document. */
function modulesOf<Module>(modules: Readonly<Record<string, Module>>): [string, Module][] {
  return SCORECARD_MODULES.flatMap(({ id }) => (modules[id] === undefined ? [] : [[id, modules[id]] as [string, Module]]));
}

function showHead(scorecard: ScorecardSummary): Omit<ScorecardSummaryAnswer, 'modules'> {
  const { managerId, name, division, category, total, grade, rank, nextGrade, calibration, probation, snapshot, ruleVersion } = scorecard;
  return { managerId, name, division, category, total, grade, rank, nextGrade, calibration, probation, snapshot, ruleVersion };
}
