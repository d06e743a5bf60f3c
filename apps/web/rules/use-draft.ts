import { useState } from 'react';
import type { RuleSetVersion } from '../api/rules.js';
import { dropDraft, keepDraft, readDraft } from './drafts.js';

/** What a version says as something to change: as it was written, or in full where nothing was written or it may not be read. */
export function startOf({ document, fullSet }: RuleSetVersion): string {
  return document === null || document.trim() === '' ? fullSet : document;
}

/** The draft that somebody writes from a version, also after a reload. `newest` is the newest version that there is. */
export function useDraft(user: string, version: RuleSetVersion, newest: number) {
  const start = startOf(version);
  const [draft, setDraft] = useState(() => readDraft(sessionStorage, user, version.version) ?? { version: version.version, document: start, basedOn: newest });
  const keep = (next: typeof draft) => {
    setDraft(next);
    keepDraft(sessionStorage, user, next);
  };
  return {
    draft,
    isChanged: draft.document !== start,
    write: (document: string) => keep({ ...draft, document }),
    baseOn: (basedOn: number) => keep({ ...draft, basedOn }),
    discard: () => {
      dropDraft(sessionStorage, user, version.version);
      setDraft({ version: version.version, document: start, basedOn: newest });
    },
  };
}
