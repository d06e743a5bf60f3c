import type { INestApplicationContext } from '@nestjs/common';
import { InvalidArgumentError, Option } from 'commander';
import { Attribution } from '#libs/attribution/attribution.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { readManagers } from '#libs/directory/managers.js';
import { EVERYTHING } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { DocumentMaker } from '#libs/exports/document-maker.js';
import type { ExportRequest } from '#libs/exports/export-files.js';
import type { ExportFormat } from '#libs/exports/export-formats.js';
import { BINARY_FORMATS, EXPORT_FORMATS, fileNameOf } from '#libs/exports/export-formats.js';
import type { Exported } from '#libs/exports/exported.js';
import { EXPORTED, exportedNamed, isDocument, placeOfExport, requireFormatOf } from '#libs/exports/exported.js';
import type { PlaceOfReport } from '#libs/exports/place-of-report.js';
import type { ReportRequest } from '#libs/exports/reports.js';
import { Reports } from '#libs/exports/reports.js';
import { writeReport } from '#libs/exports/write-report.js';
import { CountedRows } from '#libs/reports/row-batches.js';
import { ReviewPacks } from '#libs/review-pack/review-packs.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { requireManager } from '#libs/scorecards/explain-score.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import type { Console } from '../console.js';
import { writeOut } from '../output/write-out.js';
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
  readonly valuesOnly?: boolean;
  readonly out?: string;
  readonly stored?: boolean;
}

/** `opscore export`: a report or document as a file. */
export const registerExport: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('export')
    .description(t('write a report as CSV, XLSX or JSON, or the review pack of a quarter as XLSX or PDF', '将报表导出为 CSV、XLSX 或 JSON，或将季度复盘导出为 XLSX 或 PDF'))
    .argument('<report>', EXPORTED.map(({ id }) => id).join(', '))
    .option('--period <period>', t('2026Q4, 2026-10 or 2026Q4/2026-W40; review: a quarter', '2026Q4、2026-10 或 2026Q4/2026-W40；review 须为季度'))
    .option('--as-of <day>', t('only days up to this one count', '只统计到该日'))
    .option('--manager <id>', t('only this manager', '仅该运营经理'))
    .option('--merchant <id>', t('only this merchant', '仅该商家'))
    .option('--division <name>', t('review: its managers; slot-allocation: its merchants', 'review：该部门的经理；slot-allocation：该部门的商家'))
    .option('--campaign <name>', t('slot-allocation: the campaign', 'slot-allocation：活动名称'))
    .option('--slots <n>', t('slot-allocation: how many slots', 'slot-allocation：坑位数'), readCount(t))
    .addOption(new Option('--format <format>', t('file format; pdf is for review', '文件格式；pdf 仅用于 review')).choices(EXPORT_FORMATS).default('csv'))
    .option('--values-only', t('review as xlsx: figures without formulas', 'review 导出为 xlsx 时：只含数值，不含公式'))
    .option('--out <file>', t('the file to write; without it, standard output', '输出文件；缺省为标准输出'))
    .option('--stored', t('what the last run stored, without computing', '使用上次保存的结果，不重新计算'))
    .addHelpText('after', t(HELP.en, HELP.zh))
    .action(async (name: string, options: ExportOptions) => {
      const exported = exportedNamed(name);
      const format = requireFormatOf(exported, options.format);
      const { settings, console } = context;
      const { timeZone } = settings();
      const now = console.now();
      const request = requestOf(exported, options, console);
      const place = placeOfExport(exported, request, { timeZone, now });
      const out = options.out === '-' ? undefined : options.out;
      if (out === undefined && console.outIsTerminal && BINARY_FORMATS.includes(format)) {
        const example = fileNameOf({ report: exported.id, period: request.period, format }, { madeAt: now, timeZone });
        throw new OpscoreError('export-to-terminal', { format, example });
      }
      await context.withServices(async (services) => {
        if (options.manager !== undefined) {
          requireManager(await services.get(Database).withSession(readManagers), options.manager);
        }
        const asOf = await makeReady(context, services, { exported, place, stored: options.stored === true });
        const madeBy = { name: null, at: now };
        if (isDocument(exported)) {
          const [maker] = documentMakers(services, timeZone).filter(({ id }) => id === exported.id);
          if (maker === undefined) throw new RangeError(`Nothing here makes the document ${exported.id}.`);
          const asked = { request, place: { ...place, asOf }, format, language: request.language, reachBy: () => EVERYTHING, madeBy };
          await maker.make(asked, ({ bytes, parts }) => writeOut(console, { pieces: bytes, written: parts, out }));
          return;
        }
        const asked: ReportRequest = { ...request, period: place.period, asOf, askedAsOf: place.askedAsOf, managerIds: null, merchantIds: null };
        await services.get(Reports).readBatches(exported, asked, (batches) => {
          const counted = new CountedRows(batches);
          const pieces = writeReport(exported, counted, { format, request, asOf, madeBy, timeZone });
          return writeOut(console, { pieces, written: () => ({ done: counted.count, total: null }), out });
        });
      });
    });
};

const HELP = {
  en: `
Headings are in English, or with --lang zh in Chinese; the keys of JSON are always the English names.
An XLSX file has its figures as numbers, and a last sheet that says what it is; more rows than a sheet holds go on on further sheets.`,
  zh: `
表头默认为英文，加 --lang zh 为中文；JSON 的键名始终为英文。
XLSX 中的指标均为数值，最后一个工作表说明文件内容；行数超过单个工作表上限时自动拆分到后续工作表。`,
};

function requestOf({ id }: Exported, options: ExportOptions, { languageAsked, language }: Console): ExportRequest {
  return {
    report: id,
    period: options.period ?? null,
    asOf: options.asOf ?? null,
    managerId: options.manager ?? null,
    merchantId: options.merchant ?? null,
    division: options.division ?? null,
    campaign: options.campaign ?? null,
    slots: options.slots ?? null,
    format: options.format,
    language: languageAsked ? language : 'en',
    valuesOnly: options.valuesOnly === true,
  };
}

/** What makes the documents. */
function documentMakers(services: INestApplicationContext, timeZone: string): readonly DocumentMaker[] {
  return [new ReviewPacks(services.get(Database), services.get(RuleVersions), timeZone)];
}

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
  { exported, place, stored }: { exported: Exported; place: PlaceOfReport; stored: boolean },
): Promise<string> {
  const reads = isDocument(exported) ? 'scorecards' : exported.reads;
  if (reads === 'scorecards') return bringUpToDate(context, services.get(Scorecards), place, stored);
  if (!stored && reads === 'daily-sums') await services.get(DailySums).bringUpToDate();
  if (!stored && reads === 'verdicts') await judgeOrders(context, services.get(Attribution));
  return place.asOf;
}
