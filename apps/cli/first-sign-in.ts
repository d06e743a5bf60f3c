import { ensureFirstAdministrator } from '#libs/access/first-administrator.js';
import type { Database } from '#libs/database/database.js';
import type { CommandContext } from './command.js';
import { paint, printLine } from './console.js';

/** Makes the first administrator where there are no users yet, and prints the sign-in, this once. */
export async function printFirstSignIn({ console, t }: CommandContext, database: Database): Promise<void> {
  const made = await ensureFirstAdministrator(database, console.language, console.now());
  if (made === null) return;
  const { name, oneTimePassword } = made;
  printLine(console, paint(console, 'bold', t('The first sign-in, shown this once:', '首次登录信息（仅显示这一次）：')));
  printLine(console, `  ${t('name', '用户名')}      ${name}`);
  printLine(console, `  ${t('password', '密码')}  ${oneTimePassword}`);
  printLine(console, t(`A new password is asked for at once. Lost it? opscore user reset ${name}`, `登录后须立即修改密码。如遗失，请运行 opscore user reset ${name}`));
}
