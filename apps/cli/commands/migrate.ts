import { OPEN_DATABASE } from '#libs/database/database.module.js';
import type { OpenDatabase } from '#libs/database/open.js';
import type { RegisterCommand } from '../command.js';
import { printJson, printLine } from '../console.js';

/** `opscore migrate`: brings the schema up to date, which every command does by itself as well. */
export const registerMigrate: RegisterCommand = (program, { console, t, withServices }) => {
  program
    .command('migrate')
    .description(t('bring the database schema up to date', '将数据库结构升级到最新'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ json }: { json?: boolean }) => {
      await withServices(async (services) => {
        const { migrationsRun } = services.get<OpenDatabase>(OPEN_DATABASE);
        if (json === true) printJson(console, { migrationsRun });
        else if (migrationsRun.length === 0) printLine(console, t('The schema is up to date.', '数据库结构已是最新。'));
        else for (const name of migrationsRun) printLine(console, t(`ran ${name}`, `已执行 ${name}`));
      });
    });
};
