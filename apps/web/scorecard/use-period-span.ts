import type { DaySpan } from '../api/merchants.js';
import { usePeriods } from '../api/scorecards.js';

/** The days of a period up to the last one that counts; undefined until they are known. */
export function usePeriodSpan(period: string): DaySpan | undefined {
  const { data: periods } = usePeriods();
  const found = periods?.find((each) => each.period === period);
  return found === undefined ? undefined : { from: found.firstDay, to: found.asOf };
}
