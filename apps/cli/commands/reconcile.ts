import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Attribution } from '#libs/attribution/attribution.js';
import { Database } from '#libs/database/database.js';
import { parseDay } from '#libs/domain/business-time.js';
import { writeWholeFile } from '#libs/exports/export-file.js';
import { writeCsv } from '#libs/exports/write-csv.js';
import { RECONCILIATION_COLUMNS, rowOfFigure } from '#libs/reconciliation/reconciliation-rows.js';
import { ReconciliationTotals } from '#libs/reconciliation/reconciliation-totals.js';
import type { ComparedFigure, ReconciliationRequest, ReportFindings } from '#libs/reconciliation/reconciliations.js';
import { Reconciliations } from '#libs/reconciliation/reconciliations.js';
import type { Row } from '#libs/reports/report.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printNotice } from '../console.js';
import { readSetting, readYuan } from '../option-values.js';
import { startProgress } from '../output/progress.js';
import { printReconciliation, writeReconciliation } from '../output/reconciliation.js';
import { writeOut } from '../output/write-out.js';
import { pickReportProfile } from '../report-profile.js';
import { judgeOrders } from './attribute.js';

interface ReconcileOptions {
  readonly profile?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly to?: string;
  readonly tolerance: number;
  readonly all?: boolean;
  readonly csv?: string;
  readonly json?: boolean;
}

/** Done, but something is not explained or could not be read. */
const WITH_OPEN_QUESTIONS = 3;
/** So many of the largest differences are shown. */
const USUALLY_SHOWN = 20;

/** `opscore reconcile`: compares a report of a platform with the facts, and explains the difference. */
export const registerReconcile: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('reconcile')
    .description(t('compare a report of a platform with ours, day by day, and explain the differences', '将平台报表与系统数据逐日核对，并说明差异'))
    .argument('<report>', t('a file with daily figures of shops, or of their agents', '含店铺或客服每日数据的报表文件'))
    .option('--profile <name>', t('how it is read: a profile, or a YAML file of your own (default: what it is recognised as)', '导入方案的名称或自己的 YAML 文件（缺省自动识别）'))
    .option('--set <option=value>', t('what the report does not say, such as merchant_id=s101', '报表中没有的信息，如 merchant_id=s101'), readSetting(context))
    .option('--from <day>', t('only from this day on', '只核对该日起'))
    .option('--to <day>', t('only up to this day', '只核对至该日'))
    .option('--tolerance <yuan>', t('amounts of a day that differ by no more agree', '单日金额相差不超过此数视为一致'), readYuan(context), 0)
    .option('--all', t('show all differences and months', '显示全部差异与月份'))
    .option('--csv <file>', t('write every figure of every day to a CSV file', '将每日每项指标写入 CSV 文件'))
    .option('--json', t('print JSON', '输出 JSON'))
    .addHelpText('after', t(HELP.en, HELP.zh))
    .action(async (report: string, options: ReconcileOptions) => {
      const days = { ...(options.from !== undefined && { first: parseDay(options.from) }), ...(options.to !== undefined && { last: parseDay(options.to) }) };
      await context.withServices(async (services) => {
        const { profile, known } = await pickReportProfile(services.get(Database), report, options.profile);
        if (profile.reconciles?.by.agent_id !== undefined) await judgeOrders(context, services.get(Attribution));
        const request = { profile, path: report, options: { ...known, ...options.set }, days, toleranceFen: options.tolerance };
        await compare(context, services, request, options);
      });
    });
};

const HELP = {
  en: `
Nothing is changed. Exit code 3: a difference is not explained, days are not in the facts, or rows could not be read.`,
  zh: `
不做任何更改。退出码 3 表示有差异无法解释、系统中缺少某些日期的数据，或有行无法读取。`,
};

async function compare(context: CommandContext, services: INestApplicationContext, asked: Omit<ReconciliationRequest, 'onProgress'>, options: ReconcileOptions): Promise<void> {
  const { console } = context;
  const progress = startProgress(console);
  const onProgress = (bytes: number, total: number) => progress.update({ en: `${asked.path}: reading`, zh: `${asked.path}：读取` }, bytes, total);
  const totals = new ReconciliationTotals(options.all === true ? Number.MAX_SAFE_INTEGER : USUALLY_SHOWN);
  const reconciliations = new Reconciliations(services.get(Database), services.get(RuleVersions));
  try {
    await reconciliations.reconcile({ ...asked, onProgress }, async (findings, figures) => {
      progress.stop();
      if (options.csv === undefined) for await (const some of figures()) totals.take(some);
      else {
        const language = console.languageAsked ? console.language : 'en';
        await writeWholeFile(options.csv, writeCsv(RECONCILIATION_COLUMNS, asRows(figures(), totals, language), language));
      }
      const compared = { report: basename(asked.path), profile: asked.profile, findings, totals };
      if (options.json === true) {
        await writeOut(console, { pieces: writeReconciliation(compared, figures()), written: () => ({ done: 0, total: null }), out: undefined });
      } else printReconciliation(console, compared, options.all === true);
      if (options.csv !== undefined) printNotice(console, { en: `Every day is in ${options.csv}.`, zh: `每日明细已写入 ${options.csv}。` });
      if (hasOpenQuestions(findings, totals)) context.finishWith(WITH_OPEN_QUESTIONS);
    });
  } finally {
    progress.stop();
  }
}

function hasOpenQuestions({ taken }: ReportFindings, { findings }: ReconciliationTotals): boolean {
  return findings.unexplained + findings.missing + taken.unreadable > 0;
}

/** The rows of a table, added up while they pass. */
async function* asRows(figures: AsyncIterable<readonly ComparedFigure[]>, totals: ReconciliationTotals, language: 'en' | 'zh'): AsyncGenerator<readonly Row[]> {
  for await (const some of figures) {
    totals.take(some);
    yield some.map((each) => rowOfFigure(each, language));
  }
}
