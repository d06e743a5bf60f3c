import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { exampleFolderOf, readExampleState } from '#libs/example-company/load-example.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { RegisterCommand } from '../command.js';
import { printLine } from '../console.js';
import { loadExample } from '../load-example.js';

/** `opscore demo`: loads the example company into an empty database. */
export const registerDemo: RegisterCommand = (program, context) => {
  const { t, console, settings, withServices } = context;
  program
    .command('demo')
    .description(t('load the bundled example company into an empty database', '将内置示例公司加载到空数据库'))
    .action(async () => {
      await withServices(async (services) => {
        const database = services.get(Database);
        const { company, state } = await readExampleState(database, settings().home);
        if (state === 'others') throw new OpscoreError('demo-needs-empty', {});
        if (state !== 'loaded') await loadExample(context, { database, scorecards: services.get(Scorecards) }, company);
        printLine(
          console,
          t(
            `The example company is loaded; its files are in ${exampleFolderOf(settings().home)}.\nNext: opscore score ${company.quarter}`,
            `示例公司已加载，文件位于 ${exampleFolderOf(settings().home)}。\n下一步：opscore score ${company.quarter}`,
          ),
        );
      });
    });
};
