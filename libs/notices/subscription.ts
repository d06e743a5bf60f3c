import type { EventId } from './events.js';

/** An event that a subscription listens to, and its setting as a decimal text; null where the event has none. */
export interface SubscribedEvent {
  readonly event: EventId;
  readonly value: string | null;
}

/** A report or document that is sent along when a period was scored. */
export interface ReportAlong {
  readonly report: string;
  readonly format: string;
  /** A document as a workbook: figures alone, without formulas. */
  readonly valuesOnly: boolean;
}

/** What its owner wants to be told at a channel. */
export interface Subscription {
  readonly subscriptionId: string;
  readonly channelId: string;
  readonly ownerId: string;
  readonly events: readonly SubscribedEvent[];
  /** Only the managers of this division, or only this manager; both null for all that the owner reaches. */
  readonly division: string | null;
  readonly managerId: string | null;
  readonly report: ReportAlong | null;
  /** Nothing is told while it is paused. */
  readonly active: boolean;
  readonly version: number;
  /** What happened before is not told. */
  readonly toldFrom: Date;
  readonly addedAt: Date;
  readonly changedAt: Date;
}

/** A subscription as somebody wants it. An event's setting is left out for the usual one. */
export interface NewSubscription {
  readonly channelId: string;
  readonly events: readonly { readonly event: EventId; readonly value?: string | null }[];
  readonly division: string | null;
  readonly managerId: string | null;
  readonly report: ReportAlong | null;
}

/** What is changed of a subscription; what is left out stays. */
export type SubscriptionChange = Partial<NewSubscription & { readonly active: boolean }>;
