import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { ActionKind, RateComparison, SkuTrafficSum, WorkStanding, WorkState } from './work-item.rule.js';
import { compareWork } from './work-item.rule.js';

/** The traffic of a SKU over a run of days. */
export interface TrafficOfDays extends SkuTrafficSum {
  readonly first: Day;
  readonly last: Day;
}

/** A SKU to work on, and what has come of it. */
export interface WorkItem extends WorkStanding {
  readonly itemId: string;
  readonly managerId: string;
  readonly merchantId: string;
  readonly merchantName: string | null;
  readonly skuId: string;
  readonly skuName: string | null;
  readonly category: string | null;
  /** The period that it was found low in, and the figures of then: visitors, buyers, and the rate of its category (4 decimals). */
  readonly found: {
    readonly period: string;
    readonly first: Day;
    readonly asOf: Day;
    readonly visitors: number;
    readonly orderingBuyers: number;
    readonly benchmark: string | null;
  };
  /** As of which day it was found to be low no more; null while it is low. */
  readonly recoveredOn: Day | null;
  /** Whether the manager has the merchant today. */
  readonly isHeld: boolean;
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly version: number;
  /** The day that before and after are told apart by: of the agreement, else of the contact. */
  readonly actedOn: Day | null;
  readonly before: TrafficOfDays;
  /** Null before anything was done, and on the day itself. */
  readonly after: TrafficOfDays | null;
  /** Null where there is no after. */
  readonly comparison: RateComparison | null;
}

interface ItemRow {
  readonly item_id: string;
  readonly manager_id: string;
  readonly merchant_id: string;
  readonly merchant_name: string | null;
  readonly sku_id: string;
  readonly sku_name: string | null;
  readonly category: string | null;
  readonly found_period: string;
  readonly found_first: Day;
  readonly found_as_of: Day;
  readonly found_visitors: number;
  readonly found_ordering_buyers: number;
  readonly found_benchmark: string | null;
  readonly recovered_on: Day | null;
  readonly state: WorkState;
  readonly action_kind: ActionKind | null;
  readonly note: string | null;
  readonly assigned_to: string | null;
  readonly contacted_on: Day | null;
  readonly agreed_on: Day | null;
  readonly done_on: Day | null;
  readonly is_held: boolean;
  readonly opened_at: Date;
  readonly changed_at: Date;
  readonly version: number;
  readonly acted_on: Day | null;
  readonly before_last: Day;
  readonly before_visitors: number;
  readonly before_ordering_buyers: number;
  readonly before_days_with_traffic: number;
  readonly after_visitors: number;
  readonly after_ordering_buyers: number;
  readonly after_days_with_traffic: number;
}

/** Reads an item and its traffic as of a day. */
export function readItem(untyped: Record<string, unknown>, asOf: Day): WorkItem {
  const row = untyped as unknown as ItemRow;
  const before = {
    first: row.found_first,
    last: row.before_last,
    visitors: row.before_visitors,
    orderingBuyers: row.before_ordering_buyers,
    daysWithTraffic: row.before_days_with_traffic,
  };
  const after =
    row.acted_on === null || row.acted_on >= asOf
      ? null
      : {
          first: addDays(row.acted_on, 1),
          last: asOf,
          visitors: row.after_visitors,
          orderingBuyers: row.after_ordering_buyers,
          daysWithTraffic: row.after_days_with_traffic,
        };
  return {
    itemId: row.item_id,
    managerId: row.manager_id,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    skuId: row.sku_id,
    skuName: row.sku_name,
    category: row.category,
    found: {
      period: row.found_period,
      first: row.found_first,
      asOf: row.found_as_of,
      visitors: row.found_visitors,
      orderingBuyers: row.found_ordering_buyers,
      benchmark: row.found_benchmark,
    },
    recoveredOn: row.recovered_on,
    ...readStanding(untyped),
    isHeld: row.is_held,
    openedAt: row.opened_at,
    changedAt: row.changed_at,
    version: row.version,
    actedOn: row.acted_on,
    before,
    after,
    comparison: after === null ? null : compareWork(before, after),
  };
}

/** Reads what people change of an item. */
export function readStanding(untyped: Record<string, unknown>): WorkStanding {
  const row = untyped as unknown as ItemRow;
  return {
    state: row.state,
    actionKind: row.action_kind,
    note: row.note,
    assignedTo: row.assigned_to,
    contactedOn: row.contacted_on,
    agreedOn: row.agreed_on,
    doneOn: row.done_on,
  };
}
