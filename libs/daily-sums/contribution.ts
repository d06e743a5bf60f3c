import type { Measure } from '#libs/domain/measures.js';

/**
 * What a KPI slice adds to the daily sums of the touched merchant-days.
 *
 * `sql` is a SELECT that gives `merchant_key, day` and the named measures, at most one row for a merchant and day, and
 * reads only merchant-days in the table `touched_days (merchant_key, day)`. Those are of merchants with keys from $1 to $2:
 * said of the facts as well, it keeps a scan of many days to their merchants.
 */
export interface DailySumsContribution {
  /** The alias of the SELECT in the roll-up. */
  readonly name: string;
  readonly measures: readonly Measure[];
  readonly sql: string;
  /** The rows that it adds up: what is listed beneath a figure. Its SELECT is made of the same conditions and figures. */
  readonly rows: SummedRows;
}

/** The facts whose rows stand beneath daily sums. */
export type FactTable = 'orders' | 'ad_spend' | 'slot_placements' | 'sku_traffic';

/** Why a row of facts is not in a sum. */
export type LeftOutReason = 'unpaid' | 'not-sent-out' | 'cancelled' | 'zero-amount' | 'split-parent' | 'exempt-slot';

/** Which rows of facts a contribution adds up, and what each adds; SQL over the columns of a row. */
export interface SummedRows {
  readonly table: FactTable;
  /** The column of the day that a row counts on. */
  readonly day: string;
  /** Why a row is left out that has no such day. */
  readonly withoutDay?: LeftOutReason;
  /** All that a row must meet to count, and why it is left out where it does not; the first that fails names the reason. */
  readonly conditions: readonly RowCondition[];
  /** What a row adds to a measure. */
  readonly adds: Readonly<Partial<Record<Measure, string>>>;
}

/** A condition is never NULL. */
export interface RowCondition {
  readonly leftOut: LeftOutReason;
  readonly counts: string;
}

/** The conditions of a row as a part of a WHERE. */
export function meetsAll(conditions: readonly RowCondition[]): string {
  return conditions.map(({ counts }) => counts).join(' AND ');
}
