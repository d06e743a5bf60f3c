/** A notice that is planned and not told yet. */
export interface OpenNotice {
  readonly noticeId: string;
  readonly channelId: string;
  readonly subscriptionId: string;
  readonly event: string;
  readonly eventKey: string;
  readonly state: 'held' | 'waiting';
  /** What it is about; null where that is no period. */
  readonly period: string | null;
  /** Its file is not there yet. */
  readonly awaitsFile: boolean;
}

/** What is known when it is decided about open notices. */
export interface KnownNow {
  /** {@link keyOfOpen} of all that is true now. */
  readonly isTrue: ReadonlySet<string>;
  /** Whether a subscription still listens to an event, and its owner may hear it. */
  readonly isHeard: (subscriptionId: string, event: string) => boolean;
  /** Whether all is there that tells what is true of a period. */
  readonly isKnown: (period: string) => boolean;
}

/** Told whatever else is missing: that is what they tell of. */
const ALWAYS_KNOWN: readonly string[] = ['window-failed', 'data-late'];

/** What tells an open notice from all others. */
export function keyOfOpen({ channelId, subscriptionId, eventKey }: Pick<OpenNotice, 'channelId' | 'subscriptionId' | 'eventKey'>): string {
  return `${channelId} ${subscriptionId} ${eventKey}`;
}

/**
 * What becomes of a notice that is not told yet. Held, while nobody can tell whether it is true, or its file is not there; withdrawn, when it
 * is true no more, or its owner may not hear it any more; else it waits to be sent.
 */
export function stateOfOpen(notice: OpenNotice, { isTrue, isHeard, isKnown }: KnownNow): 'held' | 'waiting' | 'withdrawn' {
  const { subscriptionId, event, period, awaitsFile } = notice;
  if (!isHeard(subscriptionId, event)) return 'withdrawn';
  if (period !== null && !ALWAYS_KNOWN.includes(event) && !isKnown(period)) return 'held';
  if (!isTrue.has(keyOfOpen(notice))) return 'withdrawn';
  return awaitsFile ? 'held' : 'waiting';
}
