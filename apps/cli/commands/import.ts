import { join } from 'node:path';
import { Database } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { ImportPhase, ImportSummary } from '#libs/ingest/import-request.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { FolderImport } from '#libs/ingest/import-folder.js';
import { importFolder } from '#libs/ingest/import-folder.js';
import { dropOldJournals } from '#libs/ingest/journal.js';
import { KIND_NAMES, kindNamed } from '#libs/ingest/kinds.js';
import { PROFILE_NAMES, profileNamed } from '#libs/ingest/profiles.js';
import type { Localised } from '#libs/reports/report.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { findInfeasibleTargets } from '#libs/targets/infeasible-targets.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printNotice } from '../console.js';
import { printImports } from '../output/imports.js';
import { startProgress } from '../output/progress.js';

interface ImportOptions {
  readonly dir?: string;
  readonly profile: string;
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
    .argument('[kind]', KIND_NAMES.join(', '))
    .argument('[files...]', t('.csv, .csv.gz, .ndjson or .xlsx files of that kind', '该类型的 .csv、.csv.gz、.ndjson 或 .xlsx 文件'))
    .option('--dir <folder>', t('every <kind>.csv, .csv.gz, .ndjson, .xlsx in a folder, in order', '按依赖顺序导入目录中的全部 <类型>.csv、.csv.gz、.ndjson、.xlsx'))
    .option('--profile <name>', `${t('how the files are read:', '导入方案：')} ${PROFILE_NAMES.join(', ')}`, 'canonical')
    .option('--dry-run', t('say what would happen, change nothing', '只说明结果，不做更改'))
    .option('--strict', t('any bad row refuses the whole file', '有任何错误行时拒绝整个文件'))
    .option('--rejects <place>', t('file (folder with --dir or several files) for rejected rows', '被拒绝行的输出文件（与 --dir 同用或导入多个文件时为目录）'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (kind: string | undefined, files: string[], options: ImportOptions) => {
      const { imported, infeasible } = await context.withServices(async (services) => {
        const database = services.get(Database);
        const imported = await importAll(context, database, { kind, files, options });
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

const PHASES: Record<ImportPhase, Localised> = {
  read: { en: 'reading', zh: '读取' },
  check: { en: 'checking', zh: '检查' },
  merge: { en: 'merging', zh: '合并' },
};

async function importAll(
  context: CommandContext,
  database: Database,
  { kind, files, options }: { kind: string | undefined; files: readonly string[]; options: ImportOptions },
): Promise<FolderImport> {
  const progress = startProgress(context.console);
  const onProgress = (file: string, phase: ImportPhase, bytes: number, total: number) =>
    progress.update(
      { en: `${file}: ${PHASES[phase].en}`, zh: `${file}:${PHASES[phase].zh}` },
      phase === 'read' ? bytes : 1,
      phase === 'read' ? total : 1,
    );
  const how = { dryRun: options.dryRun === true, strict: options.strict === true, actor: commandLineActor() };
  const rejectsFolder = join(context.settings().home, 'rejects');
  try {
    if (options.dir !== undefined) {
      return await importFolder(database, {
        folder: options.dir,
        profile: options.profile,
        rejectsFolder: options.rejects ?? rejectsFolder,
        ...how,
        onProgress,
      });
    }
    if (kind === undefined || files.length === 0) throw new OpscoreError('import-nothing', {});
    const profile = profileNamed(options.profile);
    if (profile !== null) throw new OpscoreError('profile-needs-folder', { profile: profile.name });
    const summaries: ImportSummary[] = [];
    for (const path of files) {
      summaries.push(
        await importFile(database, {
          kind: kindNamed(kind),
          path,
          rejectsFolder: files.length > 1 ? (options.rejects ?? rejectsFolder) : rejectsFolder,
          rejectsPath: files.length > 1 ? undefined : options.rejects,
          ...how,
          onProgress: (phase, bytes, total) => onProgress(path, phase, bytes, total),
        }),
      );
    }
    return { summaries, notices: [], passedOver: [] };
  } finally {
    progress.stop();
  }
}
