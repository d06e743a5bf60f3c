import { addNotices } from '#libs/notices/add-notices.js';
import type { TakenDelivery } from '#libs/notices/deliveries.js';
import type { AskedAddress } from '#libs/notices/channel-address.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Channel, SendOutcome } from '#libs/notices/notice.js';
import { referenceOf } from '#libs/notices/message-forms.js';
import type { SendingServices } from '#libs/notices/send-due.js';
import { sendDue } from '#libs/notices/send-due.js';
import type { RandomSource } from '../attribution/random-source.js';
import { randomSource } from '../attribution/random-source.js';
import type { MailWhim } from '../support/mail-receiver.js';
import { MailReceiver, readMail } from '../support/mail-receiver.js';
import type { TakenMessage, Whim } from '../support/notice-receivers.js';
import { NoticeReceivers } from '../support/notice-receivers.js';
import { NoticeCompany, WEBHOOK_SECRET } from '../support/notice-company.js';

/**
 * Ten thousand notices over channels of all kinds, sent by three workers at once to receivers that throttle, fail, answer nonsense, hang up and
 * hang; workers are killed before and after they sent. Time is simulated: it goes on to when something is due next.
 */

const NOTICES = 10_000;
const CHANNELS_OF_A_KIND = 4;
const WORKERS = 3;
const BEGIN = new Date('2026-11-24T04:00:00Z');
/** Half of the notices fall due within an hour, each on a minute: what falls due together is one message. */
const MINUTES = 60;
/** The other half all goes to a few channels, a second or less apart: far more messages than any robot takes. */
const BUSY_SECONDS = 300;

/** Of a hundred messages. Only receivers that know a repetition by its id take one without saying so. */
const ROBOT_WHIMS: readonly (readonly [number, Whim])[] = [[88, 'take'], [3, 'busy'], [3, 'fail'], [2, 'garbage'], [2, 'close'], [2, 'hang']];
const WEBHOOK_WHIMS: readonly (readonly [number, Whim])[] = [[86, 'take'], [3, 'busy'], [3, 'fail'], [2, 'garbage'], [2, 'close'], [2, 'hang'], [2, 'take-and-hang']];
const MAIL_WHIMS: readonly (readonly [number, MailWhim])[] = [[90, 'take'], [3, 'defer'], [3, 'too-many'], [2, 'close'], [1, 'hang'], [1, 'take-and-hang']];

const addressOf = (kind: ChannelKind, number: number, hooks: string): AskedAddress => {
  switch (kind) {
    case 'email':
      return { kind, to: [`team-${number}@example.cn`, `lead-${number}@example.cn`] };
    case 'webhook':
      return { kind, url: `${hooks}/hook-${number}`, secret: WEBHOOK_SECRET };
    case 'wecom':
      return { kind, url: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key-${number}` };
    case 'dingtalk':
      return { kind, url: `https://oapi.dingtalk.com/robot/send?access_token=ding-token-${number}`, secret: 'SECding' };
    case 'feishu':
      return { kind, url: `https://open.feishu.cn/open-apis/bot/v2/hook/feishu-hook-${number}`, secret: 'feishu-secret' };
  }
};

let company: NoticeCompany;
let random: RandomSource;
let receivers: NoticeReceivers;
let mail: MailReceiver;
let smtp: string;
/** After this, nothing goes wrong any more. */
let isCalm = false;

beforeAll(async () => {
  company = await NoticeCompany.open(BEGIN, 12);
  random = randomSource(20_261_124);
  const secrets = new Map(Array.from({ length: CHANNELS_OF_A_KIND }, (_, number) => [
    [`/hook-${number}`, WEBHOOK_SECRET],
    [`ding-token-${number}`, 'SECding'],
    [`feishu-hook-${number}`, 'feishu-secret'],
  ] as const).flat());
  const whim = (kind: string): Whim => (isCalm ? 'take' : random.weigh(kind === 'webhook' ? WEBHOOK_WHIMS : ROBOT_WHIMS));
  receivers = new NoticeReceivers({ clock: company.clock, secrets, whim });
  await receivers.start();
  mail = new MailReceiver({ clock: company.clock, whim: () => (isCalm ? 'take' : random.weigh(MAIL_WHIMS)) });
  smtp = await mail.start();
});

afterAll(async () => {
  await receivers.stop();
  await mail.stop();
  await company.close();
});

/** A worker that is now and then killed: before it sends a message, or (where a repetition is known) after that and before it notes so. */
function mortalWorker(killed: { before: number; after: number }): SendingServices {
  const { seal, deliveries, clock } = company;
  return {
    seal,
    clock,
    senders: company.senders(receivers, smtp, 200),
    deliveries: {
      take: async (now) => {
        const taken = await deliveries.take(now);
        if (taken === null || isCalm || !random.happens(1)) return taken;
        killed.before += 1;
        throw new Killed();
      },
      settle: async (taken: TakenDelivery, outcome: SendOutcome, now) => {
        const knowsRepetitions = taken.channel.kind === 'email' || taken.channel.kind === 'webhook';
        if (knowsRepetitions && !isCalm && random.happens(2)) {
          killed.after += 1;
          throw new Killed();
        }
        await deliveries.settle(taken, outcome, now);
      },
    },
  };
}

class Killed extends Error {}

const untilQuiet = async (worker: SendingServices): Promise<void> => {
  for (;;) {
    try {
      await sendDue(worker, { lanes: 2 });
      return;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
};

/** The notices in a message that was taken. */
const keysIn = ({ kind, body }: TakenMessage): string[] => [...new Set((kind === 'email' ? readMail(body) : body).match(/N-\d{5}/g))];
const referenceIn = ({ kind, body }: TakenMessage): string => /(?:消息编号 |"reference":")([0-9A-F]{8})/.exec(kind === 'email' ? readMail(body) : body)?.[1] ?? '';

/** What people and programs are left with: a receiver that knows a message by its id keeps it once. */
const once = (messages: readonly TakenMessage[]): TakenMessage[] => {
  const seen = new Set<string>();
  return messages.filter(({ id }) => id === null || (!seen.has(id) && seen.add(id)));
};

it('of ten thousand notices none is lost and none doubled, and no limit is exceeded', async () => {
  const channels: Channel[] = [];
  const hooks = receivers.address;
  for (const kind of ['email', 'webhook', 'wecom', 'dingtalk', 'feishu'] as const) {
    for (let number = 0; number < CHANNELS_OF_A_KIND; number += 1) channels.push(await company.addChannel(addressOf(kind, number, hooks), `${kind} ${number}`));
  }
  // Two channels of one address keep its limit together.
  for (const kind of ['wecom', 'feishu'] as const) channels.push(await company.addChannel(addressOf(kind, 0, hooks), `${kind} 0 again`));
  const busyChannels = channels.filter(({ name }) => name.endsWith(' 1'));
  const keys = Array.from({ length: NOTICES }, (_, number) => `N-${String(number).padStart(5, '0')}`);
  const notices = keys.map((eventKey) => {
    const isBusy = random.happens(50);
    const channel = random.pick(isBusy ? busyChannels : channels);
    const waitMs = isBusy ? random.below(BUSY_SECONDS * (channel.kind === 'feishu' ? 100 : 1)) * (channel.kind === 'feishu' ? 10 : 1_000) : random.below(MINUTES) * 60_000;
    const dueAt = new Date(BEGIN.getTime() + waitMs);
    return { channelId: channel.channelId, subscriptionId: null, event: 'spec', eventKey, facts: {}, exportId: null, dueAt, isHeld: false };
  });
  await company.database.withTransaction(async (session) => {
    expect(await addNotices(session, notices, BEGIN)).toBe(NOTICES);
    expect(await addNotices(session, notices, BEGIN)).toBe(0);
  });

  const killed = { before: 0, after: 0 };
  const workers = Array.from({ length: WORKERS }, () => mortalWorker(killed));
  for (;;) {
    await Promise.all(workers.map(untilQuiet));
    const next = await company.deliveries.nextDueAt();
    if (next === null) break;
    // What fails again and again would be given up after a day: the last hours are calm.
    isCalm = next.getTime() > BEGIN.getTime() + 3 * 3_600_000;
    company.now = new Date(Math.max(next.getTime(), company.now.getTime() + 1));
  }

  const taken = once([...receivers.taken, ...mail.taken]);
  expect(taken.flatMap(keysIn).toSorted()).toEqual(keys);
  expect(receivers.exceeded).toEqual([]);
  const states = await company.database.query<{ state: string; count: number }>('SELECT state, count(*)::integer AS count FROM notices GROUP BY state');
  expect(states).toEqual([{ state: 'sent', count: NOTICES }]);
  const sent = await company.database.query<{ delivery_id: string; state: string; kind: ChannelKind }>(
    'SELECT delivery_id, state, kind FROM notice_deliveries JOIN notice_channels USING (channel_id)',
  );
  expect(new Set(sent.map(({ state }) => state))).toEqual(new Set(['sent']));
  expect(sent.map(({ delivery_id: id }) => referenceOf(id)).toSorted()).toEqual(taken.map(referenceIn).toSorted());
  // It was no easy ride: messages of several notices, every whim, and workers that were killed.
  expect(taken.length).toBeLessThan(NOTICES / 2);
  expect(new Set(receivers.seen.map(({ whim }) => whim))).toEqual(new Set(WEBHOOK_WHIMS.map(([, whim]) => whim)));
  expect(killed.before).toBeGreaterThan(3);
  expect(killed.after).toBeGreaterThan(3);
});
