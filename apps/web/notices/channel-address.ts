import type { ChannelKind } from '../api/notice-channels.js';

/** The kinds of channels, those of teams first. */
export const CHANNEL_KINDS = ['wecom', 'dingtalk', 'feishu', 'email', 'webhook'] as const satisfies readonly ChannelKind[];

/** An address as it is typed: that of a robot or program with its secret, or mailboxes line by line. */
export interface TypedAddress {
  readonly text: string;
  readonly secret: string;
}

/** Nothing is typed yet. */
export const NOTHING_TYPED: TypedAddress = { text: '', secret: '' };

/** Whether a channel of a kind can have a secret. */
export function takesSecret(kind: ChannelKind): boolean {
  return kind === 'dingtalk' || kind === 'feishu' || kind === 'webhook';
}

/** What is sent of an address. Mailboxes may be parted by lines, commas, semicolons or blanks. */
export function addressOf(kind: ChannelKind, { text, secret }: TypedAddress): { mailboxes: string[] } | { url: string; secret?: string } {
  if (kind === 'email') return { mailboxes: text.split(/[\s,;，；、]+/).filter((mailbox) => mailbox !== '') };
  return { url: text.trim(), ...(takesSecret(kind) && secret.trim() !== '' && { secret: secret.trim() }) };
}
