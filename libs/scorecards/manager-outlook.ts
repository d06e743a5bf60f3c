import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { AdditiveMeasure } from '#libs/domain/kpi.js';
import type { Measure } from '#libs/domain/measures.js';
import type { Outlook, WeighedModule } from '#libs/domain/next-points.js';
import { outlookOf } from '#libs/domain/next-points.js';
import type { Pace } from '#libs/domain/pace.js';
import { readPace } from '#libs/domain/pace.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { readTargetsOf } from '#libs/targets/read-targets.js';
import { gradeBandsOf, readPoints } from './finish-scorecards.js';
import * as sql from './manager-outlook.sql.js';
import type { ScorecardSummary } from './scorecard-summary.js';
import { readSummariesByManager } from './summaries.js';

/** A day of a pace: what was aimed at and what was done; null where there is no target, or the day is still to come. */
export interface PaceDay {
  readonly day: Day;
  readonly target: bigint | null;
  readonly actual: number | null;
}

/** How a manager stands in one measure against weighted time; sums in fen or pieces. */
export interface MeasurePace {
  readonly measure: AdditiveMeasure;
  /** Of the whole period; null without a target. */
  readonly target: bigint | null;
  readonly actual: number;
  /** Null without a target, and before 5 % of the weight has passed. */
  readonly pace: Pace | null;
  readonly days: readonly PaceDay[];
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
   * The pace of a manager's sales and outbound in a period, from the daily sums as they are, up to the last past day. Throws
   * `target-infeasible`.
   */
  async pace(managerId: string, period: Period, lastPast: Day): Promise<ManagerPace> {
    const quarter = quarterNamed(period.quarter);
    const { version, ruleSet } = await this.ruleVersions.inForce(quarter.first);
    const measures = measuresOf(ruleSet.scoring);
    const asOf = lastPast < period.first ? null : lastPast < period.last ? lastPast : period.last;
    return this.database.withTransaction(
      async (session) => {
        const request = { quarter, rules: ruleSet.calendar, gmvMeasure: measures[0].sums, managerIds: [managerId] };
        const targets = (await readTargetsOf(session, request)).get(managerId);
        const actuals = asOf === null ? new Map<Day, DaySums>() : await readDays(session, managerId, { first: period.first, last: asOf }, measures.map(({ sums }) => sums));
        const daysOfQuarter = daysOf(quarter);
        const days = daysOf(period);
        return {
          asOf,
          ruleVersion: version,
          measures: measures.map(({ measure, sums }): MeasurePace => {
            const curve = targets?.curves.get(measure)?.days;
            const ofDay = new Map(daysOfQuarter.map((day, index) => [day, curve?.[index] ?? 0n]));
            const done = days.filter((day) => asOf !== null && day <= asOf).map((day) => Number(actuals.get(day)?.[sums] ?? 0));
            const dayTargets = days.map((day) => ofDay.get(day) ?? 0n);
            return {
              measure,
              target: curve === undefined ? null : dayTargets.reduce((sum, each) => sum + each, 0n),
              actual: done.reduce((sum, each) => sum + each, 0),
              pace: curve === undefined ? null : readPace(dayTargets, done),
              days: days.map((day, index) => ({
                day,
                target: curve === undefined ? null : (dayTargets[index] ?? 0n),
                actual: done[index] ?? null,
              })),
            };
          }),
        };
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

type DaySums = Readonly<Record<string, unknown>> & { readonly day: Day };

async function readDays(session: Session, managerId: string, { first, last }: { first: Day; last: Day }, measures: readonly Measure[]): Promise<Map<Day, DaySums>> {
  const rows = await session.query<DaySums>(sql.daysOfManager(measures), [managerId, first, last]);
  return new Map(rows.map((row) => [row.day, row]));
}

/** The additive measures that a rule set scores, and the sums that each is read from. */
function measuresOf({ modules }: ScoringRules): readonly [{ measure: AdditiveMeasure; sums: (typeof GMV_MEASURES)[keyof typeof GMV_MEASURES] }, { measure: AdditiveMeasure; sums: Measure }] {
  const outbound = modules.outbound.counts === 'units' ? 'outbound_units' : 'outbound_orders';
  return [
    { measure: 'gmv', sums: GMV_MEASURES[modules.sales.gmv] },
    { measure: outbound, sums: outbound },
  ];
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
