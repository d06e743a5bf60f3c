import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailWhim } from '../../../test/support/mail-receiver.js';
import { MailReceiver, readMail } from '../../../test/support/mail-receiver.js';
import type { Message } from '../notice.js';
import { EmailSender } from './email.js';

const NOW = new Date('2026-11-24T04:00:00Z');
const DELIVERY = '3f9a1c2e-0000-4000-8000-000000000001';
const ACCOUNT = { user: 'opscore', password: 'mail secret' };
const TO = ['lin@example.cn', 'wang@example.cn'];
const MESSAGE: Message = {
  subject: '周完成率低于红线\r\nBcc: evil@example.cn',
  language: 'zh',
  parts: [{ noticeId: 'n1', title: '王丽 <b>', lines: ['完成率 82.5%，低于 90%'], link: 'https://opscore.example/scorecards?a=1&b=2' }],
  attachments: [
    { exportId: 'e1', fileName: 'scorecards-2026-10.csv', mediaType: 'text/csv; charset=utf-8' },
    { exportId: 'e2', fileName: 'targets-2026-10.csv', mediaType: 'text/csv; charset=utf-8' },
    { exportId: 'gone', fileName: 'tiers-2026-10.csv', mediaType: 'text/csv; charset=utf-8' },
  ],
};

let whim: MailWhim;
let receiver: MailReceiver;
let place: string;
let folder: string;

beforeEach(async () => {
  whim = 'take';
  folder = mkdtempSync(join(tmpdir(), 'opscore-mail-'));
  writeFileSync(join(folder, 'e1'), '\uFEFFmanager_id\r\nom-wang\r\n');
  writeFileSync(join(folder, 'e2'), 'x'.repeat(2_000));
  receiver = new MailReceiver({ clock: () => NOW, whim: () => whim, account: ACCOUNT });
  place = await receiver.start();
});

afterEach(async () => {
  await receiver.stop();
  rmSync(folder, { recursive: true });
});

/** What does not hang is given as long as a busy machine may need. */
const patienceFor = (given: MailWhim) => (given === 'hang' || given === 'take-and-hang' ? 200 : 20_000);
const sender = (url: string | null) =>
  new EmailSender({
    url,
    from: 'opscore <opscore@example.cn>',
    findFile: (exportId) => Promise.resolve(exportId === 'gone' ? null : { path: join(folder, exportId), sizeBytes: exportId === 'e1' ? 27 : 2_000 }),
    attachmentsLimitBytes: 1_000,
    timeoutMs: patienceFor(whim),
    clock: () => NOW,
  });
const withPassword = (password: string) => `smtp://opscore:${encodeURIComponent(password)}@${place}`;
const send = (url: string | null = withPassword('mail secret'), to: readonly string[] = TO) => sender(url).send({ kind: 'email', to }, MESSAGE, DELIVERY);

it('a message is text and HTML, with a Message-ID that stays, and with the files that are not too large', async () => {
  expect(await send()).toEqual({ outcome: 'accepted', as: expect.stringMatching(/^250 /) as string });
  const [{ body, id } = { body: '', id: null }] = receiver.taken;
  expect(receiver.taken.map((each) => each.place)).toEqual(['lin@example.cn,wang@example.cn']);
  expect(id).toBe(`<${DELIVERY}@example.cn>`);
  expect(body).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(body).toMatch(/^From: opscore <opscore@example.cn>\r$/m);
  expect(body).not.toMatch(/^Bcc:/im);
  const text = readMail(body);
  expect(text).toContain('完成率 82.5%，低于 90%');
  expect(text).toContain('<strong>王丽 &lt;b&gt;</strong>');
  expect(text).toContain('<a href="https://opscore.example/scorecards?a=1&amp;b=2">查看</a>');
  expect(text).toContain('消息编号 3F9A1C2E');
  expect(text).toContain('filename=scorecards-2026-10.csv');
  expect(text).toContain('om-wang');
  expect(text).not.toContain('filename=targets-2026-10.csv');
  expect(text).toContain('附件 targets-2026-10.csv 过大或已不再保留');
  expect(text).toContain('附件 tiers-2026-10.csv 过大或已不再保留');
});

it.each([
  ['defer', 'again', 'send-failed-there', '450 4.2.0 Greylisted'],
  ['too-many', 'busy', 'send-too-often', '451 4.7.1 Rate limit exceeded'],
  ['unknown', 'refused', 'send-refused', '550 5.1.1'],
  ['spam', 'refused', 'send-refused', '554 5.7.0 Message refused'],
  ['close', 'again', 'send-not-reached', 'ECONNECTION'],
  ['hang', 'again', 'send-timed-out', '0.2'],
  ['take-and-hang', 'again', 'send-timed-out', '0.2'],
] as const)('%s: %s', async (given, outcome, code, said) => {
  whim = given;
  const found = await send();
  expect(found.outcome).toBe(outcome);
  const { reason } = found as { reason: string };
  expect(reason).toContain(`"code":"${code}"`);
  expect(reason).toContain(said);
  expect(reason).not.toContain('lin@');
});

it('a message that only some mailboxes took is not sent', async () => {
  whim = 'one-unknown';
  const found = await send(undefined, ['gone@example.cn', 'wang@example.cn']);
  expect(found).toMatchObject({ outcome: 'refused' });
  expect((found as { reason: string }).reason).toContain('1/2: 550 5.1.1');
});

it('a wrong password is a fault of the mail server, and no channel is refused for it', async () => {
  const found = await send(withPassword('wrong'));
  expect(found).toMatchObject({ outcome: 'again' });
  expect((found as { reason: string }).reason).not.toContain('wrong@');
});

it('where no mail server is set up, it is said which settings are missing', async () => {
  expect(await send(null)).toEqual({ outcome: 'again', reason: '{"code":"mail-not-set-up","details":{}}' });
});

it('nobody who listens is a connection fault', async () => {
  const found = await send('smtp://127.0.0.1:1');
  expect(found).toMatchObject({ outcome: 'again' });
  expect((found as { reason: string }).reason).toContain('send-not-reached');
});
