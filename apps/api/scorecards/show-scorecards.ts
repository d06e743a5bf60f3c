import type { PublishedModule } from '#libs/scorecards/scorecard-document.js';
import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { ModuleSummary, ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import type { StoredSummary } from '#libs/scorecards/summaries.js';
import type { ModuleAnswer, ModuleSummaryAnswer, ScorecardAnswer, ScorecardSummaryAnswer } from './scorecards.dto.js';

/** A line of the ranking as the API answers. */
export function showSummary({ summary }: StoredSummary): ScorecardSummaryAnswer {
  const modules = modulesOf<ModuleSummary>(summary.modules).map(([id, module]) => showModule(id, module));
  return { ...showHead(summary), modules };
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
