import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { LOCK_KEYS } from '#libs/database/database.sql.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import { readManagers } from '#libs/directory/managers.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { digestOf, fingerprintFacts } from './fingerprint.js';
import { composeScorecard, isOnProbation, standManagers } from './finish-scorecards.js';
import { frameOf } from './frame.js';
import { judgeProbations } from './judge-probations.js';
import { readAllFacts } from './read-score-inputs.js';
import type { Scorecard } from './scorecard-document.js';
import type { ManagerScore, ScoringFrame } from './score-manager.js';
import { scoreManager } from './score-manager.js';
import * as sql from './scorecards.sql.js';

/** What a scoring did. */
export interface ScoringRun {
  readonly runId: string;
  readonly period: string;
  readonly asOf: Day;
  readonly ruleVersion: number;
  /** Touched merchant-days whose sums were made anew. */
  readonly daysRolledUp: number;
  readonly managers: number;
  readonly managersWithTargets: number;
  /** Scorecards that are new or differ from what was stored. */
  readonly changed: number;
}

export type ScoringProgress = (step: 'roll-up' | 'score', done: number, total: number) => void;

/** A scorecard as it is stored, and which run made it. */
export interface StoredScorecard {
  readonly scorecard: Scorecard;
  readonly fingerprint: string;
  readonly runId: string;
  readonly scoredAt: Date;
}

interface ScoredManager {
  readonly score: ManagerScore;
  readonly fingerprint: string;
}

/** Scorecards of a period are written a few at a time: they carry their merchants. */
const STORE_BATCH = 100;

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
  async score(
    period: Period,
    asOf: Day,
    { now, onProgress = () => undefined }: { now: Date; onProgress?: ScoringProgress | undefined },
  ): Promise<ScoringRun> {
    const daysRolledUp = await this.dailySums.bringUpToDate((done, total) => onProgress('roll-up', done, total));
    const frame = frameOf(period, asOf);
    const versions = await this.ruleVersions.list();
    return this.database.withSession(async (session) => {
      const place = [LOCK_KEYS.scoring, `${period.name} ${asOf}`];
      await session.query(sql.LOCK_SCORING, place);
      const run = await session.transaction(() => this.scoreAll(session, frame, versions, { now, onProgress }), {
        snapshot: true,
      });
      await session.query(sql.UNLOCK_SCORING, place);
      return { ...run, daysRolledUp };
    });
  }

  /** The latest day up to `asOf` that a period was scored for. Throws `not-scored` where there is none. */
  async latestStoredDay(period: Period, asOf: Day): Promise<Day> {
    const [row] = await this.database.query<{ as_of: Day | null }>(sql.LATEST_STORED_DAY, [period.name, asOf]);
    if (row?.as_of === null || row === undefined) throw new OpscoreError('not-scored', { period: period.name });
    return row.as_of;
  }

  private async scoreAll(
    session: Session,
    frame: ScoringFrame,
    versions: readonly RuleVersion[],
    { now, onProgress }: { now: Date; onProgress: ScoringProgress },
  ): Promise<Omit<ScoringRun, 'daysRolledUp'>> {
    const managers = await readManagers(session);
    if (managers.length === 0) throw new OpscoreError('nothing-to-score', {});
    const { version, ruleSet } = pickInForce(versions, frame.quarter.first);
    const gmvMeasure = GMV_MEASURES[ruleSet.scoring.modules.sales.gmv];
    const targets = await readTargets(session, frame.quarter, ruleSet.calendar, gmvMeasure);
    const scored: ScoredManager[] = [];
    await readAllFacts(this.database, session, { frame, managers, targets, rules: ruleSet.scoring }, (facts) => {
      scored.push({ score: scoreManager(facts, frame, ruleSet.scoring), fingerprint: fingerprintFacts(facts, frame) });
      onProgress('score', scored.length, managers.length);
    });
    scored.sort((left, right) => compareBytes(left.score.manager.managerId, right.score.manager.managerId));
    const standings = standManagers(
      scored.map(({ score }) => ({
        managerId: score.manager.managerId,
        division: score.manager.division,
        total: score.total,
        onProbation: isOnProbation(score, frame),
      })),
      ruleSet.scoring,
    );
    const probations = await judgeProbations(session, {
      managers,
      onProbation: scored.flatMap(({ score }): OperationsManager[] => (isOnProbation(score, frame) ? [score.manager] : [])),
      asOf: frame.window.last,
      rules: ruleSet,
      rulesAt: (day) => pickInForce(versions, day).ruleSet,
    });
    const documents = scored.flatMap(({ score, fingerprint }) => {
      const { managerId } = score.manager;
      const standing = standings.get(managerId);
      if (standing === undefined) return [];
      const probation = probations.get(managerId) ?? null;
      const scorecard = composeScorecard(score, standing, probation, {
        frame,
        rules: ruleSet.scoring,
        ruleVersion: version,
      });
      return [{ managerId, division: score.manager.division, fingerprint, document: JSON.stringify(scorecard) }];
    });
    const run = { runId: randomUUID(), period: frame.period.name, asOf: frame.window.last, ruleVersion: version };
    const changed = await storeChanged(session, run, documents, now);
    await session.query(sql.RECORD_RUN, [run.runId, run.period, run.asOf, version, now, new Date(), changed]);
    return { ...run, managers: managers.length, managersWithTargets: targets.size, changed };
  }
}

export interface StoredRequest {
  readonly period: Period;
  readonly asOf: Day;
  /** Null for all managers. */
  readonly managerId: string | null;
  /** By division and manager instead of by manager alone. */
  readonly byDivision?: boolean;
}

/** The stored scorecards of a period as of a day, one after another. */
export async function* readStored(
  session: Session,
  { period, asOf, managerId, byDivision = false }: StoredRequest,
): AsyncIterable<StoredScorecard> {
  interface StoredRow {
    readonly document: Scorecard;
    readonly fingerprint: string;
    readonly run_id: string;
    readonly scored_at: Date;
  }
  const rows = session.stream<StoredRow>(sql.STORED_SCORECARDS, [period.name, asOf, managerId, byDivision], 10);
  for await (const row of rows) {
    yield { scorecard: row.document, fingerprint: row.fingerprint, runId: row.run_id, scoredAt: row.scored_at };
  }
}

interface ScoredDocument {
  readonly managerId: string;
  readonly division: string;
  readonly fingerprint: string;
  readonly document: string;
}

/** Saves the documents that differ from what is stored. Gives how many those were. */
async function storeChanged(
  session: Session,
  run: { runId: string; period: string; asOf: Day; ruleVersion: number },
  documents: readonly ScoredDocument[],
  now: Date,
): Promise<number> {
  const stored = await session.query<{ manager_id: string; digest: string; fingerprint: string; rule_version: number }>(
    sql.STORED_DIGESTS,
    [run.period, run.asOf],
  );
  const before = new Map(stored.map((row) => [row.manager_id, `${row.digest} ${row.fingerprint}`]));
  const changed = documents
    .map((each) => ({ ...each, digest: digestOf(each.document) }))
    .filter(({ managerId, digest, fingerprint }) => before.get(managerId) !== `${digest} ${fingerprint}`);
  for (let start = 0; start < changed.length; start += STORE_BATCH) {
    const batch = changed.slice(start, start + STORE_BATCH);
    await session.query(sql.STORE_SCORECARDS, [
      run.period,
      run.asOf,
      run.runId,
      now,
      run.ruleVersion,
      batch.map(({ managerId }) => managerId),
      batch.map(({ division }) => division),
      batch.map(({ fingerprint }) => fingerprint),
      batch.map(({ digest }) => digest),
      `[${batch.map(({ document }) => document).join(',')}]`,
    ]);
  }
  return changed.length;
}
