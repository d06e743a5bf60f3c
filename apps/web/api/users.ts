import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type UserAnswer = Schemas['UserAnswer'];
export type NewUser = Schemas['NewUserRequest'];
export type RoleGrant = Schemas['GrantField'];
export type Role = RoleGrant['role'];

const ROWS_AT_ONCE = 200;
const USERS = ['users'] as const;

/** The accounts of people, by sign-in name. */
export function useUsers() {
  return useRows(USERS, (cursor) => answerOf(api.GET('/users', { params: { query: { limit: ROWS_AT_ONCE, ...(cursor !== undefined && { cursor }) } } })));
}

/** One account. */
export function useUser(userId: string | null) {
  return useQuery({
    queryKey: ['user', userId],
    enabled: userId !== null,
    queryFn: () => answerOf(api.GET('/users/{userId}', { params: { path: { userId: userId ?? '' } } })),
  });
}

/** Adds an account; the answer has the password for the first sign-in, this once. */
export function useNewUser() {
  const { renew } = useRenewal();
  return useMutation({ mutationFn: (body: NewUser) => answerOf(api.POST('/users', { body })), onSuccess: ({ user }) => renew(user) });
}

/** Changes the name that others see, or whether somebody may come in. Refused where somebody else has changed the account meanwhile. */
export function useUserChange() {
  const { renew } = useRenewal();
  return useMutation({
    mutationFn: ({ user, body }: { readonly user: UserAnswer; readonly body: Schemas['UserChangeRequest'] }) =>
      answerOf(api.PATCH('/users/{userId}', { params: { path: { userId: user.userId }, header: ifMatch(user) }, body })),
    onSuccess: renew,
  });
}

/** Gives somebody these roles instead of those of before. */
export function useGrantsChange() {
  const { renew } = useRenewal();
  return useMutation({
    mutationFn: ({ user, grants }: { readonly user: UserAnswer; readonly grants: RoleGrant[] }) =>
      answerOf(api.PUT('/users/{userId}/grants', { params: { path: { userId: user.userId }, header: ifMatch(user) }, body: { grants } })),
    onSuccess: renew,
  });
}

/** Gives a new password for the first sign-in, and ends all sessions. */
export function usePasswordReset() {
  const { renew } = useRenewal();
  return useMutation({
    mutationFn: (userId: string) => answerOf(api.POST('/users/{userId}/password-reset', { params: { path: { userId } } })),
    onSuccess: ({ user }) => renew(user),
  });
}

/** Ends all sessions of somebody. */
export function useSessionsEnd() {
  return useMutation({ mutationFn: (userId: string) => answerOf(api.DELETE('/users/{userId}/sessions', { params: { path: { userId } } })) });
}

/** The personal tokens of somebody, without their secrets. */
export function useUserTokens(userId: string) {
  return useQuery({ queryKey: ['user-tokens', userId], queryFn: async () => (await answerOf(api.GET('/users/{userId}/tokens', { params: { path: { userId } } }))).items });
}

/** Revokes a token of somebody. */
export function useUserTokenRevocation(userId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => answerOf(api.DELETE('/users/{userId}/tokens/{tokenId}', { params: { path: { userId, tokenId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['user-tokens', userId] }),
  });
}

function ifMatch({ version }: UserAnswer) {
  return { 'If-Match': `"${version}"` };
}

function useRenewal() {
  const queries = useQueryClient();
  return {
    renew: (user: UserAnswer) => {
      queries.setQueryData(['user', user.userId], user);
      return queries.invalidateQueries({ queryKey: USERS });
    },
  };
}
