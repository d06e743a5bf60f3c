import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Language } from '#libs/domain/errors.js';

/** Where a channel leads, unsealed. Never logged, never answered. */
export type ChannelAddress =
  | { readonly kind: 'email'; readonly to: readonly string[] }
  /** `secret` signs what is sent. */
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  /** The robots' own addresses carry their key; `secret` is set where the robot checks signatures (not WeCom). */
  | { readonly kind: 'wecom'; readonly url: string }
  | { readonly kind: 'dingtalk'; readonly url: string; readonly secret: string | null }
  | { readonly kind: 'feishu'; readonly url: string; readonly secret: string | null };

/** A place that messages go to, as people see it. */
export interface Channel {
  readonly channelId: string;
  readonly ownerId: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** What people see of its address: `qyapi.weixin.qq.com/…3f9a`, `l***@example.cn`. */
  readonly hint: string;
  /** The language of its messages. */
  readonly language: Language;
  /** Why nothing is sent there any more, as `writtenProblem` wrote it; null where all is well. */
  readonly paused: string | null;
  readonly version: number;
  readonly addedAt: Date;
  readonly changedAt: Date;
}

/** A part of a message: what one notice says. */
export interface MessagePart {
  readonly noticeId: string;
  readonly title: string;
  /** Lines of plain words. */
  readonly lines: readonly string[];
  /** The page that it leads to; null where no address of the page is set. */
  readonly link: string | null;
}

/** A file that goes with an e-mail. */
export interface Attachment {
  readonly exportId: string;
  readonly fileName: string;
  readonly mediaType: string;
}

/** What is sent, in the words of its language, before it takes the form of a channel. The same whenever it is tried again. */
export interface Message {
  readonly subject: string;
  readonly language: Language;
  readonly parts: readonly MessagePart[];
  readonly attachments: readonly Attachment[];
}

/**
 * What became of an attempt. `accepted`: the other side said that it took the message. `busy`: it asks to be left alone for a while. `again`:
 * it may work later. `refused`: it will never work as it is. Nothing else counts as sent.
 */
export type SendOutcome =
  | { readonly outcome: 'accepted'; readonly as: string }
  | { readonly outcome: 'busy'; readonly reason: string; readonly retryAfterMs: number | null }
  | { readonly outcome: 'again'; readonly reason: string }
  | { readonly outcome: 'refused'; readonly reason: string };

/** Sends a message once. Never throws for what the other side does. */
export interface Sender {
  send(address: ChannelAddress, message: Message, deliveryId: string): Promise<SendOutcome>;
}

/** One thing to be told at a channel. */
export interface Notice {
  readonly noticeId: string;
  /** Null for what the product tells of itself. */
  readonly subscriptionId: string | null;
  readonly event: string;
  /** Names what happened: the same is not told twice. */
  readonly eventKey: string;
  /** Keys and published figures that the words are made of. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The export that goes with it. */
  readonly exportId: string | null;
  readonly madeAt: Date;
}

/** Puts notices into words. Throws nothing: what it cannot word, it names. */
export interface NoticeWords {
  /** What one notice says. */
  part(notice: Notice, language: Language): MessagePart;
  /** The line over a message of these parts. */
  subject(parts: readonly MessagePart[], language: Language): string;
}

/**
 * The events that tell an owner at another channel that one was paused, or that a message was given up there: `facts` are channelId, name,
 * kind, hint and reason (written down).
 */
export const CHANNEL_PAUSED = 'channel-paused';
export const MESSAGE_FAILED = 'message-failed';
