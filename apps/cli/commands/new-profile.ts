import { basename } from 'node:path';
import type { Command } from 'commander';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { adaptProfile } from '#libs/ingest/mapping/adapt-profile.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import type { ProfileProposal } from '#libs/ingest/mapping/propose-profile.js';
import { wordQuestion } from '#libs/ingest/mapping/open-question.js';
import { recogniseFile } from '#libs/ingest/mapping/recognise-file.js';
import { isBuiltIn, textOfBuiltIn } from '#libs/ingest/profiles.js';
import type { CommandContext } from '../command.js';
import { printNotice, say } from '../console.js';
import { readSetting } from '../option-values.js';
import { commandLine } from '../repeated-command.js';

interface NewOptions {
  readonly name?: string;
  readonly from?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly files?: string;
}

/** So many rows of a file in which nothing is known are quoted. */
const QUOTED_ROWS = 3;

/** `opscore profile new`: a profile to begin with. */
export function registerNewProfile(profile: Command, context: CommandContext): void {
  const { t } = context;
  profile
    .command('new')
    .description(t('print a profile to begin with: proposed for a file, or one that is there with defaults of your own', '输出一份方案草稿：按文件生成，或在已有方案上写入自己的默认值'))
    .argument('[file]', t('a file that no profile reads yet', '尚无方案可读取的文件'))
    .option('--from <profile>', t('the profile that it is made of, instead of a file', '以此方案为基础，代替文件'))
    .option('--set <option=value>', t('with --from: what it need not be told any more; may be repeated', '与 --from 同用：写入默认值；可重复使用'), readSetting(context))
    .option('--files <pattern>', t("with --from: how its files are named, such as '旗舰店{rest}'", '与 --from 同用：文件的命名方式，如 “旗舰店{rest}”'))
    .option('--name <name>', t('the name of the new profile', '新方案的名称'))
    .addHelpText('after', t(HELP.en, HELP.zh))
    .action(async (file: string | undefined, options: NewOptions) => {
      if ((file === undefined) === (options.from === undefined)) throw new OpscoreError('profile-new-from-one', {});
      await (options.from === undefined ? propose(context, file ?? '', options.name) : adapt(context, options.from, options));
    });
}

const HELP = {
  en: `
The profile goes to standard output, and what is to be answered in it to standard error; both stand in a file made with ">".

  opscore profile new 订单.xlsx --name my-shop > my-shop.yaml
  opscore profile new --from jd-pop-orders --set merchant_id=s101 --name s101-orders > s101-orders.yaml
  opscore profile new --from jd-pop-orders --set merchant_id=s102 --files '二店{rest}' --name s102-orders > s102-orders.yaml`,
  zh: `
方案写到标准输出，待回答的问题写到标准错误；用 “>” 存成文件时，问题以注释形式写在文件开头。

  opscore profile new 订单.xlsx --name my-shop > my-shop.yaml
  opscore profile new --from jd-pop-orders --set merchant_id=s101 --name s101-orders > s101-orders.yaml
  opscore profile new --from jd-pop-orders --set merchant_id=s102 --files '二店{rest}' --name s102-orders > s102-orders.yaml`,
} as const;

async function propose(context: CommandContext, file: string, name: string | undefined): Promise<void> {
  const { kind, fitting, proposal, tables } = await context.withServices(async (services) =>
    recogniseFile(file, basename(file), await new ImportProfiles(services.get(Database)).all(), name),
  );
  if (kind !== null) throw new OpscoreError('file-is-canonical', { file, kind, command: commandLine(['import', kind, file]) });
  const [first] = fitting;
  if (first !== undefined) {
    const defaults = first.needed.flatMap((option) => ['--set', `${option}=…`]);
    const command = commandLine(['profile', 'new', '--from', first.profile, ...defaults, '--name', `my-${first.profile}`]);
    throw new OpscoreError('file-read-already', { file, profile: first.profile, command });
  }
  if (proposal === null) {
    const rows = tables[0]?.firstRows.slice(0, QUOTED_ROWS).map(({ cells }) => cells.join(' | ')) ?? [];
    throw new OpscoreError('file-without-proposal', { file, rows: rows.join(' / ') || '-' });
  }
  printProposal(context, file, proposal);
}

function printProposal({ console, t }: CommandContext, file: string, { yaml, table, headerLine, questions }: ProfileProposal): void {
  const asked = questions.map((question) => say(console, wordQuestion(question)));
  const head = [
    t(`Proposed for ${basename(file)}${table === null ? '' : ` (${table})`}, whose header stands in line ${headerLine}.`, `按 ${basename(file)}${table === null ? '' : `（${table}）`} 生成，表头位于第 ${headerLine} 行。`),
    ...(asked.length === 0 ? [] : [t('To be answered before it is used:', '使用前请确认：'), ...asked.map((question) => `- ${question}`)]),
  ];
  console.out.write(`${head.map((line) => `# ${line}\n`).join('')}${yaml}`);
  if (console.outIsTerminal) return;
  for (const line of head) printNotice(console, { en: line, zh: line });
}

async function adapt(context: CommandContext, from: string, { set = {}, files, name }: NewOptions): Promise<void> {
  const text = isBuiltIn(from) ? textOfBuiltIn(from) : await context.withServices((services) => new ImportProfiles(services.get(Database)).textOf(from));
  context.console.out.write(adaptProfile(text, { name: name ?? `my-${from}`, defaults: set, ...(files !== undefined && { files }) }));
}
