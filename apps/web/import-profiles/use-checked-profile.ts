import type { ProfileProblem } from '../api/import-profiles.js';
import { useProfileCheck } from '../api/import-profiles.js';
import { useSettled } from '../rules/use-settled.js';

const PAUSE_MS = 350;
const NONE: readonly ProfileProblem[] = [];

/** What is wrong in a profile as it was written when it last stayed the same for a while, and that text where it can be used. Null checks nothing. */
export function useCheckedProfile(text: string | null): { readonly problems: readonly ProfileProblem[]; readonly sound: string | null } {
  const { data } = useProfileCheck(useSettled(text, PAUSE_MS));
  // What a table made, or is proposed, is sound until something else is known.
  return data === undefined ? { problems: NONE, sound: text } : { problems: data.problems, sound: data.valid ? data.yaml : null };
}
