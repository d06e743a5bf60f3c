import { basename, join } from 'node:path';
import { Database } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { ImportPhase, ImportSummary } from '#libs/ingest/import-request.js';
import { importFile } from '#libs/ingest/import-file.js';
import { importFolder } from '#libs/ingest/import-folder.js';
import { dropOldJournals } from '#libs/ingest/journal.js';
import type { Kind } from '#libs/ingest/kind.js';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { ImportProfiles } from '#libs/ingest/mapping/import-profiles.js';
import { CANONICAL, PROFILE_NAMES } from '#libs/ingest/profiles.js';
import type { Localised } from '#libs/reports/report.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { findInfeasibleTargets } from '#libs/targets/infeasible-targets.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printNotice } from '../console.js';
import { readSetting } from '../option-values.js';
import type { BroughtIn, ForeignFile } from '../output/imports.js';
import { printImports } from '../output/imports.js';
import { startProgress } from '../output/progress.js';
import type { PlannedFile } from '../plan-import.js';
import { ImportPlans, readsSingleFiles } from '../plan-import.js';

interface ImportOptions {
  readonly dir?: string;
  readonly profile?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly dryRun?: boolean;
  readonly strict?: boolean;
  readonly rejects?: string;
  readonly json?: boolean;
}

/** Kinds that decide whether targets can be laid over their days. */
const PLANNING = ['targets', 'calendar'];

/** Done, but with rejected rows. */
const WITH_REJECTS = 3;

/** `opscore import`: brings files in. */
export const registerImport: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('import')
    .description(t('bring files in; the same file twice changes nothing', '导入文件；重复导入同一文件不会产生变化'))
    .argument('[kind]', t('of canonical files; without it, each file is recognised', '标准格式文件的类型；不写则自动识别各文件'))
    .argument('[files...]', t('files of that kind, or of other systems', '该类型的文件，或其他系统导出的文件'))
    .option('--profile <name>', t('how files of other systems are read: a profile, or a YAML file of your own', '其他系统文件的导入方案：方案名称或自己的 YAML 文件'))
    .option('--set <option=value>', t('what the files do not say, such as merchant_id=s101; may be repeated', '文件中没有的信息，如 merchant_id=s101；可重复使用'), readSetting(context))
    .option('--dir <folder>', t('every <kind>.csv, .csv.gz, .ndjson, .xlsx in a folder, in order; with --profile, every file that it reads', '按依赖顺序导入目录中的全部 <类型>.csv、.csv.gz、.ndjson、.xlsx；与 --profile 同用时，导入该方案可读取的全部文件'))
    .option('--dry-run', t('say what would happen, change nothing', '只说明结果，不做更改'))
    .option('--strict', t('any bad row refuses the whole file', '有任何错误行时拒绝整个文件'))
    .option('--rejects <place>', t('file for rejected rows, .csv or .xlsx (folder with --dir or several files)', '被拒绝行的输出文件，.csv 或 .xlsx（与 --dir 同用或导入多个文件时为目录）'))
    .option('--json', t('print JSON', '输出 JSON'))
    .addHelpText('after', t(HELP.en, HELP.zh))
    .action(async (kind: string | undefined, files: string[], options: ImportOptions) => {
      const { imported, infeasible } = await context.withServices(async (services) => {
        const database = services.get(Database);
        const imported = await importAll(context, database, { words: kind === undefined ? files : [kind, ...files], options });
        await dropOldJournals(database, context.console.now());
        // Targets are judged together, whatever order their rows came in: now is the time to say what cannot be met.
        const planned = imported.summaries.some((summary) => PLANNING.includes(summary.kind) && !summary.dryRun);
        const infeasible = planned ? await findInfeasibleTargets(database, services.get(RuleVersions)) : [];
        return { imported, infeasible };
      });
      if (options.json === true) printJson(context.console, imported);
      else printImports(context.console, imported);
      for (const { code, details } of infeasible) {
        const say = (language: Language) => describeError(code, details, language);
        printNotice(context.console, { en: say('en'), zh: say('zh') });
      }
      if (imported.summaries.some(({ rejected }) => rejected > 0)) context.finishWith(WITH_REJECTS);
    });
};

const HELP = {
  en: `
Kinds: ${KIND_NAMES.slice(0, 9).join(', ')},
  ${KIND_NAMES.slice(9).join(', ')}.
Profiles: opscore profile list; for whole folders (--dir) also ${PROFILE_NAMES.join(', ')}.

  opscore import 订单.csv                                        recognised by its columns
  opscore import orders orders.csv                               a canonical file of a kind
  opscore import --profile jd-pop-orders --set merchant_id=s101 订单.csv
  opscore import --profile jd-shangzhi-sku --dir 商智/           every file that the profile reads`,
  zh: `
类型：${KIND_NAMES.slice(0, 9).join('、')}、
  ${KIND_NAMES.slice(9).join('、')}。
导入方案：见 opscore profile list；用于整个目录（--dir）的另有 ${PROFILE_NAMES.join('、')}。

  opscore import 订单.csv                                        按列名自动识别
  opscore import orders orders.csv                               某一类型的标准格式文件
  opscore import --profile jd-pop-orders --set merchant_id=s101 订单.csv
  opscore import --profile jd-shangzhi-sku --dir 商智/           目录中该方案可读取的全部文件`,
} as const;

const PHASES: Record<ImportPhase, Localised> = {
  read: { en: 'reading', zh: '读取' },
  check: { en: 'checking', zh: '检查' },
  merge: { en: 'merging', zh: '合并' },
};

type OnProgress = (file: string, phase: ImportPhase, bytes: number, total: number) => void;

async function importAll(
  context: CommandContext,
  database: Database,
  { words, options }: { readonly words: readonly string[]; readonly options: ImportOptions },
): Promise<BroughtIn> {
  const { dir, profile, set = {}, rejects } = options;
  const plans = new ImportPlans(new ImportProfiles(database), (text) => printNotice(context.console, text));
  const rejectsFolder = join(context.settings().home, 'rejects');
  const how = { dryRun: options.dryRun === true, strict: options.strict === true, actor: commandLineActor() };
  const progress = startProgress(context.console);
  const onProgress: OnProgress = (file, phase, bytes, total) =>
    progress.update(
      { en: `${file}: ${PHASES[phase].en}`, zh: `${file}：${PHASES[phase].zh}` },
      phase === 'read' ? bytes : 1,
      phase === 'read' ? total : 1,
    );
  try {
    if (dir !== undefined && words.length > 0) throw new OpscoreError('import-folder-and-files', {});
    if (dir !== undefined && !readsSingleFiles(profile)) {
      const request = { folder: dir, profile: profile ?? CANONICAL, rejectsFolder: rejects ?? rejectsFolder, ...how, onProgress };
      return { ...(await importFolder(database, request)), files: [] };
    }
    const flags = [...(how.dryRun ? ['--dry-run'] : []), ...(how.strict ? ['--strict'] : [])];
    const { files, others } =
      dir !== undefined && profile !== undefined
        ? await plans.planFolder(dir, profile, set)
        : { files: await plans.planFiles({ words, profile, set, flags }), others: [] };
    const isFolder = dir !== undefined || files.length > 1;
    const place = isFolder ? { rejectsFolder: rejects ?? rejectsFolder } : { rejectsFolder, rejectsPath: rejects };
    return { ...(await importPlanned(database, files, { ...how, ...place, flags, plans, onProgress })), passedOver: others };
  } finally {
    progress.stop();
  }
}

interface HowToImport {
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly actor: ReturnType<typeof commandLineActor>;
  readonly rejectsFolder: string;
  readonly rejectsPath?: string | undefined;
  readonly flags: readonly string[];
  readonly plans: ImportPlans;
  readonly onProgress: OnProgress;
}

/** Brings files in one after another, each in a transaction of its own. */
async function importPlanned(database: Database, planned: readonly PlannedFile[], { flags, plans, onProgress, ...how }: HowToImport): Promise<Omit<BroughtIn, 'passedOver'>> {
  const summaries: ImportSummary[] = [];
  const files: ForeignFile[] = [];
  for (const file of planned) {
    const { path } = file;
    const request = { path, ...how, onProgress: (phase: ImportPhase, bytes: number, total: number) => onProgress(basename(path), phase, bytes, total) };
    if ('kind' in file) {
      summaries.push(await importFile(database, { ...request, kind: file.kind }).catch((error: unknown) => refuseBetter(error, plans, { path, kind: file.kind, flags })));
      continue;
    }
    const { profile, options } = file;
    const { summaries: made, passedOver, tablesPassedOver, unknownColumns } = await importMapped(database, { ...request, profile, options });
    summaries.push(...made);
    files.push({ file: path, profile: profile.profile, options, totalsPassedOver: passedOver.totals, tablesPassedOver, unknownColumns });
  }
  return { summaries, notices: [], files };
}

/** What is wrong with a file that was given as one of a kind, as long as it is no file of another system. */
const UNLIKE_A_KIND: readonly string[] = ['file-header-unknown', 'file-columns', 'file-type-unknown', 'file-header-broken'];

async function refuseBetter(error: unknown, plans: ImportPlans, { path, kind, flags }: { readonly path: string; readonly kind: Kind; readonly flags: readonly string[] }): Promise<never> {
  if (error instanceof OpscoreError && UNLIKE_A_KIND.includes(error.code)) throw (await plans.findBetterReading(path, kind, flags)) ?? error;
  throw error;
}
