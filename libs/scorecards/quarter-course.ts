import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf, quarterNamed, weeksOf } from '#libs/domain/periods.js';
import * as sql from './quarter-course.sql.js';

/** How a manager stood in a period. */
export interface Standing {
  readonly managerId: string;
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
}

/** How a division stood in a month or week. */
export interface CourseStep {
  readonly period: Period;
  readonly asOf: Day;
  readonly standings: readonly Standing[];
}

/** What is set for a manager's quarter. */
export interface TargetCounts {
  readonly managerId: string;
  /** How many measures have a target. */
  readonly measures: number;
  readonly locks: number;
  readonly revisions: number;
}

/** How a quarter of a division went: its months and weeks that were scored, and what was set for it. */
export interface DivisionCourse {
  readonly steps: readonly CourseStep[];
  readonly targets: readonly TargetCounts[];
}

export interface CourseRequest {
  readonly quarter: string;
  /** Null for all. */
  readonly division: string | null;
  /** Of whom it may tell; null for all. */
  readonly managerIds: readonly string[] | null;
}

/** Reads how a quarter of a division went, from what is published. */
@Injectable()
export class QuarterCourse {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The months and then the weeks, each in their order; those never scored are left out. */
  async read({ quarter, division, managerIds }: CourseRequest): Promise<DivisionCourse> {
    interface StandingRow {
      readonly [column: string]: unknown;
      readonly period: string;
      readonly as_of: Day;
      readonly manager_id: string;
      readonly total: string | null;
      readonly grade: string | null;
      readonly rank: number | null;
    }
    interface TargetsRow {
      readonly [column: string]: unknown;
      readonly manager_id: string;
      readonly measures: number;
      readonly locks: number;
      readonly revisions: number;
    }
    const whole = quarterNamed(quarter);
    const months = monthsOf(whole);
    const periods = [...months, ...weeksOf(whole)];
    return this.database.withSession(async (session) => {
      const standings = await session.query<StandingRow>(sql.STANDINGS_OF_PERIODS, [periods.map(({ name }) => name), division, managerIds]);
      const targets = await session.query<TargetsRow>(sql.TARGETS_OF_QUARTER, [quarter, months.map(({ name }) => name), division, managerIds]);
      const steps = periods.flatMap((period): CourseStep[] => {
        const own = standings.filter((row) => row.period === period.name);
        const [first] = own;
        if (first === undefined) return [];
        return [{ period, asOf: first.as_of, standings: own.map(({ manager_id: managerId, total, grade, rank }) => ({ managerId, total, grade, rank })) }];
      });
      return { steps, targets: targets.map(({ manager_id: managerId, measures, locks, revisions }) => ({ managerId, measures, locks, revisions })) };
    });
  }
}
