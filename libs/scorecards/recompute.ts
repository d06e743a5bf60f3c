import type { Database, Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import { readManagers } from '#libs/directory/managers.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { digestOf, fingerprintFacts } from './fingerprint.js';
import { composeScorecard, isOnProbation, standManagers } from './finish-scorecards.js';
import { frameOf } from './frame.js';
import { judgeProbations } from './judge-probations.js';
import { readAllFacts } from './read-score-inputs.js';
import type { ManagerFacts } from './score-manager.js';
import { scoreManager } from './score-manager.js';

export interface RecomputeRequest {
  readonly period: Period;
  readonly asOf: Day;
  readonly division: string;
  /** The versions that there were: those in force among them are what is computed by. */
  readonly versions: readonly RuleVersion[];
}

/** A scorecard that was made again. */
export interface Recomputed {
  readonly managerId: string;
  readonly fingerprint: string;
  readonly digest: string;
}

/**
 * Makes the scorecards of a division again from the facts as the session, which is in a snapshot transaction, sees them, and stores
 * nothing. Everything is read twice, first for the totals that managers are ranked by, so that memory holds few scorecards at
 * a time. By manager id. Throws `target-infeasible`.
 */
export async function recomputeScorecards(
  database: Database,
  session: Session,
  { period, asOf, division, versions }: RecomputeRequest,
): Promise<Map<string, Recomputed>> {
  const frame = frameOf(period, asOf);
  const all = await readManagers(session);
  const managers = all.filter((manager) => manager.division === division);
  const { version, ruleSet } = pickInForce(versions, frame.quarter.first);
  const rules = ruleSet.scoring;
  const targets = await readTargets(session, frame.quarter, ruleSet.calendar, GMV_MEASURES[rules.modules.sales.gmv]);
  const readEach = (onFacts: (facts: ManagerFacts) => void) => readAllFacts(database, session, { frame, managers, targets, rules }, onFacts);

  const totals = new Map<string, bigint | null>();
  await readEach((facts) => totals.set(facts.manager.managerId, scoreManager(facts, frame, rules).total));
  const onProbation = managers.filter((manager) => isOnProbation({ manager }, frame));
  const standings = standManagers(
    managers.map((manager) => ({
      managerId: manager.managerId,
      division,
      total: totals.get(manager.managerId) ?? null,
      onProbation: onProbation.includes(manager),
    })),
    rules,
  );
  const probations = await judgeProbations(session, {
    managers: all,
    onProbation,
    asOf,
    rules: ruleSet,
    rulesAt: (day) => pickInForce(versions, day).ruleSet,
  });

  const recomputed = new Map<string, Recomputed>();
  await readEach((facts) => {
    const { managerId }: OperationsManager = facts.manager;
    const standing = standings.get(managerId);
    if (standing === undefined) return;
    const score = scoreManager(facts, frame, rules);
    const scorecard = composeScorecard(score, standing, probations.get(managerId) ?? null, { frame, rules, ruleVersion: version });
    recomputed.set(managerId, { managerId, fingerprint: fingerprintFacts(facts, frame), digest: digestOf(JSON.stringify(scorecard)) });
  });
  return recomputed;
}
