import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { Database } from '#libs/database/database.js';
import { EXPORT_FORMATS } from '#libs/exports/export-formats.js';
import type { EventId } from '#libs/notices/events.js';
import { EVENT_IDS } from '#libs/notices/events.js';
import type { Subscription } from '#libs/notices/subscription.js';
import { Subscriptions } from '#libs/notices/subscriptions.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext } from '../command.js';
import { printJson, printLine } from '../console.js';
import { layTable } from '../output/table.js';
import { idOfUser, requireId, viewerNamed } from './notice-services.js';

const MOST_LISTED = 1_000;

interface AskedEvent {
  readonly event: EventId;
  readonly value?: string;
}

interface AddOptions {
  readonly user: string;
  readonly channel: string;
  readonly event: readonly AskedEvent[];
  readonly division?: string;
  readonly manager?: string;
  readonly report?: string;
  readonly format: string;
  readonly valuesOnly?: boolean;
  readonly json?: boolean;
}

/** `opscore notices subscriptions`: who wants to be told what. */
export function registerSubscriptions(notices: Command, context: CommandContext): void {
  const { t } = context;
  const subscriptions = notices.command('subscriptions').description(t('who wants to be told what: list, add, pause, remove', '订阅：查看、新增、暂停、删除'));
  registerList(subscriptions, context);
  registerAdd(subscriptions, context);
  registerSwitches(subscriptions, context);
  registerRemove(subscriptions, context);
}

function registerList(subscriptions: Command, context: CommandContext): void {
  const { t, console } = context;
  subscriptions
    .command('list')
    .description(t('all subscriptions, or those of a user', '列出全部订阅，或某个用户的订阅'))
    .option('--user <name>', t('only those of this user', '仅该用户的订阅'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ user, json }: { user?: string; json?: boolean }) => {
      const found = await context.withServices(async (services) => new Subscriptions(services.get(Database)).list(await idOfUser(services, user), { limit: MOST_LISTED, after: null }));
      if (json === true) {
        printJson(console, found);
        return;
      }
      const columns = [t('Subscription', '订阅编号'), t('Channel', '渠道编号'), t('Events', '事件'), t('About', '范围'), t('Report', '随附报表'), t('State', '状态')].map((title) => ({ title }));
      for (const line of layTable(console, columns, found.map((each) => rowOf(context, each)))) printLine(console, line);
    });
}

function rowOf({ t }: CommandContext, { subscriptionId, channelId, events, division, managerId, report, active }: Subscription): string[] {
  const told = events.map(({ event, value }) => (value === null ? event : `${event}=${value}`)).join(', ');
  const about = division ?? managerId ?? t('all', '全部');
  return [subscriptionId, channelId, told, about, report === null ? '–' : `${report.report}.${report.format}`, active ? t('active', '正常') : t('paused', '已暂停')];
}

function registerAdd(subscriptions: Command, context: CommandContext): void {
  const { t, console } = context;
  subscriptions
    .command('add')
    .description(t('have a user told of events at a channel of theirs', '为用户订阅事件，发送到其渠道'))
    .requiredOption('--user <name>', t('who wants it; they are told what their roles may read', '订阅用户；仅通知其角色可见的内容'))
    .requiredOption('--channel <id>', t('a channel of theirs', '该用户的渠道编号'))
    .requiredOption('--event <event>', t('an event, with its setting where another one is wanted: pace-behind=8; may be given again', '事件，可附设定值，例如 pace-behind=8；可多次指定'), readEvent(context))
    .option('--division <name>', t('only the managers of this division', '仅该部门的运营经理'))
    .option('--manager <id>', t('only this manager', '仅该运营经理'))
    .option('--report <report>', t('a report that is sent along after the week, month or quarter', '随周、月或季度成绩发送的报表'))
    .addOption(new Option('--format <format>', t('how its file is written', '报表文件格式')).choices(EXPORT_FORMATS).default('xlsx'))
    .option('--values-only', t('review as xlsx: figures without formulas', 'review 的 xlsx：仅数值，不含公式'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ user, channel, event: events, division, manager, report, format, valuesOnly = false, json }: AddOptions) => {
      const asked = {
        channelId: requireId(channel, 'channel-not-found', 'channel'),
        events,
        division: division ?? null,
        managerId: manager ?? null,
        report: report === undefined ? null : { report, format, valuesOnly },
      };
      const added = await context.withServices(async (services) => new Subscriptions(services.get(Database)).add(asked, await viewerNamed(services, user), changeBy(context)));
      if (json === true) printJson(console, added);
      else printLine(console, t(`Added: ${added.subscriptionId}`, `已新增：${added.subscriptionId}`));
    });
}

/** Reads `pace-behind` or `pace-behind=8`, one after another. */
function readEvent({ t }: CommandContext): (text: string, before?: readonly AskedEvent[]) => AskedEvent[] {
  return (text, before = []) => {
    const [name = '', value] = text.split('=', 2);
    const event = EVENT_IDS.find((each) => each === name);
    if (event === undefined) throw new InvalidArgumentError(t(`It is one of ${EVENT_IDS.join(', ')}.`, `可选：${EVENT_IDS.join('、')}。`));
    return [...before, value === undefined ? { event } : { event, value }];
  };
}

function registerSwitches(subscriptions: Command, context: CommandContext): void {
  const { t, console } = context;
  const ways = [
    ['pause', false, t('tell nothing of it until it goes on', '暂停订阅')],
    ['resume', true, t('let it go on; what happened meanwhile is not told', '恢复订阅，暂停期间的事项不再通知')],
  ] as const;
  for (const [way, active, description] of ways) {
    subscriptions
      .command(way)
      .description(description)
      .argument('<subscription>', t('its id', '订阅编号'))
      .action(async (subscriptionId: string) => {
        const id = requireId(subscriptionId, 'subscription-not-found', 'subscription');
        const changed = await context.withServices((services) =>
          // Nobody in particular: whoever sits at the command line may switch everybody's, and changes nothing else of them.
          new Subscriptions(services.get(Database)).change(id, { active }, { ownerId: null, version: null }, { userId: '', reachBy: () => null }, changeBy(context)),
        );
        printLine(console, `${changed.subscriptionId}: ${changed.active ? t('active', '正常') : t('paused', '已暂停')}`);
      });
  }
}

function registerRemove(subscriptions: Command, context: CommandContext): void {
  const { t, console } = context;
  subscriptions
    .command('remove')
    .description(t('remove a subscription; what it has not told yet is not told', '删除订阅，尚未发送的通知不再发送'))
    .argument('<subscription>', t('its id', '订阅编号'))
    .action(async (subscriptionId: string) => {
      const id = requireId(subscriptionId, 'subscription-not-found', 'subscription');
      await context.withServices((services) => new Subscriptions(services.get(Database)).remove(id, { ownerId: null, version: null }, changeBy(context)));
      printLine(console, t(`${id} was removed.`, `已删除 ${id}。`));
    });
}

const changeBy = ({ console }: CommandContext) => ({ actor: commandLineActor(), now: console.now() });
