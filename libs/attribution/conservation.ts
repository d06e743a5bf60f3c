import type { Day } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { readableYuan } from '#libs/reports/sentences.js';

/** A shop and day of payment whose verdicts do not add up to its paid orders; fen. */
export interface BrokenSum {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
  readonly paid_day: Day;
  readonly counted_fen: number;
  readonly due_fen: number;
}

/** How many sums that do not add up are worth showing. */
export const MOST_BROKEN_SUMS = 20;

/** A broken sum as the error that says so. */
export function describeBrokenSum(broken: BrokenSum): OpscoreError {
  const { merchant_id: merchant, paid_day: day, counted_fen: counted, due_fen: due } = broken;
  return new OpscoreError('conservation-broken', { merchant, day, counted: readableYuan(counted), due: readableYuan(due) });
}

/** Throws `conservation-broken` where any sum is. */
export function requireConservation([broken]: readonly BrokenSum[]): void {
  if (broken !== undefined) throw describeBrokenSum(broken);
}
