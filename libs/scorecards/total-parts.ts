import type { GradeBand } from '#libs/domain/grades.js';
import { Rational } from '#libs/domain/rational.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Scorecard } from './scorecard-document.js';

/** What a module brings to the total. */
export interface TotalPart {
  readonly id: ModuleId;
  readonly points: string;
  readonly weight: string;
  /** Its weight among those of the assessed modules. */
  readonly share: Rational;
  /** Points times share. These add up to the total, which is rounded once. */
  readonly contribution: Rational;
}

export interface TotalParts {
  readonly parts: readonly TotalPart[];
  /** Σ weight of the assessed modules. */
  readonly weights: Rational;
  /** The grades with the least total that earns them, the best first. */
  readonly grades: readonly GradeBand[];
}

/** How the published points of a scorecard make its total: Σ weight · points / Σ weight over the assessed modules. */
export function partsOfTotal({ modules }: Scorecard, grades: readonly GradeBand[]): TotalParts {
  const assessed = KPI_LIST.flatMap(([id]) => {
    const module = modules[id];
    return module?.assessed === true ? [{ id, points: module.points, weight: module.weight }] : [];
  });
  const weights = assessed.reduce((sum, { weight }) => sum.plus(Rational.parse(weight)), Rational.ZERO);
  const shareOf = (weight: string) => (weights.isZero() ? Rational.ZERO : Rational.parse(weight).dividedBy(weights));
  return {
    weights,
    grades,
    parts: assessed.map((each) => ({ ...each, share: shareOf(each.weight), contribution: shareOf(each.weight).times(Rational.parse(each.points)) })),
  };
}
