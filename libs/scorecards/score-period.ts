import { randomUUID } from 'node:crypto';
import { readFrozenManagers } from '#libs/closed-periods/frozen-managers.js';
import type { Database, Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import { readManagers } from '#libs/directory/managers.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { holdWindows, settleWindows } from '#libs/windows/due-windows.js';
import type { FrozenScore } from './adjust-frozen.js';
import { adjustFrozen } from './adjust-frozen.js';
import { fingerprintFacts } from './fingerprint.js';
import { composeScorecard, isOnProbation, readPoints, restandScorecard, standManagers } from './finish-scorecards.js';
import { judgeProbations } from './judge-probations.js';
import { managersToRead, readAllFacts } from './read-score-inputs.js';
import { figuresOf } from './published-figures.js';
import type { ManagerScore, ScoringFrame } from './score-manager.js';
import { scoreManager } from './score-manager.js';
import type { Scorecard } from './scorecard-document.js';
import * as sql from './scorecards.sql.js';
import type { ScoredDocument, StoredStanding } from './store-scorecards.js';
import { summarise } from './scorecard-summary.js';
import { readDocuments, readStandings, storeChanged } from './store-scorecards.js';

/** What scoring a period did. */
export interface PeriodRun {
  readonly runId: string;
  readonly period: string;
  readonly asOf: string;
  readonly ruleVersion: number;
  /** Managers who were computed. */
  readonly managers: number;
  readonly managersWithTargets: number;
  /** Scorecards that are new or differ from what was stored. */
  readonly changed: number;
}

export interface PeriodRequest {
  readonly frame: ScoringFrame;
  readonly versions: readonly RuleVersion[];
  /** Only managers whose windows are not done are computed; the others are ranked by what is stored of them. */
  readonly onlyDue: boolean;
  readonly now: Date;
  readonly onProgress: (done: number, total: number) => void;
}

interface ScoredManager {
  readonly score: ManagerScore;
  readonly fingerprint: string;
}

/**
 * Scores a period in a snapshot transaction of the session: computes, ranks, saves what has changed, and settles the windows.
 * Where the period is closed, what would change becomes adjustment lines, and the scorecards stay.
 * Throws `nothing-to-score` without managers, `target-infeasible`.
 */
export async function scorePeriod(database: Database, session: Session, request: PeriodRequest): Promise<PeriodRun> {
  const { frame, versions, now } = request;
  const { period, window, quarter } = frame;
  const asOf = window.last;
  // Held before anything is read: what changes the facts meanwhile waits, and makes the windows stale again afterwards.
  const due = await holdWindows(session, period.name, asOf);
  const managers = await readManagers(session);
  if (managers.length === 0) throw new OpscoreError('nothing-to-score', {});
  const { version, ruleSet } = pickInForce(versions, quarter.first);
  const rules = ruleSet.scoring;
  const run = { runId: randomUUID(), period: period.name, asOf, ruleVersion: version };
  const stored = request.onlyDue ? await readStandings(session, run) : new Map<string, StoredStanding>();
  const frozen = await readFrozenManagers(session, period, asOf);
  const isDue = ({ managerId }: OperationsManager) =>
    !request.onlyDue || due?.has(managerId) !== false || !(stored.has(managerId) || frozen.has(managerId));
  // What is stored of a closed scorecard does not tell what it would be by now: it is computed with any other.
  const wanted = managers.some(isDue) ? managers.filter((manager) => frozen.has(manager.managerId) || isDue(manager)) : [];
  const targets = await readTargets(session, quarter, ruleSet.calendar, GMV_MEASURES[rules.modules.sales.gmv]);
  if (wanted.length === 0) return { ...run, managers: 0, managersWithTargets: targets.size, changed: 0 };
  const left = wanted.flatMap(({ managerId }) => stored.get(managerId)?.division ?? []);
  const computed = managersToRead(managers, wanted, rules, left);
  const scored: ScoredManager[] = [];
  await readAllFacts(database, session, { frame, managers: computed, targets, rules }, (facts) => {
    scored.push({ score: scoreManager(facts, frame, rules), fingerprint: fingerprintFacts(facts, frame) });
    request.onProgress(scored.length, computed.length);
  });
  scored.sort((left, right) => compareBytes(left.score.manager.managerId, right.score.manager.managerId));
  const probations = await judgeProbations(session, {
    managers,
    onProbation: scored.flatMap(({ score }): OperationsManager[] => (isOnProbation(score, frame) ? [score.manager] : [])),
    asOf,
    rules: ruleSet,
    rulesAt: (day) => pickInForce(versions, day).ruleSet,
  });
  const totals = new Map(scored.map(({ score }) => [score.manager.managerId, score.total]));
  // Who was computed and has no total any more must not be ranked by the one of before.
  const totalOf = (managerId: string) =>
    totals.has(managerId) ? (totals.get(managerId) ?? null) : readPoints(stored.get(managerId)?.total ?? null);
  const standings = standManagers(
    managers.map((manager) => ({
      managerId: manager.managerId,
      division: manager.division,
      total: totalOf(manager.managerId),
      onProbation: isOnProbation({ manager }, frame),
    })),
    rules,
  );
  const documents: ScoredDocument[] = [];
  const adjusted: FrozenScore[] = [];
  for (const { score, fingerprint } of scored) {
    const { managerId, division } = score.manager;
    const standing = standings.get(managerId);
    if (standing === undefined) continue;
    const scorecard = composeScorecard(score, standing, probations.get(managerId) ?? null, { frame, rules, ruleVersion: version });
    const closedDivision = frozen.get(managerId);
    if (closedDivision === undefined) documents.push({ managerId, division, fingerprint, ...writeDocument(scorecard) });
    else adjusted.push({ managerId, division: closedDivision, fingerprint, current: figuresOf(scorecard) });
  }
  // Who was not computed may stand elsewhere now, since others moved.
  const moved = [...stored.values()].filter((each) => {
    const standing = standings.get(each.managerId);
    return !totals.has(each.managerId) && standing !== undefined && !standsAs(each, standing);
  });
  for (const each of await readDocuments(session, run, moved.map(({ managerId }) => managerId))) {
    const standing = standings.get(each.managerId);
    if (standing === undefined) continue;
    const { managerId, fingerprint, document } = each;
    documents.push({ managerId, division: document.division, fingerprint, ...writeDocument(restandScorecard(document, standing)) });
  }
  const changed = await storeChanged(session, run, documents, now);
  await adjustFrozen(session, { period, asOf }, run, { frozen: adjusted, free: documents.map(({ managerId }) => managerId) }, now);
  const settled = scored.map(({ score, fingerprint }) => ({ managerId: score.manager.managerId, fingerprint }));
  await settleWindows(session, { period, asOf }, run, settled, now);
  await session.query(sql.RECORD_RUN, [run.runId, run.period, run.asOf, version, now, new Date(), changed]);
  return { ...run, managers: scored.length, managersWithTargets: targets.size, changed };
}

function writeDocument(scorecard: Scorecard): { document: string; summary: string } {
  return { document: JSON.stringify(scorecard), summary: JSON.stringify(summarise(scorecard)) };
}

function standsAs(stored: StoredStanding, standing: { grade: string | null; rank: number | null; calibration: unknown }): boolean {
  return (
    stored.rank === standing.rank &&
    stored.grade === standing.grade &&
    JSON.stringify(stored.calibration) === JSON.stringify(standing.calibration)
  );
}
