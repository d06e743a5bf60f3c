import { isDeepStrictEqual } from 'node:util';
import type { RatioMeasure } from '#libs/domain/kpi.js';
import type { Rational } from '#libs/domain/rational.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import type { Scorecard } from '#libs/scorecards/scorecard-document.js';
import type { ManagerPages } from './review-pack.js';

/**
 * How the assessed modules of a scorecard work out, each by its own KPI. A module whose curve is not the one that the pack shows (the
 * scorecard was closed under other rules) is left out: its figures stand as they are.
 */
export function workOutScorecard(
  { modules }: Pick<Scorecard, 'modules'>,
  { rules, packRules, ratioTargets }: { readonly rules: ScoringRules; readonly packRules: ScoringRules; readonly ratioTargets: ReadonlyMap<RatioMeasure, Rational> },
): ManagerPages['worked'] {
  return Object.fromEntries(
    KPI_LIST.flatMap(([id, slice]): [ModuleId, WorkedModule][] => {
      const module = modules[id];
      if (module?.assessed !== true || !isDeepStrictEqual(curveOf(rules, id), curveOf(packRules, id))) return [];
      return [[id, slice.workOut({ workings: module.workings, settings: rules.modules[id], published: { target: module.target }, ratioTargets })]];
    }),
  );
}

/** The curve of a module: its own, or the one of the rule set. */
export function curveOf({ modules, curve }: ScoringRules, id: ModuleId): ScoringRules['curve'] {
  return modules[id].curve ?? curve;
}
