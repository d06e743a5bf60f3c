import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import type { ReportRequest } from '#libs/exports/reports.js';
import { reportNamed, rowsOfReport } from '#libs/exports/reports.js';
import { readRowNames } from '#libs/exports/row-names.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import type { ModuleEvidence } from './review-pack.js';

/** Which quarter the evidence is of, and whose. */
export interface EvidenceRequest {
  readonly quarter: Period;
  readonly asOf: Day;
  readonly managerIds: readonly string[];
  readonly versions: readonly RuleVersion[];
}

/** The reports of every KPI of the list, cut to some managers. Their rows are read in the session while they are asked for, one report after another. */
export function evidenceOf(session: Session, { quarter, asOf, managerIds, versions }: EvidenceRequest): ModuleEvidence[] {
  const request: ReportRequest = {
    period: quarter,
    asOf,
    askedAsOf: null,
    managerId: null,
    merchantId: null,
    campaign: null,
    slots: null,
    division: null,
    managerIds,
    merchantIds: null,
  };
  return KPI_LIST.flatMap(([module, { reports }]) =>
    reports.map(({ id }) => {
      const report = reportNamed(id);
      return { module, title: report.title, report: id, columns: report.columns, rows: () => rowsOfReport(session, report, request, versions), names: (rows) => readRowNames(session, report, rows) };
    }),
  );
}
