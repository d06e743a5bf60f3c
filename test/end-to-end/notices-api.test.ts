import { JobQueue } from '../../apps/api/job-queue.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import { AWAY, HOME, bringInTwoDivisions } from '../api/two-divisions.js';

/** Channels, subscriptions and messages over HTTP. */

const WECOM = { name: '家电群', kind: 'wecom', language: 'zh', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa' };
const LOW = { event: 'weekly-completion-low', value: '0.75' };

let api: TestApi;
let director: Caller;
let administrator: Caller;

beforeAll(async () => {
  api = await openApi({ environment: { OPSCORE_SMTP_URL: 'smtp://127.0.0.1:1', OPSCORE_MAIL_FROM: 'opscore@example.cn' } });
  await bringInTwoDivisions(api.services);
});

beforeEach(async () => {
  director = await api.as(directorOf(HOME.division));
  administrator = await api.as(ADMINISTRATOR);
});

afterAll(() => api.close());

const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code ?? null];
const addChannel = async (caller: Caller, asked: Record<string, unknown> = {}): Promise<string> => {
  const { status, body } = await caller.post('/notices/channels', { ...WECOM, ...asked });
  expect([status, body.code ?? null]).toEqual([201, null]);
  return String(body.channel.channelId);
};
const addSubscription = async (caller: Caller, asked: Record<string, unknown> = {}) => {
  const channelId = await addChannel(caller);
  const { status, body, headers } = await caller.post('/notices/subscriptions', { channelId, events: [LOW], ...asked });
  expect([status, body.code ?? null]).toEqual([201, null]);
  return { channelId, subscription: body, tag: String(headers['etag']) };
};
const wakened = () => api.application.get(JobQueue).queues.counts().then(({ notices }) => notices.waiting + notices.delayed);

describe('channels', () => {
  it('are added, changed and removed by their owner; an address goes in and never comes out', async () => {
    const added = await director.post('/notices/channels', WECOM);
    const { channelId } = added.body.channel;
    expect(added.body).toEqual({
      channel: {
        channelId,
        ownerId: director.userId,
        name: '家电群',
        kind: 'wecom',
        hint: 'qyapi.weixin.qq.com/…5aaa',
        language: 'zh',
        paused: null,
        version: 1,
        addedAt: expect.any(String),
        changedAt: expect.any(String),
      },
      secret: null,
    });
    const seen = await director.get(`/notices/channels/${channelId}`);
    expect((await director.get(`/notices/channels/${channelId}`).set('If-None-Match', String(seen.headers['etag']))).status).toBe(304);
    const path = `/notices/channels/${channelId}`;
    expect(codeOf(await director.patch(path, { name: '大家电群' }))).toEqual([428, 'if-match-missing']);
    const changed = await director.patch(path, { name: '大家电群', language: 'en' }).set('If-Match', String(seen.headers['etag']));
    expect(changed.body.channel).toMatchObject({ name: '大家电群', language: 'en', version: 2, hint: 'qyapi.weixin.qq.com/…5aaa' });
    expect(codeOf(await director.patch(path, { name: 'late' }).set('If-Match', String(seen.headers['etag'])))).toEqual([412, 'changed-meanwhile']);
    const everything = JSON.stringify([added.body, changed.body, (await director.get('/notices/channels')).body, (await administrator.get('/audit-entries?limit=1000')).body]);
    expect(everything).not.toContain('693a91f6');
    expect((await director.delete(path)).status).toBe(204);
    expect(codeOf(await director.get(path))).toEqual([404, 'channel-not-found']);
    const actions = (await administrator.get('/audit-entries?limit=1000')).body.items as { action: string; subject: string }[];
    expect(actions.filter(({ subject }) => subject === channelId).map(({ action }) => action).toSorted()).toEqual(['channel.added', 'channel.changed', 'channel.removed']);
  });

  it('of programs are given a secret, once', async () => {
    const key = 'notices-webhook-1';
    const ask = () => director.post('/notices/channels', { name: 'BI', kind: 'webhook', url: 'https://hooks.example.cn/opscore' }).set('Idempotency-Key', key);
    const first = await ask();
    expect(first.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(codeOf(await ask())).toEqual([409, 'answer-shown-once']);
    expect(JSON.stringify((await director.get(`/notices/channels/${first.body.channel.channelId}`)).body)).not.toContain('whsec_');
  });

  it.each([
    [{ ...WECOM, url: 'https://evil.example/send?key=693a91f6-7xxx' }, [422, 'channel-url-wrong']],
    [{ ...WECOM, url: undefined }, [422, 'channel-url-wrong']],
    [{ ...WECOM, kind: 'telephone' }, [400, 'request-invalid']],
    [{ name: 'mail', kind: 'email', mailboxes: [] }, [422, 'channel-mailboxes-wrong']],
    [{ name: 'mail', kind: 'email', mailboxes: ['lin@example.cn'] }, [201, null]],
    [{ name: 'in', kind: 'webhook', url: 'https://127.0.0.1/x' }, [422, 'send-host-private']],
  ])('%j: %j', async (asked, expected) => {
    expect(codeOf(await director.post('/notices/channels', asked))).toEqual(expected);
  });

  it('are tested: a message is sent by a worker, and its fate is told', async () => {
    const channelId = await addChannel(director);
    const before = await wakened();
    const { status, body } = await director.post(`/notices/channels/${channelId}/tests`);
    expect([status, body]).toEqual([202, { testId: expect.any(String), state: 'waiting', acceptedAs: null, problem: null }]);
    expect(await wakened()).toBeGreaterThanOrEqual(before);
    const path = `/notices/channels/${channelId}/tests/${body.testId}`;
    expect((await director.get(path)).body).toEqual(body);
    await api.services.database.query(`UPDATE notice_channels SET paused = '{"code":"send-refused","details":{"answer":"93000"}}' WHERE channel_id = $1`, [channelId]);
    expect((await director.get(path)).body).toMatchObject({ state: 'failed', problem: { code: 'send-refused', en: expect.stringContaining('93000'), zh: expect.stringContaining('93000') } });
    expect((await director.get(`/notices/channels/${channelId}`)).body.paused).toMatchObject({ code: 'send-refused' });
    expect((await director.post(`/notices/channels/${channelId}/resume`)).body.paused).toBeNull();
    expect(codeOf(await director.get(`/notices/channels/${channelId}/tests/${channelId}`))).toEqual([404, 'channel-test-not-found']);
    expect(codeOf(await administrator.post(`/notices/channels/${channelId}/tests`))).toEqual([404, 'channel-not-found']);
  });

  it('of others are not there, but for who may see all', async () => {
    const channelId = await addChannel(director);
    const other = await api.as(directorOf(AWAY.division));
    expect((await other.get('/notices/channels')).body.items).toEqual([]);
    expect(codeOf(await other.get(`/notices/channels/${channelId}`))).toEqual([404, 'channel-not-found']);
    expect(codeOf(await other.delete(`/notices/channels/${channelId}`))).toEqual([404, 'channel-not-found']);
    expect(codeOf(await other.get('/notices/channels?everybody=true'))).toEqual([403, 'not-permitted']);
    const auditor = await api.as(AUDITOR);
    const ids = (await auditor.get('/notices/channels?everybody=true&limit=1000')).body.items.map((each: { channelId: string }) => each.channelId);
    expect(ids).toContain(channelId);
    expect((await auditor.get('/notices/channels')).body.items).toEqual([]);
    expect((await auditor.get(`/notices/channels/${channelId}`)).status).toBe(200);
    expect(codeOf(await auditor.delete(`/notices/channels/${channelId}`))).toEqual([404, 'channel-not-found']);
    expect((await administrator.delete(`/notices/channels/${channelId}`)).status).toBe(204);
  });
});

describe('subscriptions', () => {
  it('are added, changed with the version that was seen, and removed', async () => {
    const { channelId, subscription, tag } = await addSubscription(director, { managerId: HOME.managerId, events: [LOW, { event: 'week-scored' }], report: { report: 'scorecards', format: 'xlsx' } });
    expect(subscription).toMatchObject({
      channelId,
      ownerId: director.userId,
      events: [{ event: 'week-scored', value: null }, LOW],
      division: null,
      managerId: HOME.managerId,
      report: { report: 'scorecards', format: 'xlsx', valuesOnly: false },
      active: true,
      version: 1,
    });
    const path = `/notices/subscriptions/${subscription.subscriptionId}`;
    const changed = await director.patch(path, { report: null, managerId: null, division: HOME.division, events: [{ event: 'pace-behind' }] }).set('If-Match', tag);
    expect(changed.body).toMatchObject({ report: null, managerId: null, division: HOME.division, events: [{ event: 'pace-behind', value: '5' }], version: 2 });
    expect(codeOf(await director.patch(path, { active: false }).set('If-Match', tag))).toEqual([412, 'changed-meanwhile']);
    expect((await director.get(path)).body).toEqual(changed.body);
    expect((await director.get('/notices/subscriptions')).body.items).toEqual([changed.body]);
    expect((await director.delete(path)).status).toBe(204);
    expect(codeOf(await director.get(path))).toEqual([404, 'subscription-not-found']);
  });

  it('tell nobody what they may not read', async () => {
    const refusalOf = async (caller: Caller, asked: Record<string, unknown>) => {
      const channelId = await addChannel(caller);
      return codeOf(await caller.post('/notices/subscriptions', { channelId, events: [LOW], ...asked }));
    };
    expect(await refusalOf(director, { managerId: AWAY.managerId })).toEqual([403, 'outside-scope']);
    expect(await refusalOf(director, { division: AWAY.division })).toEqual([403, 'outside-scope']);
    const supervisor = await api.as(supervisorOf(HOME.merchantId));
    expect(await refusalOf(supervisor, {})).toEqual([403, 'not-permitted']);
    expect(await refusalOf(supervisor, { events: [{ event: 'week-scored' }], report: { report: 'scorecards', format: 'csv' } })).toEqual([403, 'not-permitted']);
    expect(await refusalOf(supervisor, { events: [{ event: 'week-scored' }], report: { report: 'agents', format: 'csv' } })).toEqual([201, null]);
    const manager = await api.as(managerOf(HOME.managerId));
    expect(await refusalOf(manager, { division: HOME.division })).toEqual([403, 'outside-scope']);
    const foreign = await addChannel(director);
    expect(codeOf(await manager.post('/notices/subscriptions', { channelId: foreign, events: [LOW] }))).toEqual([404, 'channel-not-found']);
  });

  it.each([
    [{ events: [] }, 'subscription-events-missing'],
    [{ events: [LOW, LOW] }, 'subscription-event-twice'],
    [{ events: [{ event: 'pace-behind', value: '99' }] }, 'subscription-setting-wrong'],
    [{ events: [{ event: 'week-scored', value: '1' }] }, 'subscription-setting-unknown'],
    [{ division: HOME.division, managerId: HOME.managerId }, 'subscription-narrowed-twice'],
    [{ report: { report: 'scorecards', format: 'csv' } }, 'subscription-report-unfit'],
    [{ events: [{ event: 'week-scored' }], report: { report: 'review', format: 'pdf' } }, 'subscription-report-unfit'],
    [{ events: [{ event: 'week-scored' }], report: { report: 'slot-allocation', format: 'csv' } }, 'subscription-report-unfit'],
    [{ events: [{ event: 'week-scored' }], report: { report: 'scorecards', format: 'pdf' } }, 'export-format-not-offered'],
    [{ events: [{ event: 'week-scored' }], report: { report: 'gossip', format: 'csv' } }, 'report-unknown'],
    [{ events: [{ event: 'gossip' }] }, 'request-invalid'],
  ])('%j is refused: %s', async (asked, code) => {
    const channelId = await addChannel(director);
    expect((await director.post('/notices/subscriptions', { channelId, events: [LOW], ...asked })).body.code).toBe(code);
  });

  it('of others are paused and removed by administrators, who change nothing else of them', async () => {
    const { subscription, tag } = await addSubscription(director);
    const path = `/notices/subscriptions/${subscription.subscriptionId}`;
    expect(codeOf(await administrator.patch(path, { events: [{ event: 'data-late' }] }).set('If-Match', tag))).toEqual([403, 'subscription-of-another']);
    const paused = await administrator.patch(path, { active: false }).set('If-Match', tag);
    expect(paused.body).toMatchObject({ active: false, ownerId: director.userId, version: 2 });
    const auditor = await api.as(AUDITOR);
    expect((await auditor.get(path)).status).toBe(200);
    expect(codeOf(await auditor.patch(path, { active: true }).set('If-Match', '"2"'))).toEqual([404, 'subscription-not-found']);
    const own = await director.patch(path, { active: true }).set('If-Match', '"2"');
    expect(own.body.active).toBe(true);
    expect((await administrator.delete(path)).status).toBe(204);
  });
});

describe('events', () => {
  it('are listed with what may be set, and whether the caller may listen', async () => {
    const supervisor = await api.as(supervisorOf(HOME.merchantId));
    const { items } = (await supervisor.get('/notices/events')).body as { items: { event: string; isAllowed: boolean; setting: unknown; takesReport: boolean }[] };
    expect(items.filter(({ isAllowed }) => isAllowed).map(({ event }) => event)).toEqual(['week-scored', 'month-scored', 'quarter-scored']);
    expect(items.filter(({ takesReport }) => takesReport)).toHaveLength(3);
    expect(items.find(({ event }) => event === 'pace-behind')).toMatchObject({
      title: { zh: '季度进度落后' },
      needs: 'scorecards.read',
      setting: { unit: 'percentage-points', fallback: '5', least: '0.5', most: '50', decimals: 2 },
    });
    const page = (await director.get('/notices/events?limit=3')).body;
    const next = (await director.get(`/notices/events?limit=3&cursor=${page.nextCursor}`)).body;
    expect([page.items.length, next.items[0].event]).toEqual([3, 'weekly-completion-low']);
  });
});

describe('messages', () => {
  it('are listed for their owner, with what went wrong in both languages, and tried again', async () => {
    const channelId = await addChannel(director);
    const message = { subject: '罗静姝：周出库', language: 'zh', parts: [{ noticeId: channelId, title: '罗静姝', lines: ['5 / 7'], link: null }], attachments: [] };
    const [row] = await api.services.database.query<{ delivery_id: string }>(
      `INSERT INTO notice_deliveries (delivery_id, channel_id, state, notices, body, attempts, failures, next_try_at, error, made_at, settled_at)
       VALUES (gen_random_uuid(), $1, 'failed', 1, $2, 30, 30, now(), '{"code":"send-timed-out","details":{"seconds":10}}', now(), now()) RETURNING delivery_id`,
      [channelId, JSON.stringify(message)],
    );
    const deliveryId = row?.delivery_id ?? '';
    const { items } = (await director.get(`/notices/deliveries?channelId=${channelId}&state=failed`)).body;
    expect(items).toEqual([expect.objectContaining({ deliveryId, state: 'failed', subject: '罗静姝：周出库', failures: 30, nextTryAt: null, problem: { code: 'send-timed-out', en: expect.stringContaining('10 seconds'), zh: expect.stringContaining('10 秒') } })]);
    const other = await api.as(directorOf(AWAY.division));
    expect((await other.get('/notices/deliveries')).body.items).toEqual([]);
    expect(codeOf(await other.post(`/notices/deliveries/${deliveryId}/retry`))).toEqual([404, 'delivery-not-found']);
    expect((await director.post(`/notices/deliveries/${deliveryId}/retry`)).body).toMatchObject({ state: 'waiting', failures: 0, nextTryAt: expect.any(String) });
    expect(codeOf(await director.post(`/notices/deliveries/${deliveryId}/retry`))).toEqual([409, 'delivery-not-failed']);
    expect((await administrator.get('/notices/deliveries?everybody=true')).body.items.map((each: { deliveryId: string }) => each.deliveryId)).toContain(deliveryId);
  });
});
