import { LIFETIMES } from './lifetimes.js';

const FAILURES_BEFORE_LOCK = 10;

/** The failures of an account in a row, and until when it is locked. */
export interface LockState {
  readonly failures: number;
  readonly lockedUntil: Date | null;
}

/**
 * What one more failure makes of an account: with every tenth in a row it is locked, at first for 15 minutes and then twice as long
 * each time, at most for a day.
 */
export function withFailure({ failures }: LockState, now: Date): LockState {
  const counted = failures + 1;
  if (counted % FAILURES_BEFORE_LOCK !== 0) return { failures: counted, lockedUntil: null };
  const doublings = Math.min(counted / FAILURES_BEFORE_LOCK - 1, 10);
  const length = Math.min(LIFETIMES.firstLock * 2 ** doublings, LIFETIMES.longestLock);
  return { failures: counted, lockedUntil: new Date(now.getTime() + length) };
}

/** Whether an account is locked. A lock that ends later than the longest one can was written by a clock that ran ahead: it does not count. */
export function isLocked({ lockedUntil }: LockState, now: Date): boolean {
  if (lockedUntil === null || lockedUntil <= now) return false;
  return lockedUntil.getTime() <= now.getTime() + LIFETIMES.longestLock + LIFETIMES.clockSkew;
}
