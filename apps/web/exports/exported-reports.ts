import type { ExportFormat, ReportName } from '../api/exports.js';
import type { SignedIn } from '../api/session.js';

type Permission = SignedIn['permissions'][number];

/** What a report can be narrowed to. */
export type NarrowedBy = 'manager' | 'merchant' | 'division' | 'campaign';

/** A report as it is offered: who may read it, in which formats there is one, what it can be narrowed to. */
export interface OfferedReport {
  readonly report: ReportName;
  readonly permission: Permission;
  readonly formats: readonly ExportFormat[];
  readonly narrowedBy: readonly NarrowedBy[];
}

const ROWS = ['xlsx', 'csv', 'json'] as const satisfies readonly ExportFormat[];

/** All that can be exported, in the order in which it is offered. */
const REPORTS: readonly OfferedReport[] = [
  { report: 'review', permission: 'scorecards.read', formats: ['xlsx', 'pdf'], narrowedBy: ['division', 'manager'] },
  { report: 'scorecards', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'targets', permission: 'targets.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'tiers', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'ads', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'slots', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'conversion', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'outbound', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['division', 'manager'] },
  { report: 'slot-allocation', permission: 'scorecards.read', formats: ROWS, narrowedBy: ['campaign', 'division', 'manager'] },
  { report: 'agents', permission: 'agents.read', formats: ROWS, narrowedBy: ['merchant'] },
  { report: 'agent-days', permission: 'agents.read', formats: ROWS, narrowedBy: ['merchant'] },
  { report: 'agent-service', permission: 'agents.read', formats: ROWS, narrowedBy: ['merchant'] },
  { report: 'attribution', permission: 'agents.read', formats: ROWS, narrowedBy: ['merchant'] },
];

/** What somebody with these permissions may have exported. */
export function reportsFor(permissions: readonly Permission[]): OfferedReport[] {
  return permissions.includes('exports.make') ? REPORTS.filter(({ permission }) => permissions.includes(permission)) : [];
}

/** A quarter, such as 2026Q2. */
export function isQuarter(period: string | null): boolean {
  return period !== null && /^\d{4}Q\d$/.test(period);
}
