import type { INestApplication } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { resolveAsOf } from '#libs/domain/periods.js';
import { exampleFolderOf, readExampleState } from '#libs/example-company/load-example.js';
import { latestQuarterWithTargets } from '#libs/scorecards/latest-quarter.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { paint, printLine } from '../console.js';
import { loadExample } from '../load-example.js';
import { printScorecards } from '../output/scorecards.js';
import { sayWhatIsClosed } from '../period-services.js';
import { withServer } from '../serving.js';
import { bringUpToDate, scoreByWorkers } from './score.js';

/** `opscore start`: scores the latest quarter, of the example company where there is nothing else, shows what next, and serves. */
export const registerStart: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('start')
    .description(
      t('score the latest quarter, then serve; an empty database gets the example company', '计算最近季度后提供服务；空数据库会先加载示例公司'),
    )
    .option('--once', t('end after printing, without serving', '显示结果后退出，不提供服务'))
    .action(({ once }: { once?: boolean }) =>
      withServer(context, async (server) => {
        const database = server.application.get(Database);
        const scorecards = server.application.get(Scorecards);
        const { console, settings } = context;
        const { company, state } = await readExampleState(database, settings().home);
        if (state === 'absent' || state === 'begun') {
          printLine(console, t('The database is empty: loading the example company.', '数据库为空：正在加载示例公司。'));
          const changed = await loadExample(context, { database, scorecards }, company);
          printLine(console, t(`Late files came in afterwards and changed ${changed} scorecards.`, `随后补到的数据更新了 ${changed} 份成绩。`));
          printLine(console);
        }
        await server.startWorker();
        await showLatestQuarter(context, server.application);
        printNextSteps(context, state === 'others');
        if (once === true) return;
        printLine(console);
        await server.serve(settings().port);
      }),
    );
};

async function showLatestQuarter(context: CommandContext, application: INestApplication): Promise<void> {
  const { console, settings, t } = context;
  const database = application.get(Database);
  const lastPast = lastPastDay(console.now(), settings().timeZone);
  const quarter = await latestQuarterWithTargets(database, lastPast);
  if (quarter === null) {
    printLine(
      console,
      t('No quarter has targets yet. Import them: opscore import targets <file>', '还没有任何季度目标。请导入：opscore import targets <文件>'),
    );
    return;
  }
  const asOf = resolveAsOf(quarter, null, lastPast);
  const request = { period: quarter, asOf, askedAsOf: null };
  // The worker of this process is alive; where the queue is away, or wants another day, the quarter is scored all the same.
  const isScored = await scoreByWorkers(context, application, request);
  if (!isScored) await bringUpToDate(context, application.get(Scorecards), request, false);
  const stored: StoredScorecard[] = [];
  await database.withTransaction(async (session) => {
    for await (const each of readStored(session, { period: quarter, asOf, managerId: null, byDivision: true })) {
      stored.push(each);
    }
  });
  printScorecards(console, stored);
  await sayWhatIsClosed(context, application, request, stored.map(({ scorecard }) => scorecard.division));
  const [first] = stored;
  if (first === undefined) return;
  const { managerId } = first.scorecard;
  printLine(console);
  printLine(console, paint(console, 'bold', t('Why, and for spreadsheets', '查看由来与导出')));
  printLine(console, `  npm run -s opscore -- explain score ${managerId} ${quarter.name}`);
  printLine(console, `  npm run -s opscore -- export tiers --period ${quarter.name} --out tiers.csv`);
}

function printNextSteps({ console, settings, t }: CommandContext, hasOwnFiles: boolean): void {
  const { home } = settings();
  printLine(console);
  if (hasOwnFiles) {
    printLine(console, t(`The results are in the database of ${home}.`, `结果保存在 ${home} 的数据库中。`));
    return;
  }
  printLine(console, paint(console, 'bold', t('Your own company', '使用自己的数据')));
  printLine(
    console,
    t(
      `  The results are in the database of ${home}; the example's files, one of every kind, in ${exampleFolderOf(home)}.`,
      `  结果保存在 ${home} 的数据库中；示例文件（每种类型各一份）位于 ${exampleFolderOf(home)}。`,
    ),
  );
  printLine(console, t('  Put your files beside each other in a folder and start in another home:', '  将自己的文件放在同一目录，并使用另一个数据目录：'));
  printLine(console, '  export OPSCORE_HOME=~/opscore');
  printLine(console, '  npm run -s opscore -- import --dir <folder>');
  printLine(console, '  npm run -s opscore -- score 2026Q4');
}
