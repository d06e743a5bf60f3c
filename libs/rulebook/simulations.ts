import { Injectable } from '@nestjs/common';
import type { BoundedSimulation } from '#libs/attribution/simulate-attribution.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { Database } from '#libs/database/database.js';
import { managerIdsWithin, merchantIdsWithin } from '#libs/directory/reach.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { resolveAsOf } from '#libs/domain/periods.js';
import { diffRuleSets } from '#libs/rules/diff-rule-sets.js';
import type { RuleSet, ShopRules } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce, requireValid, withShopRules } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { SimulatedScore } from '#libs/scorecards/simulate-scores.js';
import { ScoreSimulations } from '#libs/scorecards/simulate-scores.js';
import { OneAtATime } from './one-at-a-time.js';
import type { Reader } from './rule-book.js';
import { requireShort } from './short-documents.js';

/** Of more moves only the largest are shown. */
const MOST_MOVES = 500;
const MOST_SCORES = 2_000;
const LONGEST_MS = 120_000;

export interface Simulation {
  /** The day up to which the scores count, those of today and the others. */
  readonly asOf: Day;
  /** By division and manager: those within reach, so many at most. */
  readonly scores: readonly SimulatedScore[];
  /** How many managers within reach there are. */
  readonly managers: number;
  /** Null where the rules of attribution are those that are in force: no order would be judged otherwise. */
  readonly orders: BoundedSimulation | null;
}

/** What would be under other rules, for people: within their reach, bounded in time and size, one at a time. */
@Injectable()
export class Simulations {
  private readonly turn = new OneAtATime();

  constructor(
    private readonly database: Database,
    private readonly versions: RuleVersions,
    private readonly scorecards: Scorecards,
    private readonly scores: ScoreSimulations,
    private readonly attribution: AttributionSimulations,
    private readonly longestMs = LONGEST_MS,
  ) {}

  /**
   * Scores and verdicts of a period under a document, beside those that stand as of the latest day that was scored. Throws
   * `rule-set-invalid`, `rule-document-too-long`, `not-scored`, `period-not-begun`, `target-infeasible`, `simulation-under-way`,
   * `simulation-too-long`.
   */
  async simulate(document: string, period: Period, { reach, today }: Reader, lastPast: Day): Promise<Simulation> {
    requireShort(document);
    const ruleSet = requireValid(document);
    const asOf = await this.scorecards.latestStoredDay(period, resolveAsOf(period, null, lastPast));
    return this.turn.run(async () => {
      const { left, requireTime } = this.startClock();
      const all = await this.scores.simulate(period, asOf, ruleSet, requireTime);
      const { managerIds, merchantIds } = await this.database.withSession(async (session) => ({
        managerIds: await managerIdsWithin(session, reach),
        merchantIds: await merchantIdsWithin(session, reach, today),
      }));
      const within = new Set(managerIds);
      const own = managerIds === null ? all : all.filter(({ managerId }) => within.has(managerId));
      const orders = judgesOtherwise(await this.versions.list(), ruleSet, period)
        ? await this.judge(period, ruleSet, merchantIds, left())
        : null;
      return { asOf, scores: own.slice(0, MOST_SCORES), managers: own.length, orders };
    });
  }

  /**
   * The verdicts of one shop's orders under other rules of its own (null: the default), beside those that stand; all else as in force
   * on the period's first day. Throws `rule-set-invalid`, `simulation-under-way`, `simulation-too-long`.
   */
  async simulateShop(merchantId: string, rules: ShopRules | null, period: Period): Promise<BoundedSimulation> {
    const { ruleSet } = withShopRules(await this.versions.inForce(period.first), merchantId, rules);
    return this.turn.run(async () => this.judge(period, ruleSet, [merchantId], this.longestMs));
  }

  private async judge(days: DayRange, ruleSet: RuleSet, merchantIds: readonly string[] | null, milliseconds: number): Promise<BoundedSimulation> {
    return this.attribution.simulateWithin(days, ruleSet, { merchantIds, mostMoves: MOST_MOVES, milliseconds, tooLong: () => this.tooLong() });
  }

  private startClock(): { left: () => number; requireTime: () => void } {
    const end = performance.now() + this.longestMs;
    const left = () => Math.max(1, Math.round(end - performance.now()));
    return {
      left,
      requireTime: () => {
        if (performance.now() > end) throw this.tooLong();
      },
    };
  }

  private tooLong(): OpscoreError {
    return new OpscoreError('simulation-too-long', { seconds: Math.round(this.longestMs / 1_000) });
  }
}

/** Whether any order placed in the days would be judged by other rules than those in force when it was placed. */
function judgesOtherwise(versions: readonly RuleVersion[], ruleSet: RuleSet, days: DayRange): boolean {
  const inForce = new Set(daysOf(days).map((day) => pickInForce(versions, day)));
  return [...inForce].some((version) => diffRuleSets(version.ruleSet, ruleSet).some(({ affects }) => affects !== 'scores'));
}
