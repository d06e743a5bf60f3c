const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long things last, in milliseconds. */
export const LIFETIMES = {
  /** A session that nobody uses. */
  sessionIdle: 12 * HOUR,
  /** A session, however much it is used. */
  session: 7 * DAY,
  /** A personal token, at most. */
  token: 366 * DAY,
  /** The first lock of an account; each further one lasts twice as long. */
  firstLock: 15 * MINUTE,
  longestLock: DAY,
  /** How often the use of a session or token is noted, at most. */
  betweenTouches: MINUTE,
  /** How far the clocks of two machines may differ. */
  clockSkew: 5 * MINUTE,
} as const;

/** Whether an instant lies so far ahead that only a clock that was wrong can have written it. */
export function isAhead(instant: Date, now: Date): boolean {
  return instant.getTime() > now.getTime() + LIFETIMES.clockSkew;
}
