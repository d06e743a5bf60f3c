import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { SORT_IN_MEMORY } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { readReconciled } from '#libs/ingest/mapping/read-reconciled.js';
import type { ReconciledFigure } from '#libs/ingest/mapping/reconciled-figures.js';
import { RECONCILED_FIGURES } from '#libs/ingest/mapping/reconciled-figures.js';
import { openRawFile } from '#libs/ingest/raw-tables.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import { AGENT_FIGURES } from './agent-definitions.rule.js';
import * as fill from './cells.sql.js';
import type { Cell, CountedFigure, Definition } from './definition.rule.js';
import { MOST_SINGLE_ORDERS } from './definition.rule.js';
import type { DayToExplain, Explained } from './explain-difference.rule.js';
import { explainDifference } from './explain-difference.rule.js';
import type { FoundDefinition } from './find-definition.rule.js';
import { DefinitionSearch } from './find-definition.rule.js';
import type { RowsTaken } from './read-report.js';
import { isAmount, writeRows } from './read-report.js';
import * as sql from './reported.sql.js';
import { salesFigures } from './sales-definitions.rule.js';

/** A report of a platform to be compared with the facts. */
export interface ReconciliationRequest {
  readonly profile: MappingProfile;
  readonly path: string;
  /** What the profile has to be told. */
  readonly options: Readonly<Record<string, string>>;
  /** Only these days. */
  readonly days: Partial<DayRange>;
  /** Amounts that differ by so much on a day are taken for the same; fen. */
  readonly toleranceFen: number;
  readonly onProgress: (bytes: number, total: number) => void;
}

/** What was found of a figure over the whole report. */
export interface FigureFinding extends FoundDefinition {
  readonly figure: ReconciledFigure;
  /** How we count it. */
  readonly ours: Definition;
}

/** What was found over the whole report, before its days. */
export interface ReportFindings {
  readonly readAs: string;
  readonly first: Day;
  readonly last: Day;
  readonly merchants: number;
  readonly isByAgent: boolean;
  readonly figures: readonly FigureFinding[];
  /** Figures of the report that the facts cannot be compared with. */
  readonly incomparable: readonly ReconciledFigure[];
  readonly taken: Readonly<RowsTaken>;
  /** Rows whose day comes again: the last one counts. */
  readonly repeated: number;
  readonly unknownMerchants: number;
  readonly firstUnknownMerchants: readonly string[];
}

/** A figure of a day of a merchant, or of an agent. */
export interface ComparedFigure extends Explained {
  readonly merchantId: string;
  readonly day: Day;
  readonly agentId: string | null;
  readonly figure: ReconciledFigure;
  /** Whether scores take the platform's figure, since merchant_days states one. */
  readonly isReplaced: boolean;
}

interface ReportSummary extends Readonly<Record<ReconciledFigure, number>> {
  readonly [column: string]: unknown;
  readonly days: number;
  readonly first: Day | null;
  readonly last: Day | null;
  readonly merchants: number;
  readonly merchant_keys: readonly number[];
  readonly unknown_merchants: number;
  readonly unknown_ids: readonly string[];
}

interface ComparedDay extends Readonly<Record<ReconciledFigure, number | null>> {
  readonly merchant_id: string;
  readonly day: Day;
  readonly agent_id: string;
  readonly is_reported: boolean;
  readonly cells: readonly Cell[] | null;
  readonly shop_cells: readonly Cell[] | null;
  readonly gmv_stated: boolean;
  readonly paid_orders_stated: boolean;
  readonly outbound_orders_stated: boolean;
}

/** Orders paid so few minutes before or after midnight may be of the day beside on other clocks. */
const MINUTES_AT_MIDNIGHT = 5;
const MIDNIGHT = 'midnight ';
const ENQUIRIES = 'enquiries ';
/** What an order on the wrong side of midnight does to a day. */
const SHIFTS: Readonly<Record<string, 1 | -1>> = { 'midnight first': -1, 'midnight last': -1, 'midnight before': 1, 'midnight after': 1 };

/** A figure under comparison. */
interface SearchedFigure {
  readonly figure: ReconciledFigure;
  readonly counted: CountedFigure;
  readonly search: DefinitionSearch;
  readonly tolerance: number;
}

/** Compares what platforms report with what the facts say, and explains the difference by definition. Nothing is stored. */
@Injectable()
export class Reconciliations {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Gives what was found over the whole report to `use`, and its figures by merchant, day and agent, some at a time, as often as they are asked for. Reports of agents are
   * compared with the verdicts as they are stored. Throws `profile-reconciles-nothing`, `report-without-days`, `report-merchants-unknown`,
   * `report-days-outside`, and what reading the file throws.
   */
  async reconcile<T>(request: ReconciliationRequest, use: (findings: ReportFindings, figures: () => AsyncIterable<readonly ComparedFigure[]>) => Promise<T>): Promise<T> {
    const { profile } = request;
    if (profile.reconciles === undefined) throw new OpscoreError('profile-reconciles-nothing', { profile: profile.profile });
    const isByAgent = profile.reconciles.by.agent_id !== undefined;
    // The tables that it works with go when it ends.
    return this.database.withTransaction(
      async (session) => {
        await session.query(SORT_IN_MEMORY);
        const { taken, readAs } = await takeReport(session, request);
        const [summary] = await session.query<ReportSummary>(sql.sumReported(RECONCILED_FIGURES));
        if (summary === undefined || summary.first === null || summary.last === null) throw new OpscoreError('report-without-days', { file: request.path, unreadable: taken.unreadable });
        const days = { first: summary.first, last: summary.last };
        await fillCells(session, request.path, summary, days, isByAgent);

        const { ruleSet } = pickInForce(await this.ruleVersions.list(session), days.last);
        const counted: Partial<Record<ReconciledFigure, CountedFigure>> = isByAgent ? AGENT_FIGURES : salesFigures(ruleSet.scoring.modules.sales.gmv);
        const seen = await readSeenCells(session);
        const reported = RECONCILED_FIGURES.filter((figure) => summary[figure] > 0);
        const searched = reported.flatMap((figure) => {
          const how = counted[figure];
          const tolerance = isAmount(figure) ? request.toleranceFen : 0;
          return how === undefined ? [] : [{ figure, counted: how, tolerance, search: new DefinitionSearch(how, seen, tolerance) }];
        });
        await searchDefinitions(session, searched);
        const figures = searched.map(({ figure, counted: { ours }, search }) => ({ figure, ours, ...search.find() }));
        const findings: ReportFindings = {
          readAs,
          ...days,
          merchants: summary.merchants,
          isByAgent,
          figures,
          incomparable: reported.filter((figure) => counted[figure] === undefined),
          taken,
          repeated: profile.reconciles?.added_up === true ? 0 : taken.rows - summary.days,
          unknownMerchants: summary.unknown_merchants,
          firstUnknownMerchants: summary.unknown_ids,
        };
        return use(findings, () => compareDays(session, searched, isByAgent));
      },
      { snapshot: true, keep: false },
    );
  }
}

async function takeReport(session: Session, { profile, path, options, days, onProgress }: ReconciliationRequest): Promise<{ taken: RowsTaken; readAs: string }> {
  const file = await openRawFile(path, onProgress);
  try {
    const taken: RowsTaken = { rows: 0, unreadable: 0, firstUnreadable: [] };
    await session.query(sql.createReportedRows(RECONCILED_FIGURES));
    await session.copyIn(sql.COPY_REPORTED_ROWS, Readable.from(writeRows(readReconciled(profile, file, path, options), days, taken)));
    await session.query(sql.createReported(RECONCILED_FIGURES, profile.reconciles?.added_up === true));
    await session.query(sql.ANALYZE_REPORTED);
    return { taken, readAs: file.readAs() };
  } finally {
    file.close();
  }
}

/** Throws where the facts have nothing that could be compared. */
async function fillCells(session: Session, file: string, summary: ReportSummary, { first, last }: DayRange, isByAgent: boolean): Promise<void> {
  const { merchant_keys: keys, unknown_ids: unknown } = summary;
  if (keys.length === 0) throw new OpscoreError('report-merchants-unknown', { file, merchants: unknown.join(', ') });
  const asked = [keys, first, last];
  await session.query(sql.CREATE_DAY_CELLS);
  if (isByAgent) {
    await session.query(fill.FILL_AGENT_CELLS, asked);
    if (summary.enquiries > 0) await session.query(fill.FILL_ENQUIRY_CELLS, asked);
  } else {
    await session.query(fill.fillSalesCells(summary.paid_units > 0), [...asked, MOST_SINGLE_ORDERS]);
    await session.query(fill.FILL_MIDNIGHT_CELLS, [...asked, MINUTES_AT_MIDNIGHT]);
    if (summary.ordering_buyers > 0) await session.query(fill.FILL_BUYERS_CELLS, asked);
  }
  await session.query(sql.ANALYZE_DAY_CELLS);
  const [any] = await session.query(sql.SEEN_KEYS);
  if (any !== undefined) {
    await session.query(sql.createComparedDays(RECONCILED_FIGURES, isByAgent));
    return;
  }
  const [orders] = await session.query<DayRange>(sql.DAYS_OF_ORDERS, [keys]);
  throw new OpscoreError('report-days-outside', { file, from: first, to: last, first: orders?.first ?? '-', last: orders?.last ?? '-' });
}

async function readSeenCells(session: Session): Promise<{ keys: string[]; refundedKeys: Set<string> }> {
  const rows = await session.query<{ key: string; refunded: boolean }>(sql.SEEN_KEYS);
  return { keys: rows.map(({ key }) => key), refundedKeys: new Set(rows.filter(({ refunded }) => refunded).map(({ key }) => key)) };
}

function readDays(session: Session): AsyncIterable<readonly ComparedDay[]> {
  return session.streamWhole<ComparedDay>(sql.COMPARED_DAYS);
}

async function searchDefinitions(session: Session, searched: readonly SearchedFigure[]): Promise<void> {
  for await (const days of readDays(session)) {
    for (const day of days) {
      const cells = cellsOf(day);
      for (const { figure, search } of searched) {
        const theirs = day[figure];
        if (theirs !== null) search.look(theirs, cells);
      }
    }
  }
}

async function* compareDays(session: Session, searched: readonly SearchedFigure[], isByAgent: boolean): AsyncGenerator<readonly ComparedFigure[]> {
  const known = searched.map(({ figure, counted, search, tolerance }) => {
    const { counter, definitions } = search;
    return { figure, explained: { figure: counted, counter, definitions, likely: search.find().likely, tolerance } };
  });
  for await (const days of readDays(session)) {
    yield days.flatMap((day) => {
      const { merchant_id: merchantId, day: name, agent_id: agentId, is_reported: isReported } = day;
      const cells = cellsOf(day);
      return known.flatMap(({ figure, explained }) => {
        const theirs = day[figure];
        // A day without the figure says nothing; a day that the report does not have at all does.
        if (theirs === null && isReported) return [];
        const found = explainDifference(explained, { theirs, cells, midnight: midnightOf(explained.figure, cells), isPresent: isPresent(day, isByAgent, figure) });
        if (theirs === null && found.ours === 0) return [];
        return [{ merchantId, day: name, agentId: agentId === '' ? null : agentId, figure, isReplaced: !isByAgent && isStated(day, figure), ...found }];
      });
    });
  }
}

function cellsOf({ cells, shop_cells: shop }: ComparedDay): readonly Cell[] {
  return shop === null ? (cells ?? []) : [...(cells ?? []), ...shop];
}

/** Whether the facts have anything of the day: orders, or for enquiries chats. */
function isPresent({ cells, shop_cells: shop }: ComparedDay, isByAgent: boolean, figure: ReconciledFigure): boolean {
  if (!isByAgent) return (cells ?? []).some(([key]) => !key.startsWith(MIDNIGHT));
  return (shop ?? []).some(([key]) => key.startsWith(ENQUIRIES) === (figure === 'enquiries'));
}

/** Orders beside midnight matter to what is counted by the moment of payment. */
function midnightOf({ space, measure, ours }: CountedFigure, cells: readonly Cell[]): DayToExplain['midnight'] {
  if (ours['day'] !== 'paid' || measure === 'units' || !space.questions.some(({ name }) => name === 'splits')) return [];
  return cells.flatMap(([key, orders, amountFen, refundFen]) => {
    const sign = SHIFTS[key];
    const value = measure === 'orders' ? orders : amountFen - (ours['refunds'] === 'deducted' ? refundFen : 0);
    return sign === undefined ? [] : [{ reason: key, value: sign * value }];
  });
}

function isStated(day: ComparedDay, figure: ReconciledFigure): boolean {
  if (figure === 'gmv') return day.gmv_stated;
  return figure === 'paid_orders' ? day.paid_orders_stated : figure === 'outbound_orders' && day.outbound_orders_stated;
}
