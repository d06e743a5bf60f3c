import type { DayRange } from './business-time.js';
import { daysBetween } from './business-time.js';
import { OpscoreError } from './errors.js';

/** A range of days that somebody asks for, so many at most. Throws `days-reversed`, `days-too-many`. */
export function boundDays({ first, last }: DayRange, most: number): DayRange {
  if (last < first) throw new OpscoreError('days-reversed', { from: first, to: last });
  const days = daysBetween(first, last) + 1;
  if (days > most) throw new OpscoreError('days-too-many', { from: first, to: last, days, most });
  return { first, last };
}
