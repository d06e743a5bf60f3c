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
  describeVerdicts,
} from '#libs/attribution/attribution.report.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { SliceReport, WorkingsOfManager } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { SCORECARDS_REPORT, describeScorecard } from '#libs/scorecards/scorecards.report.js';
import {
  SLOT_ALLOCATION_REPORT,
  describeAllocation,
  proposeAllocation,
  readCampaign,
} from '#libs/slot-allocation/slot-allocation.js';
import { readTargets } from '#libs/targets/read-targets.js';
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
}

/** A report by name. */
export interface Report {
  readonly id: string;
  readonly title: Localised;
  readonly columns: readonly ReportColumn[];
  /** What must be brought up to date before it is read. */
  readonly reads: 'scorecards' | 'daily-sums' | 'verdicts' | 'facts';
  /** False for what is known of days to come as well. */
  readonly needsPastDays: boolean;
  rows(session: Session, request: ReportRequest, versions: readonly RuleVersion[]): AsyncIterable<Row>;
}

const scorecardsReport: Report = {
  ...SCORECARDS_REPORT,
  reads: 'scorecards',
  needsPastDays: true,
  async *rows(session, { period, asOf, managerId }) {
    for await (const { scorecard } of readStored(session, { period, asOf, managerId, byDivision: true })) {
      yield describeScorecard(scorecard);
    }
  },
};

const targetsReport: Report = {
  ...TARGETS_REPORT,
  // Last year's curve is learned from the daily sums.
  reads: 'daily-sums',
  needsPastDays: false,
  async *rows(session, { period, askedAsOf, managerId }, versions) {
    const quarter = quarterNamed(period.quarter);
    const { scoring, calendar } = pickInForce(versions, quarter.first).ruleSet;
    const targets = await readTargets(session, quarter, calendar, GMV_MEASURES[scoring.modules.sales.gmv]);
    const last = askedAsOf !== null && askedAsOf < period.last ? askedAsOf : period.last;
    yield* describeTargets(quarter, targets, { window: { first: period.first, last }, managerId });
  },
};

const slotAllocationReport: Report = {
  ...SLOT_ALLOCATION_REPORT,
  reads: 'daily-sums',
  needsPastDays: false,
  async *rows(session, { campaign, slots, managerId, division }, versions) {
    if (campaign === null || slots === null) throw new OpscoreError('campaign-missing', {});
    const { firstDay, month } = await readCampaign(session, campaign);
    const { scoring } = pickInForce(versions, quarterNamed(quarterOf(firstDay)).first).ruleSet;
    const lines = await proposeAllocation(session, { month, slots, managerId, division }, scoring);
    yield* lines.map(describeAllocation);
  },
};

const attributionReport: Report = {
  ...ATTRIBUTION_REPORT,
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, { period, asOf, merchantId }) =>
    describeVerdicts(session, { first: period.first, last: asOf }, merchantId),
};

const agentsReport: Report = {
  ...AGENTS_REPORT,
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, { period, asOf, merchantId }) => describeAgents(session, { first: period.first, last: asOf }, merchantId),
};

const agentDaysReport: Report = {
  ...AGENT_DAYS_REPORT,
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, { period, asOf, merchantId }) =>
    describeAgentDays(session, { first: period.first, last: asOf }, merchantId),
};

const agentServiceReport: Report = {
  ...AGENT_SERVICE_REPORT,
  reads: 'verdicts',
  needsPastDays: true,
  rows: (session, { period, asOf, merchantId }, versions) =>
    describeAgentService(session, { first: period.first, last: asOf }, { merchantId, versions }),
};

function reportOfKpi(id: ModuleId, report: SliceReport<unknown, unknown>): Report {
  return {
    id: report.id,
    title: report.title,
    columns: report.columns,
    reads: report.readsScorecards ? 'scorecards' : 'facts',
    needsPastDays: true,
    async *rows(session, { period, asOf, managerId }, versions) {
      const settings = pickInForce(versions, quarterNamed(period.quarter).first).ruleSet.scoring.modules[id];
      yield* report.rows({
        session,
        period,
        window: { first: period.first, last: asOf },
        managerId,
        settings,
        scorecards: readWorkings(session, id, { period, asOf, managerId }),
      });
    },
  };
}

async function* readWorkings(
  session: Session,
  id: ModuleId,
  request: { period: Period; asOf: Day; managerId: string | null },
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
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      (session) => consume(filterMerchant(report, request.merchantId, report.rows(session, request, versions))),
      { snapshot: true },
    );
  }
}

async function* filterMerchant(report: Report, merchantId: string | null, rows: AsyncIterable<Row>): AsyncIterable<Row> {
  const position = report.columns.findIndex(({ name }) => name === 'merchant_id');
  for await (const row of rows) {
    if (merchantId === null || row[position] === merchantId) yield row;
  }
}
