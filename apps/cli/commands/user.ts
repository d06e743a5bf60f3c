import type { Command } from 'commander';
import { Option } from 'commander';
import type { User, WithOneTimePassword } from '#libs/access/users.js';
import { Users } from '#libs/access/users.js';
import { nameKeyOf } from '#libs/access/user-names.js';
import type { Grant, Role } from '#libs/domain/access.js';
import { ROLES } from '#libs/domain/access.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { paint, printJson, printLine } from '../console.js';
import { layTable } from '../output/table.js';

const USERS_AT_ONCE = 500;

interface GrantOptions {
  readonly role: Role;
  readonly scope?: string;
  readonly json?: boolean;
}

/** `opscore user`: who may come in, and with which roles. */
export const registerUser: RegisterCommand = (program, context) => {
  const { t } = context;
  const user = program.command('user').description(t('who may come in: list, add, give and take roles, reset passwords', '用户管理：查看、新增、授权、重置密码'));
  registerList(user, context);
  registerAdd(user, context);
  registerGrants(user, context);
  registerReset(user, context);
  registerSwitches(user, context);
};

function registerList(user: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  user
    .command('list')
    .description(t('all users with their roles', '列出全部用户及其角色'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ json }: { json?: boolean }) => {
      const users = await context.withServices((services) => readAll(services.get(Users)));
      if (json === true) {
        printJson(console, users);
        return;
      }
      const columns = [t('Name', '用户名'), t('Display name', '显示名'), t('State', '状态'), t('Roles', '角色')].map((title) => ({ title }));
      const rows = users.map((each) => [each.name, each.displayName, stateOf(context, each), each.grants.map(writeGrant).join(', ') || '–']);
      for (const line of layTable(console, columns, rows)) printLine(console, line);
      if (users.length === 0) {
        const { OPSCORE_PORT } = settings();
        printLine(console, t(`No users yet: the first start (opscore serve, port ${OPSCORE_PORT}) makes an administrator.`, `还没有用户：首次启动（opscore serve，端口 ${OPSCORE_PORT}）会创建管理员。`));
      }
    });
}

function registerAdd(user: Command, context: CommandContext): void {
  const { t, console } = context;
  withGrantOptions(
    user.command('add').description(t('add a user, with a password for the first sign-in', '新增用户并生成首次登录密码')).argument('<name>', t('the sign-in name', '用户名')),
    context,
  )
    .option('--display-name <name>', t('the name that others see (default: the sign-in name)', '显示名（缺省为用户名）'))
    .action(async (name: string, options: GrantOptions & { readonly displayName?: string }) => {
      const asked = { name, displayName: options.displayName ?? name, language: console.language, grants: [grantOf(options)] };
      const added = await context.withServices((services) => services.get(Users).add(asked, changeBy(context)));
      printOneTime(context, added, options.json, t(`${added.user.name} was added.`, `已新增 ${added.user.name}。`));
    });
}

function registerGrants(user: Command, context: CommandContext): void {
  const { t, console } = context;
  const ways = [
    ['grant', t('give a user a role', '授予用户角色')],
    ['revoke', t('take a role from a user', '收回用户角色')],
  ] as const;
  for (const [way, description] of ways) {
    withGrantOptions(user.command(way).description(description).argument('<name>', t('the sign-in name', '用户名')), context).action(
      async (name: string, options: GrantOptions) => {
        const changed = await context.withServices(async (services) => {
          const users = services.get(Users);
          const { userId } = await users.named(name);
          return users[way](userId, grantOf(options), changeBy(context));
        });
        if (options.json === true) printJson(console, changed);
        else printLine(console, t(`The roles of ${changed.name}: ${writeGrants(changed)}`, `${changed.name} 的角色：${writeGrants(changed)}`));
      },
    );
  }
}

function registerReset(user: Command, context: CommandContext): void {
  const { t } = context;
  user
    .command('reset')
    .description(t('give a user a new password for the next sign-in; their sessions end, a lock is lifted', '重置用户密码：现有会话结束，锁定解除'))
    .argument('<name>', t('the sign-in name', '用户名'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (name: string, { json }: { json?: boolean }) => {
      const reset = await context.withServices(async (services) => {
        const users = services.get(Users);
        return users.resetPassword((await users.named(name)).userId, changeBy(context));
      });
      printOneTime(context, reset, json, t(`${reset.user.name} has a new password.`, `已重置 ${reset.user.name} 的密码。`));
    });
}

function registerSwitches(user: Command, context: CommandContext): void {
  const { t, console } = context;
  const ways = [
    ['disable', false, t('let a user in no more; their sessions end', '停用用户，其会话随即结束')],
    ['enable', true, t('let a user in again', '启用用户')],
  ] as const;
  for (const [way, active, description] of ways) {
    user
      .command(way)
      .description(description)
      .argument('<name>', t('the sign-in name', '用户名'))
      .option('--json', t('print JSON', '输出 JSON'))
      .action(async (name: string, { json }: { json?: boolean }) => {
        const changed = await context.withServices(async (services) => {
          const users = services.get(Users);
          return users.change((await users.named(name)).userId, { active }, null, changeBy(context));
        });
        if (json === true) printJson(console, changed);
        else printLine(console, `${changed.name}: ${stateOf(context, changed)}`);
      });
  }
}

function withGrantOptions(command: Command, { t }: CommandContext): Command {
  return command
    .addOption(new Option('--role <role>', t('the role', '角色')).choices(ROLES).makeOptionMandatory())
    .option('--scope <scope>', t('the division of a director, the manager id of a manager, the merchant id of a supervisor', '数据范围：总监的事业部、运营经理编号、商家主管的商家编号'))
    .option('--json', t('print JSON', '输出 JSON'));
}

async function readAll(users: Users): Promise<User[]> {
  const all: User[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await users.list({ after: last === undefined ? null : nameKeyOf(last.name), limit: USERS_AT_ONCE });
    all.push(...page);
    if (page.length < USERS_AT_ONCE) return all;
  }
}

const grantOf = ({ role, scope }: GrantOptions): Grant => ({ role, scope: scope ?? null });

const changeBy = ({ console }: CommandContext) => ({ actor: commandLineActor(), now: console.now() });

const writeGrant = ({ role, scope }: Grant): string => (scope === null ? role : `${role} (${scope})`);

const writeGrants = ({ grants }: User): string => grants.map(writeGrant).join(', ') || '–';

function stateOf({ t, console }: CommandContext, { active, lockedUntil, mustChangePassword }: User): string {
  if (!active) return t('disabled', '已停用');
  if (lockedUntil !== null && lockedUntil > console.now()) return t('locked', '已锁定');
  return mustChangePassword ? t('first password', '初始密码') : t('active', '正常');
}

function printOneTime({ console, t }: CommandContext, { user, oneTimePassword }: WithOneTimePassword, json: boolean | undefined, done: string): void {
  if (json === true) {
    printJson(console, { user, oneTimePassword });
    return;
  }
  printLine(console, done);
  printLine(console, `${t('Password for the first sign-in, shown this once:', '首次登录密码(仅显示这一次):')} ${paint(console, 'bold', oneTimePassword)}`);
}
