import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import { readManagers } from '#libs/directory/managers.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf, weekSlicesOf } from '#libs/domain/periods.js';
import type { ExplanationPart } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Localised, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { readTargets } from '#libs/targets/read-targets.js';
import { explainMerchants } from './explain-merchants.js';
import { gradeBandsOf } from './finish-scorecards.js';
import { frameOf } from './frame.js';
import { managersToRead, readManagerFacts } from './read-score-inputs.js';
import type { PublishedModule } from './scorecard-document.js';
import type { ManagerScore, ScoringFrame } from './score-manager.js';
import { FIGURE_TYPES } from './scorecards.report.js';
import type { StoredScorecard } from './store-scorecards.js';
import { readStored } from './store-scorecards.js';
import { scoreManager } from './score-manager.js';
import type { TotalParts } from './total-parts.js';
import { partsOfTotal } from './total-parts.js';
import * as sql from './explain-score.sql.js';

export type { ExplanationPart };

/** One module of a scorecard and all that its figures come from. */
export interface ModuleExplanation {
  readonly id: ModuleId;
  readonly title: Localised;
  readonly module: PublishedModule;
  /** Completion to points, as the rule set writes it. */
  readonly curve: readonly (readonly [string, string])[];
  readonly parts: readonly ExplanationPart[];
}

export interface ScoreExplanation {
  readonly stored: StoredScorecard;
  /** How the points of the modules make the total. */
  readonly total: TotalParts;
  readonly modules: readonly ModuleExplanation[];
  /** Which figures were stated by merchant_days and which were derived. */
  readonly sources: Localised;
}

export interface ExplainRequest {
  readonly period: Period;
  readonly asOf: Day;
  readonly managerId: string;
  /** Null for all modules. */
  readonly moduleId: string | null;
}

/** Says why a scorecard is what it is. */
@Injectable()
export class ScoreExplanations {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Explains a stored scorecard: formula and inputs of every module, and the months, weeks or days that it is made of.
   * Throws `manager-unknown`, `module-unknown`, `not-scored`.
   */
  async explain({ period, asOf, managerId, moduleId }: ExplainRequest): Promise<ScoreExplanation> {
    const wanted = KPI_LIST.filter(([id]) => moduleId === null || id === moduleId);
    if (wanted.length === 0) {
      throw new OpscoreError('module-unknown', { module: moduleId ?? '', known: KPI_LIST.map(([id]) => id).join(', ') });
    }
    return this.database.withTransaction(
      async (session) => {
        const managers = await readManagers(session);
        const manager = requireManager(managers, managerId);
        const stored = await readOne(session, period, asOf, managerId);
        const { ruleSet } = await this.ruleVersions.get(stored.scorecard.ruleVersion, session);
        const frame = frameOf(period, asOf);
        // The pieces of the period are for the one module that a reader wants to see to the bottom.
        const pieces = moduleId === null ? [] : await scorePieces(session, frame, ruleSet, { managers, manager });
        const sources = await describeSources(session, managerId, frame.window);
        const total = partsOfTotal(stored.scorecard, gradeBandsOf(ruleSet.scoring));
        const merchants = moduleId === null ? [] : await explainMerchants(session, moduleId as ModuleId, managerId, frame.window, ruleSet.scoring);
        const modules = wanted.flatMap(([id, slice]): ModuleExplanation[] => {
          const module = stored.scorecard.modules[id];
          if (module === undefined) return [];
          const settings = ruleSet.scoring.modules[id];
          return [
            {
              id,
              title: slice.kpi.title,
              module,
              curve: settings.curve ?? ruleSet.scoring.curve,
              parts: [...slice.explain(module.workings, settings), ...merchants, ...pieces.map((each) => tabulate(id, each))],
            },
          ];
        });
        return { stored, total, modules, sources };
      },
      { snapshot: true },
    );
  }
}

/** The manager of an id. Throws `manager-unknown` with the ids that there are. */
export function requireManager(managers: readonly OperationsManager[], managerId: string): OperationsManager {
  const manager = managers.find((each) => each.managerId === managerId);
  if (manager === undefined) {
    const known = managers.slice(0, 20).map((each) => each.managerId);
    throw new OpscoreError('manager-unknown', {
      manager: managerId,
      known: managers.length > known.length ? `${known.join(', ')} …` : known.join(', ') || '-',
    });
  }
  return manager;
}

async function readOne(session: Session, period: Period, asOf: Day, managerId: string): Promise<StoredScorecard> {
  for await (const stored of readStored(session, { period, asOf, managerId })) return stored;
  throw new OpscoreError('not-scored', { period: period.name });
}

/** A way to cut the period, and what each piece scored for itself. */
interface PieceScores {
  readonly title: Localised;
  readonly pieces: readonly { readonly name: string; readonly window: DayRange; readonly score: ManagerScore }[];
}

/** The period in months and week slices; a week in days. */
function cutPeriod({ period, quarter, window }: ScoringFrame): { title: Localised; pieces: { name: string; window: DayRange }[] }[] {
  const upToAsOf = (range: DayRange) => ({ first: range.first, last: range.last < window.last ? range.last : window.last });
  const months = monthsOf(quarter)
    .filter(({ first }) => first <= window.last)
    .map((month) => ({ name: month.name, window: upToAsOf(month) }));
  const slices = weekSlicesOf(window).map(({ first, last, week, month }) => ({
    name: `${week} (${month})`,
    window: { first, last },
  }));
  const days = daysOf(window).map((day) => ({ name: day, window: { first: day, last: day } }));
  const byMonth = { title: { en: 'By month', zh: '按月' }, pieces: months };
  const byWeek = { title: { en: 'By week slice', zh: '按周分段' }, pieces: slices };
  if (period.kind === 'week') return [{ title: { en: 'By day', zh: '按日' }, pieces: days }];
  return period.kind === 'quarter' ? [byMonth, byWeek] : [byWeek];
}

/** Scores every piece of the period like a period of its own: figures of additive modules add up to the whole. */
async function scorePieces(
  session: Session,
  frame: ScoringFrame,
  { scoring, calendar }: RuleSet,
  { managers, manager }: { managers: readonly OperationsManager[]; manager: OperationsManager },
): Promise<PieceScores[]> {
  const gmvMeasure = GMV_MEASURES[scoring.modules.sales.gmv];
  const targets = await readTargets(session, frame.quarter, calendar, gmvMeasure);
  const read = managersToRead(managers, [manager], scoring);
  const scorePiece = async (window: DayRange): Promise<ManagerScore | null> => {
    const pieceFrame = { ...frame, window, slices: weekSlicesOf(window) };
    let score: ManagerScore | null = null;
    for await (const facts of readManagerFacts(session, { frame: pieceFrame, managers: read, targets, rules: scoring })) {
      if (facts.manager.managerId === manager.managerId) score = scoreManager(facts, pieceFrame, scoring);
    }
    return score;
  };
  const scored: PieceScores[] = [];
  for (const { title, pieces } of cutPeriod(frame)) {
    const scores: PieceScores['pieces'][number][] = [];
    for (const { name, window } of pieces) {
      const score = await scorePiece(window);
      if (score !== null) scores.push({ name, window, score });
    }
    scored.push({ title, pieces: scores });
  }
  return scored;
}

function tabulate(id: ModuleId, { title, pieces }: PieceScores): ExplanationPart {
  const unit = KPI_LIST.find(([each]) => each === id)?.[1].kpi.unit ?? 'count';
  return {
    kind: 'table',
    title,
    columns: [
      column('part', '区间', 'text'),
      column('first', '开始日期', 'day'),
      column('last', '结束日期', 'day'),
      column('actual', '实际', FIGURE_TYPES[unit]),
      column('target', '目标', FIGURE_TYPES[unit]),
      column('completion', '完成率', 'ratio'),
      column('points', '得分', 'points'),
    ],
    rows: pieces.map(({ name, window, score }): Row => {
      const module = score.modules[id];
      const cells = module?.assessed === true ? [module.actual, module.target, module.completion, module.points] : [null, null, null, null];
      return [name, window.first, window.last, ...cells];
    }),
  };
}

interface SourcesRow {
  readonly [column: string]: unknown;
  readonly days: number;
  readonly gmv: number;
  readonly outbound: number;
  readonly traffic: number;
}

/** Which figures merchant_days gave and which were derived from orders and traffic. */
async function describeSources(session: Session, managerId: string, { first, last }: DayRange): Promise<Localised> {
  const [row] = await session.query<SourcesRow>(sql.SOURCES, [managerId, first, last]);
  const { days = 0, gmv = 0, outbound = 0, traffic = 0 } = row ?? {};
  return {
    en: `Sources: ${days} merchant-days with facts. merchant_days states the sales of ${gmv}, the outbound of ${outbound} and the traffic of ${traffic} of them; all others are derived from orders, traffic, ads and slots.`,
    zh: `数据来源：共 ${days} 个有数据的商家日；其中由 merchant_days 直接给出：成交额 ${gmv}、出库 ${outbound}、流量 ${traffic}；其余由订单、流量、广告和坑位明细推算。`,
  };
}
