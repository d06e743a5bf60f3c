import type { Company, RowOf } from './company.js';
import type { Range } from './days.js';
import { byBytes } from './days.js';

/** Who is who, and which merchant was whose on which day. */
export interface Directory {
  /** The managers by division, then id. */
  readonly managers: readonly RowOf<'managers'>[];
  /** The manager who had a merchant on a day; null where nobody had. */
  ownerOf(merchantId: string, day: string): string | null;
  /** The merchants that a manager had on some day of a range, by id. */
  merchantsOf(managerId: string, range: Range): string[];
}

/** Reads the managers and assignments. Assignments of merchants that nobody knows wait. */
export function readDirectory(company: Company): Directory {
  const known = new Set(company.merchants.map(({ merchant_id }) => merchant_id));
  const byMerchant = new Map<string, RowOf<'assignments'>[]>();
  const byManager = new Map<string, RowOf<'assignments'>[]>();
  for (const assignment of company.assignments) {
    if (!known.has(assignment.merchant_id)) continue;
    byMerchant.set(assignment.merchant_id, [...(byMerchant.get(assignment.merchant_id) ?? []), assignment]);
    byManager.set(assignment.manager_id, [...(byManager.get(assignment.manager_id) ?? []), assignment]);
  }
  return {
    managers: company.managers.toSorted(
      (a, b) => byBytes(a.division, b.division) || byBytes(a.manager_id, b.manager_id),
    ),
    ownerOf: (merchantId, day) =>
      byMerchant.get(merchantId)?.find((row) => row.from <= day && (row.to === '' || row.to >= day))?.manager_id ?? null,
    merchantsOf: (managerId, range) => {
      const assignments = byManager.get(managerId) ?? [];
      const during = assignments.filter((row) => row.from <= range.last && (row.to === '' || row.to >= range.first));
      return [...new Set(during.map(({ merchant_id }) => merchant_id))].toSorted(byBytes);
    },
  };
}

/** Whether a manager's probation touches a range. A span without an end goes on. */
export function isOnProbation(manager: RowOf<'managers'>, range: Range): boolean {
  if (manager.probation_from === '') return false;
  return (
    manager.probation_from <= range.last && (manager.probation_until === '' || manager.probation_until >= range.first)
  );
}
