import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type ChannelAnswer = Schemas['ChannelAnswer'];
export type ChannelKind = Schemas['ChannelKind'];
export type NewChannel = Schemas['NewChannelRequest'];
export type ChannelChange = Schemas['ChannelChangeRequest'];
type ChannelTest = Schemas['ChannelTestAnswer'];

/** All that is read of channels begins with this key, so that a change reads all of it anew. */
const CHANNELS = 'notice-channels';
const ROWS_AT_ONCE = 100;
const LOOK_EVERY_MS = 1_000;

/** The reader's own channels, or those of everybody, the oldest first. */
export function useChannels(ofEverybody: boolean) {
  return useRows<ChannelAnswer>([CHANNELS, 'list', ofEverybody], (cursor) =>
    answerOf(api.GET('/notices/channels', { params: { query: { limit: ROWS_AT_ONCE, ...(ofEverybody && { everybody: true }), ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** One channel. */
export function useChannel(channelId: string | null) {
  return useQuery({
    queryKey: [CHANNELS, 'one', channelId],
    enabled: channelId !== null,
    queryFn: () => answerOf(api.GET('/notices/channels/{channelId}', { params: { path: { channelId: channelId ?? '' } } })),
  });
}

/** Adds a channel; the answer has the secret of a webhook where one was made, this once. */
export function useNewChannel() {
  return useRenewing((body: NewChannel) => answerOf(api.POST('/notices/channels', { body })));
}

/** Changes a channel, which goes on where it was paused. Refused where somebody else has changed it, or it was paused, meanwhile. */
export function useChannelChange({ channelId, version, paused }: ChannelAnswer) {
  const header = { 'If-Match': `"${version}${paused === null ? '' : '.paused'}"` };
  return useRenewing((body: ChannelChange) => answerOf(api.PATCH('/notices/channels/{channelId}', { params: { path: { channelId }, header }, body })));
}

/** Lets a paused channel go on. */
export function useChannelResumption() {
  return useRenewing((channelId: string) => answerOf(api.POST('/notices/channels/{channelId}/resume', { params: { path: { channelId } } })));
}

/** Removes a channel, with its subscriptions and messages. */
export function useChannelRemoval() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (channelId: string) => answerOf(api.DELETE('/notices/channels/{channelId}', { params: { path: { channelId } } })),
    // The removed one itself is asked for no more.
    onSuccess: (_, channelId) => void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfNotices(queryKey) && queryKey[2] !== channelId }),
  });
}

/** Sends a test message to a channel. A paused one goes on by it. */
export function useChannelTest() {
  return useRenewing((channelId: string) => answerOf(api.POST('/notices/channels/{channelId}/tests', { params: { path: { channelId } } })));
}

/** How a test message goes on, until it is accepted or given up. */
export function useTestGoingOn(channelId: string, testId: string | null) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['test-of-channel', channelId, testId],
    enabled: testId !== null,
    queryFn: async () => {
      const test = await answerOf(api.GET('/notices/channels/{channelId}/tests/{testId}', { params: { path: { channelId, testId: testId ?? '' } } }));
      // A refused one may have paused the channel.
      if (isSettled(test)) void queries.invalidateQueries({ queryKey: [CHANNELS] });
      return test;
    },
    refetchInterval: ({ state: { data } }) => (data !== undefined && isSettled(data) ? false : LOOK_EVERY_MS),
  });
}

function isSettled({ state }: ChannelTest): boolean {
  return state !== 'waiting';
}

function useRenewing<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  // Who asked hears of it before what asked is gone.
  return useMutation({ mutationFn, onSuccess: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfNotices(queryKey) }) });
}

function isOfNotices([first]: readonly unknown[]): boolean {
  return String(first).startsWith('notice-');
}
