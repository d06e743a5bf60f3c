import type { Session } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import * as sql from './reach.sql.js';

/** Turns the reach of a person into rows: nobody sees a row outside of it. */

/** The ids of the managers within a reach, in byte order; null for all. */
export async function managerIdsWithin(session: Session, reach: Reach): Promise<readonly string[] | null> {
  if (reach.everything) return null;
  const rows = await session.query<{ manager_id: string }>(sql.MANAGERS_WITHIN, [reach.divisions, reach.managerIds]);
  return rows.map((row) => row.manager_id);
}

/** The merchants within a reach, as the parameters that `merchantKeysWithin` takes; null for all. */
export async function merchantsWithin(
  session: Session,
  reach: Reach,
): Promise<{ readonly merchantIds: readonly string[]; readonly managerIds: readonly string[] } | null> {
  const managerIds = await managerIdsWithin(session, reach);
  return managerIds === null ? null : { merchantIds: reach.merchantIds, managerIds };
}

/** The ids of the merchants within a reach on a day, in byte order; null for all. */
export async function merchantIdsWithin(session: Session, reach: Reach, day: Day): Promise<readonly string[] | null> {
  const within = await merchantsWithin(session, reach);
  if (within === null) return null;
  const rows = await session.query<{ merchant_id: string }>(sql.MERCHANTS_WITHIN, [within.merchantIds, within.managerIds, day]);
  return rows.map((row) => row.merchant_id);
}

/** The divisions of managers, by manager id; who is unknown is absent. */
export async function divisionsOfManagers(session: Session, managerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await session.lookUp<{ manager_id: string; division: string }>(sql.DIVISIONS_OF_MANAGERS, [managerIds]);
  return new Map(rows.map((row) => [row.manager_id, row.division]));
}

/** Those of some divisions that have managers. */
export async function presentDivisions(session: Session, divisions: readonly string[]): Promise<Map<string, true>> {
  const rows = await session.query<{ division: string }>(sql.PRESENT_DIVISIONS, [divisions]);
  return new Map(rows.map((row) => [row.division, true]));
}

/** Who has a merchant on a day; nulls where nobody does. */
export interface MerchantHolder {
  readonly managerId: string | null;
  readonly division: string | null;
}

/** Who has each of some merchants on a day, by merchant id; merchants that no fact names are absent. */
export async function holdersOfMerchants(
  session: Session,
  merchantIds: readonly string[],
  day: Day,
): Promise<Map<string, MerchantHolder>> {
  const rows = await session.query<{ merchant_id: string; manager_id: string | null; division: string | null }>(
    sql.HOLDERS_OF_MERCHANTS,
    [merchantIds, day],
  );
  return new Map(rows.map((row) => [row.merchant_id, { managerId: row.manager_id, division: row.division }]));
}

/**
 * Throws `outside-scope` where a manager, of the division given (null: there is none of that id), is not within a reach: the same
 * whether there is such a manager or not. Somebody who reaches all is told `manager-not-found`.
 */
export function checkManagerWithin(reach: Reach, managerId: string, division: string | null): void {
  if (reach.everything) {
    if (division === null) throw new OpscoreError('manager-not-found', { manager: managerId });
    return;
  }
  const isWithin = division !== null && (reach.divisions.includes(division) || reach.managerIds.includes(managerId));
  if (!isWithin) throw new OpscoreError('outside-scope', { what: managerId });
}

/** The same for a merchant and who has it today (null: no fact names it). Throws `outside-scope`, `merchant-not-found`. */
export function checkMerchantWithin(reach: Reach, merchantId: string, holder: MerchantHolder | null): void {
  if (reach.everything) {
    if (holder === null) throw new OpscoreError('merchant-not-found', { merchant: merchantId });
    return;
  }
  const { managerId = null, division = null } = holder ?? {};
  const isWithin =
    holder !== null &&
    (reach.merchantIds.includes(merchantId) ||
      (division !== null && reach.divisions.includes(division)) ||
      (managerId !== null && reach.managerIds.includes(managerId)));
  if (!isWithin) throw new OpscoreError('outside-scope', { what: merchantId });
}

/**
 * The same for a division as a whole: who reaches only some of its managers does not reach it. Throws `outside-scope`,
 * `division-not-found`.
 */
export function checkDivisionWithin(reach: Reach, division: string, isPresent: boolean): void {
  if (reach.everything) {
    if (!isPresent) throw new OpscoreError('division-not-found', { division });
    return;
  }
  if (!reach.divisions.includes(division)) throw new OpscoreError('outside-scope', { what: division });
}

/** Checks a manager against a reach in a session. Throws as {@link checkManagerWithin} does. */
export async function requireManagerWithin(session: Session, reach: Reach, managerId: string): Promise<void> {
  checkManagerWithin(reach, managerId, (await divisionsOfManagers(session, [managerId])).get(managerId) ?? null);
}

/** Checks a merchant against a reach, by who has it on a day. Throws as {@link checkMerchantWithin} does. */
export async function requireMerchantWithin(session: Session, reach: Reach, merchantId: string, day: Day): Promise<void> {
  checkMerchantWithin(reach, merchantId, (await holdersOfMerchants(session, [merchantId], day)).get(merchantId) ?? null);
}

/** Checks a division against a reach. Throws as {@link checkDivisionWithin} does. */
export async function requireDivisionWithin(session: Session, reach: Reach, division: string): Promise<void> {
  checkDivisionWithin(reach, division, (await presentDivisions(session, [division])).has(division));
}
