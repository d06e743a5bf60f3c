import type { EventName, NewSubscription, NoticeEvent, ReportAlong, SubscriptionAnswer } from '../api/notice-subscriptions.js';

/** A subscription while it is filled in. */
export interface SubscriptionDraft {
  readonly channelId: string | null;
  /** The chosen events with their settings as the API has them; null for one without. */
  readonly events: ReadonlyMap<EventName, string | null>;
  /** `division:…` or `manager:…`; null for all within reach. */
  readonly whose: string | null;
  readonly report: ReportAlong | null;
}

/** What a form begins with: what is there, or nothing but the channel that it was opened for. */
export function draftOf(subscription: SubscriptionAnswer | null, channelId: string | null): SubscriptionDraft {
  if (subscription === null) return { channelId, events: new Map(), whose: null, report: null };
  const { division, managerId, events, report } = subscription;
  return {
    channelId: subscription.channelId,
    events: new Map(events.map(({ event, value }) => [event, value])),
    whose: division !== null ? `division:${division}` : managerId !== null ? `manager:${managerId}` : null,
    report,
  };
}

/** The draft with an event chosen, with its usual setting, or left out. */
export function withEvent(draft: SubscriptionDraft, { event, setting }: Pick<NoticeEvent, 'event' | 'setting'>, isChosen: boolean): SubscriptionDraft {
  const events = new Map(draft.events);
  if (isChosen) events.set(event, setting?.fallback ?? null);
  else events.delete(event);
  return { ...draft, events };
}

/** The draft with another setting of an event. */
export function withSetting(draft: SubscriptionDraft, event: EventName, value: string): SubscriptionDraft {
  return { ...draft, events: new Map([...draft.events, [event, value]]) };
}

/** Whether a report can go along with what is chosen. */
export function takesReport({ events }: SubscriptionDraft, all: readonly NoticeEvent[]): boolean {
  return all.some(({ event, takesReport: takes }) => takes && events.has(event));
}

/** What is sent for a draft; null while a channel or an event is still to be chosen. */
export function requestOf(draft: SubscriptionDraft, all: readonly NoticeEvent[]): NewSubscription | null {
  const { channelId, events, whose, report } = draft;
  if (channelId === null || events.size === 0) return null;
  const [kind, ...rest] = (whose ?? '').split(':');
  const name = rest.join(':');
  return {
    channelId,
    events: [...events].map(([event, value]) => ({ event, ...(value !== null && { value }) })),
    division: kind === 'division' ? name : null,
    managerId: kind === 'manager' ? name : null,
    report: takesReport(draft, all) ? report : null,
  };
}
