import { createHmac } from 'node:crypto';
import { referenceOf } from '../message-forms.js';
import type { ChannelAddress, Message, SendOutcome, Sender } from '../notice.js';
import { outcomeOfFault, outcomeOfStatus } from './outcomes.js';
import { postJson } from './post-json.js';

export interface WebhookOptions {
  /** Hosts that may be reached although they are private. */
  readonly webhookHosts: ReadonlySet<string>;
  readonly timeoutMs?: number;
  readonly clock: () => Date;
}

const TIMEOUT_MS = 15_000;

/**
 * Sends messages to a program, by the convention of Standard Webhooks: `webhook-id` is the same whenever a message is tried again, so that
 * the program can tell a repetition; `webhook-signature` is `v1,` and the HMAC-SHA256 of id, timestamp and body, joined by dots, in base64.
 */
export class WebhookSender implements Sender {
  constructor(private readonly options: WebhookOptions) {}

  async send(address: ChannelAddress, message: Message, deliveryId: string): Promise<SendOutcome> {
    if (address.kind !== 'webhook') throw new TypeError(`A webhook is sent to, and no ${address.kind}.`);
    const { webhookHosts, timeoutMs = TIMEOUT_MS, clock } = this.options;
    const url = new URL(address.url);
    const text = webhookBody(message, deliveryId);
    const timestamp = String(Math.floor(clock().getTime() / 1_000));
    const headers = { 'webhook-id': deliveryId, 'webhook-timestamp': timestamp, 'webhook-signature': sign(address.secret, `${deliveryId}.${timestamp}.${text}`) };
    const answer = await postJson(url, text, { headers, timeoutMs, mayBePrivate: webhookHosts.has(url.hostname) });
    if ('fault' in answer) return outcomeOfFault(answer, url, timeoutMs);
    return outcomeOfStatus(answer) ?? { outcome: 'accepted', as: `HTTP ${answer.status}` };
  }
}

/** What a program is sent: the same text whenever it is tried again. */
export function webhookBody({ subject, language, parts }: Message, deliveryId: string): string {
  return JSON.stringify({
    type: 'opscore.notices',
    reference: referenceOf(deliveryId),
    subject,
    language,
    notices: parts.map(({ noticeId, title, lines, link }) => ({ id: noticeId, title, lines, link })),
  });
}

function sign(secret: string, text: string): string {
  const key = Buffer.from(secret.slice(secret.indexOf('_') + 1), 'base64');
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
}
