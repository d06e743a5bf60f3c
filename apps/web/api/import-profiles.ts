import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

export type ListedProfile = Schemas['ImportProfileAnswer'];
export type ProfileOption = Schemas['ProfileOptionAnswer'];
export type ProfileProblem = Schemas['ProfileProblemAnswer'];

const PROFILES = ['import-profiles'] as const;

/** All import profiles: those that people wrote, and those that are built in. */
export function useImportProfiles() {
  return useQuery({ queryKey: PROFILES, queryFn: async () => (await answerOf(api.GET('/import-profiles'))).items });
}

/** A profile with its text; null asks for none. */
export function useImportProfile(name: string | null) {
  return useQuery({ queryKey: [...PROFILES, name], enabled: name !== null, queryFn: () => readImportProfile(name ?? '') });
}

/** A profile with its text. Throws a `Problem`. */
export function readImportProfile(name: string) {
  return answerOf(api.GET('/import-profiles/{name}', { params: { path: { name } } }));
}

/** What is wrong in the text of a profile, with the text that was checked. A text is checked once, and what was said of the one before stays until then; null asks for nothing. */
export function useProfileCheck(yaml: string | null) {
  return useQuery({
    queryKey: ['import-profile-check', yaml],
    enabled: yaml !== null,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: async () => ({ yaml, ...(await answerOf(api.POST('/import-profiles/check', { body: { yaml: yaml ?? '' } }))) }),
  });
}

/** Keeps a profile under its name. */
export function useProfileSave() {
  return useProfileChange(({ name, yaml }: { readonly name: string; readonly yaml: string }) => answerOf(api.PUT('/import-profiles/{name}', { params: { path: { name } }, body: { yaml } })));
}

/** Removes a profile of one's own. */
export function useProfileRemoval() {
  // The one that is gone must not be read again.
  return useProfileChange((name: string) => answerOf(api.DELETE('/import-profiles/{name}', { params: { path: { name } } })), true);
}

function useProfileChange<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>, isListAlone = false) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: PROFILES, exact: isListAlone }) });
}
