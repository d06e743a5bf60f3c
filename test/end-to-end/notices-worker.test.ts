import type { Settings } from '#libs/config/settings.js';
import { SETTINGS } from '../../apps/api/http/settings.js';
import type { StartedWorker } from '../../apps/worker/worker.js';
import { startWorker } from '../../apps/worker/worker.js';
import type { TestApi } from '../support/api.js';
import { directorOf, openApi } from '../support/api.js';
import { MailReceiver, readMail } from '../support/mail-receiver.js';
import { APPLIANCES, FRIDAY_BEFORE, PlanningCompany, TUESDAY } from '../support/planning-company.js';
import { until } from '../support/waiting.js';

/** A worker that scores, finds what is to be told, makes the file that goes with it, and sends it. */

let now: Date;
let api: TestApi;
let mail: MailReceiver;
let worker: StartedWorker | undefined;

beforeAll(async () => {
  now = FRIDAY_BEFORE;
  mail = new MailReceiver({ clock: () => now });
  const environment = { OPSCORE_SMTP_URL: `smtp://${await mail.start()}`, OPSCORE_MAIL_FROM: 'opscore@example.cn', OPSCORE_PUBLIC_URL: 'https://opscore.example.cn' };
  api = await openApi({ clock: () => now, environment });
  await PlanningCompany.open(api.services);
});

afterAll(async () => {
  await worker?.service.stop(5_000);
  await mail.stop();
  await api.close();
});

it('sends the week with its report, and the outbound that was under the line, once each', async () => {
  const director = await api.as(directorOf(APPLIANCES));
  const channel = await director.post('/notices/channels', { name: '邮箱', kind: 'email', language: 'zh', mailboxes: ['lin@example.cn'] });
  const { channelId } = channel.body.channel;
  const subscription = await director.post('/notices/subscriptions', {
    channelId,
    events: [{ event: 'week-scored' }, { event: 'weekly-completion-low' }],
    managerId: 'om-2',
    report: { report: 'scorecards', format: 'csv' },
  });
  expect([channel.status, subscription.status]).toEqual([201, 201]);
  now = TUESDAY;
  worker = await startWorker(api.application, { settings: api.application.get<Settings>(SETTINGS), clock: () => now });
  const states = async () =>
    (await api.services.database.query<{ event_key: string; state: string }>(`SELECT event_key, state::text AS state FROM notices ORDER BY event_key`)).map((row) => `${row.event_key}: ${row.state}`);
  // The week before is news, too, when it is first scored now.
  const expected = ['week-scored 2026Q4/2026-W46: sent', 'week-scored 2026Q4/2026-W47: sent', 'weekly-completion-low 2026Q4/2026-W47 om-2: sent'];
  await until(async () => JSON.stringify(await states()) === JSON.stringify(expected));
  const letters = mail.taken.map(({ place, body }) => `${place}\n${readMail(body)}`).join('\n');
  expect(letters).toContain('lin@example.cn');
  expect(letters).toContain('2026年11月16日至22日周成绩已出');
  expect(letters).toContain('罗静姝周出库达成率 71.43%，低于 80.00%');
  expect(letters).toContain('https://opscore.example.cn/managers/om-2/outbound?period=2026Q4%2F2026-W47');
  expect(letters).toMatch(/filename="?scorecards-2026Q4-2026-W47-20261124-1200\.csv/);
  expect(letters).not.toMatch(/沈知远|韩予安/);
  const told = letters.split('罗静姝周出库达成率').length;
  await worker.service.queues.add('plan-notices', {});
  await until(async () => {
    const { waiting, active, delayed } = (await worker?.service.queues.counts())?.notices ?? { waiting: 1, active: 1, delayed: 1 };
    return waiting + active + delayed === 0;
  });
  expect(mail.taken.map(({ body }) => readMail(body)).join('\n').split('罗静姝周出库达成率')).toHaveLength(told);
});
