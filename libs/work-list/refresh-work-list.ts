import { randomUUID } from 'node:crypto';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { KPI_SLICES } from '#libs/kpi/list.js';
import type { Cell } from '#libs/reports/report.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import * as sql from './work-items.sql.js';

/** Where to look for SKUs to work on. */
export interface WorkListLook {
  readonly period: Period;
  /** The days of the period count up to this one. */
  readonly asOf: Day;
  /** Null for all managers. */
  readonly managerId: string | null;
  readonly versions: readonly RuleVersion[];
}

/** What a look changed. */
export interface WorkListRefresh {
  readonly opened: number;
  /** Open items that are low no more. */
  readonly recovered: number;
  /** Open items that had recovered and are low again. */
  readonly lowAgain: number;
}

/** A SKU of the conversion ranking, as that report publishes it. */
interface RankedSku {
  readonly managerId: string;
  readonly merchantId: string;
  readonly skuId: string;
  readonly visitors: number;
  readonly orderingBuyers: number;
  readonly benchmark: string | null;
  readonly flag: 'low' | 'too_few' | 'ok';
}

/**
 * R8: brings the work-list up to what the conversion ranking of a period says, in the transaction that the session is in: opens an item for
 * every low SKU that has none open, and notes which open ones have recovered. Only a SKU that the ranking calls ok has recovered: too few
 * visitors tell nothing. A SKU that was done within the period is left alone until a later one. Twice is once.
 */
export async function refreshWorkList(session: Session, look: WorkListLook, now: Date): Promise<WorkListRefresh> {
  const { period, asOf, managerId } = look;
  const open = await session.query<{ manager_id: string; merchant_id: string; sku_id: string }>(sql.OPEN_SKUS, [managerId]);
  const isOpen = new Set(open.map((item) => keyOf(item.manager_id, item.merchant_id, item.sku_id)));
  const low: RankedSku[] = [];
  const judged: RankedSku[] = [];
  for await (const sku of rankSkus(session, look)) {
    if (sku.flag === 'low') low.push(sku);
    if (sku.flag !== 'too_few' && isOpen.has(keyOf(sku.managerId, sku.merchantId, sku.skuId))) judged.push(sku);
  }
  await lockWorkList(session);
  const [noted] = await session.query<{ recovered: number; low_again: number }>(sql.NOTE_LOOK, [
    period.kind,
    period.first,
    asOf,
    ...idsOf(judged),
    judged.map(({ flag }) => flag === 'low'),
  ]);
  const [added] = await session.query<{ opened: number }>(sql.OPEN_ITEMS, [
    ...[period.name, period.kind, period.first, period.last, asOf, now],
    low.map(() => randomUUID()),
    ...idsOf(low),
    low.map(({ visitors }) => visitors),
    low.map(({ orderingBuyers }) => orderingBuyers),
    low.map(({ benchmark }) => benchmark),
    OPSCORE_ACTOR.name,
  ]);
  return { opened: added?.opened ?? 0, recovered: noted?.recovered ?? 0, lowAgain: noted?.low_again ?? 0 };
}

/** Keeps refreshes away until the end of the transaction. */
export async function lockWorkList(session: Session): Promise<void> {
  await session.query(LOCK_TRANSACTION, [LOCK_KEYS.workList]);
}

/** The conversion ranking, read through the report that its KPI owns. */
async function* rankSkus(session: Session, { period, asOf, managerId, versions }: WorkListLook): AsyncIterable<RankedSku> {
  const report = KPI_SLICES.conversion.reports.find(({ id }) => id === 'conversion');
  if (report === undefined) throw new Error('The KPI conversion has no report "conversion": the work-list is made from it.');
  const settings = pickInForce(versions, quarterNamed(period.quarter).first).ruleSet.scoring.modules.conversion;
  const place = new Map(report.columns.map(({ name }, index) => [name, index]));
  const managerIds = managerId === null ? null : [managerId];
  const rows = report.rows({ session, period, window: { first: period.first, last: asOf }, managerIds, from: null, settings, scorecards: NO_SCORECARDS });
  for await (const row of rows) {
    const cell = (name: string): Cell => row[place.get(name) ?? -1] ?? null;
    yield {
      managerId: String(cell('manager_id')),
      merchantId: String(cell('merchant_id')),
      skuId: String(cell('sku_id')),
      visitors: Number(cell('visitors')),
      orderingBuyers: Number(cell('ordering_buyers')),
      benchmark: cell('benchmark') as string | null,
      flag: cell('flag') as RankedSku['flag'],
    };
  }
}

/** The report reads the facts. */
const NO_SCORECARDS = {
  async *[Symbol.asyncIterator]() {
    // There are none.
  },
};

function idsOf(skus: readonly RankedSku[]): string[][] {
  return [skus.map(({ managerId }) => managerId), skus.map(({ merchantId }) => merchantId), skus.map(({ skuId }) => skuId)];
}

function keyOf(managerId: string, merchantId: string, skuId: string): string {
  return JSON.stringify([managerId, merchantId, skuId]);
}
