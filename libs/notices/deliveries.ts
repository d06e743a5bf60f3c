import { randomUUID } from 'node:crypto';
import type { Database, Session } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { addNotices } from './add-notices.js';
import type { Wording } from './compose-delivery.js';
import { composeMessage } from './compose-delivery.js';
import * as sql from './deliveries.sql.js';
import { LIMITS, MOST_FAILURES, noteAttempt, pauseFor, restAfter, waitAfter } from './limits.rule.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Message, SendOutcome } from './notice.js';
import { CHANNEL_PAUSED, MESSAGE_FAILED } from './notice.js';
import { writtenProblem } from './written-problem.js';

/** A message that this process alone may send now. */
export interface TakenDelivery {
  readonly deliveryId: string;
  readonly message: Message;
  /** Which attempt at it this is, from 1 on. */
  readonly attempt: number;
  /** How many failed so far. */
  readonly failures: number;
  readonly channel: TakenChannel;
}

/** The channel of a message as it was when the message was taken. */
export interface TakenChannel {
  readonly channelId: string;
  readonly ownerId: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly hint: string;
  readonly sealedAddress: Buffer;
  readonly version: number;
}

/** So long a message belongs to who took it: longer than any sender takes. */
const LEASE_MS = 300_000;

const A_DAY_MS = 86_400_000;
/** How long messages and notices are kept, in days. */
export const KEEP_DAYS = 90;
/** So often it is tried to take what others take at the same moment; what is left is due at the next look. */
const MOST_TRIES = 20;

/**
 * The messages that notices become, and what became of them. What is due stands here and nowhere else: any number of workers take from it,
 * each message one at a time, and an address no more often than its limits allow, whoever sends.
 */
export class Deliveries {
  constructor(
    private readonly database: Database,
    private readonly wording: Wording,
  ) {}

  /**
   * Takes a message that is due: one that waits to be tried again, else one made of the notices that wait at a channel. The attempt counts
   * for the limits of the address from here on. Null where nothing is due that may be sent now.
   */
  async take(now: Date): Promise<TakenDelivery | null> {
    for (let time = 0; time < MOST_TRIES; time += 1) {
      const taken = await this.database.withTransaction((session) => this.takeOnce(session, now));
      if (taken !== 'again') return taken;
    }
    return null;
  }

  /**
   * Notes what became of an attempt. What was accepted is sent, also where the attempt had been taken for lost. A refusal pauses the channel,
   * keeps the message, and is told at other channels of the owner; where the channel is gone, nothing is noted.
   */
  async settle(taken: TakenDelivery, outcome: SendOutcome, now: Date): Promise<void> {
    await this.database.withTransaction(async (session) => {
      switch (outcome.outcome) {
        case 'accepted':
          if ((await session.execute(sql.SETTLE_SENT, [taken.deliveryId, storable(outcome.as), now])) > 0) {
            await session.query(sql.NOTICES_OF_DELIVERY, [taken.deliveryId, 'sent']);
          }
          return;
        case 'busy': {
          const until = new Date(now.getTime() + pauseFor(taken.channel.kind, outcome.retryAfterMs));
          await session.query(sql.CLOSE_ADDRESS, [taken.deliveryId, until]);
          await putBack(session, taken, { failures: taken.failures, nextTryAt: until, error: outcome.reason });
          return;
        }
        case 'again':
          await failOnce(session, taken, outcome.reason, now);
          return;
        case 'refused':
          await pauseChannel(session, taken, outcome.reason, now);
          await putBack(session, taken, { failures: taken.failures, nextTryAt: now, error: outcome.reason });
      }
    });
  }

  /** When something is due next that may be sent then; null where nothing waits. May have passed. */
  async nextDueAt(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(sql.NEXT_DUE);
    return row?.at ?? null;
  }

  /** Forgets messages and notices that are older than they are kept. */
  async sweep(now: Date): Promise<void> {
    const before = new Date(now.getTime() - KEEP_DAYS * A_DAY_MS);
    await this.database.query(sql.SWEEP_DELIVERIES, [before]);
    await this.database.query(sql.SWEEP_NOTICES, [before]);
    await this.database.query(sql.SWEEP_ADDRESSES, [new Date(now.getTime() - A_DAY_MS)]);
  }

  /** `again`: somebody else was faster at this address, or holds its notices. */
  private async takeOnce(session: Session, now: Date): Promise<TakenDelivery | 'again' | null> {
    const [channel] = await session.query<ChannelRow>(sql.TAKE_CHANNEL, [now]);
    if (channel === undefined) return null;
    const [place] = await session.query<{ attempts: Date[]; free_at: Date }>(sql.LOCK_ADDRESS, [channel.address_key, now]);
    if (place === undefined || place.free_at > now) return 'again';
    const until = new Date(now.getTime() + LEASE_MS);
    const due = (await takeWaiting(session, channel, now, until)) ?? (await this.takeNew(session, channel, now, until));
    if (due === null) return 'again';
    const earlier = place.attempts.map((at) => at.getTime());
    const { attempts, freeAt } = noteAttempt(earlier, LIMITS[channel.kind], now.getTime());
    await session.query(sql.NOTE_ATTEMPT, [channel.address_key, attempts.map((at) => new Date(at)), new Date(freeAt)]);
    return { ...due, channel: readChannel(channel) };
  }

  private async takeNew(session: Session, channel: ChannelRow, now: Date, until: Date): Promise<DueDelivery | null> {
    const request = { channelId: channel.channel_id, kind: channel.kind, language: channel.language, now };
    const composed = await composeMessage(session, request, this.wording);
    if (composed === null) return null;
    const { noticeIds } = composed;
    const deliveryId = randomUUID();
    const body = JSON.stringify(composed.message, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
    // The first attempt sends what is kept, as every other one does.
    const message = JSON.parse(body) as Message;
    await session.query(sql.ADD_DELIVERY, [deliveryId, channel.channel_id, noticeIds.length, body, until, now]);
    await session.query(sql.NOTICES_TAKEN, [noticeIds, deliveryId]);
    return { deliveryId, message, attempt: 1, failures: 0 };
  }
}

type DueDelivery = Omit<TakenDelivery, 'channel'>;

async function takeWaiting(session: Session, { channel_id: channelId }: ChannelRow, now: Date, until: Date): Promise<DueDelivery | null> {
  const [row] = await session.query<DueRow>(sql.TAKE_DELIVERY, [channelId, now, until, writtenProblem('send-interrupted')]);
  return row === undefined ? null : { deliveryId: row.delivery_id, message: row.body, attempt: row.attempts, failures: row.failures };
}

/** A failure more: the message waits longer, or is given up after about a day; the address rests. */
async function failOnce(session: Session, taken: TakenDelivery, reason: string, now: Date): Promise<void> {
  const failures = taken.failures + 1;
  await session.query(sql.CLOSE_ADDRESS, [taken.deliveryId, new Date(now.getTime() + restAfter(failures))]);
  if (failures < MOST_FAILURES) {
    await putBack(session, taken, { failures, nextTryAt: new Date(now.getTime() + waitAfter(failures)), error: reason });
    return;
  }
  const isSettled = (await session.execute(sql.SETTLE_NOT_SENT, [taken.deliveryId, taken.attempt, 'failed', failures, now, storable(reason), now])) > 0;
  if (!isSettled) return;
  await session.query(sql.NOTICES_OF_DELIVERY, [taken.deliveryId, 'failed']);
  await tellOwner(session, taken, { event: MESSAGE_FAILED, eventKey: `${MESSAGE_FAILED} ${taken.deliveryId}`, reason }, now);
}

async function putBack(session: Session, taken: TakenDelivery, { failures, nextTryAt, error }: { failures: number; nextTryAt: Date; error: string }): Promise<void> {
  await session.query(sql.SETTLE_NOT_SENT, [taken.deliveryId, taken.attempt, 'waiting', failures, nextTryAt, storable(error), null]);
}

async function pauseChannel(session: Session, taken: TakenDelivery, reason: string, now: Date): Promise<void> {
  const { channelId, version } = taken.channel;
  const isPaused = (await session.execute(sql.PAUSE_CHANNEL, [channelId, version, storable(reason)])) > 0;
  if (isPaused) await tellOwner(session, taken, { event: CHANNEL_PAUSED, eventKey: `${CHANNEL_PAUSED} ${channelId} ${now.toISOString()}`, reason }, now);
}

/** Tells the owner of a channel at their other channels what is wrong with it. */
async function tellOwner(session: Session, { channel }: TakenDelivery, told: { event: string; eventKey: string; reason: string }, now: Date): Promise<void> {
  const { channelId, ownerId, name, kind, hint } = channel;
  const others = await session.query<{ channel_id: string }>(sql.OTHER_CHANNELS, [ownerId, channelId]);
  const { event, eventKey, reason } = told;
  const facts = { channelId, name, kind, hint, reason };
  const notices = others.map((other) => ({ channelId: other.channel_id, subscriptionId: null, event, eventKey, facts, exportId: null, dueAt: now, isHeld: false }));
  await addNotices(session, notices, now);
}

/** PostgreSQL keeps no zero byte, and no half of a character. */
function storable(text: string): string {
  return text.replaceAll(/\0|\p{Surrogate}/gu, '\uFFFD');
}

interface ChannelRow {
  readonly [column: string]: unknown;
  readonly channel_id: string;
  readonly owner_id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  readonly hint: string;
  readonly language: Language;
  readonly address: Buffer;
  readonly address_key: Buffer;
  readonly version: number;
}

interface DueRow {
  readonly [column: string]: unknown;
  readonly delivery_id: string;
  readonly body: Message;
  readonly attempts: number;
  readonly failures: number;
}

function readChannel(row: ChannelRow): TakenChannel {
  return {
    channelId: row.channel_id,
    ownerId: row.owner_id,
    kind: row.kind,
    name: row.name,
    hint: row.hint,
    sealedAddress: row.address,
    version: row.version,
  };
}
