import { randomUUID } from 'node:crypto';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { NoticeCompany, SPEC_WORDS } from '../../test/support/notice-company.js';
import { addNotices } from './add-notices.js';
import type { TakenDelivery } from './deliveries.js';
import { Deliveries } from './deliveries.js';
import { DeliveryHistory } from './delivery-history.js';
import { countNotices } from './notice-counts.js';
import type { SendOutcome } from './notice.js';

const NOW = new Date('2026-11-24T04:00:00Z');
const WECOM = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key-1' } as const;
const MAIL = { kind: 'email', to: ['lin@example.cn'] } as const;
const OK: SendOutcome = { outcome: 'accepted', as: '0 ok' };
const AGAIN: SendOutcome = { outcome: 'again', reason: '{"code":"send-failed-there","details":{"answer":"HTTP 500"}}' };
const REFUSED: SendOutcome = { outcome: 'refused', reason: '{"code":"send-refused","details":{"answer":"93000"}}' };
const CHANGE = { actor: OPSCORE_ACTOR, now: NOW };

let company: NoticeCompany;
let history: DeliveryHistory;

beforeAll(async () => {
  company = await NoticeCompany.open(NOW);
  history = new DeliveryHistory(company.database);
});

afterEach(() => company.empty());

afterAll(() => company.close());

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const take = async (now = NOW): Promise<TakenDelivery> => {
  const taken = await company.deliveries.take(now);
  if (taken === null) throw new Error('Nothing was due.');
  return taken;
};
const titles = ({ message }: { message: TakenDelivery['message'] }) => message.parts.map(({ title }) => title);
const noticeStates = async () =>
  Object.fromEntries((await company.database.query<{ event_key: string; state: string }>('SELECT event_key, state FROM notices ORDER BY event_key')).map((row) => [row.event_key, row.state]));
const only = async () => {
  const [delivery] = await history.page(null, { channelId: null, state: null }, { limit: 10, after: null });
  if (delivery === undefined) throw new Error('There is no message.');
  return delivery;
};

describe('taking', () => {
  it('makes one message of all that waits at a channel, in the order in which it fell due', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['second'], later(-5));
    await company.tell(channelId, ['first'], later(-10));
    await company.tell(channelId, ['tomorrow'], later(86_400));
    const taken = await take();
    expect(titles(taken)).toEqual(['first', 'second']);
    expect(await company.deliveries.take(NOW)).toBeNull();
    expect(await noticeStates()).toEqual({ first: 'taken', second: 'taken', tomorrow: 'waiting' });
    await company.deliveries.settle(taken, OK, later(1));
    expect(await noticeStates()).toEqual({ first: 'sent', second: 'sent', tomorrow: 'waiting' });
    expect(await only()).toMatchObject({ state: 'sent', notices: 2, attempts: 1, failures: 0, error: null, acceptedAs: '0 ok', settledAt: later(1) });
    expect(await company.deliveries.nextDueAt()).toEqual(later(86_400));
  });

  it('tells nothing twice, and nothing that is held', async () => {
    const { channelId } = await company.addChannel(WECOM);
    const notice = { channelId, subscriptionId: null, event: 'spec', eventKey: 'once', facts: {}, exportId: null, dueAt: NOW };
    const add = (isHeld: boolean, eventKey: string) => company.database.withTransaction((session) => addNotices(session, [{ ...notice, isHeld, eventKey }], NOW));
    expect([await add(false, 'once'), await add(false, 'once'), await add(true, 'held')]).toEqual([1, 0, 1]);
    expect(titles(await take())).toEqual(['once']);
    expect(await company.database.withTransaction((session) => addNotices(session, [{ ...notice, isHeld: false, channelId: randomUUID() }], NOW))).toBe(0);
  });

  it('is never done twice at once', async () => {
    const channels = await Promise.all([1, 2, 3].map((number) => company.addChannel({ ...WECOM, url: `${WECOM.url}${number}` })));
    for (const { channelId } of channels) await company.tell(channelId, [`at ${channelId}`]);
    const taken = await Promise.all(Array.from({ length: 8 }, () => company.deliveries.take(NOW)));
    expect(taken.flatMap((each) => (each === null ? [] : titles(each))).toSorted()).toEqual(channels.map(({ channelId }) => `at ${channelId}`).toSorted());
  });

  it('keeps the limit of an address over all its channels', async () => {
    const { channelId } = await company.addChannel(WECOM);
    const other = await company.addChannel(WECOM);
    for (let number = 0; number < 20; number += 1) {
      const place = number % 2 === 0 ? channelId : other.channelId;
      await company.tell(place, [`${number}`]);
      await company.deliveries.settle(await take(), OK, NOW);
    }
    await company.tell(channelId, ['a', 'b']);
    expect(await company.deliveries.take(later(61))).toBeNull();
    expect(await company.deliveries.nextDueAt()).toEqual(later(62));
    expect(titles(await take(later(62))).toSorted()).toEqual(['a', 'b']);
  });
});

describe('what fails', () => {
  it('is tried again word for word, each time later', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    const first = await take();
    await company.deliveries.settle(first, AGAIN, NOW);
    expect(await company.deliveries.nextDueAt()).toEqual(later(30));
    const second = await take(later(30));
    expect(second).toMatchObject({ deliveryId: first.deliveryId, message: first.message, attempt: 2, failures: 1 });
    await company.deliveries.settle(second, AGAIN, later(30));
    expect(await company.deliveries.nextDueAt()).toEqual(later(90));
  });

  it('has its address rest, so that what falls due meanwhile becomes one message', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    await company.deliveries.settle(await take(), AGAIN, NOW);
    await company.tell(channelId, ['two'], later(1));
    await company.tell(channelId, ['three'], later(2));
    expect(await company.deliveries.take(later(29))).toBeNull();
    expect(titles(await take(later(30)))).toEqual(['one']);
    expect(titles(await take(later(30)))).toEqual(['two', 'three']);
  });

  it('for a day is given up, told to the owner elsewhere, and tried again where the owner says so', async () => {
    const { channelId } = await company.addChannel(WECOM);
    const mail = await company.addChannel(MAIL);
    await company.tell(channelId, ['one']);
    let now = NOW;
    for (let failures = 0; failures < 30; failures += 1) {
      await company.deliveries.settle(await take(now), AGAIN, now);
      now = failures < 29 ? ((await company.deliveries.nextDueAt()) ?? now) : now;
    }
    expect((now.getTime() - NOW.getTime()) / 3_600_000).toBeGreaterThan(22);
    expect(await noticeStates()).toMatchObject({ one: 'failed' });
    const [failed] = await history.page(company.ownerId, { channelId, state: 'failed' }, { limit: 10, after: null });
    expect(failed).toMatchObject({ state: 'failed', attempts: 30, failures: 30, error: AGAIN.reason, settledAt: now });
    const told = await take(now);
    expect(told.channel.channelId).toBe(mail.channelId);
    expect(titles(told)).toEqual([`message-failed ${failed?.deliveryId}`]);
    expect(await countNotices(company.database, now)).toEqual({ waiting: 0, sending: 1, failed: 1, paused: 0 });

    await company.deliveries.settle(told, OK, now);
    await expect(history.retry(told.deliveryId, company.ownerId, CHANGE)).rejects.toMatchObject({ code: 'delivery-not-failed' });
    await expect(history.retry(failed?.deliveryId ?? '', randomUUID(), CHANGE)).rejects.toMatchObject({ code: 'delivery-not-found' });
    expect(await history.retry(failed?.deliveryId ?? '', company.ownerId, { ...CHANGE, now })).toMatchObject({ state: 'waiting', failures: 0 });
    // Its address still rests.
    now = new Date(now.getTime() + 300_000);
    expect(await company.deliveries.nextDueAt()).toEqual(now);
    const retried = await take(now);
    expect(retried).toMatchObject({ deliveryId: failed?.deliveryId, attempt: 31, failures: 0 });
    await company.deliveries.settle(retried, OK, now);
    expect(await noticeStates()).toMatchObject({ one: 'sent' });
  });

  it('because the other side is busy has not failed: the address rests, for all its channels', async () => {
    const { channelId } = await company.addChannel(WECOM);
    const other = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    await company.deliveries.settle(await take(), { outcome: 'busy', reason: 'x', retryAfterMs: 120_000 }, NOW);
    await company.tell(other.channelId, ['two']);
    expect(await company.deliveries.take(later(119))).toBeNull();
    expect(await company.deliveries.nextDueAt()).toEqual(later(120));
    expect((await only()).failures).toBe(0);
    expect((await take(later(120))).attempt + (await take(later(120))).attempt).toBe(3);
  });

  it('because it is refused pauses the channel and keeps the notices, until somebody changes it', async () => {
    const { channelId } = await company.addChannel(WECOM, '家电群');
    const mail = await company.addChannel(MAIL);
    await company.tell(channelId, ['one']);
    await company.deliveries.settle(await take(), REFUSED, NOW);
    await company.tell(channelId, ['two']);
    const told = await take();
    expect(told.channel.channelId).toBe(mail.channelId);
    expect(titles(told)).toEqual([`channel-paused ${channelId} 2026-11-24T04:00:00.000Z`]);
    const [notice] = await company.database.query<{ facts: unknown }>(`SELECT facts FROM notices WHERE event = 'channel-paused'`);
    expect(notice?.facts).toEqual({ channelId, name: '家电群', kind: 'wecom', hint: 'qyapi.weixin.qq.com/…ey-1', reason: REFUSED.reason });
    await company.deliveries.settle(told, OK, NOW);
    expect(await company.deliveries.take(later(86_400))).toBeNull();
    expect(await company.deliveries.nextDueAt()).toBeNull();
    expect(await company.channels.get(channelId, null)).toMatchObject({ paused: REFUSED.reason });
    expect(await countNotices(company.database, NOW)).toEqual({ waiting: 1, sending: 1, failed: 0, paused: 1 });

    expect(await company.channels.resume(channelId, company.ownerId, CHANGE)).toMatchObject({ paused: null, version: 2 });
    expect(titles(await take(later(1)))).toEqual(['one']);
    expect(titles(await take(later(1)))).toEqual(['two']);
  });

  it('by an address that was changed meanwhile does not pause the channel', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    const taken = await take();
    await company.channels.change(channelId, { address: { ...WECOM, url: `${WECOM.url}-new` } }, { ownerId: null, version: null }, CHANGE);
    await company.deliveries.settle(taken, REFUSED, NOW);
    expect(await company.channels.get(channelId, null)).toMatchObject({ paused: null });
    expect((await take()).deliveryId).toBe(taken.deliveryId);
  });
});

describe('a worker that is killed', () => {
  it('loses nothing: another one takes its message when its time is over', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    const lost = await take();
    expect(await company.deliveries.take(later(299))).toBeNull();
    expect(await company.deliveries.nextDueAt()).toEqual(later(300));
    const found = await take(later(300));
    expect(found).toMatchObject({ deliveryId: lost.deliveryId, message: lost.message, attempt: 2, failures: 1 });
    expect((await only()).error).toContain('send-interrupted');
  });

  it('and was only slow changes nothing of what the other one does, unless its message was accepted', async () => {
    const { channelId } = await company.addChannel(WECOM);
    await company.tell(channelId, ['one']);
    const slow = await take();
    const fast = await take(later(300));
    await company.deliveries.settle(slow, AGAIN, later(301));
    expect(await only()).toMatchObject({ state: 'sending', failures: 1 });
    await company.deliveries.settle(slow, OK, later(302));
    await company.deliveries.settle(fast, AGAIN, later(303));
    expect(await only()).toMatchObject({ state: 'sent', settledAt: later(302) });
    expect(await company.deliveries.take(later(3_600))).toBeNull();
  });
});

it('a channel that is removed while a message is sent does no harm', async () => {
  const { channelId } = await company.addChannel(WECOM);
  await company.tell(channelId, ['one', 'two']);
  const taken = await take();
  await company.channels.remove(channelId, { ownerId: null, version: null }, CHANGE);
  for (const outcome of [OK, AGAIN, REFUSED, { outcome: 'busy', reason: 'x', retryAfterMs: null } as const]) await company.deliveries.settle(taken, outcome, NOW);
  expect(await noticeStates()).toEqual({});
  expect(await company.deliveries.nextDueAt()).toBeNull();
});

it('messages are kept for 90 days', async () => {
  const { channelId } = await company.addChannel(WECOM);
  await company.tell(channelId, ['old']);
  await company.deliveries.settle(await take(), OK, NOW);
  await company.tell(channelId, ['waiting'], later(200 * 86_400));
  await company.deliveries.sweep(later(90 * 86_400));
  expect(await noticeStates()).toEqual({ old: 'sent', waiting: 'waiting' });
  await company.deliveries.sweep(later(90 * 86_400 + 1));
  expect(await noticeStates()).toEqual({ waiting: 'waiting' });
  expect(await history.page(null, { channelId: null, state: null }, { limit: 10, after: null })).toEqual([]);
  expect(await company.database.query('SELECT FROM notice_addresses')).toEqual([]);
});

it('the history is read in pages, newest first, by its owner alone', async () => {
  const { channelId } = await company.addChannel(WECOM);
  for (const seconds of [0, 1, 2]) {
    await company.tell(channelId, [`at ${seconds}`]);
    await company.deliveries.settle(await take(later(seconds)), OK, later(seconds));
  }
  const page = (ownerId: string | null, after: { madeAt: Date; deliveryId: string } | null) => history.page(ownerId, { channelId, state: 'sent' }, { limit: 2, after });
  const first = await page(company.ownerId, null);
  expect(first.map(titles)).toEqual([['at 2'], ['at 1']]);
  expect((await page(company.ownerId, first[1] ?? null)).map(titles)).toEqual([['at 0']]);
  expect(await page(randomUUID(), null)).toEqual([]);
  expect(await history.get(first[0]?.deliveryId ?? '', company.ownerId)).toEqual(first[0]);
  await expect(history.get(first[0]?.deliveryId ?? '', randomUUID())).rejects.toMatchObject({ code: 'delivery-not-found' });
});

it('the file of an export goes with an e-mail, and with nothing else', async () => {
  const exportId = randomUUID();
  await company.database.query(
    `INSERT INTO export_files (export_id, report, request, format, language, requested_by, state, requested_at, changed_at, made_at, file_name)
     VALUES ($1, 'scorecards', '{"period":"2026-10"}', 'xlsx', 'zh', $2, 'done', $3, $3, $3, 'x.xlsx')`,
    [exportId, company.ownerId, NOW],
  );
  const tellWith = async (channelId: string) => {
    const notice = { channelId, subscriptionId: null, event: 'spec', eventKey: channelId, facts: {}, exportId, dueAt: NOW, isHeld: false };
    await company.database.withTransaction((session) => addNotices(session, [notice], NOW));
    return (await take()).message.attachments;
  };
  expect(await tellWith((await company.addChannel(MAIL)).channelId)).toEqual([
    { exportId, fileName: 'scorecards-2026-10-20261124-1200.xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  ]);
  expect(await tellWith((await company.addChannel(WECOM)).channelId)).toEqual([]);
});

it('what PostgreSQL does not keep in a name does no harm', async () => {
  const { channelId } = await company.addChannel(WECOM);
  await company.tell(channelId, ['one']);
  const words = { ...SPEC_WORDS, part: () => ({ noticeId: 'n', title: 'a\0b\uD83D', lines: [], link: null }) };
  const deliveries = new Deliveries(company.database, { words, timeZone: 'Asia/Shanghai' });
  expect((await deliveries.take(NOW))?.message.parts[0]?.title).toBe('a\uFFFDb\uFFFD');
});
