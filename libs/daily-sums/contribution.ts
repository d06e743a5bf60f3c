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
}
