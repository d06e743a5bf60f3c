import { useCallback, useEffect, useMemo, useState } from 'react';
import type { QuarterTargets, TargetsOf } from '../api/targets.js';
import { useTargetPreview } from '../api/targets.js';
import type { DraftedChanges, RowPlace, TargetDraft } from './target-draft.js';
import { draftedChanges, keyOf, refusedRows } from './target-draft.js';

/** How long typing or dragging rests before the targets are laid out anew. */
const REST_MS = 200;

const NO_CHANGES: DraftedChanges = { changes: [], keys: [], unreadable: [] };

/** What is changed and not saved, what it would lead to, and how to go on changing. */
export interface Draft extends DraftedChanges {
  readonly typed: TargetDraft;
  /** The targets as they would be; undefined where nothing is changed, or where it cannot be. */
  readonly preview: QuarterTargets | undefined;
  /** Whether the preview is not yet that of what is typed. */
  readonly isAwaited: boolean;
  readonly error: unknown;
  /** What the API says against single rows. */
  readonly refused: Readonly<Record<string, string>>;
  readonly type: (row: RowPlace, text: string | null) => void;
  /** Forgets what was changed of a row. */
  readonly putBack: (row: RowPlace) => void;
  readonly discard: () => void;
}

/** The draft of a quarter's targets. The API lays it out while one types and drags. */
export function useDraft(place: TargetsOf, stored: QuarterTargets): Draft {
  const [{ typed, last }, setState] = useState<{ typed: TargetDraft; last: string | null }>({ typed: {}, last: null });
  const drafted = useMemo(() => {
    const rows = stored.measures.flatMap((measure) => measure.rows);
    return Object.keys(typed).length === 0 ? NO_CHANGES : draftedChanges(rows, typed);
  }, [stored, typed]);
  const rested = useRested(drafted);
  const asked = rested.unreadable.length > 0 ? NO_CHANGES : rested;
  const preview = useTargetPreview(place, stored.version, asked.changes);
  const isChanged = drafted.changes.length > 0 && drafted.unreadable.length === 0;
  const type = useCallback((row: RowPlace, text: string | null) => setState((before) => ({ typed: { ...before.typed, [keyOf(row)]: text }, last: keyOf(row) })), []);
  const putBack = useCallback((row: RowPlace) => setState((before) => ({ ...before, typed: Object.fromEntries(Object.entries(before.typed).filter(([key]) => key !== keyOf(row))) })), []);
  const discard = useCallback(() => setState({ typed: {}, last: null }), []);
  const error = isChanged && rested === drafted ? preview.error : null;
  return {
    ...drafted,
    typed,
    preview: isChanged && error === null ? preview.data : undefined,
    isAwaited: isChanged && (rested !== drafted || preview.isFetching),
    error,
    refused: refusedRows(error, asked.keys, last),
    type,
    putBack,
    discard,
  };
}

/** A value once it has not changed for a moment. What is empty is so at once. */
function useRested(value: DraftedChanges): DraftedChanges {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const waiting = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(waiting);
  }, [value]);
  return value.changes.length === 0 ? value : rested;
}
