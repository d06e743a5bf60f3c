import type { Day, DayRange } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';

/** A day of the calendar that weighs more or less than others. */
export interface CalendarDay {
  readonly day: Day;
  readonly weight: number;
  readonly label: string;
}

interface Occasion extends DayRange {
  readonly label: string;
  /** One for each day. */
  readonly weights: readonly number[];
}

/**
 * Both years have as many days of each label, so that a day curve that is learned from last year lays the peaks of that
 * year on those of this one.
 */
const OCCASIONS: readonly Occasion[] = [
  { first: '2025-04-27', last: '2025-04-27', label: '调休上班', weights: [0.9] },
  { first: '2025-05-01', last: '2025-05-05', label: '五一假期', weights: [1.4, 1.3, 1.3, 1.2, 1.1] },
  { first: '2025-05-24', last: '2025-05-29', label: '618预售', weights: [0.9, 0.8, 0.8, 0.8, 0.8, 0.8] },
  { first: '2025-05-30', last: '2025-06-02', label: '618开门红', weights: [1.8, 3, 1.8, 1.5] },
  { first: '2025-06-15', last: '2025-06-18', label: '618高潮', weights: [1.8, 2, 2.8, 4.5] },
  { first: '2025-06-19', last: '2025-06-20', label: '618返场', weights: [1.5, 1.3] },
  { first: '2026-02-15', last: '2026-02-23', label: '春节假期', weights: [0.6, 0.4, 0.4, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8] },
  { first: '2026-05-01', last: '2026-05-05', label: '五一假期', weights: [1.4, 1.3, 1.3, 1.2, 1.1] },
  { first: '2026-05-09', last: '2026-05-09', label: '调休上班', weights: [0.9] },
  { first: '2026-05-25', last: '2026-05-30', label: '618预售', weights: [0.9, 0.8, 0.8, 0.8, 0.8, 0.8] },
  { first: '2026-05-31', last: '2026-06-03', label: '618开门红', weights: [1.8, 3, 1.8, 1.5] },
  { first: '2026-06-15', last: '2026-06-18', label: '618高潮', weights: [1.8, 2, 2.8, 4.5] },
  { first: '2026-06-19', last: '2026-06-20', label: '618返场', weights: [1.5, 1.3] },
];

/** Promotions, public holidays and make-up working days, in order. */
export const CALENDAR: readonly CalendarDay[] = OCCASIONS.flatMap(({ first, last, label, weights }) =>
  daysOf({ first, last }).map((day, index) => ({ day, weight: weights[index] ?? 1, label })),
);

/** Days whose sales begin in the evening, when the promotion opens at 20:00. */
export const EVENING_OPENINGS: readonly Day[] = ['2026-05-31', '2026-06-17'];

const byDay = new Map(CALENDAR.map((each) => [each.day, each]));

/** Whether the calendar expects more of a day than of others. */
export function isPromotion(day: Day): boolean {
  return (byDay.get(day)?.weight ?? 1) > 1;
}

/** What the calendar says of a day; undefined for an ordinary one. */
export function calendarDay(day: Day): CalendarDay | undefined {
  return byDay.get(day);
}
