import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed, weekSlicesOf } from '#libs/domain/periods.js';
import type { ScoringFrame } from './score-manager.js';

/** The frame of a period as of a day that lies in it. */
export function frameOf(period: Period, asOf: Day): ScoringFrame {
  const window = { first: period.first, last: asOf };
  return { period, quarter: quarterNamed(period.quarter), window, slices: weekSlicesOf(window) };
}
