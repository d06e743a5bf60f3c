import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api, keepCsrfToken } from './client.js';
import { Problem } from './problem.js';

export type SignedIn = Schemas['SignedInAnswer'];

const SESSION = ['session'] as const;

/** Who is signed in; null where nobody is. Undefined until it is known. */
export function useSession() {
  return useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: 5 * 60_000 });
}

async function readSession(): Promise<SignedIn | null> {
  // The server wrote into the page that the browser brought no session.
  if (document.documentElement.dataset['session'] === 'none') return null;
  try {
    return keep(await answerOf(api.GET('/session')));
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  }
}

/** Signs in with name and password. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignInRequest']) => answerOf(api.POST('/session', { body })),
    onSuccess: (session) => queries.setQueryData(SESSION, keep(session)),
  });
}

/** Signs out, and forgets what was read. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.DELETE('/session')),
    onSuccess: () => {
      keepCsrfToken(null);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
      queries.setQueryData(SESSION, null);
    },
  });
}

/** Replaces the password; then the session is read anew. */
export function useNewPassword() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PasswordChangeRequest']) => answerOf(api.PUT('/account/password', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION }),
  });
}

/** Keeps the language in the account, so that the next browser speaks it too. */
export function useAccountLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (language: 'en' | 'zh') => answerOf(api.PATCH('/account', { body: { language } })),
    onSuccess: (session) => queries.setQueryData(SESSION, keep(session)),
  });
}

/** The ways to sign in beside name and password. */
export function useSignInWays() {
  return useQuery({ queryKey: ['sign-in-ways'], queryFn: () => answerOf(api.GET('/session/ways')), staleTime: Infinity });
}

function keep(session: SignedIn): SignedIn {
  delete document.documentElement.dataset['session'];
  keepCsrfToken(session.csrfToken);
  return session;
}
