import { useRef, useState } from 'react';
import { importDraft, sendDraft } from '../api/import-drafts.js';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ReadingAsked, StagedFile } from './staged-files.js';
import { isReady, likeliestReading, withChange } from './staged-files.js';

/** What an import is to do beside bringing facts in. */
export interface ImportChoices {
  readonly strict: boolean;
  readonly dryRun: boolean;
}

/** Files that were dropped: sent one after the other, looked at, and brought in. Leaving the page ends what is being sent, not what was. */
export function useStagedFiles(profiles: readonly ListedProfile[]) {
  const [files, setFiles] = useState<readonly StagedFile[]>([]);
  const [isStrict, setStrict] = useState(false);
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const change = (id: string, changed: Partial<StagedFile>) => setFiles((all) => withChange(all, id, changed));
  const send = async (staged: StagedFile, again: ReadingAsked | null) => {
    try {
      const draft = await sendDraft(staged.file, (share, elapsedMs) => change(staged.id, { way: { step: 'sending', share, elapsedMs } }));
      const asked = again ?? likeliestReading(draft);
      const here = { ...staged, ...asked, way: { step: 'here', draft, trialId: null, importId: null, error: null } } as const satisfies Partial<StagedFile>;
      change(staged.id, here);
      if (again !== null) await bringIn(here, { strict: isStrict, dryRun: false });
    } catch (error) {
      change(staged.id, { way: { step: 'refused', error: errorOf(error) } });
    }
  };
  /** With `again`, the files are brought in at once, as others were before. */
  const add = (chosen: readonly File[], again: ReadingAsked | null = null) => {
    for (const file of chosen) {
      const staged: StagedFile = { id: crypto.getRandomValues(new Uint32Array(4)).join('-'), file, way: { step: 'sending', share: 0, elapsedMs: 0 }, reading: null, options: {}, written: null };
      setFiles((all) => [...all, staged]);
      sending.current = sending.current.then(() => send(staged, again));
    }
  };
  const bringIn = async ({ id, way, reading, options }: StagedFile, { strict, dryRun }: ImportChoices) => {
    if (way.step !== 'here' || reading === null) return;
    try {
      const entry = await importDraft(way.draft.id, { ...(reading.by === 'kind' ? { kind: reading.kind } : { profile: reading.profile, options: { ...options } }), strict, dryRun });
      change(id, { way: { ...way, error: null, ...(dryRun ? { trialId: entry.id } : { trialId: null, importId: entry.id }) } });
    } catch (error) {
      change(id, { way: { ...way, trialId: null, error: errorOf(error) } });
    }
  };
  const ready = files.filter((each) => isReady(each, profiles));
  return {
    files,
    ready,
    isStrict,
    setStrict,
    add,
    change,
    remove: (id: string) => setFiles((all) => all.filter((each) => each.id !== id)),
    retry: (staged: StagedFile) => {
      change(staged.id, { way: { step: 'sending', share: 0, elapsedMs: 0 } });
      sending.current = sending.current.then(() => send(staged, null));
    },
    /** One after the other: later files may need what the earlier ones bring. */
    bringAllIn: async (dryRun: boolean) => {
      for (const each of ready) await bringIn(each, { strict: isStrict, dryRun });
    },
  };
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
