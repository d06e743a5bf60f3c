import type { Settings } from '#libs/config/settings.js';
import { SETTINGS } from '../../apps/api/http/settings.js';
import type { StartedWorker } from '../../apps/worker/worker.js';
import { startWorker } from '../../apps/worker/worker.js';
import { AUDITOR, directorOf, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import { MailReceiver, readMail } from '../support/mail-receiver.js';
import type { Whim } from '../support/notice-receivers.js';
import { NoticeReceivers } from '../support/notice-receivers.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** Where messages go, what is told, and what became of it: with a worker, and programs that take messages or do not. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';

const WORDS = {
  zh: {
    none: '还没有通知渠道',
    addChannel: '添加渠道',
    add: '添加',
    address: '地址',
    mailboxes: '邮箱',
    name: '名称',
    secretOnce: '签名密钥只显示这一次',
    done: '完成',
    test: '发送测试消息',
    accepted: '对方已接收测试消息。',
    refused: '对方拒收：HTTP 410',
    paused: '此渠道已暂停发送',
    resume: '恢复发送',
    resumed: '已恢复发送',
    inUse: '正常',
    email: '邮件',
    subscribeHere: '用此渠道订阅',
    subscribe: '新建订阅',
    chooseEvent: '请至少选择一项',
    weekScored: '周成绩已出',
    low: '周出库达成率偏低',
    line: '警戒线',
    shownLine: '周出库达成率偏低 85 %',
    whose: '范围',
    report: '附带报表',
    scorecards: '考核成绩',
    saved: '已保存',
    active: '启用',
    remove: '删除',
    removeChannel: '删除渠道',
    removed: '已删除',
    noSubscriptions: '还没有订阅任何消息',
    accepts: '已接收',
    givenUp: '未送达',
    replace: '更换地址',
    save: '保存',
    wrongHost: '主机不是 qyapi.weixin.qq.com',
    nothing: '没有找到',
  },
  en: {
    none: 'No channels yet',
    addChannel: 'Add a channel',
    add: 'Add',
    address: 'Address',
    mailboxes: 'Mailboxes',
    name: 'Name',
    secretOnce: 'This secret is shown this once',
    done: 'Done',
    test: 'Send a test message',
    accepted: 'The other side accepted the test message.',
    refused: 'The other side refuses the messages: HTTP 410',
    paused: 'Nothing is sent to this channel',
    resume: 'Resume',
    resumed: 'Messages are sent again',
    inUse: 'In use',
    email: 'E-mail',
    subscribeHere: 'Subscribe at this channel',
    subscribe: 'Subscribe',
    chooseEvent: 'Choose one at least',
    weekScored: 'Week scored',
    low: 'Outbound of the week under the line',
    line: 'Line',
    shownLine: 'Outbound of the week under the line 85 %',
    whose: 'Whose',
    report: 'Report along',
    scorecards: 'Scorecards',
    saved: 'Saved',
    active: 'Active',
    remove: 'Delete',
    removeChannel: 'Delete the channel',
    removed: 'Deleted',
    noSubscriptions: 'No subscriptions yet',
    accepts: 'Accepted',
    givenUp: 'Given up',
    replace: 'Replace the address',
    save: 'Save',
    wrongHost: 'its host is not qyapi.weixin.qq.com',
    nothing: 'Nothing was found',
  },
} as const;

const DIRECTOR = directorOf('家电事业部');

let site: Site;
let worker: StartedWorker;
let mail: MailReceiver;
const whims = new Map<string, Whim>();
const receivers = new NoticeReceivers({ clock: () => new Date(), whim: (_kind, place) => whims.get(place) ?? 'take' });

beforeAll(async () => {
  if (program === undefined) return;
  mail = new MailReceiver({ clock: () => new Date() });
  await receivers.start();
  site = await openSite(program, { OPSCORE_WEBHOOK_HOSTS: '127.0.0.1', OPSCORE_SMTP_URL: `smtp://${await mail.start()}`, OPSCORE_MAIL_FROM: 'opscore@example.cn' });
  worker = await startWorker(site.api.application, { settings: site.api.application.get<Settings>(SETTINGS), clock: () => new Date() });
});

afterAll(async () => {
  await worker?.service.stop(5_000);
  await site?.close();
  await mail?.stop();
  if (program !== undefined) await receivers.stop();
});

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];
  const placeOf = (name: string) => `/${language}-${name}`;

  /** Adds a webhook by the form, and leaves its drawer open. */
  async function addWebhook({ page }: Walker, name: string): Promise<void> {
    await page.goto('/notices/channels?channel=new&kind=webhook');
    const form = page.getByRole('dialog');
    await form.getByLabel(words.address).fill(`${receivers.address}${placeOf(name)}`);
    await form.getByLabel(words.name).fill(name);
    await form.getByRole('button', { name: words.add, exact: true }).click();
    await form.getByText(words.secretOnce).waitFor();
    expect(await form.locator('.secret code').innerText()).toMatch(/^whsec_/);
    await form.getByRole('button', { name: words.done }).click();
    await page.getByRole('dialog', { name }).getByRole('button', { name: words.test }).waitFor();
  }

  walk(`a director adds a channel, and sees that a test message is accepted${skipped}`, async () => {
    const walker = await site.walkerAs([DIRECTOR], { language });
    const { page, complaints, findViolations } = walker;
    await page.goto('/notices');
    await page.getByText(words.none).waitFor();
    expect(await findViolations()).toEqual([]);
    await addWebhook(walker, '群消息-甲');
    await page.getByRole('button', { name: words.test }).click();
    await page.getByText(words.accepted).waitFor();
    expect(receivers.taken.filter(({ place }) => place === encodeURI(placeOf('群消息-甲')))).toHaveLength(1);
    expect(await findViolations()).toEqual([]);
    // What is shown of an address leads nobody there.
    expect(await page.content()).not.toContain(placeOf('群消息'));
    expect(await page.content()).not.toContain(encodeURI(placeOf('群消息')));
    expect(complaints).toEqual([]);
  });

  walk(`a channel that refuses is paused with its reason, and goes on when it is put right${skipped}`, async () => {
    const walker = await site.walkerAs([DIRECTOR], { language });
    const { page, complaints } = walker;
    whims.set(placeOf('gone'), 'refuse');
    await addWebhook(walker, 'gone');
    await page.getByRole('button', { name: words.test }).click();
    const drawer = page.getByRole('dialog', { name: 'gone' });
    await drawer.getByText(words.refused).first().waitFor();
    await drawer.getByText(words.paused).waitFor();
    whims.delete(placeOf('gone'));
    await drawer.getByRole('button', { name: words.resume }).click();
    await page.getByText(words.resumed).waitFor();
    await drawer.getByText(words.paused).waitFor({ state: 'detached' });
    await drawer.getByRole('button', { name: words.test }).click();
    await drawer.getByText(words.accepted).waitFor();
    await page.goto('/notices/messages');
    await page.getByRole('row').filter({ hasText: words.accepts }).first().waitFor();
    await page.getByRole('row').filter({ hasText: words.accepts }).first().getByRole('link').click();
    await page.locator('.message-body').waitFor();
    await page.goto('/notices/channels');
    await page.getByRole('link', { name: 'gone' }).click();
    await drawer.getByRole('button', { name: words.removeChannel }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: words.remove, exact: true }).click();
    await page.getByText(words.removed).waitFor();
    await page.getByText(words.none).waitFor();
    expect(complaints).toEqual([]);
  });

  walk(`what is wrong with an address is said before anything is kept; a mailbox is written to${skipped}`, async () => {
    const { page } = await site.walkerAs([DIRECTOR], { language });
    await page.goto('/notices/channels?channel=new&kind=wecom');
    const form = page.getByRole('dialog');
    await form.getByLabel(words.address).fill('https://example.cn/cgi-bin/webhook/send?key=12345678');
    await form.getByLabel(words.name).fill('邮件组');
    await form.getByRole('button', { name: words.add, exact: true }).click();
    await form.getByRole('alert').filter({ hasText: words.wrongHost }).waitFor();
    await form.getByRole('radio', { name: words.email }).click();
    await form.getByLabel(words.mailboxes).fill(`${language}@example.cn`);
    await form.getByRole('button', { name: words.add, exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '邮件组' });
    await drawer.getByText(`${language.slice(0, 1)}***@example.cn`).waitFor();
    await drawer.getByRole('button', { name: words.test }).click();
    await drawer.getByText(words.accepted).waitFor();
    const letter = mail.taken.find(({ place }) => place === `${language}@example.cn`);
    expect(readMail(letter?.body ?? '')).toContain(language === 'zh' ? '测试' : 'test');
    // Another address is entered whole.
    await drawer.getByRole('button', { name: words.replace }).click();
    await drawer.getByLabel(words.mailboxes).fill('other@example.cn');
    await drawer.getByRole('button', { name: words.save }).click();
    await drawer.getByText('o***@example.cn').waitFor();
  });

  walk(`a manager subscribes by keyboard, switches it off, and takes it away${skipped}`, async () => {
    const walker = await site.walkerAs([managerOf('om-luo')], { language });
    const { page, tabTo, complaints, findViolations } = walker;
    await addWebhook(walker, 'own');
    await tabTo(words.subscribeHere);
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: words.subscribe });
    await form.getByRole('checkbox').first().waitFor();
    await tabTo(words.subscribe);
    await page.keyboard.press('Enter');
    await form.getByRole('alert').filter({ hasText: words.chooseEvent }).waitFor();
    await tabTo(words.weekScored);
    await page.keyboard.press('Space');
    await tabTo(words.low);
    await page.keyboard.press('Space');
    await tabTo(words.line);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('85');
    expect(await findViolations()).toEqual([]);
    await form.getByLabel(words.report).click();
    await page.getByTitle(words.scorecards, { exact: true }).click();
    await form.getByRole('button', { name: words.subscribe }).click();
    await page.getByText(words.saved).waitFor();
    const row = page.getByRole('row').nth(1);
    await row.getByText(words.weekScored).waitFor();
    const text = (await row.innerText()).replaceAll(/\s+/g, ' ');
    for (const shown of [words.shownLine, 'own', `${words.scorecards} · Excel`]) expect(text).toContain(shown);
    await row.getByRole('switch', { name: words.active }).click();
    await page.locator('[role=switch][aria-checked=false]').waitFor();
    await row.getByRole('button', { name: words.remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.remove }).click();
    await page.getByText(words.noSubscriptions).waitFor();
    expect(complaints).toEqual([]);
  });

  walk(`an auditor sees everybody's and changes nothing; a manager does not find those of others${skipped}`, async () => {
    const auditor = await site.walkerAs([AUDITOR], { language });
    await auditor.page.goto('/notices/channels?everybody=true');
    const link = auditor.page.getByRole('link', { name: 'own' }).first();
    await link.click();
    await auditor.page.locator('.notice-facts').waitFor();
    expect(await auditor.page.locator('.ant-drawer-body').getByRole('button').count()).toBe(0);
    const opened = new URL(auditor.page.url()).searchParams.get('channel') ?? '';
    expect(auditor.complaints).toEqual([]);
    const other = await site.walkerAs([managerOf('om-han')], { language });
    await other.page.goto(`/notices/channels?channel=${opened}`);
    await other.page.getByRole('dialog').getByText(words.nothing).waitFor();
  });
});
