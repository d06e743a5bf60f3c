import { Injectable } from '@nestjs/common';
import {
  AGENT_DAYS_REPORT,
  AGENT_SERVICE_REPORT,
  describeAgentDays,
  describeAgentService,
} from '#libs/attribution/agent-work.report.js';
import {
  AGENTS_REPORT,
  ATTRIBUTION_REPORT,
  describeAgents,
  describeAllVerdicts,
  describeVerdicts,
} from '#libs/attribution/attribution.report.js';
import type { ShopsRequest } from '#libs/attribution/shops-in-turn.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { Permission } from '#libs/domain/access.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { SliceReport, WorkingsOfManager } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import type { Cell, Localised, PlaceInReport, ReportColumn, Row } from '#libs/reports/report.js';
import { inBatches } from '#libs/reports/row-batches.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import type { StoredRequest } from '#libs/scorecards/store-scorecards.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { SCORECARDS_REPORT, describeScorecard } from '#libs/scorecards/scorecards.report.js';
import { streamSummaries } from '#libs/scorecards/summaries.js';
import {
  SLOT_ALLOCATION_REPORT,
  describeAllocation,
  proposeAllocation,
  readCampaign,
} from '#libs/slot-allocation/slot-allocation.js';
import { managersWithTargets, readTargetsOf } from '#libs/targets/read-targets.js';
import { TARGETS_REPORT, describeTargets } from '#libs/targets/targets.report.js';

export interface ReportRequest {
  readonly period: Period;
  /** The days of the period count up to this one. */
  readonly asOf: Day;
  /** The day that was asked for; null where it follows from the calendar. Day targets are cut only at one asked for. */
  readonly askedAsOf: Day | null;
  readonly managerId: string | null;
  readonly merchantId: string | null;
  /** For slot-allocation: the campaign, how many slots, and whose merchants compete. */
  readonly campaign: string | null;
  readonly slots: number | null;
  readonly division: string | null;
  /** Whose rows may be shown at all, of reports of managers; null for all. */
  readonly managerIds: readonly string[] | null;
  /** Whose rows may be shown at all, of reports of shops; null for all. */
  readonly merchantIds: readonly string[] | null;
  /** For a page: rows long before it may be there, for the reader to skip; null or absent for all rows. */
  readonly page?: PlaceInReport | null;
}

/** A report by name. */
export interface Report {
  readonly id: string;
  readonly title: Localised;
  readonly columns: readonly ReportColumn[];
  /** The columns that its rows are sorted by, texts by their bytes, ascending. */
  readonly sortedBy: readonly string[];
  /** Whose its rows are, and so which part of a reach it is cut to. */
  readonly rowsOf: 'managers' | 'shops';
  /** What its readers must be permitted; their reach by it is whose rows they are given. */
  readonly permission: Permission;
  /** What must be brought up to date before it is read. */
  readonly reads: 'scorecards' | 'daily-sums' | 'verdicts' | 'facts';
  /** False for what is known of days to come as well. */
  readonly needsPastDays: boolean;
  rows(session: Session, request: ReportRequest, versions: readonly RuleVersion[]): AsyncIterable<Row>;
  /** The same rows some at a time, where there may be very many; asked for only by who reads all of them. */
  batches?(session: Session, request: ReportRequest): AsyncIterable<readonly Row[]>;
}

const scorecardsReport: Report = {
  ...SCORECARDS_REPORT,
  rowsOf: 'managers',
  permission: 'scorecards.read',
  reads: 'scorecards',
  needsPastDays: true,
  async *rows(session, { period, asOf, managerId, managerIds, page }) {
    const [division, manager] = page?.from ?? [];
    const from = manager === undefined ? null : { division: String(division), managerId: String(manager) };
    const request = { period: period.name, asOf, managerId, managerIds, division: null };
    for await (const { summary } of streamSummaries(session, request, from)) yield describeScorecard(summary);
  },
};

/** Whose targets are laid out together. */
const MANAGERS_AT_ONCE = 20;

const targetsReport: Report = {
  ...TARGETS_REPORT,
  rowsOf: 'managers',
  permission: 'targets.read',
  // Last year's curve is learned from the daily sums.
  reads: 'daily-sums',
  needsPastDays: false,
  async *rows(session, { period, askedAsOf, page, ...whose }, versions) {
    const quarter = quarterNamed(period.quarter);
    const { scoring, calendar: rules } = pickInForce(versions, quarter.first).ruleSet;
    const gmvMeasure = GMV_MEASURES[scoring.modules.sales.gmv];
    const last = askedAsOf !== null && askedAsOf < period.last ? askedAsOf : period.last;
    const from = firstManagerOf(page);
    const managers = await managersWithTargets(session, quarter, { managerIds: narrowTo(whose.managerIds, whose.managerId), from });
    for (let start = 0; start < managers.length; start += MANAGERS_AT_ONCE) {
      const managerIds = managers.slice(start, start + MANAGERS_AT_ONCE);
      const targets = await readTargetsOf(session, { quarter, rules, gmvMeasure, managerIds });
      yield* describeTargets(quarter, targets, { first: period.first, last });
    }
  },
};

const slotAllocationReport: Report = {
  ...SLOT_ALLOCATION_REPORT,
  // Of the managers whose merchants compete.
  rowsOf: 'managers',
  permission: 'scorecards.read',
  reads: 'daily-sums',
  needsPastDays: false,
  async *rows(session, { campaign, slots, managerId, division, managerIds, merchantIds }, versions) {
    if (campaign === null || slots === null) throw new OpscoreError('campaign-missing', {});
    const { firstDay, month } = await readCampaign(session, campaign);
    const { scoring } = pickInForce(versions, quarterNamed(quarterOf(firstDay)).first).ruleSet;
    const lines = await proposeAllocation(session, { month, slots, managerId, division, managerIds, merchantIds }, scoring);
    yield* lines.map(describeAllocation);
  },
};

const attributionReport: Report = {
  ...ATTRIBUTION_REPORT,
  rowsOf: 'shops',
  permission: 'agents.read',
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, request) => describeVerdicts(session, daysOfRequest(request), shopsOf(request)),
  batches: (session, request) => describeAllVerdicts(session, daysOfRequest(request), shopsOf(request).merchantIds),
};

const agentsReport: Report = {
  ...AGENTS_REPORT,
  rowsOf: 'shops',
  permission: 'agents.read',
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, request) => describeAgents(session, daysOfRequest(request), shopsOf(request)),
};

const agentDaysReport: Report = {
  ...AGENT_DAYS_REPORT,
  rowsOf: 'shops',
  permission: 'agents.read',
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, request) => describeAgentDays(session, daysOfRequest(request), shopsOf(request)),
};

const agentServiceReport: Report = {
  ...AGENT_SERVICE_REPORT,
  rowsOf: 'shops',
  permission: 'agents.read',
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, request, versions) => describeAgentService(session, daysOfRequest(request), { ...shopsOf(request), versions }),
};

function daysOfRequest({ period, asOf }: ReportRequest): DayRange {
  return { first: period.first, last: asOf };
}

function shopsOf({ merchantIds, merchantId, page = null }: ReportRequest): ShopsRequest {
  return { merchantIds: narrowTo(merchantIds, merchantId), page };
}

/** The manager in whose rows a page begins; null for the first. Of reports that are sorted by manager first. */
function firstManagerOf(page: PlaceInReport | null | undefined): string | null {
  const manager = page?.from?.[0] ?? null;
  return manager === null ? null : String(manager);
}

function reportOfKpi(id: ModuleId, report: SliceReport<unknown, unknown>): Report {
  return {
    id: report.id,
    title: report.title,
    columns: report.columns,
    sortedBy: report.sortedBy,
    rowsOf: 'managers',
    permission: 'scorecards.read',
    reads: report.readsScorecards ? 'scorecards' : 'facts',
    needsPastDays: true,
    async *rows(session, { period, asOf, managerId, managerIds: within, page }, versions) {
      const managerIds = narrowTo(within, managerId);
      const settings = pickInForce(versions, quarterNamed(period.quarter).first).ruleSet.scoring.modules[id];
      yield* report.rows({
        session,
        period,
        window: { first: period.first, last: asOf },
        managerIds,
        from: page?.from ?? null,
        settings,
        scorecards: readWorkings(session, id, { period, asOf, managerId: null, managerIds, fromManagerId: firstManagerOf(page) }),
      });
    },
  };
}

async function* readWorkings(
  session: Session,
  id: ModuleId,
  request: StoredRequest,
): AsyncIterable<WorkingsOfManager<unknown>> {
  for await (const { scorecard } of readStored(session, request)) {
    const module = scorecard.modules[id];
    if (module !== undefined) yield { managerId: scorecard.managerId, workings: module.workings };
  }
}

/** Every report: the scorecards, the targets, what each KPI of the list owns, and the agents. */
export const REPORTS: readonly Report[] = [
  scorecardsReport,
  targetsReport,
  ...KPI_LIST.flatMap(([id, { reports }]) => reports.map((report) => reportOfKpi(id, report))),
  slotAllocationReport,
  attributionReport,
  agentsReport,
  agentDaysReport,
  agentServiceReport,
];

/** The report of a name. Throws `report-unknown` with the names that there are. */
export function reportNamed(name: string): Report {
  const report = REPORTS.find(({ id }) => id === name);
  if (report === undefined) {
    throw new OpscoreError('report-unknown', { report: name, known: REPORTS.map(({ id }) => id).join(', ') });
  }
  return report;
}

/** Reads reports under one unchanging state of the data. */
@Injectable()
export class Reports {
  constructor(
    private readonly database: Database,
    private readonly ruleVersions: RuleVersions,
  ) {}

  /** Gives the rows of a report to `consume`, made while they are read. */
  async read<T>(report: Report, request: ReportRequest, consume: (rows: AsyncIterable<Row>) => Promise<T>): Promise<T> {
    return this.inSnapshot((session, versions) => consume(rowsOfReport(session, report, request, versions)));
  }

  /** The same for a file of all rows, some at a time. `consume` reads all of them, or fails. */
  async readBatches<T>(report: Report, request: ReportRequest, consume: (batches: AsyncIterable<readonly Row[]>) => Promise<T>): Promise<T> {
    const isShown = withinReach(report, request);
    return this.inSnapshot((session, versions) => {
      const batches = report.batches?.(session, request) ?? inBatches(report.rows(session, request, versions));
      return consume(onlyOfBatches(batches, isShown));
    });
  }

  private async inSnapshot<T>(work: (session: Session, versions: readonly RuleVersion[]) => Promise<T>): Promise<T> {
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction((session) => work(session, versions), { snapshot: true });
  }
}

/** The rows of a report in a session, cut to what is asked for; made while they are read. */
export function rowsOfReport(session: Session, report: Report, request: ReportRequest, versions: readonly RuleVersion[]): AsyncIterable<Row> {
  return only(report.rows(session, request, versions), withinReach(report, request));
}

/** The rows that a request is cut to, whatever the report itself has read: nobody is given another one. Null where it is cut to none. */
function withinReach({ columns }: Report, { merchantId, managerIds, merchantIds }: ReportRequest): ((row: Row) => boolean) | null {
  const positionOf = (column: string) => columns.findIndex(({ name }) => name === column);
  const [managerAt, merchantAt] = [positionOf('manager_id'), positionOf('merchant_id')];
  const managers = managerIds === null || managerAt < 0 ? null : new Set<Cell>(managerIds);
  // A manager is shown the merchants that were theirs in the period, also those that others have by now.
  const merchants = merchantIds === null || managerAt >= 0 ? null : new Set<Cell>(merchantIds);
  if (merchantId === null && managers === null && merchants === null) return null;
  return (row) =>
    (merchantId === null || row[merchantAt] === merchantId) &&
    (managers === null || managers.has(row[managerAt] ?? null)) &&
    (merchants === null || merchants.has(row[merchantAt] ?? null));
}

async function* only(rows: AsyncIterable<Row>, isShown: ((row: Row) => boolean) | null): AsyncIterable<Row> {
  for await (const row of rows) if (isShown === null || isShown(row)) yield row;
}

async function* onlyOfBatches(batches: AsyncIterable<readonly Row[]>, isShown: ((row: Row) => boolean) | null): AsyncIterable<readonly Row[]> {
  for await (const batch of batches) yield isShown === null ? batch : batch.filter(isShown);
}
