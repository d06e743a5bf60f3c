import { randomUUID } from 'node:crypto';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Change } from '#libs/access/users.js';
import type { Database, Session } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AskedAddress } from './channel-address.js';
import { hintOf, requireAddress } from './channel-address.js';
import * as sql from './channels.sql.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Channel, ChannelAddress } from './notice.js';
import type { AddressSeal } from './sealed-address.js';

/** A channel as somebody wants it. */
export interface NewChannel {
  readonly name: string;
  /** The language of its messages. */
  readonly language: Language;
  readonly address: AskedAddress;
}

/** What is changed of a channel; what is left out stays. A new address is entered whole. */
export type ChannelChange = Partial<NewChannel>;

/** A channel, and the secret of its webhook where one was made: it is shown this once. */
export interface WithSecret {
  readonly channel: Channel;
  readonly secret: string | null;
}

/** A channel's place in the list of the oldest. */
export interface ChannelPlace {
  readonly addedAt: Date;
  readonly channelId: string;
}

export interface ChannelServices {
  readonly database: Database;
  readonly seal: AddressSeal;
  /** Hosts that webhooks may lead to although they are private. */
  readonly webhookHosts: ReadonlySet<string>;
  /** Whether a mail server is set up. */
  readonly sendsMail: boolean;
}

const MOST_CHANNELS = 100;
const LONGEST_NAME = 100;

/**
 * The channels of people. `ownerId` says whose channels somebody reaches: their own, or with null those of everybody. Addresses go in and
 * never come out.
 */
export class Channels {
  constructor(private readonly services: ChannelServices) {}

  /**
   * Adds a channel for a user. Throws `channel-name-invalid`, `channels-many`, `mail-not-set-up`, and what `requireAddress` throws of a
   * wrong address.
   */
  async add(ownerId: string, asked: NewChannel, { actor, now }: Change): Promise<WithSecret> {
    const { database, seal } = this.services;
    const name = requireName(asked.name);
    const address = this.requireAddress(asked.address);
    const channelId = randomUUID();
    const parameters = [channelId, ownerId, name, address.kind, seal.seal(address, channelId), seal.keyOf(address), hintOf(address), asked.language, now];
    return database.withTransaction(async (session) => {
      await session.query(sql.LOCK_OWNER, [ownerId]);
      const [{ channels } = { channels: 0 }] = await session.query<{ channels: number }>(sql.COUNT_CHANNELS, [ownerId]);
      if (channels >= MOST_CHANNELS) throw new OpscoreError('channels-many', { most: MOST_CHANNELS });
      const channel = await readOne(session, sql.ADD_CHANNEL, parameters, channelId);
      await recordAudit(session, { actor, action: 'channel.added', subject: channelId, before: null, after: describeChannel(channel), now });
      return { channel, secret: madeSecret(asked.address, address) };
    });
  }

  /** The channels that somebody reaches, oldest first, from after a place on. */
  async list(ownerId: string | null, { limit, after }: { readonly limit: number; readonly after: ChannelPlace | null }): Promise<Channel[]> {
    const rows = await this.services.database.query<ChannelRow>(sql.CHANNELS_PAGE, [ownerId, after?.addedAt ?? null, after?.channelId ?? null, limit]);
    return rows.map(readRow);
  }

  /** A channel that somebody reaches. Throws `channel-not-found`. */
  async get(channelId: string, ownerId: string | null): Promise<Channel> {
    return this.services.database.withSession((session) => readOne(session, sql.ONE_CHANNEL, [channelId, ownerId], channelId));
  }

  /**
   * Changes a channel, which goes on where it was paused. `version` is the state that was seen; null changes whatever is there. Throws
   * `channel-not-found`, `changed-meanwhile`, `channel-kind-fixed`, and as {@link add} does.
   */
  async change(
    channelId: string,
    asked: ChannelChange,
    { ownerId, version }: { readonly ownerId: string | null; readonly version: number | null },
    { actor, now }: Change,
  ): Promise<WithSecret> {
    const { seal } = this.services;
    const address = asked.address === undefined ? null : this.requireAddress(asked.address);
    return this.withLocked(channelId, { ownerId, version }, async (session, before) => {
      if (address !== null && address.kind !== before.kind) throw new OpscoreError('channel-kind-fixed', { kind: before.kind });
      const sealed = address === null ? [null, null, null] : [seal.seal(address, channelId), seal.keyOf(address), hintOf(address)];
      const parameters = [channelId, requireName(asked.name ?? before.name), asked.language ?? before.language, ...sealed, now];
      const channel = await readOne(session, sql.CHANGE_CHANNEL, parameters, channelId);
      const after = { ...describeChannel(channel), addressChanged: address !== null };
      await recordAudit(session, { actor, action: 'channel.changed', subject: channelId, before: describeChannel(before), after, now });
      return { channel, secret: asked.address === undefined || address === null ? null : madeSecret(asked.address, address) };
    });
  }

  /** Lets a paused channel go on as it is: what was wrong was put right at the other side. Throws `channel-not-found`. */
  async resume(channelId: string, ownerId: string | null, { actor, now }: Change): Promise<Channel> {
    return this.withLocked(channelId, { ownerId, version: null }, async (session, before) => {
      if (before.paused === null) return before;
      const channel = await readOne(session, sql.CHANGE_CHANNEL, [channelId, before.name, before.language, null, null, null, now], channelId);
      await recordAudit(session, { actor, action: 'channel.resumed', subject: channelId, before: describeChannel(before), after: describeChannel(channel), now });
      return channel;
    });
  }

  /** Removes a channel with its subscriptions and messages; what is being sent may still arrive. Throws `channel-not-found`, `changed-meanwhile`. */
  async remove(
    channelId: string,
    seen: { readonly ownerId: string | null; readonly version: number | null },
    { actor, now }: Change,
  ): Promise<void> {
    await this.withLocked(channelId, seen, async (session, before) => {
      await session.query(sql.REMOVE_CHANNEL, [channelId]);
      await recordAudit(session, { actor, action: 'channel.removed', subject: channelId, before: describeChannel(before), after: null, now });
    });
  }

  private async withLocked<T>(
    channelId: string,
    { ownerId, version }: { readonly ownerId: string | null; readonly version: number | null },
    work: (session: Session, before: Channel) => Promise<T>,
  ): Promise<T> {
    return this.services.database.withTransaction(async (session) => {
      const before = await readOne(session, sql.LOCK_CHANNEL, [channelId, ownerId], channelId);
      if (version !== null && version !== before.version) throw new OpscoreError('changed-meanwhile');
      return work(session, before);
    });
  }

  private requireAddress(asked: AskedAddress): ChannelAddress {
    if (asked.kind === 'email' && !this.services.sendsMail) throw new OpscoreError('mail-not-set-up');
    return requireAddress(asked, this.services.webhookHosts);
  }
}

interface ChannelRow {
  readonly [column: string]: unknown;
  readonly channel_id: string;
  readonly owner_id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly hint: string;
  readonly language: Language;
  readonly paused: string | null;
  readonly version: number;
  readonly added_at: Date;
  readonly changed_at: Date;
}

async function readOne(session: Session, statement: string, parameters: readonly unknown[], channelId: string): Promise<Channel> {
  const [row] = await session.query<ChannelRow>(statement, parameters);
  if (row === undefined) throw new OpscoreError('channel-not-found', { channel: channelId });
  return readRow(row);
}

function readRow(row: ChannelRow): Channel {
  return {
    channelId: row.channel_id,
    ownerId: row.owner_id,
    name: row.name,
    kind: row.kind,
    hint: row.hint,
    language: row.language,
    paused: row.paused,
    version: row.version,
    addedAt: row.added_at,
    changedAt: row.changed_at,
  };
}

function describeChannel({ name, kind, hint, language, paused }: Channel): Record<string, unknown> {
  return { name, kind, hint, language, paused: paused !== null };
}

function madeSecret(asked: AskedAddress, address: ChannelAddress): string | null {
  return asked.kind === 'webhook' && asked.secret === null && address.kind === 'webhook' ? address.secret : null;
}

function requireName(name: string): string {
  const normal = name.normalize('NFC').trim();
  const { length } = Array.from(normal);
  if (length === 0 || length > LONGEST_NAME || /\p{C}/u.test(normal)) throw new OpscoreError('channel-name-invalid', { longest: LONGEST_NAME });
  return normal;
}
