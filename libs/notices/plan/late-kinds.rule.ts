import type { Day } from '#libs/domain/business-time.js';
import { addDays, daysBetween } from '#libs/domain/business-time.js';

/** The kinds of facts of which it is watched whether a day has come: those that companies deliver day by day. */
export const WATCHED_KINDS = ['orders', 'merchant_days', 'sku_traffic', 'ad_spend', 'chat_coverage'] as const;

export type WatchedKind = (typeof WATCHED_KINDS)[number];

/** Those of them that scorecards are made of. */
const SCORED_KINDS: readonly WatchedKind[] = ['orders', 'merchant_days', 'sku_traffic', 'ad_spend'];

/** A past day: when it ended, and of which kinds any fact is there. */
export interface FactDay {
  readonly day: Day;
  readonly endedAt: Date;
  readonly kinds: readonly WatchedKind[];
}

/** A kind whose facts of a day are missing. */
export interface LateKind {
  readonly kind: WatchedKind;
  /** The last day that is there. */
  readonly lastDay: Day;
  /** The day after it, and when that day ended. */
  readonly missingDay: Day;
  readonly missingSince: Date;
}

/** A kind counts as daily where so many of the last seven days that it reached are there. */
const DAILY_OF_SEVEN = 5;
/** What has been away longer is not delivered any more. */
const GIVEN_UP_AFTER_DAYS = 14;
/** How many past days must be known to tell. */
export const KNOWN_DAYS = GIVEN_UP_AFTER_DAYS + 7;

/** The kinds that come daily and whose last past day is not there. `days` are the past days in order, {@link KNOWN_DAYS} of them. */
export function findLateKinds(days: readonly FactDay[]): LateKind[] {
  const lastPast = days.at(-1)?.day;
  if (lastPast === undefined) return [];
  return WATCHED_KINDS.flatMap((kind) => {
    const there = days.filter(({ kinds }) => kinds.includes(kind)).map(({ day }) => day);
    const lastDay = there.at(-1);
    if (lastDay === undefined || lastDay === lastPast || daysBetween(lastDay, lastPast) > GIVEN_UP_AFTER_DAYS) return [];
    if (there.filter((day) => day > addDays(lastDay, -7)).length < DAILY_OF_SEVEN) return [];
    const missing = days.find(({ day }) => day === addDays(lastDay, 1));
    return missing === undefined ? [] : [{ kind, lastDay, missingDay: missing.day, missingSince: missing.endedAt }];
  });
}

/** Whether the facts that scorecards are made of have come up to a day. */
export function hasFactsUpTo(late: readonly LateKind[], day: Day): boolean {
  return late.every(({ kind, lastDay }) => !SCORED_KINDS.includes(kind) || lastDay >= day);
}

/** Since when a kind counts as late, if so many hours are allowed after the end of the day. */
export function lateFrom({ missingSince }: LateKind, hours: string): Date {
  return new Date(missingSince.getTime() + Number(hours) * 3_600_000);
}
