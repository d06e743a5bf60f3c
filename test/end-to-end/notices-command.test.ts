import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { NoticeReceivers } from '../support/notice-receivers.js';
import { APPLIANCES, FRIDAY_BEFORE, PlanningCompany, TUESDAY } from '../support/planning-company.js';

/** `opscore notices`, as an operator uses it. */

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

let company: PlanningCompany;
let receivers: NoticeReceivers;
/** On the Friday before, and on the Tuesday after the week was scored. */
let friday: CommandLine;
let tuesday: CommandLine;

beforeAll(async () => {
  company = await PlanningCompany.open();
  await company.scoreAll();
  receivers = new NoticeReceivers({ clock: () => TUESDAY });
  await receivers.start();
  const environment = { OPSCORE_HOME: company.folder, OPSCORE_WEBHOOK_HOSTS: '127.0.0.1' };
  friday = openCommandLine(company.services.url, { environment, now: FRIDAY_BEFORE });
  tuesday = openCommandLine(company.services.url, { environment, now: TUESDAY });
  await friday.run('user', 'add', 'lin', '--role', 'director', '--scope', APPLIANCES);
});

afterEach(() => company.forget());

afterAll(async () => {
  await receivers.stop();
  await company.close();
});

const addChannel = async (): Promise<string> => {
  const url = receivers.reach(new URL('http://127.0.0.1/hook')).href;
  const { out, err } = await friday.run('notices', 'channels', 'add', '--user', 'lin', '--name', 'BI', '--kind', 'webhook', '--url', url, '--secret', SECRET, '--json');
  expect(err).toBe('');
  return (JSON.parse(out) as { channel: { channelId: string } }).channel.channelId;
};

it('lists what can be told', async () => {
  expect((await tuesday.run('notices', 'events')).out).toContain('pace-behind            Behind the pace of the quarter       Gap 5 (0.5–50)\n');
  expect(JSON.parse((await tuesday.run('notices', 'events', '--json')).out)).toHaveLength(8);
  const inChinese = openCommandLine(company.services.url, { language: 'zh' });
  expect((await inChinese.run('notices', 'events')).out).toContain('落后差距 5 (0.5–50)');
});

it('adds a channel, tests it, subscribes, and sends what is to be told', async () => {
  const channelId = await addChannel();
  expect((await tuesday.run('notices', 'channels', 'list', '--user', 'lin')).out).toMatch(new RegExp(`${channelId}\\s+BI\\s+webhook\\s+127\\.0\\.0\\.1:\\d+/…\\s+active`));
  expect(await tuesday.run('notices', 'test', channelId)).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^Accepted: /) });
  const added = await friday.run('notices', 'subscriptions', 'add', '--user', 'lin', '--channel', channelId, '--event', 'week-scored', '--event', 'pace-behind=8', '--report', 'scorecards', '--format', 'csv');
  expect(added).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^Added: /) });
  expect((await tuesday.run('notices', 'subscriptions', 'list')).out).toContain('week-scored, pace-behind=8');
  expect((await tuesday.run('notices', 'send')).out).toBe('2 new notices, 1 files; nothing waits.\n');
  const said = receivers.taken.map(({ body }) => body).join('\n');
  expect(said).toContain('The week of 16 to 22 November 2026 is scored');
  expect(said).toContain('罗静姝: more than 8 points behind in Q4 2026');
  expect((await tuesday.run('notices', 'send')).out).toBe('0 new notices, 0 files; nothing waits.\n');
  const listed = JSON.parse((await tuesday.run('notices', 'list', '--user', 'lin', '--state', 'sent', '--json')).out) as { notices: number }[];
  expect(listed.reduce((sum, { notices }) => sum + notices, 0)).toBe(3);
});

it('pauses, lets go on, and removes', async () => {
  const channelId = await addChannel();
  const { out } = await friday.run('notices', 'subscriptions', 'add', '--user', 'lin', '--channel', channelId, '--event', 'data-late', '--json');
  const { subscriptionId } = JSON.parse(out) as { subscriptionId: string };
  expect((await tuesday.run('notices', 'subscriptions', 'pause', subscriptionId)).out).toBe(`${subscriptionId}: paused\n`);
  expect((await tuesday.run('notices', 'subscriptions', 'resume', subscriptionId)).out).toBe(`${subscriptionId}: active\n`);
  expect((await tuesday.run('notices', 'subscriptions', 'remove', subscriptionId)).exitCode).toBe(0);
  expect((await tuesday.run('notices', 'channels', 'resume', channelId)).out).toBe('BI: active\n');
  expect((await tuesday.run('notices', 'channels', 'remove', channelId)).exitCode).toBe(0);
  expect(JSON.parse((await tuesday.run('notices', 'channels', 'list', '--json')).out)).toEqual([]);
});

it.each([
  [['channels', 'add', '--user', 'nobody', '--name', 'x', '--kind', 'wecom'], 2, 'There is no user nobody'],
  [['channels', 'add', '--user', 'lin', '--name', 'x', '--kind', 'wecom', '--url', 'https://evil.example/'], 2, 'its host is not qyapi.weixin.qq.com'],
  [['channels', 'add', '--user', 'lin', '--name', 'x', '--kind', 'email', '--to', 'a@example.cn'], 1, 'OPSCORE_SMTP_URL'],
  [['channels', 'remove', 'x'], 2, 'There is no channel x'],
  [['subscriptions', 'add', '--user', 'lin', '--channel', '00000000-0000-0000-0000-000000000000', '--event', 'gossip'], 2, 'week-scored'],
  [['subscriptions', 'remove', 'x'], 2, 'There is no subscription x'],
  [['test', '00000000-0000-0000-0000-000000000000'], 2, 'There is no channel'],
])('refuses %j', async (words, exitCode, message) => {
  const refused = await tuesday.run('notices', ...words);
  expect([refused.exitCode, refused.err]).toEqual([exitCode, expect.stringContaining(message)]);
});
