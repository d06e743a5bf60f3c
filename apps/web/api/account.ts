import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

const TOKENS = ['own-tokens'] as const;
const SESSIONS = ['own-sessions'] as const;

/** The personal tokens of the reader, without their secrets. */
export function useOwnTokens() {
  return useQuery({ queryKey: TOKENS, queryFn: async () => (await answerOf(api.GET('/account/tokens'))).items });
}

/** Makes a token; the answer has its secret, this once. */
export function useNewToken() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['NewTokenRequest']) => answerOf(api.POST('/account/tokens', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
}

/** Revokes a token of the reader. */
export function useTokenRevocation() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => answerOf(api.DELETE('/account/tokens/{tokenId}', { params: { path: { tokenId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: TOKENS }),
  });
}

/** Where the reader is signed in. */
export function useOwnSessions() {
  return useQuery({ queryKey: SESSIONS, queryFn: async () => (await answerOf(api.GET('/account/sessions'))).items });
}

/** Signs the reader out elsewhere. */
export function useSessionEnd() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => answerOf(api.DELETE('/account/sessions/{sessionId}', { params: { path: { sessionId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}

/** Changes the name that others see. */
export function useDisplayName() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (displayName: string) => answerOf(api.PATCH('/account', { body: { displayName } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  });
}
