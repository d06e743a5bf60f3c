import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Users } from '#libs/access/users.js';
import type { Database } from '#libs/database/database.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { addNotices } from '#libs/notices/add-notices.js';
import type { AskedAddress } from '#libs/notices/channel-address.js';
import { Channels } from '#libs/notices/channels.js';
import { Deliveries } from '#libs/notices/deliveries.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Channel, NoticeWords, Sender } from '#libs/notices/notice.js';
import { AddressSeal } from '#libs/notices/sealed-address.js';
import { dingtalkSender } from '#libs/notices/senders/dingtalk.js';
import { EmailSender } from '#libs/notices/senders/email.js';
import { feishuSender } from '#libs/notices/senders/feishu.js';
import { WebhookSender } from '#libs/notices/senders/webhook.js';
import { wecomSender } from '#libs/notices/senders/wecom.js';
import type { TestDatabase } from './database.js';
import { createTestDatabase } from './database.js';
import type { NoticeReceivers } from './notice-receivers.js';

/** A notice of a spec says its event key, and nothing else. */
export const SPEC_WORDS: NoticeWords = {
  part: ({ noticeId, eventKey }) => ({ noticeId, title: eventKey, lines: [], link: null }),
  subject: (parts) => `${parts.length} notices`,
};

export const WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** A busy machine answers within it; each message that hangs takes so long. */
const ROBOT_TIMEOUT_MS = 5_000;

/** People with channels on a database of their own, and a clock that stands where it is put. */
export class NoticeCompany {
  readonly seal: AddressSeal;
  readonly channels: Channels;
  readonly deliveries: Deliveries;

  private constructor(
    private readonly test: TestDatabase,
    private readonly home: string,
    readonly ownerId: string,
    public now: Date,
  ) {
    this.seal = new AddressSeal({ given: undefined, home });
    this.channels = new Channels({ database: this.database, seal: this.seal, webhookHosts: new Set(['127.0.0.1']), sendsMail: true });
    this.deliveries = new Deliveries(this.database, { words: SPEC_WORDS, timeZone: 'Asia/Shanghai' });
  }

  static async open(now: Date, poolSize = 8): Promise<NoticeCompany> {
    const test = await createTestDatabase({ poolSize });
    const asked = { name: 'lin', displayName: 'Lin', language: 'zh', grants: [] } as const;
    const { user } = await new Users(test.database).add(asked, { actor: OPSCORE_ACTOR, now });
    return new NoticeCompany(test, mkdtempSync(join(tmpdir(), 'opscore-notices-')), user.userId, now);
  }

  get database(): Database {
    return this.test.database;
  }

  readonly clock = (): Date => this.now;

  async addChannel(address: AskedAddress, name: string = address.kind): Promise<Channel> {
    const { channel } = await this.channels.add(this.ownerId, { name, language: 'zh', address }, { actor: OPSCORE_ACTOR, now: this.now });
    return channel;
  }

  /** Adds a notice for each key. */
  async tell(channelId: string, keys: readonly string[], dueAt: Date = this.now): Promise<void> {
    const subscriptionId = randomUUID();
    const notices = keys.map((eventKey) => ({ channelId, subscriptionId, event: 'spec', eventKey, facts: {}, exportId: null, dueAt, isHeld: false }));
    await this.database.withTransaction((session) => addNotices(session, notices, this.now));
  }

  /**
   * The real senders, which reach the receivers of a spec and wait for those that know a repetition as long as they are told. Robots are given
   * as long as a busy machine needs to answer: they cannot tell a message that comes again, so one that was taken too slowly would be there twice.
   */
  senders(receivers: NoticeReceivers, smtp: string | null, timeoutMs = 20_000): Readonly<Record<ChannelKind, Sender>> {
    const options = { clock: this.clock, timeoutMs: ROBOT_TIMEOUT_MS, reach: receivers.reach };
    return {
      email: new EmailSender({ url: smtp === null ? null : `smtp://${smtp}`, from: 'opscore@example.cn', findFile: () => Promise.resolve(null), timeoutMs, clock: this.clock }),
      webhook: new WebhookSender({ webhookHosts: new Set(['127.0.0.1']), timeoutMs, clock: this.clock }),
      wecom: wecomSender(options),
      dingtalk: dingtalkSender(options),
      feishu: feishuSender(options),
    };
  }

  /** Forgets all channels with what hangs on them, for the next spec. */
  async empty(): Promise<void> {
    await this.database.query('TRUNCATE notices, notice_deliveries, notice_subscriptions, notice_addresses, notice_channels, export_files, audit_entries, audit_head');
    await this.database.query('DELETE FROM users WHERE user_id <> $1', [this.ownerId]);
  }

  async close(): Promise<void> {
    await this.test.drop();
    rmSync(this.home, { recursive: true, force: true });
  }
}
