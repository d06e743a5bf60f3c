import type { Command } from 'commander';
import { Option } from 'commander';
import { Database } from '#libs/database/database.js';
import { ChannelTests } from '#libs/notices/channel-tests.js';
import type { Delivery } from '#libs/notices/delivery-history.js';
import { DELIVERY_STATES, DeliveryHistory } from '#libs/notices/delivery-history.js';
import type { DeliveryState } from '#libs/notices/delivery-history.js';
import { EVENTS, EVENT_IDS } from '#libs/notices/events.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine, say } from '../console.js';
import { jobWorkOf } from '../jobs/job-work.js';
import { readWholeNumber } from '../option-values.js';
import { readableInstant } from '../output/instants.js';
import { layTable } from '../output/table.js';
import { registerChannels } from './notice-channels.js';
import { channelsOf, idOfUser, requireId } from './notice-services.js';
import { registerSubscriptions } from './notice-subscriptions.js';

const LISTED = 20;
const MOST_LISTED = 500;

/** `opscore notices`: where messages go, who wants which, what was sent, and sending now. */
export const registerNotices: RegisterCommand = (program, context) => {
  const notices = program.command('notices').description(context.t('messages to people and groups: channels, subscriptions, what was sent', '消息通知：渠道、订阅、发送记录'));
  registerEvents(notices, context);
  registerChannels(notices, context);
  registerSubscriptions(notices, context);
  registerList(notices, context);
  registerTest(notices, context);
  registerSend(notices, context);
};

function registerEvents(notices: Command, context: CommandContext): void {
  const { t, console } = context;
  notices
    .command('events')
    .description(t('what can be told, and what may be set about it', '可订阅的事件及其设定值'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(({ json }: { json?: boolean }) => {
      if (json === true) {
        printJson(console, EVENT_IDS.map((event) => ({ event, ...EVENTS[event] })));
        return;
      }
      const columns = [t('Event', '事件'), t('Title', '名称'), t('Setting', '设定值')].map((title) => ({ title }));
      const rows = EVENT_IDS.map((event) => {
        const { title, setting } = EVENTS[event];
        const range = setting === null ? '–' : `${say(console, setting.title)} ${setting.fallback} (${setting.least}–${setting.most})`;
        return [event, say(console, title), range];
      });
      for (const line of layTable(console, columns, rows)) printLine(console, line);
    });
}

interface ListOptions {
  readonly user?: string;
  readonly state?: DeliveryState;
  readonly limit: number;
  readonly json?: boolean;
}

function registerList(notices: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  notices
    .command('list')
    .description(t('the last messages, the newest first', '最近的消息，新的在前'))
    .option('--user <name>', t('only those of this user', '仅该用户的消息'))
    .addOption(new Option('--state <state>', t('only those in this state', '仅该状态的消息')).choices(DELIVERY_STATES))
    .option('--limit <number>', t('how many at most', '最多显示多少条'), readWholeNumber(context, 1, MOST_LISTED), LISTED)
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ user, state, limit, json }: ListOptions) => {
      const found = await context.withServices(async (services) => {
        const ownerId = await idOfUser(services, user);
        return new DeliveryHistory(services.get(Database)).page(ownerId, { channelId: null, state: state ?? null }, { limit, after: null });
      });
      if (json === true) printJson(console, found);
      else printDeliveries(context, found, settings().timeZone);
    });
}

function printDeliveries({ t, console }: CommandContext, deliveries: readonly Delivery[], timeZone: string): void {
  const columns = [t('Made', '生成时间'), t('State', '状态'), t('Message', '消息'), t('Problem', '问题')].map((title) => ({ title }));
  const rows = deliveries.map(({ madeAt, state, message, error }) => [readableInstant(madeAt, timeZone), state, message.subject, error === null ? '' : describeFailure(error, console.language)]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

function registerTest(notices: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  notices
    .command('test')
    .description(t('send a test message to a channel now, and say whether it was accepted', '立即向渠道发送测试消息，并显示对方是否接收'))
    .argument('<channel>', t('its id, as "opscore notices channels list" names it', '渠道编号，见 opscore notices channels list'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (channelId: string, { json }: { json?: boolean }) => {
      const test = await context.withServices(async (services) => {
        const channel = await channelsOf(services, settings()).get(requireId(channelId, 'channel-not-found', 'channel'), null);
        const tests = new ChannelTests(services.get(Database));
        const { testId } = await tests.begin(channel, console.now());
        await jobWorkOf(services, settings(), console.now).services.sendNotices();
        return tests.get(channelId, testId);
      });
      if (json === true) printJson(console, test);
      else if (test.state === 'sent') printLine(console, t(`Accepted: ${test.acceptedAs ?? ''}`, `已接收：${test.acceptedAs ?? ''}`));
      else printLine(console, test.error === null ? t('Not sent yet: the channel has reached its limit; it follows by itself.', '尚未发送：渠道达到限额，稍后自动发送。') : `${t('Not accepted:', '未被接收：')} ${describeFailure(test.error, console.language)}`);
      if (test.state !== 'sent') context.finishWith(1);
    });
}

function registerSend(notices: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  notices
    .command('send')
    .description(t('find what is to be told, make the files that go with it, and send what is due now', '立即检查应通知的事项、生成随附文件并发送到期消息'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ json }: { json?: boolean }) => {
      const result = await context.withServices(async (services) => {
        const work = jobWorkOf(services, settings(), console.now).services;
        const { added, exportIds } = await work.planNotices();
        for (const exportId of exportIds) await work.makeExport(exportId, { progress: () => undefined, isLastAttempt: true });
        if (exportIds.length > 0) await work.planNotices();
        const nextDueAt = await work.sendNotices();
        return { added, files: exportIds.length, nextDueAt };
      });
      if (json === true) {
        printJson(console, result);
        return;
      }
      const { added, files, nextDueAt } = result;
      const rest = nextDueAt === null ? t('nothing waits', '没有待发消息') : t(`more is due at ${readableInstant(nextDueAt, settings().timeZone)}`, `其余将于 ${readableInstant(nextDueAt, settings().timeZone)} 发送`);
      printLine(console, t(`${added} new notices, ${files} files; ${rest}.`, `新通知 ${added} 条，文件 ${files} 个；${rest}。`));
    });
}
