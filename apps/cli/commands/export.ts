import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, Option } from 'commander';
import { Attribution } from '#libs/attribution/attribution.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { readManagers } from '#libs/directory/managers.js';
import type { ExportFormat } from '#libs/exports/export-formats.js';
import { EXPORT_FORMATS, writeReport } from '#libs/exports/export-formats.js';
import { inChunks, writeWholeFile } from '#libs/exports/export-file.js';
import type { PlaceOfReport } from '#libs/exports/place-of-report.js';
import { placeOfReport } from '#libs/exports/place-of-report.js';
import type { Report, ReportRequest } from '#libs/exports/reports.js';
import { REPORTS, Reports, reportNamed } from '#libs/exports/reports.js';
import type { Row } from '#libs/reports/report.js';
import { requireManager } from '#libs/scorecards/explain-score.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printNotice } from '../console.js';
import { startProgress } from '../output/progress.js';
import { judgeOrders } from './attribute.js';
import { bringUpToDate } from './score.js';

interface ExportOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly manager?: string;
  readonly merchant?: string;
  readonly division?: string;
  readonly campaign?: string;
  readonly slots?: number;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly stored?: boolean;
}

/** `opscore export`: a report as a file. */
export const registerExport: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('export')
    .description(t('write a report as CSV or JSON', '将报表导出为 CSV 或 JSON'))
    .argument('<report>', REPORTS.map(({ id }) => id).join(', '))
    .option('--period <period>', t('2026Q4, 2026-10 or 2026Q4/2026-W40', '2026Q4、2026-10 或 2026Q4/2026-W40'))
    .option('--as-of <day>', t('only days up to this one count', '只统计到该日'))
    .option('--manager <id>', t('only this manager', '仅该运营经理'))
    .option('--merchant <id>', t('only this merchant', '仅该商家'))
    .option('--division <name>', t('slot-allocation: the merchants of this division', 'slot-allocation：该部门的商家'))
    .option('--campaign <name>', t('slot-allocation: the campaign', 'slot-allocation：活动名称'))
    .option('--slots <n>', t('slot-allocation: how many slots', 'slot-allocation：坑位数'), readCount(t))
    .addOption(new Option('--format <format>', t('file format', '文件格式')).choices(EXPORT_FORMATS).default('csv'))
    .option('--out <file>', t('the file to write; without it, standard output', '输出文件；缺省为标准输出'))
    .option('--stored', t('what the last run stored, without computing', '使用上次保存的结果，不重新计算'))
    .action(async (name: string, options: ExportOptions) => {
      const report = reportNamed(name);
      const { settings, console } = context;
      const asked = { period: options.period ?? null, asOf: options.asOf ?? null };
      const place = placeOfReport(report, asked, { timeZone: settings().timeZone, now: console.now() });
      await context.withServices(async (services) => {
        if (options.manager !== undefined) {
          requireManager(await services.get(Database).withSession(readManagers), options.manager);
        }
        const asOf = await makeReady(context, services, { report, place, stored: options.stored === true });
        const request: ReportRequest = {
          period: place.period,
          asOf,
          askedAsOf: place.askedAsOf,
          managerId: options.manager ?? null,
          merchantId: options.merchant ?? null,
          campaign: options.campaign ?? null,
          slots: options.slots ?? null,
          division: options.division ?? null,
          managerIds: null,
          merchantIds: null,
        };
        await services.get(Reports).read(report, request, (rows) => writeOut(context, report, rows, options));
      });
    });
};

function readCount(t: CommandContext['t']): (text: string) => number {
  return (text) => {
    if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError(t('A whole number from 1.', '应为正整数。'));
    return Number(text);
  };
}

/** Brings what a report reads up to date, unless only stored figures are wanted. Gives the as-of day that they have. */
async function makeReady(
  context: CommandContext,
  services: INestApplicationContext,
  { report, place, stored }: { report: Report; place: PlaceOfReport; stored: boolean },
): Promise<string> {
  if (report.reads === 'scorecards') return bringUpToDate(context, services.get(Scorecards), place, stored);
  if (!stored && report.reads === 'daily-sums') await services.get(DailySums).bringUpToDate();
  if (!stored && report.reads === 'verdicts') await judgeOrders(context, services.get(Attribution));
  return place.asOf;
}

async function writeOut(
  { console }: CommandContext,
  report: Report,
  rows: AsyncIterable<Row>,
  { format, out }: ExportOptions,
): Promise<void> {
  let written = 0;
  const progress = startProgress(console);
  const counted = async function* (): AsyncIterable<Row> {
    for await (const row of rows) {
      written += 1;
      if (written % 10_000 === 0) progress.update({ en: `${written} rows`, zh: `${written} 行` }, 0, 1);
      yield row;
    }
  };
  try {
    const headers = console.languageAsked ? console.language : 'en';
    const texts = writeReport(report.columns, counted(), { format, language: headers });
    if (out === undefined || out === '-') {
      await pipeline(Readable.from(inChunks(texts)), console.out, { end: false });
      return;
    }
    await writeWholeFile(out, texts);
  } finally {
    progress.stop();
  }
  printNotice(console, { en: `${written} rows written to ${out}`, zh: `已写入 ${written} 行到 ${out}` });
}
