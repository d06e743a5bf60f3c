import type { EventId } from '../events.js';

/** Something that is to be told to a subscription. */
export interface Happening {
  readonly subscriptionId: string;
  readonly channelId: string;
  readonly event: EventId;
  /** Names what happened: the same is not told twice. */
  readonly eventKey: string;
  /** Keys and published figures. */
  readonly facts: Facts;
  /** A report is to go with it. */
  readonly takesFile: boolean;
}

/** What the words of a notice are made of. */
export type Facts = Readonly<Record<string, unknown>>;

/** What stands about a period in facts: which, and the whole of it or as of which day. */
export interface PeriodFacts {
  readonly period: string;
  readonly asOf: string;
}

/** A period that was scored. `managers` is null for who may not read scorecards. */
export interface ScoredFacts extends PeriodFacts {
  readonly managers: {
    readonly count: number;
    readonly grades: readonly { readonly grade: string; readonly count: number }[];
    readonly lowest: { readonly managerId: string; readonly name: string; readonly total: string } | null;
    /** Where it is about one manager alone. */
    readonly only: { readonly managerId: string; readonly name: string; readonly total: string | null; readonly grade: string | null; readonly rank: number | null } | null;
  } | null;
  readonly report: { readonly report: string; readonly format: string } | null;
}

/** Whom something is about. */
export interface ManagerFacts extends PeriodFacts {
  readonly managerId: string;
  readonly name: string;
}

export interface LowCompletionFacts extends ManagerFacts {
  readonly completion: string;
  readonly actual: string;
  readonly target: string;
  readonly line: string;
}

export interface PaceFacts extends ManagerFacts {
  readonly gap: string;
  readonly measures: readonly {
    readonly measure: string;
    /** Ratios with 4 decimals; money in yuan, pieces whole. */
    readonly completion: string;
    readonly timeProgress: string;
    readonly lead: string;
    readonly missing: string;
  }[];
}

export interface GradeFacts extends ManagerFacts {
  readonly total: string;
  readonly grade: string;
  readonly minimum: string;
  readonly above: string;
  readonly isNear: boolean;
  readonly forecast: string | null;
  /** The module whose completion is lowest. */
  readonly weakest: { readonly module: string; readonly completion: string } | null;
}

export interface FailedFacts extends PeriodFacts {
  readonly windows: number;
  readonly failures: number;
  /** As `writeFailure` wrote it; null for who does not reach all, since it may name managers of others. */
  readonly error: string | null;
  readonly retryAt: string | null;
  readonly maySeeJobs: boolean;
}

export interface LateFacts {
  readonly kind: string;
  readonly day: string;
  readonly lastDay: string;
  readonly hours: string;
  readonly mayImport: boolean;
}
