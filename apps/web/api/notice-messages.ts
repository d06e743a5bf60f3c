import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type NoticeMessage = Schemas['DeliveryAnswer'];
export type MessageState = NoticeMessage['state'];

const MESSAGES = 'notice-messages';
const ROWS_AT_ONCE = 100;

/** Which messages are wanted; null for all. */
export interface MessagesFilter {
  readonly channelId: string | null;
  readonly state: MessageState | null;
  readonly ofEverybody: boolean;
}

/** What was sent, what waits, and what failed, the newest first. */
export function useMessages({ channelId, state, ofEverybody }: MessagesFilter) {
  const asked = { limit: ROWS_AT_ONCE, ...(channelId !== null && { channelId }), ...(state !== null && { state }), ...(ofEverybody && { everybody: true }) };
  return useRows<NoticeMessage>([MESSAGES, 'list', channelId, state, ofEverybody], (cursor) =>
    answerOf(api.GET('/notices/deliveries', { params: { query: { ...asked, ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** One message, with what it says. */
export function useNoticeMessage(deliveryId: string | null) {
  return useQuery({
    queryKey: [MESSAGES, 'one', deliveryId],
    enabled: deliveryId !== null,
    queryFn: () => answerOf(api.GET('/notices/deliveries/{deliveryId}', { params: { path: { deliveryId: deliveryId ?? '' } } })),
  });
}

/** Has a message tried again that was given up. */
export function useMessageRetry() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string) => answerOf(api.POST('/notices/deliveries/{deliveryId}/retry', { params: { path: { deliveryId } } })),
    onSuccess: () => void queries.invalidateQueries({ queryKey: [MESSAGES] }),
  });
}
