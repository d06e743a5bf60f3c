import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { AdditiveMeasure } from '#libs/domain/kpi.js';
import type { Outlook, WeighedModule } from '#libs/domain/next-points.js';
import { outlookOf } from '#libs/domain/next-points.js';
import type { Pace, PaceAnswer } from '#libs/domain/pace.js';
import { answerPace, readPace } from '#libs/domain/pace.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import type { Promotion } from '#libs/domain/promotions.js';
import { promotionsOf } from '#libs/domain/promotions.js';
import { Rational } from '#libs/domain/rational.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { gradeBandsOf, readPoints } from './finish-scorecards.js';
import type { ManagerDay, MeasureDays } from './manager-days.js';
import { lastDayWithin, readManagerDays } from './manager-days.js';
import type { ScorecardSummary } from './scorecard-summary.js';
import { readSummariesByManager } from './summaries.js';

/** How a manager stands in one measure against weighted time; sums in fen or pieces. */
export interface MeasurePace {
  readonly measure: AdditiveMeasure;
  /** Of the whole period; null without a target. */
  readonly target: bigint | null;
  readonly actual: number;
  /** Null without a target, and before 5 % of the weight has passed. */
  readonly pace: Pace | null;
  /** "Are we behind, or is the promotion still to come?" Null where there is no pace. */
  readonly answer: PaceAnswer | null;
  /** The promotions that begin or go on after the as-of day, and their share of the period's target. */
  readonly promotionsAhead: readonly (Promotion & { readonly share: Rational })[];
  readonly days: readonly ManagerDay[];
}

export interface ManagerPace {
  /** The last day that is counted; null where the period has not begun. */
  readonly asOf: Day | null;
  readonly ruleVersion: number;
  readonly measures: readonly MeasurePace[];
}

/** Where a manager stands on the way to the end of a period. */
@Injectable()
export class ManagerOutlook {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * The pace of a manager's sales and outbound in a period, from the daily sums as they are, up to a day. Throws
   * `target-infeasible`.
   */
  async pace(managerId: string, period: Period, upTo: Day): Promise<ManagerPace> {
    const { version, ruleSet } = await this.ruleVersions.inForce(quarterNamed(period.quarter).first);
    const asOf = lastDayWithin(period, upTo);
    return this.database.withTransaction(
      async (session) => {
        const { measures, calendar } = await readManagerDays(session, { managerId, period, asOf, ruleSet });
        const promotions = promotionsOf(calendar).filter(({ last }) => asOf === null || last > asOf);
        return { asOf, ruleVersion: version, measures: measures.map((each) => paceOf(each, promotions)) };
      },
      { snapshot: true },
    );
  }

  /** What is missing to the next grade of a stored scorecard; null where there is none, or nothing is assessed. */
  async nextPoints(managerId: string, period: Period, asOf: Day): Promise<{ summary: ScorecardSummary; outlook: Outlook | null } | null> {
    const request = { period: period.name, asOf, managerId, managerIds: null, division: null, limit: 1 };
    const [stored] = await this.database.withSession((session) => readSummariesByManager(session, request, null));
    if (stored === undefined) return null;
    const { summary } = stored;
    const { scoring } = (await this.ruleVersions.get(summary.ruleVersion)).ruleSet;
    const total = readPoints(summary.total);
    return { summary, outlook: total === null ? null : outlookOf(total, weigh(summary, scoring), gradeBandsOf(scoring)) };
  }
}

function paceOf({ measure, target, days }: MeasureDays, promotions: readonly Promotion[]): MeasurePace {
  const done = days.flatMap(({ actual }) => (actual === null ? [] : [actual]));
  const pace = target === null ? null : readPace(days.map((day) => day.target ?? 0n), done);
  const shareOf = ({ first, last }: Promotion) => {
    const ofDays = days.slice(done.length).reduce((sum, each) => (each.day >= first && each.day <= last ? sum + (each.target ?? 0n) : sum), 0n);
    return target === null || target === 0n ? Rational.ZERO : Rational.fraction(ofDays, target);
  };
  return {
    measure,
    target,
    actual: done.reduce((sum, each) => sum + each, 0),
    pace,
    answer: pace === null ? null : answerPace(pace, promotions.length > 0),
    promotionsAhead: promotions.map((each) => ({ ...each, share: shareOf(each) })),
    days,
  };
}

function weigh({ modules }: ScorecardSummary, scoring: ScoringRules): WeighedModule[] {
  return KPI_LIST.flatMap(([id]) => {
    const module = modules[id];
    if (module?.assessed !== true) return [];
    return [
      {
        id,
        weight: Rational.parse(module.weight),
        actual: Rational.parse(module.actual),
        target: Rational.parse(module.target),
        completion: Rational.parse(module.completion),
        points: Rational.parse(module.points),
        curve: parseCurve(scoring.modules[id].curve ?? scoring.curve),
      },
    ];
  });
}
