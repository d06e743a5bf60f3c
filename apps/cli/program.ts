import { existsSync, readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { ERRORS } from '#libs/domain/error-table.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import { createLogger } from '#libs/logging/logging.js';
import { createContext } from './command.js';
import type { RegisterCommand } from './command.js';
import { registerAttribute } from './commands/attribute.js';
import { registerAudit } from './commands/audit.js';
import { registerDemo } from './commands/demo.js';
import { registerDoctor } from './commands/doctor.js';
import { registerExplain } from './commands/explain.js';
import { registerExport } from './commands/export.js';
import { registerImport } from './commands/import.js';
import { registerImports } from './commands/imports.js';
import { registerJobs } from './commands/jobs.js';
import { registerMigrate } from './commands/migrate.js';
import { registerNotices } from './commands/notices.js';
import { registerPeriods } from './commands/periods.js';
import { registerProfile } from './commands/profile.js';
import { registerReconcile } from './commands/reconcile.js';
import { registerRules } from './commands/rules.js';
import { registerScore } from './commands/score.js';
import { registerServe } from './commands/serve.js';
import { registerSimulate } from './commands/simulate.js';
import { registerStart } from './commands/start.js';
import { registerUser } from './commands/user.js';
import { registerWorker } from './commands/worker.js';
import type { Console } from './console.js';
import { paint } from './console.js';

const COMMANDS: readonly RegisterCommand[] = [
  registerStart,
  registerImport,
  registerImports,
  registerProfile,
  registerReconcile,
  registerRules,
  registerScore,
  registerAttribute,
  registerSimulate,
  registerExplain,
  registerExport,
  registerPeriods,
  registerJobs,
  registerNotices,
  registerServe,
  registerWorker,
  registerUser,
  registerAudit,
  registerDemo,
  registerDoctor,
  registerMigrate,
];

/** Exit codes: done; failed, nothing changed; wrong use; done, but with rejected rows or unexplained differences. */
const WRONG_USE = 2;
const FAILED = 1;

/** Runs one command line and gives its exit code; everything that it says goes to the console. */
export async function runCommandLine(words: readonly string[], console: Console): Promise<number> {
  let exitCode = 0;
  const context = createContext(console, (code) => (exitCode = code));
  const program = buildProgram(console);
  for (const register of COMMANDS) register(program, context);
  for (const command of allCommands(program)) configure(command, console);
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, console);
  }
}

function buildProgram(console: Console): Command {
  const t = (en: string, zh: string) => (console.language === 'zh' ? zh : en);
  return new Command('opscore')
    .description(t('the KPI scorecard of e-commerce operations managers', '电商运营经理 KPI 考核'))
    .version(versionOf(), '-V, --version', t('print the version', '显示版本'))
    .addOption(languageOption(t('the language (default: from the environment)', '界面语言（缺省取自环境）')))
    // An option of a command may bear the name of one of the program, as in "rules show --version 2".
    .enablePositionalOptions()
    .helpOption('-h, --help', t('show help', '显示帮助'))
    .helpCommand('help [command]', t('show help of a command', '显示命令的帮助'))
    .addHelpText('after', `\n${t(FIRST_STEPS.en, FIRST_STEPS.zh)}`);
}

const FIRST_STEPS = {
  en: `First steps:
  opscore start                         the example company, scored and served
  opscore import --dir <folder>         your own files: managers.csv, merchants.csv, orders.csv …
  opscore import 订单.csv               a file as a platform's back office exports it
  opscore score 2026Q2                  the scorecards of a quarter
  opscore explain score om-01 2026Q2    why they are what they are
  opscore export tiers --period 2026Q2 --out tiers.csv

Exit codes: 0 done; 1 failed, nothing changed; 2 wrong use; 3 done, but with rejected rows or
unexplained differences.
Settings: OPSCORE_HOME, OPSCORE_TIMEZONE, DATABASE_URL, QUEUE_URL, OPSCORE_INBOX, OPSCORE_NIGHTLY, OPSCORE_WEEKLY,
OPSCORE_MONTHLY, OPSCORE_QUARTERLY, OPSCORE_CLOSE_BY_TWO, OPSCORE_HOST, OPSCORE_PORT, OPSCORE_PUBLIC_URL, LOG_LEVEL, NO_COLOR.`,
  zh: `快速上手：
  opscore start                         加载示例公司、计分并提供服务
  opscore import --dir <目录>           导入自己的文件：managers.csv、merchants.csv、orders.csv 等
  opscore import 订单.csv               导入平台后台导出的文件
  opscore score 2026Q2                  某季度的考核成绩
  opscore explain score om-01 2026Q2    成绩的由来
  opscore export tiers --period 2026Q2 --out tiers.csv

退出码：0 完成；1 失败且未做更改；2 用法有误；3 完成但有被拒绝的行或无法解释的差异。
环境变量：OPSCORE_HOME、OPSCORE_TIMEZONE、DATABASE_URL、QUEUE_URL、OPSCORE_INBOX、OPSCORE_NIGHTLY、OPSCORE_WEEKLY、
OPSCORE_MONTHLY、OPSCORE_QUARTERLY、OPSCORE_CLOSE_BY_TWO、OPSCORE_HOST、OPSCORE_PORT、OPSCORE_PUBLIC_URL、LOG_LEVEL、NO_COLOR。`,
} as const;

function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

function configure(command: Command, console: Console): void {
  command.exitOverride();
  command.showHelpAfterError(
    console.language === 'zh' ? '（加 --help 查看用法）' : '(add --help for the usage)',
  );
  command.configureOutput({
    writeOut: (text) => console.out.write(text),
    writeErr: (text) => console.err.write(text),
    getOutHelpWidth: () => console.width,
    getErrHelpWidth: () => console.width,
  });
  if (command.parent !== null) {
    command.helpOption('-h, --help', console.language === 'zh' ? '显示帮助' : 'show help');
    // The language may be named after the command as well; it has been read before commands were built.
    command.addOption(languageOption(console.language === 'zh' ? '界面语言' : 'the language'));
  }
}

function languageOption(description: string): Option {
  return new Option('--lang <language>', description).choices(['zh', 'en']);
}

function report(error: unknown, console: Console): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  const label = paint(console, 'red', console.language === 'zh' ? '错误：' : 'Error:');
  if (error instanceof OpscoreError) {
    console.err.write(`${label} ${describeError(error.code, error.details, console.language)}\n`);
    return ERRORS[error.code].exit;
  }
  // What nobody expected goes to the person in one line, and whole to the log of who asks for it.
  createLogger(console.environment['LOG_LEVEL'] || 'warn').debug({ err: error }, 'unexpected failure');
  const reason = error instanceof Error ? error.message : String(error);
  const hint = console.language === 'zh' ? '（设 LOG_LEVEL=debug 可查看详情）' : '(LOG_LEVEL=debug shows the details)';
  console.err.write(`${label} ${reason} ${hint}\n`);
  return FAILED;
}

function versionOf(): string {
  // Two folders up from the source, three from what is built.
  const places = ['../../package.json', '../../../package.json'].map((place) => new URL(place, import.meta.url));
  const place = places.find((each) => existsSync(each));
  const manifest: unknown = place === undefined ? null : JSON.parse(readFileSync(place, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}
