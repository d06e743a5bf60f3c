import type { ChannelKind } from '#libs/domain/channel-kinds.js';

/** How many attempts an address takes within a time. */
export interface SendLimit {
  readonly most: number;
  readonly withinMs: number;
}

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/**
 * What an address takes, whoever sends: the robots' own limits, and modest ones of ours for mailboxes and programs. Each window is a little
 * longer than the other side's, since messages take unequal times on their way.
 */
export const LIMITS: Readonly<Record<ChannelKind, readonly SendLimit[]>> = {
  email: [{ most: 20, withinMs: MINUTE }],
  webhook: [
    { most: 60, withinMs: MINUTE },
    { most: 5, withinMs: SECOND },
  ],
  wecom: [{ most: 20, withinMs: MINUTE + 2 * SECOND }],
  dingtalk: [{ most: 20, withinMs: MINUTE + 2 * SECOND }],
  feishu: [
    { most: 100, withinMs: MINUTE + 2 * SECOND },
    { most: 5, withinMs: SECOND + SECOND / 4 },
  ],
};

/** What came of noting an attempt: those that still count, and when the next one may be made. */
export interface NotedAttempt {
  /** In milliseconds, ascending. */
  readonly attempts: readonly number[];
  readonly freeAt: number;
}

/** Notes an attempt at an instant, in milliseconds. Whoever waits until `freeAt` before the next one never exceeds a limit, in any window. */
export function noteAttempt(earlier: readonly number[], limits: readonly SendLimit[], now: number): NotedAttempt {
  // Clocks of machines differ: an attempt that another one noted a moment ahead must not fall out of the order.
  const all = [...earlier, now].toSorted((one, other) => one - other);
  const longest = Math.max(...limits.map(({ withinMs }) => withinMs));
  const attempts = all.filter((attempt) => attempt > now - longest);
  const freeAt = Math.max(now, ...limits.map((limit) => freeAfter(attempts, limit)));
  return { attempts, freeAt };
}

/** When a further attempt leaves no more than `most` in the window that ends with it. */
function freeAfter(attempts: readonly number[], { most, withinMs }: SendLimit): number {
  const oldest = attempts[attempts.length - most];
  return oldest === undefined ? -Infinity : oldest + withinMs;
}

const FIRST_WAIT = 30 * SECOND;
const LONGEST_WAIT = HOUR;

/** So often a message is tried before it counts as failed: for about a day. */
export const MOST_FAILURES = 30;

/** How long to wait after so many failures in a row, in milliseconds: doubling, and an hour at most. */
export function waitAfter(failures: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, failures - 1));
}

/** A place that fails is not written to again at once: what falls due meanwhile becomes one message. One message that always fails must not stop all others. */
const LONGEST_REST = 5 * MINUTE;

/** How long an address rests after so many failures in a row of one message, in milliseconds. */
export function restAfter(failures: number): number {
  return Math.min(LONGEST_REST, waitAfter(failures));
}

const SHORTEST_PAUSE = SECOND;
const LONGEST_PAUSE = 6 * HOUR;

/** How long each kind closes where the other side asks for a pause and does not say how long a one. */
const USUAL_PAUSES: Readonly<Record<ChannelKind, number>> = {
  email: 5 * MINUTE,
  webhook: MINUTE,
  wecom: MINUTE,
  // The robot is closed for ten minutes by then.
  dingtalk: 10 * MINUTE,
  feishu: MINUTE,
};

/** How long an address is left alone that asked for a pause, in milliseconds; what it asks for is taken within reason. */
export function pauseFor(kind: ChannelKind, askedMs: number | null): number {
  return askedMs === null ? USUAL_PAUSES[kind] : Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, askedMs));
}
