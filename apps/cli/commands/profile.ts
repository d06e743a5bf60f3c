import type { Command } from 'commander';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import type { MappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import { previewMapped } from '#libs/ingest/mapping/preview-mapped.js';
import { knownOptions } from '#libs/ingest/mapping/recognise-file.js';
import { isBuiltIn, textOfBuiltIn } from '#libs/ingest/profiles.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine } from '../console.js';
import { profileAtHand, readProfileText } from '../named-profile.js';
import { readSetting } from '../option-values.js';
import { printPreview, printProfiles, printSoundness } from '../output/profiles.js';
import { registerNewProfile } from './new-profile.js';

/** Done, but some of the rows would be rejected. */
const WITH_REJECTS = 3;

/** `opscore profile`: how the files of other systems are read. */
export const registerProfile: RegisterCommand = (program, context) => {
  const { t } = context;
  const profile = program
    .command('profile')
    .description(t('how files of other systems are read: list, show, check, make, keep and remove import profiles', '导入方案（如何读取其他系统的文件）：列出、查看、检查、新建、保存、删除'))
    .addHelpText('after', t(HELP.en, HELP.zh));
  registerList(profile, context);
  registerShow(profile, context);
  registerCheck(profile, context);
  registerNewProfile(profile, context);
  registerAdd(profile, context);
  registerRemove(profile, context);
};

const HELP = {
  en: `
A file that no profile reads yet:
  opscore profile new 订单.xlsx > my-shop.yaml      a proposal; answer the questions that stand in it
  opscore profile check my-shop.yaml 订单.xlsx      what it makes of the first rows
  opscore import --profile my-shop.yaml --dry-run 订单.xlsx
  opscore profile add my-shop.yaml                  known from now on to --profile, uploads and the inbox

What a profile says: docs/import-profiles.md.`,
  zh: `
尚无方案可读取的文件：
  opscore profile new 订单.xlsx > my-shop.yaml      生成草稿，并回答其中的问题
  opscore profile check my-shop.yaml 订单.xlsx      查看前几行的读取结果
  opscore import --profile my-shop.yaml --dry-run 订单.xlsx
  opscore profile add my-shop.yaml                  保存后，--profile、上传与收件目录均可使用

方案的写法见 docs/import-profiles.md。`,
} as const;

function registerList(profile: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  profile
    .command('list')
    .description(t('your own profiles and the built-in ones', '自己的与内置的导入方案'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ json }: { json?: boolean }) => {
      const listed = await withProfiles(context, (profiles) => profiles.list());
      if (json === true) printJson(console, listed);
      else printProfiles(console, listed, settings().timeZone);
    });
}

function registerShow(profile: Command, context: CommandContext): void {
  const { t, console } = context;
  profile
    .command('show')
    .description(t('print a profile as YAML', '输出导入方案的 YAML'))
    .argument('<name>', t('its name, as "opscore profile list" says it', '方案名称，见 opscore profile list'))
    .action(async (name: string) => {
      console.out.write(isBuiltIn(name) ? textOfBuiltIn(name) : await withProfiles(context, (profiles) => profiles.textOf(name)));
    });
}

interface CheckOptions {
  readonly set?: Readonly<Record<string, string>>;
  readonly json?: boolean;
}

function registerCheck(profile: Command, context: CommandContext): void {
  const { t, console } = context;
  profile
    .command('check')
    .description(t('what is wrong in a profile, and with a file what the profile makes of its first rows; nothing is stored', '检查导入方案；给出文件时，显示前几行的读取结果；不存储任何内容'))
    .argument('<profile>', t('its name, or a YAML file', '方案名称或 YAML 文件'))
    .argument('[file]', t('a file that it reads', '由其读取的文件'))
    .option('--set <option=value>', t('what the file does not say; may be repeated', '文件中没有的信息；可重复使用'), readSetting(context))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (named: string, path: string | undefined, { set = {}, json }: CheckOptions) => {
      const checked = await profileOf(context, named);
      if (path === undefined) {
        if (json === true) printJson(console, checked);
        else printSoundness(console, named, checked);
        return;
      }
      const unknown = Object.keys(set).find((name) => checked.options[name] === undefined);
      if (unknown !== undefined) throw new OpscoreError('profile-option-unknown', { profile: named, option: unknown, known: Object.keys(checked.options).join(', ') || '-' });
      const options = { ...knownOptions(checked, path), ...set };
      const preview = await context.withServices((services) => previewMapped(services.get(Database), { path, profile: checked, options }));
      if (json === true) printJson(console, preview);
      else printPreview(console, { path, profile: checked, options, preview });
      if (preview.facts.some(({ rows }) => rows.some(({ problems }) => problems.length > 0))) context.finishWith(WITH_REJECTS);
    });
}

function registerAdd(profile: Command, context: CommandContext): void {
  const { t, console } = context;
  profile
    .command('add')
    .description(t('keep a profile, so that --profile, uploads and the inbox know it by its name', '保存导入方案，供 --profile、上传与收件目录按名称使用'))
    .argument('<file>', t('a YAML file', 'YAML 文件'))
    .action(async (file: string) => {
      const yaml = await readProfileText(file);
      // Said here, a fault is told with the name of the file.
      readMappingProfile(yaml, file);
      const { name } = await withProfiles(context, (profiles) => profiles.save(yaml, { actor: commandLineActor(), now: console.now() }));
      printLine(console, t(`The profile ${name} is kept.`, `已保存导入方案 ${name}。`));
    });
}

function registerRemove(profile: Command, context: CommandContext): void {
  const { t, console } = context;
  profile
    .command('remove')
    .description(t('remove a profile of your own; what it brought in stays', '删除自己的导入方案；已导入的数据不受影响'))
    .argument('<name>', t('its name', '方案名称'))
    .action(async (name: string) => {
      await withProfiles(context, (profiles) => profiles.remove(name, { actor: commandLineActor(), now: console.now() }));
      printLine(console, t(`The profile ${name} was removed.`, `已删除导入方案 ${name}。`));
    });
}

function withProfiles<T>({ withServices }: CommandContext, work: (profiles: ImportProfiles) => Promise<T>): Promise<T> {
  return withServices((services) => work(new ImportProfiles(services.get(Database))));
}

async function profileOf(context: CommandContext, named: string): Promise<MappingProfile> {
  return (await profileAtHand(named)) ?? (await withProfiles(context, (profiles) => profiles.get(named)));
}
