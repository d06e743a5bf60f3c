import { OpscoreError } from '#libs/domain/errors.js';
import type { ErrorDetails } from '#libs/domain/errors.js';
import { Rational } from '#libs/domain/rational.js';
import type { EventId } from './events.js';
import { EVENTS, EVENT_IDS } from './events.js';
import type { NewSubscription, SubscribedEvent } from './subscription.js';

const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;

/**
 * The events of a subscription in the order of their table, each with its setting. Throws `subscription-events-missing`,
 * `subscription-event-twice`, `subscription-setting-wrong`, `subscription-setting-unknown`.
 */
export function requireEvents(asked: NewSubscription['events']): SubscribedEvent[] {
  if (asked.length === 0) throw new OpscoreError('subscription-events-missing', { known: EVENT_IDS.join(', ') });
  const byEvent = new Map<EventId, SubscribedEvent>();
  for (const { event, value = null } of asked) {
    if (byEvent.has(event)) throw new OpscoreError('subscription-event-twice', { event });
    byEvent.set(event, { event, value: requireValue(event, value) });
  }
  return EVENT_IDS.flatMap((event) => byEvent.get(event) ?? []);
}

function requireValue(event: EventId, value: string | null): string | null {
  const { setting } = EVENTS[event];
  if (setting === null) {
    if (value !== null) throw new OpscoreError('subscription-setting-unknown', { event });
    return null;
  }
  if (value === null) return setting.fallback;
  const { least, most, decimals } = setting;
  const [, fraction = ''] = value.split('.');
  const isFine = DECIMAL.test(value) && fraction.length <= decimals && isBetween(Rational.parse(value), Rational.parse(least), Rational.parse(most));
  if (!isFine) throw new OpscoreError('subscription-setting-wrong', { event, least, most, decimals, value: value.slice(0, 40) });
  return value;
}

function isBetween(value: Rational, least: Rational, most: Rational): boolean {
  return value.compare(least) >= 0 && value.compare(most) <= 0;
}

/** A report as far as it matters whether it can be sent along: which one, and of what it is made. */
export interface ReportToSend {
  readonly id: string;
  /** It is about a whole quarter. */
  readonly isDocument: boolean;
  /** It is asked for by more than a period. */
  readonly needsMore: boolean;
}

/** Checks that a report can be sent along with some events. Throws `subscription-report-unfit`. */
export function requireFit({ id, isDocument, needsMore }: ReportToSend, events: readonly SubscribedEvent[]): void {
  const refuse = (reason: ErrorDetails) => new OpscoreError('subscription-report-unfit', { report: id, ...reason });
  if (needsMore) throw refuse({ reason: 'it needs more than a period; make it on the page', reasonZh: '除周期外还需其他参数，请在页面上导出' });
  const carriers = events.filter(({ event }) => EVENTS[event].takesReport);
  if (carriers.length === 0) {
    throw refuse({ reason: 'it comes with a week, month or quarter that was scored; choose one of these events too', reasonZh: '报表随周、月或季度成绩发送，请同时选择其中一个事件' });
  }
  if (isDocument && !carriers.some(({ event }) => event === 'quarter-scored')) {
    throw refuse({ reason: 'it is about a whole quarter; choose the event quarter-scored too', reasonZh: '该报表针对整个季度，请同时选择“季度成绩已出”' });
  }
}
