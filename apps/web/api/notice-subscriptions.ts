import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type SubscriptionAnswer = Schemas['SubscriptionAnswer'];
export type NewSubscription = Schemas['NewSubscriptionRequest'];
export type SubscriptionChange = Schemas['SubscriptionChangeRequest'];
export type NoticeEvent = Schemas['NoticeEventAnswer'];
export type EventName = NoticeEvent['event'];
export type SubscribedEvent = Schemas['SubscribedEventAnswer'];
export type ReportAlong = Schemas['ReportAlongAnswer'];

const SUBSCRIPTIONS = 'notice-subscriptions';
const ROWS_AT_ONCE = 100;

/** What can be told, in the order in which it is offered. */
export function useNoticeEvents() {
  return useQuery({ queryKey: ['event-list'], staleTime: Infinity, queryFn: async () => (await answerOf(api.GET('/notices/events'))).items });
}

/** The reader's own subscriptions, or those of everybody, the oldest first. */
export function useSubscriptions(ofEverybody: boolean) {
  return useRows<SubscriptionAnswer>([SUBSCRIPTIONS, 'list', ofEverybody], (cursor) =>
    answerOf(api.GET('/notices/subscriptions', { params: { query: { limit: ROWS_AT_ONCE, ...(ofEverybody && { everybody: true }), ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** One subscription. */
export function useSubscription(subscriptionId: string | null) {
  return useQuery({
    queryKey: [SUBSCRIPTIONS, 'one', subscriptionId],
    enabled: subscriptionId !== null,
    queryFn: () => answerOf(api.GET('/notices/subscriptions/{subscriptionId}', { params: { path: { subscriptionId: subscriptionId ?? '' } } })),
  });
}

/** Adds a subscription. What happened before is not told. */
export function useNewSubscription() {
  return useRenewing((body: NewSubscription) => answerOf(api.POST('/notices/subscriptions', { body })));
}

/** Changes a subscription. Refused where somebody else has changed it meanwhile. */
export function useSubscriptionChange() {
  return useRenewing(({ subscription: { subscriptionId, version }, body }: { readonly subscription: SubscriptionAnswer; readonly body: SubscriptionChange }) =>
    answerOf(api.PATCH('/notices/subscriptions/{subscriptionId}', { params: { path: { subscriptionId }, header: { 'If-Match': `"${version}"` } }, body })),
  );
}

/** Removes a subscription. */
export function useSubscriptionRemoval() {
  return useRenewing((subscriptionId: string) => answerOf(api.DELETE('/notices/subscriptions/{subscriptionId}', { params: { path: { subscriptionId } } })));
}

function useRenewing<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  // Who asked hears of it before the row that asked is gone.
  return useMutation({ mutationFn, onSuccess: () => void queries.invalidateQueries({ queryKey: [SUBSCRIPTIONS] }) });
}
