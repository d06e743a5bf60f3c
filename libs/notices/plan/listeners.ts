import type { Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import type { Grant, Permission } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import type { Language } from '#libs/domain/errors.js';
import type { ReachBy } from '#libs/exports/export-scope.js';
import type { EventId } from '../events.js';
import { EVENTS } from '../events.js';
import type { ReportAlong } from '../subscription.js';
import * as sql from './plan.sql.js';

/** A subscription of somebody who may come in, and what they may read now. */
export interface Listener {
  readonly subscriptionId: string;
  readonly channelId: string;
  readonly ownerId: string;
  readonly language: Language;
  readonly division: string | null;
  readonly managerId: string | null;
  readonly report: ReportAlong | null;
  readonly version: number;
  readonly toldFrom: Date;
  /** Its events and their settings; an event that has none stands with an empty text. */
  readonly settings: ReadonlyMap<EventId, string>;
  readonly reachBy: ReachBy;
}

/** The active subscriptions of people who may come in. */
export async function readListeners(session: Session): Promise<Listener[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly subscription_id: string;
    readonly channel_id: string;
    readonly owner_id: string;
    readonly events: readonly EventId[];
    readonly division: string | null;
    readonly manager_id: string | null;
    readonly settings: Readonly<Partial<Record<EventId, string>>>;
    readonly export: ReportAlong | null;
    readonly version: number;
    readonly told_from: Date;
    readonly language: Language;
    readonly grants: readonly Grant[];
  }
  const rows = await session.query<Row>(sql.LISTENERS);
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    channelId: row.channel_id,
    ownerId: row.owner_id,
    language: row.language,
    division: row.division,
    managerId: row.manager_id,
    report: row.export,
    version: row.version,
    toldFrom: row.told_from,
    settings: new Map(row.events.filter((event) => event in EVENTS).map((event) => [event, row.settings[event] ?? EVENTS[event].setting?.fallback ?? ''])),
    reachBy: (permission: Permission) => reachOf(row.grants, permission),
  }));
}

/** Those of some listeners whose subscriptions are still as they were; they stay so until the end of the transaction. */
export async function holdListeners(session: Session, listeners: readonly Listener[]): Promise<Listener[]> {
  const columns = [listeners.map(({ subscriptionId }) => subscriptionId), listeners.map(({ version }) => version)];
  const rows = await session.query<{ subscription_id: string }>(sql.HOLD_LISTENERS, columns);
  const held = new Set(rows.map((row) => row.subscription_id));
  return listeners.filter(({ subscriptionId }) => held.has(subscriptionId));
}

/** The listeners of an event, and its setting for each; those whose owners may not read what it tells are left out. */
export function listenersOf(listeners: readonly Listener[], event: EventId): { readonly listener: Listener; readonly value: string }[] {
  return listeners.flatMap((listener) => {
    const value = listener.settings.get(event);
    return value === undefined || listener.reachBy(EVENTS[event].needs) === null ? [] : [{ listener, value }];
  });
}

/** The managers whose scorecards the owner of a listener may read now, as far as it is narrowed down. */
export function managersHeard({ reachBy, division, managerId }: Listener, managers: readonly OperationsManager[]): OperationsManager[] {
  const reach = reachBy('scorecards.read');
  if (reach === null) return [];
  return managers.filter((manager) => {
    const isReached = reach.everything || reach.divisions.includes(manager.division) || reach.managerIds.includes(manager.managerId);
    return isReached && (division === null || division === manager.division) && (managerId === null || managerId === manager.managerId);
  });
}
