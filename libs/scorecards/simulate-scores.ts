import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { readManagers } from '#libs/directory/managers.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { isOnProbation, standManagers, writePoints } from './finish-scorecards.js';
import { frameOf } from './frame.js';
import { readAllFacts } from './read-score-inputs.js';
import type { ManagerScore } from './score-manager.js';
import { scoreManager } from './score-manager.js';
import { readPointsOfDay, readStandingsOfDay } from './store-scorecards.js';

/** Where a manager stands: points with 2 decimals; null where nothing is assessed, or not ranked. */
export interface SimulatedStanding {
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
}

/** The points of a module as stored and under the other rules: 2 decimals; null where it is not assessed. */
export interface SimulatedModule {
  readonly id: string;
  readonly today: string | null;
  readonly simulated: string | null;
}

/** A manager as stored and under the other rules. */
export interface SimulatedScore {
  readonly managerId: string;
  readonly name: string;
  readonly division: string;
  readonly today: SimulatedStanding;
  readonly simulated: SimulatedStanding;
  readonly modules: readonly SimulatedModule[];
}

const NOWHERE: SimulatedStanding = { total: null, grade: null, rank: null };

/** A what-if: scores under another rule set beside those that stand. Keeps nothing. */
@Injectable()
export class ScoreSimulations {
  constructor(private readonly database: Database) {}

  /**
   * Scores all managers for a period as of a day under a rule set; those stored as of that day must be up to date. By
   * division and manager. `onManager` is told of each manager that is computed, and may end it by what it throws. Throws
   * `target-infeasible`.
   */
  async simulate(
    period: Period,
    asOf: Day,
    { scoring, calendar }: RuleSet,
    onManager: () => void = () => undefined,
  ): Promise<SimulatedScore[]> {
    const frame = frameOf(period, asOf);
    return this.database.withTransaction(
      async (session) => {
        const managers = await readManagers(session);
        const targets = await readTargets(session, frame.quarter, calendar, GMV_MEASURES[scoring.modules.sales.gmv]);
        const scores: ManagerScore[] = [];
        await readAllFacts(this.database, session, { frame, managers, targets, rules: scoring }, (facts) => {
          onManager();
          scores.push(scoreManager(facts, frame, scoring));
        });
        const standings = standManagers(
          scores.map((score) => ({
            managerId: score.manager.managerId,
            division: score.manager.division,
            total: score.total,
            onProbation: isOnProbation(score, frame),
          })),
          scoring,
        );
        const stored = await readStandingsOfDay(session, period.name, asOf);
        const points = await readPointsOfDay(session, period.name, asOf);
        return scores
          .map(({ manager: { managerId, name, division }, modules }): SimulatedScore => {
            const { total = null, grade = null, rank = null } = standings.get(managerId) ?? {};
            const today = stored.get(managerId) ?? NOWHERE;
            return {
              managerId,
              name,
              division,
              today: { total: today.total, grade: today.grade, rank: today.rank },
              simulated: { total: writePoints(total), grade, rank },
              modules: Object.entries(modules).map(([id, module]) => ({ id, today: points.get(managerId)?.[id] ?? null, simulated: module.assessed ? module.points : null })),
            };
          })
          .toSorted((one, other) => compareBytes(one.division, other.division) || compareBytes(one.managerId, other.managerId));
      },
      { snapshot: true },
    );
  }
}
