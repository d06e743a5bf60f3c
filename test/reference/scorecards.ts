import type { RowOf } from './company.js';
import type { Period, Range } from './days.js';
import { monthOf, monthRange, plusDays, quarterNameOf, quarterRange } from './days.js';
import { isOnProbation } from './directory.js';
import { apportion } from './divide.js';
import type { Fraction } from './fractions.js';
import { compare, decimal, fraction, ONE, smaller } from './fractions.js';
import type { Assessed, Window } from './modules.js';
import { ASSESS, outboundSlices } from './modules.js';
import { gradeOf, publish, weightedMean } from './points.js';
import type { ModuleName } from './rules.js';
import { MODULES } from './rules.js';
import type { Setting } from './setting.js';

/** A manager's scorecard of a period. */
export interface Scorecard {
  readonly manager: RowOf<'managers'>;
  readonly modules: Readonly<Record<ModuleName, Assessed | null>>;
  readonly total: Fraction | null;
  readonly grade: string;
  readonly rank: number | null;
  readonly probation: ProbationState | null;
}

export type ProbationState = 'passed' | 'failed' | 'at_risk' | 'on_track';

/** The days of a period up to its as-of day, in its quarter. */
export function windowOf(period: Period, asOf: string): Window {
  const last = asOf < period.last ? asOf : period.last;
  return { quarter: period.quarter, range: { first: period.first, last } };
}

/** The scorecards of all managers, by division, then id. */
export function scoreAll(setting: Setting, period: Period, asOf: string): Scorecard[] {
  const window = windowOf(period, asOf);
  const cards = setting.directory.managers.map((manager) => {
    const modules = assessAll(setting, manager.manager_id, window);
    const total = totalOf(setting, modules);
    return {
      manager,
      modules,
      total,
      ranked: total !== null && !isOnProbation(manager, period),
      probation: isOnProbation(manager, period) ? probationOf(setting, manager, asOf) : null,
    };
  });
  return cards.map(({ manager, modules, total, ranked, probation }) => {
    const team = cards.filter((card) => card.ranked && card.manager.division === manager.division);
    const totals = team.flatMap((card) => card.total ?? []);
    const better = total === null ? 0 : totals.filter((other) => compare(other, total) > 0).length;
    const raw = total === null ? '' : gradeOf(setting.rules.scoring.grades, total);
    const calibrated = ranked ? calibratedGrade(setting, better, totals.length) : null;
    return { manager, modules, total, grade: calibrated ?? raw, rank: ranked ? better + 1 : null, probation };
  });
}

function assessAll(setting: Setting, managerId: string, window: Window): Record<ModuleName, Assessed | null> {
  return {
    sales: ASSESS.sales(setting, managerId, window),
    ads: ASSESS.ads(setting, managerId, window),
    slots: ASSESS.slots(setting, managerId, window),
    conversion: ASSESS.conversion(setting, managerId, window),
    outbound: ASSESS.outbound(setting, managerId, window),
  };
}

/** Σ weight · published points / Σ weight over the assessed modules; null where nothing is assessed. */
function totalOf(setting: Setting, modules: Readonly<Record<ModuleName, Assessed | null>>): Fraction | null {
  const parts = MODULES.flatMap((name) => {
    const assessed = modules[name];
    return assessed === null ? [] : [{ weight: decimal(setting.rules.scoring.weights[name]), value: assessed.points }];
  });
  const mean = weightedMean(parts);
  return mean === null ? null : publish(mean);
}

/**
 * Enforced distribution: the seats of the grades, best first; a manager takes the seat that the best of those with the
 * same total would take. Null where the raw grade stands.
 */
function calibratedGrade(setting: Setting, better: number, team: number): string | null {
  const { mode, quotas, min_team: minTeam } = setting.rules.scoring.distribution;
  if (mode !== 'enforced' || team < minTeam) return null;
  const grades = setting.rules.scoring.grades.map(([grade]) => grade);
  const seats = apportion(BigInt(team), grades.map((grade) => decimal(quotas[grade] ?? 0)));
  const inOrder = grades.flatMap((grade, index) => Array.from({ length: Number(seats[index] ?? 0n) }, () => grade));
  return inOrder[better] ?? null;
}

/** R10: the state of a manager's probation, today being the as-of day; null where no month lies wholly inside it. */
function probationOf(setting: Setting, manager: RowOf<'managers'>, asOf: string): ProbationState | null {
  // A span without an end lasts beyond the month under way, so that it cannot have been passed.
  const until = manager.probation_until === '' ? plusDays(asOf, 62) : manager.probation_until;
  const states = wholeMonths(manager.probation_from, until).map((month) => {
    const range = monthRange(month);
    if (range.first > asOf) return 'to come';
    const fine = monthIsFine(setting, manager.manager_id, range, asOf);
    if (range.last <= asOf) return fine ? 'fine' : 'short';
    return fine ? 'fine so far' : 'short so far';
  });
  if (states.length === 0) return null;
  if (states.includes('short')) return 'failed';
  if (states.every((state) => state === 'fine')) return 'passed';
  return states.includes('short so far') ? 'at_risk' : 'on_track';
}

/** The months that lie wholly inside a span. */
function wholeMonths(from: string, until: string): string[] {
  const months: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year++) {
    for (let number = 1; number <= 12; number++) {
      const range = monthRange(`${year}-${String(number).padStart(2, '0')}`);
      if (range.first >= from && range.last <= until) months.push(monthOf(range.first));
    }
  }
  return months;
}

function monthIsFine(setting: Setting, managerId: string, month: Range, asOf: string): boolean {
  const { pass_total: passTotal, pass_weekly: passWeekly } = setting.rules.scoring.probation;
  const window = {
    quarter: quarterRange(quarterNameOf(month.first)),
    range: { first: month.first, last: asOf < month.last ? asOf : month.last },
  };
  const total = totalOf(setting, assessAll(setting, managerId, window));
  const weekly = weightedMean(
    outboundSlices(setting, managerId, window)
      .filter(({ target }) => target > 0n)
      .map(({ actual, target }) => ({
        weight: fraction(target),
        value: smaller(fraction(actual, target), ONE),
      })),
  );
  const totalIsFine = total !== null && compare(total, decimal(passTotal)) >= 0;
  return totalIsFine && (weekly === null || compare(weekly, decimal(passWeekly)) >= 0);
}
