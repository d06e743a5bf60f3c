import { randomUUID } from 'node:crypto';
import type { Change } from '#libs/access/users.js';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Database, Session } from '#libs/database/database.js';
import { requireDivisionWithin, requireManagerWithin } from '#libs/directory/reach.js';
import type { Permission } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ReachBy } from '#libs/exports/export-scope.js';
import { requireReach } from '#libs/exports/export-scope.js';
import { exportedNamed, isDocument, requireFormatOf } from '#libs/exports/exported.js';
import type { Viewer } from '#libs/exports/exports.js';
import { requireEvents, requireFit } from './check-subscription.js';
import type { EventId } from './events.js';
import { EVENTS } from './events.js';
import type { NewSubscription, ReportAlong, SubscribedEvent, Subscription, SubscriptionChange } from './subscription.js';
import * as sql from './subscriptions.sql.js';

/** A subscription's place in the list of the oldest. */
export interface SubscriptionPlace {
  readonly addedAt: Date;
  readonly subscriptionId: string;
}

/** A subscription as it is seen: whose somebody reaches (null: everybody's), and the version that was seen (null: whatever is there). */
export interface SeenSubscription {
  readonly ownerId: string | null;
  readonly version: number | null;
}

/** What a subscription says, checked. */
type Content = Pick<Subscription, 'channelId' | 'events' | 'division' | 'managerId' | 'report' | 'active'>;

const MOST_SUBSCRIPTIONS = 100;

/**
 * What people want to be told. What somebody may not read they cannot listen to: that is checked here when a subscription is saved, and by
 * the planner whenever something is told.
 */
export class Subscriptions {
  constructor(private readonly database: Database) {}

  /**
   * Adds a subscription of a user at a channel of theirs. Throws what is wrong with it (`subscription-…`, `report-unknown`,
   * `export-format-not-offered`), `channel-not-found`, `subscriptions-many`, `not-permitted`, `outside-scope`, `manager-not-found`,
   * `division-not-found`.
   */
  async add(asked: NewSubscription, viewer: Viewer, { actor, now }: Change): Promise<Subscription> {
    const content: Content = { ...asked, events: requireEvents(asked.events), active: true };
    const subscriptionId = randomUUID();
    return this.database.withTransaction(async (session) => {
      await session.query(sql.LOCK_OWNER, [viewer.userId]);
      const [{ subscriptions } = { subscriptions: 0 }] = await session.query<{ subscriptions: number }>(sql.COUNT_SUBSCRIPTIONS, [viewer.userId]);
      if (subscriptions >= MOST_SUBSCRIPTIONS) throw new OpscoreError('subscriptions-many', { most: MOST_SUBSCRIPTIONS });
      await requireContent(session, content, viewer);
      const { channelId, division, managerId } = content;
      const parameters = [subscriptionId, channelId, viewer.userId, idsOf(content), division, managerId, settingsOf(content), reportOf(content), now];
      const added = await readOne(session, sql.ADD_SUBSCRIPTION, parameters, subscriptionId);
      await recordAudit(session, { actor, action: 'subscription.added', subject: subscriptionId, before: null, after: describe(added), now });
      return added;
    });
  }

  /** The subscriptions that somebody reaches (null: those of everybody), oldest first, from after a place on. */
  async list(ownerId: string | null, { limit, after }: { readonly limit: number; readonly after: SubscriptionPlace | null }): Promise<Subscription[]> {
    const parameters = [ownerId, after?.addedAt ?? null, after?.subscriptionId ?? null, limit];
    return (await this.database.query<SubscriptionRow>(sql.SUBSCRIPTIONS_PAGE, parameters)).map(readRow);
  }

  /** A subscription that somebody reaches. Throws `subscription-not-found`. */
  async get(subscriptionId: string, ownerId: string | null): Promise<Subscription> {
    return this.database.withSession((session) => readOne(session, sql.ONE_SUBSCRIPTION, [subscriptionId, ownerId], subscriptionId));
  }

  /**
   * Changes a subscription. Where it listens to more than before, or tells elsewhere, what happened until now is not told. Who is not its owner may only pause
   * it and let it go on: else `subscription-of-another`. Throws `subscription-not-found`, `changed-meanwhile`, and as {@link add} does.
   */
  async change(subscriptionId: string, asked: SubscriptionChange, seen: SeenSubscription, viewer: Viewer, { actor, now }: Change): Promise<Subscription> {
    return this.withLocked(subscriptionId, seen, async (session, before) => {
      const { active = before.active, ...told } = asked;
      const isOwn = before.ownerId === viewer.userId;
      if (!isOwn && Object.values(told).some((value) => value !== undefined)) throw new OpscoreError('subscription-of-another');
      const content = mergeContent(before, told, active);
      // To pause is always allowed, also for what its owner may not read any more.
      if (isOwn && active) await requireContent(session, content, viewer);
      const { channelId, division, managerId } = content;
      const toldFrom = tellsMore(before, content) ? now : before.toldFrom;
      const parameters = [subscriptionId, channelId, idsOf(content), division, managerId, settingsOf(content), reportOf(content), active, toldFrom, now];
      const after = await readOne(session, sql.CHANGE_SUBSCRIPTION, parameters, subscriptionId);
      if (after.channelId !== before.channelId || !active) await session.query(sql.WITHDRAW_NOTICES, [subscriptionId]);
      await recordAudit(session, { actor, action: 'subscription.changed', subject: subscriptionId, before: describe(before), after: describe(after), now });
      return after;
    });
  }

  /** Removes a subscription; what it has not told yet is not told. Throws `subscription-not-found`, `changed-meanwhile`. */
  async remove(subscriptionId: string, seen: SeenSubscription, { actor, now }: Change): Promise<void> {
    await this.withLocked(subscriptionId, seen, async (session, before) => {
      await session.query(sql.WITHDRAW_NOTICES, [subscriptionId]);
      await session.query(sql.REMOVE_SUBSCRIPTION, [subscriptionId]);
      await recordAudit(session, { actor, action: 'subscription.removed', subject: subscriptionId, before: describe(before), after: null, now });
    });
  }

  private async withLocked<T>(subscriptionId: string, { ownerId, version }: SeenSubscription, work: (session: Session, before: Subscription) => Promise<T>): Promise<T> {
    return this.database.withTransaction(async (session) => {
      const before = await readOne(session, sql.LOCK_SUBSCRIPTION, [subscriptionId, ownerId], subscriptionId);
      if (version !== null && version !== before.version) throw new OpscoreError('changed-meanwhile');
      return work(session, before);
    });
  }
}

/** Checks what a subscription says against what its owner has and may read. */
async function requireContent(session: Session, { channelId, events, division, managerId, report }: Content, { userId, reachBy }: Viewer): Promise<void> {
  const [channel] = await session.query(sql.HOLD_CHANNEL, [channelId, userId]);
  if (channel === undefined) throw new OpscoreError('channel-not-found', { channel: channelId });
  if (division !== null && managerId !== null) throw new OpscoreError('subscription-narrowed-twice');
  const needed = new Set(events.map(({ event }) => EVENTS[event].needs));
  if (report !== null) needed.add(requireReport(report, events));
  for (const permission of needed) await requireNarrowing(session, { division, managerId }, permission, reachBy);
}

async function requireNarrowing(session: Session, { division, managerId }: Pick<Content, 'division' | 'managerId'>, permission: Permission, reachBy: ReachBy): Promise<void> {
  const reach = requireReach({ permission }, reachBy);
  if (managerId !== null) await requireManagerWithin(session, reach, managerId);
  if (division !== null) await requireDivisionWithin(session, reach, division);
}

/** Checks a report that is to be sent along; gives the permission that its readers need. */
function requireReport({ report, format }: ReportAlong, events: readonly SubscribedEvent[]): Permission {
  const exported = exportedNamed(report);
  requireFormatOf(exported, format);
  requireFit({ id: exported.id, isDocument: isDocument(exported), needsMore: exported.id === 'slot-allocation' }, events);
  return exported.permission;
}

function mergeContent(before: Subscription, told: Omit<SubscriptionChange, 'active'>, active: boolean): Content {
  const { channelId = before.channelId, events, division = before.division, managerId = before.managerId, report = before.report } = told;
  return { channelId, events: events === undefined ? before.events : requireEvents(events), division, managerId, report, active };
}

function tellsMore(before: Subscription, { channelId, events, division, managerId, active }: Content): boolean {
  const known = new Set(before.events.map(({ event }) => event));
  const isElsewhere = channelId !== before.channelId || division !== before.division || managerId !== before.managerId;
  return (active && !before.active) || isElsewhere || events.some(({ event }) => !known.has(event));
}

function idsOf({ events }: Content): readonly EventId[] {
  return events.map(({ event }) => event);
}

function settingsOf({ events }: Content): string {
  return JSON.stringify(Object.fromEntries(events.flatMap(({ event, value }) => (value === null ? [] : [[event, value]]))));
}

function reportOf({ report }: Content): string | null {
  return report === null ? null : JSON.stringify(report);
}

/** A subscription as the audit log keeps it. */
function describe({ channelId, ownerId, events, division, managerId, report, active }: Subscription): object {
  return { channelId, ownerId, events, division, managerId, report, active };
}

/** A row of notice_subscriptions. */
export interface SubscriptionRow {
  readonly [column: string]: unknown;
  readonly subscription_id: string;
  readonly channel_id: string;
  readonly owner_id: string;
  readonly events: readonly EventId[];
  readonly division: string | null;
  readonly manager_id: string | null;
  readonly settings: Readonly<Partial<Record<EventId, string>>>;
  readonly export: ReportAlong | null;
  readonly active: boolean;
  readonly version: number;
  readonly told_from: Date;
  readonly added_at: Date;
  readonly changed_at: Date;
}

async function readOne(session: Session, statement: string, parameters: readonly unknown[], subscriptionId: string): Promise<Subscription> {
  const [row] = await session.query<SubscriptionRow>(statement, parameters);
  if (row === undefined) throw new OpscoreError('subscription-not-found', { subscription: subscriptionId });
  return readRow(row);
}

function readRow(row: SubscriptionRow): Subscription {
  return {
    subscriptionId: row.subscription_id,
    channelId: row.channel_id,
    ownerId: row.owner_id,
    // Events of an older version that are told no more are left out.
    events: row.events.flatMap((event) => (event in EVENTS ? [{ event, value: row.settings[event] ?? EVENTS[event].setting?.fallback ?? null }] : [])),
    division: row.division,
    managerId: row.manager_id,
    report: row.export,
    active: row.active,
    version: row.version,
    toldFrom: row.told_from,
    addedAt: row.added_at,
    changedAt: row.changed_at,
  };
}
