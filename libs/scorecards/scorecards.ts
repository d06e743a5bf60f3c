import { Injectable } from '@nestjs/common';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { DueWindows, claimWindows, scoringPlace } from '#libs/windows/due-windows.js';
import { frameOf } from './frame.js';
import type { PeriodRequest, PeriodRun } from './score-period.js';
import { scorePeriod } from './score-period.js';
import * as sql from './scorecards.sql.js';
import { findLatestStoredDay } from './store-scorecards.js';

/** What a scoring did. */
export interface ScoringRun extends PeriodRun {
  /** Touched merchant-days whose sums were made anew. */
  readonly daysRolledUp: number;
}

export type ScoringProgress = (step: 'roll-up' | 'score', done: number, total: number) => void;

export interface ScoringOptions {
  readonly now: Date;
  readonly onProgress?: ScoringProgress | undefined;
}

/** How often a scoring begins again because somebody changed its windows just when it began. */
const MOST_BEGINNINGS = 5;
const SERIALIZATION_FAILURE = '40001';

/** Scores periods, and keeps and gives their scorecards. */
@Injectable()
export class Scorecards {
  constructor(
    private readonly database: Database,
    private readonly dailySums: DailySums,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Scores all managers for a period as of a day in it: brings the daily sums up to date, computes under one unchanging
   * state of the facts, and saves what has changed. Throws `nothing-to-score` without managers, `target-infeasible`.
   */
  async score(period: Period, asOf: Day, { now, onProgress = () => undefined }: ScoringOptions): Promise<ScoringRun> {
    const daysRolledUp = await this.dailySums.bringUpToDate((done, total) => onProgress('roll-up', done, total));
    const run = await this.compute(period, asOf, { now, onProgress, onlyDue: false });
    return { ...run, daysRolledUp };
  }

  /**
   * Scores the managers whose windows of a period are not done as of a day, from the daily sums as they are, and ranks them
   * among the others. The results are those of a scoring of all. Throws as {@link score} does.
   */
  async scoreDue(period: Period, asOf: Day, { now, onProgress = () => undefined }: ScoringOptions): Promise<PeriodRun> {
    return this.compute(period, asOf, { now, onProgress, onlyDue: true });
  }

  /** The latest day up to `asOf` that a period was scored for. Throws `not-scored` where there is none. */
  async latestStoredDay(period: Period, asOf: Day): Promise<Day> {
    return findLatestStoredDay(this.database, period, asOf);
  }

  private async compute(
    period: Period,
    asOf: Day,
    { now, onProgress, onlyDue }: { now: Date; onProgress: ScoringProgress; onlyDue: boolean },
  ): Promise<PeriodRun> {
    const versions = await this.ruleVersions.list();
    const request = {
      frame: frameOf(period, asOf),
      versions,
      onlyDue,
      now,
      onProgress: (done: number, total: number) => onProgress('score', done, total),
    };
    try {
      return await this.computeAlone(request, now);
    } catch (error) {
      // Where not even this can be noted, the windows are found as given up by the next look.
      await new DueWindows(this.database).fail(period.name, asOf, error, now).catch(() => undefined);
      throw error;
    }
  }

  /** One process at a time computes a period as of a day. */
  private async computeAlone(request: PeriodRequest, now: Date): Promise<PeriodRun> {
    const { period, window } = request.frame;
    const asOf = window.last;
    return this.database.withSession(async (session) => {
      const place = scoringPlace(period.name, asOf);
      await session.query(sql.LOCK_SCORING, place);
      await claimWindows(session, { period, asOf }, now);
      for (let beginning = 1; ; beginning++) {
        try {
          const run = await session.transaction(() => scorePeriod(this.database, session, request), { snapshot: true });
          await session.query(sql.UNLOCK_SCORING, place);
          return run;
        } catch (error) {
          if ((error as { code?: unknown }).code !== SERIALIZATION_FAILURE || beginning === MOST_BEGINNINGS) throw error;
          await session.query(sql.ROLLBACK);
        }
      }
    });
  }
}
