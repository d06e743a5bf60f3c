import type { Command } from 'commander';
import { Option } from 'commander';
import type { AskedAddress } from '#libs/notices/channel-address.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Channel } from '#libs/notices/notice.js';
import { CHANNEL_KINDS } from '#libs/domain/channel-kinds.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext } from '../command.js';
import { paint, printJson, printLine } from '../console.js';
import { layTable } from '../output/table.js';
import { channelsOf, idOfUser, requireId, viewerNamed } from './notice-services.js';

const MOST_LISTED = 1_000;

interface AddOptions {
  readonly user: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly url?: string;
  readonly secret?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `opscore notices channels`: the places that messages go to. */
export function registerChannels(notices: Command, context: CommandContext): void {
  const { t } = context;
  const channels = notices.command('channels').description(t('the places that messages go to: list, add, remove, let go on', '通知渠道：查看、新增、删除、恢复'));
  registerList(channels, context);
  registerAdd(channels, context);
  registerRemove(channels, context);
  registerResume(channels, context);
}

function registerList(channels: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  channels
    .command('list')
    .description(t('all channels, or those of a user', '列出全部渠道，或某个用户的渠道'))
    .option('--user <name>', t('only those of this user', '仅该用户的渠道'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ user, json }: { user?: string; json?: boolean }) => {
      const found = await context.withServices(async (services) => channelsOf(services, settings()).list(await idOfUser(services, user), { limit: MOST_LISTED, after: null }));
      if (json === true) {
        printJson(console, found);
        return;
      }
      const columns = [t('Channel', '渠道编号'), t('Name', '名称'), t('Kind', '类型'), t('Address', '地址'), t('State', '状态')].map((title) => ({ title }));
      const rows = found.map((each) => [each.channelId, each.name, each.kind, each.hint, stateOf(context, each)]);
      for (const line of layTable(console, columns, rows)) printLine(console, line);
    });
}

function stateOf({ t, console }: CommandContext, { paused }: Channel): string {
  return paused === null ? t('active', '正常') : `${t('paused:', '已暂停：')} ${describeFailure(paused, console.language)}`;
}

function registerAdd(channels: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  channels
    .command('add')
    .description(t('add a channel for a user', '为用户新增渠道'))
    .requiredOption('--user <name>', t('whose it is', '所属用户'))
    .requiredOption('--name <text>', t('what it is called', '渠道名称'))
    .addOption(new Option('--kind <kind>', t('what kind of place it is', '渠道类型')).choices(CHANNEL_KINDS).makeOptionMandatory())
    .option('--to <mailboxes>', t('email: the mailboxes, separated by commas', 'email：邮箱，以逗号分隔'))
    .option('--url <address>', t('the others: the address of the robot or program', '其他类型：机器人或程序的地址'))
    .option('--secret <secret>', t('the secret that signs, where there is one', '签名密钥（如有）'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (options: AddOptions) => {
      const made = await context.withServices(async (services) => {
        const { userId } = await viewerNamed(services, options.user);
        const asked = { name: options.name, language: console.language, address: addressOf(options) };
        return channelsOf(services, settings()).add(userId, asked, changeBy(context));
      });
      if (options.json === true) {
        printJson(console, made);
        return;
      }
      printLine(console, t(`${made.channel.name} was added: ${made.channel.channelId}`, `已新增 ${made.channel.name}：${made.channel.channelId}`));
      if (made.secret !== null) printLine(console, `${t('Its secret, shown this once:', '密钥（仅显示这一次）：')} ${paint(console, 'bold', made.secret)}`);
    });
}

function addressOf({ kind, url = '', secret = null, to = '' }: Pick<AddOptions, 'kind' | 'url' | 'to'> & { readonly secret?: string | null }): AskedAddress {
  switch (kind) {
    case 'email':
      return { kind, to: to.split(',').filter((mailbox) => mailbox.trim() !== '') };
    case 'wecom':
      return { kind, url };
    case 'webhook':
    case 'dingtalk':
    case 'feishu':
      return { kind, url, secret };
  }
}

function registerRemove(channels: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  channels
    .command('remove')
    .description(t('remove a channel with its subscriptions and messages', '删除渠道及其订阅和消息'))
    .argument('<channel>', t('its id', '渠道编号'))
    .action(async (channelId: string) => {
      const id = requireId(channelId, 'channel-not-found', 'channel');
      await context.withServices((services) => channelsOf(services, settings()).remove(id, { ownerId: null, version: null }, changeBy(context)));
      printLine(console, t(`${id} was removed.`, `已删除 ${id}。`));
    });
}

function registerResume(channels: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  channels
    .command('resume')
    .description(t('let a paused channel go on', '恢复已暂停的渠道'))
    .argument('<channel>', t('its id', '渠道编号'))
    .action(async (channelId: string) => {
      const id = requireId(channelId, 'channel-not-found', 'channel');
      const channel = await context.withServices((services) => channelsOf(services, settings()).resume(id, null, changeBy(context)));
      printLine(console, `${channel.name}: ${stateOf(context, channel)}`);
    });
}

const changeBy = ({ console }: CommandContext) => ({ actor: commandLineActor(), now: console.now() });
