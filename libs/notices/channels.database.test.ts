import { Users } from '#libs/access/users.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { NoticeCompany, WEBHOOK_SECRET } from '../../test/support/notice-company.js';
import { Channels } from './channels.js';

const NOW = new Date('2026-11-24T04:00:00Z');
const CHANGE = { actor: OPSCORE_ACTOR, now: NOW };
const WECOM = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-secret-key-1' } as const;
const OTHER_WECOM = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-secret-key-2' } as const;

let company: NoticeCompany;

beforeAll(async () => {
  company = await NoticeCompany.open(NOW);
});

afterEach(() => company.empty());

afterAll(() => company.close());

const refusedWith = (code: string) => expect.objectContaining({ code }) as Error;

it('a channel is added, seen, changed and removed by its owner', async () => {
  const { channels, ownerId } = company;
  const { channel, secret } = await channels.add(ownerId, { name: ' 家电群 ', language: 'zh', address: WECOM }, CHANGE);
  expect(secret).toBeNull();
  expect(channel).toEqual({
    channelId: channel.channelId,
    ownerId,
    name: '家电群',
    kind: 'wecom',
    hint: 'qyapi.weixin.qq.com/…ey-1',
    language: 'zh',
    paused: null,
    version: 1,
    addedAt: NOW,
    changedAt: NOW,
  });
  expect(await channels.get(channel.channelId, ownerId)).toEqual(channel);
  const changed = await channels.change(channel.channelId, { address: OTHER_WECOM, language: 'en' }, { ownerId, version: 1 }, CHANGE);
  expect(changed).toMatchObject({ secret: null, channel: { name: '家电群', hint: 'qyapi.weixin.qq.com/…ey-2', language: 'en', version: 2 } });
  await expect(channels.change(channel.channelId, { name: 'x' }, { ownerId, version: 1 }, CHANGE)).rejects.toThrow(refusedWith('changed-meanwhile'));
  await channels.remove(channel.channelId, { ownerId, version: 2 }, CHANGE);
  await expect(channels.get(channel.channelId, ownerId)).rejects.toThrow(refusedWith('channel-not-found'));
});

it('others do not see it, but who reaches all', async () => {
  const { channels, ownerId } = company;
  const asked = { name: 'wang', displayName: 'Wang', language: 'zh', grants: [] } as const;
  const { user } = await new Users(company.database).add(asked, CHANGE);
  const first = await company.addChannel(WECOM);
  const second = (await channels.add(user.userId, { name: 'other', language: 'zh', address: OTHER_WECOM }, CHANGE)).channel;
  expect((await channels.list(user.userId, { limit: 10, after: null })).map(({ channelId }) => channelId)).toEqual([second.channelId]);
  const all = await channels.list(null, { limit: 10, after: null });
  expect(new Set(all.map(({ channelId }) => channelId))).toEqual(new Set([first.channelId, second.channelId]));
  const [{ addedAt, channelId } = first] = all;
  expect(await channels.list(null, { limit: 10, after: { addedAt, channelId } })).toEqual(all.slice(1));
  const seen = { ownerId: user.userId, version: null };
  await expect(channels.change(first.channelId, { name: 'mine' }, seen, CHANGE)).rejects.toThrow(refusedWith('channel-not-found'));
  await expect(channels.remove(first.channelId, seen, CHANGE)).rejects.toThrow(refusedWith('channel-not-found'));
  await channels.remove(first.channelId, { ownerId: null, version: null }, CHANGE);
  expect(await channels.list(ownerId, { limit: 10, after: null })).toEqual([]);
});

it('the secret of a webhook that was made is shown once', async () => {
  const { channels, ownerId } = company;
  const address = { kind: 'webhook', url: 'https://hooks.example.cn/x', secret: null } as const;
  const { secret } = await channels.add(ownerId, { name: 'bus', language: 'en', address }, CHANGE);
  expect(secret).toMatch(/^whsec_/);
  const given = await channels.add(ownerId, { name: 'bus', language: 'en', address: { ...address, secret: WEBHOOK_SECRET } }, CHANGE);
  expect(given.secret).toBeNull();
});

it('a channel keeps its kind, has a name that can be seen, and e-mail needs a server', async () => {
  const { channels, ownerId } = company;
  const { channelId } = await company.addChannel(WECOM);
  const mail = { kind: 'email', to: ['lin@example.cn'] } as const;
  await expect(channels.change(channelId, { address: mail }, { ownerId, version: null }, CHANGE)).rejects.toThrow(refusedWith('channel-kind-fixed'));
  await expect(channels.add(ownerId, { name: ' \u0007', language: 'en', address: WECOM }, CHANGE)).rejects.toThrow(refusedWith('channel-name-invalid'));
  const without = new Channels({ database: company.database, seal: company.seal, webhookHosts: new Set(), sendsMail: false });
  await expect(without.add(ownerId, { name: 'mail', language: 'en', address: mail }, CHANGE)).rejects.toThrow(refusedWith('mail-not-set-up'));
});

it('nobody has more than a hundred', async () => {
  for (let number = 0; number < 100; number += 1) await company.addChannel(WECOM);
  await expect(company.addChannel(WECOM)).rejects.toThrow(refusedWith('channels-many'));
});

it('no address is written anywhere that people or backups read, the audit log included', async () => {
  const { channels, ownerId, database } = company;
  const { channelId } = await company.addChannel({ kind: 'email', to: ['lin.secret@example.cn'] });
  await company.addChannel({ kind: 'webhook', url: 'https://hooks.example.cn/path-secret?token=query-secret', secret: WEBHOOK_SECRET });
  await company.addChannel({ kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=token-secret', secret: 'SECsecret' });
  await company.addChannel({ kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/hook-secret', secret: 'feishu-secret' });
  const robot = await company.addChannel(WECOM);
  await channels.change(robot.channelId, { address: OTHER_WECOM }, { ownerId, version: null }, CHANGE);
  await channels.remove(channelId, { ownerId, version: null }, CHANGE);
  const audited = await database.query<{ action: string }>(`SELECT action FROM audit_entries WHERE action LIKE 'channel.%' ORDER BY sequence`);
  expect(audited.map(({ action }) => action)).toEqual([...Array.from({ length: 5 }, () => 'channel.added'), 'channel.changed', 'channel.removed']);
  const texts = await Promise.all(
    ['notice_channels', 'notice_addresses', 'audit_entries'].map(async (table) => JSON.stringify(await database.query(`SELECT own::text AS row FROM ${table} AS own`))),
  );
  const everything = texts.join('\n');
  // Also where bytes are written as hexadecimal digits.
  const secrets = ['lin.secret', 'path-secret', 'query-secret', 'token-secret', 'SECsecret', 'hook-secret', 'feishu-secret', 'wecom-secret-key', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
  const written = (secret: string) => everything.includes(secret) || everything.includes(Buffer.from(secret).toString('hex'));
  expect(everything).toContain('hooks.example.cn');
  expect(secrets.filter(written)).toEqual([]);
});
