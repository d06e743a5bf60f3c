import type { Session } from '#libs/database/database.js';
import {
  checkManagerWithin,
  checkMerchantWithin,
  divisionsOfManagers,
  holdersOfMerchants,
  managerIdsWithin,
  merchantIdsWithin,
  requireDivisionWithin,
  requireManagerWithin,
  requireMerchantWithin,
} from '#libs/directory/reach.js';
import type { Permission, Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { HeldRows } from './export-files.js';
import type { Report } from './reports.js';

/** Whose rows somebody reaches by a permission; null where they do not have it. */
export type ReachBy = (permission: Permission) => Reach | null;

/** Whose rows of an export somebody reaches. Throws `not-permitted`. */
export function requireReach({ permission }: { readonly permission: Permission }, reachBy: ReachBy): Reach {
  const reach = reachBy(permission);
  if (reach === null) throw new OpscoreError('not-permitted', { permission });
  return reach;
}

/** The manager, merchant and division that a report is asked for; null where it is not narrowed to one. */
export interface NamedRows {
  readonly managerId: string | null;
  readonly merchantId: string | null;
  readonly division: string | null;
}

/**
 * Whose rows of a report somebody is given: those within their reach on a day, narrowed to what was named. Throws `outside-scope`,
 * and for who reaches all `manager-not-found`, `merchant-not-found`, `division-not-found`, where what was named is not within it.
 */
export async function rowsWithin(
  session: Session,
  report: Pick<Report, 'rowsOf'>,
  { managerId, merchantId, division }: NamedRows,
  { reach, day }: { readonly reach: Reach; readonly day: Day },
): Promise<HeldRows> {
  if (managerId !== null) await requireManagerWithin(session, reach, managerId);
  if (merchantId !== null) await requireMerchantWithin(session, reach, merchantId, day);
  if (division !== null) await requireDivisionWithin(session, reach, division);
  const narrowed = narrowTo(reach, { managerId, division });
  // A report of managers is cut to managers, whatever merchants its rows name: those were theirs in the period.
  if (report.rowsOf === 'managers') {
    return { managerIds: managerId === null ? await managerIdsWithin(session, narrowed) : [managerId], merchantIds: null };
  }
  if (merchantId !== null) return { managerIds: null, merchantIds: [merchantId] };
  return { managerIds: null, merchantIds: await merchantIdsWithin(session, narrowed, day) };
}

/** What a manager or division that lies within a reach reaches by itself. */
function narrowTo(reach: Reach, { managerId, division }: Pick<NamedRows, 'managerId' | 'division'>): Reach {
  if (managerId !== null) return { everything: false, divisions: [], managerIds: [managerId], merchantIds: [] };
  return division === null ? reach : { everything: false, divisions: [division], managerIds: [], merchantIds: [] };
}

/** Whether all rows that a file was cut to are within a reach on a day. */
export async function isWithinReach(
  session: Session,
  { managerIds, merchantIds }: HeldRows,
  { reach, day }: { readonly reach: Reach; readonly day: Day },
): Promise<boolean> {
  if (reach.everything) return true;
  if (managerIds === null && merchantIds === null) return false;
  const divisions = await divisionsOfManagers(session, managerIds ?? []);
  const holders = await holdersOfMerchants(session, merchantIds ?? [], day);
  return passes(() => {
    for (const managerId of managerIds ?? []) checkManagerWithin(reach, managerId, divisions.get(managerId) ?? null);
    for (const merchantId of merchantIds ?? []) checkMerchantWithin(reach, merchantId, holders.get(merchantId) ?? null);
  });
}

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof OpscoreError && error.code === 'outside-scope') return false;
    throw error;
  }
}
