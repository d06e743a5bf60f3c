import type { DraftAnswer } from '../api/import-drafts.js';
import { readImportProfile } from '../api/import-profiles.js';
import type { ImportKind } from '../api/imports.js';
import { useTell } from '../shell/tell.js';

/** Gives the profile that somebody begins to correct, as YAML: the one that is chosen, the proposal of the server, or an empty one. Null where it cannot be read. */
export function useStartOfMapping({ proposal, tables }: DraftAnswer, kinds: readonly ImportKind[]) {
  const tell = useTell();
  return async (profile: string | null): Promise<string | null> => {
    try {
      // What changes documents is loaded when somebody does.
      const { beginBlank, beginFrom } = await import('../import-profiles/begin-profile.js');
      if (profile !== null) return beginFrom(await readImportProfile(profile));
      return proposal?.yaml ?? beginBlank(kinds, tables);
    } catch (error) {
      tell.failed(error);
      return null;
    }
  };
}
