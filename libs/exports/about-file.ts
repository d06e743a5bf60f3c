import type { Day } from '#libs/domain/business-time.js';
import type { Language } from '#libs/domain/errors.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Localised } from '#libs/reports/report.js';
import type { WrittenTable } from '#libs/spreadsheets/stream-workbook.js';
import type { MadeBy } from './document-maker.js';
import type { ExportRequest } from './export-files.js';

/** What a file says of itself. */
export interface AboutFile {
  readonly request: ExportRequest;
  /** The day that its figures count up to. */
  readonly asOf: Day;
  readonly madeBy: MadeBy;
  readonly timeZone: string;
}

/** The sheet that says what the file is. */
export const ABOUT_SHEET: Localised = { en: 'About', zh: '说明' };

const LABELS = {
  report: { en: 'Report', zh: '报表' },
  period: { en: 'Period', zh: '周期' },
  asOf: { en: 'Counted up to', zh: '统计至' },
  managerId: { en: 'Only manager', zh: '仅运营经理' },
  merchantId: { en: 'Only merchant', zh: '仅商家' },
  division: { en: 'Only division', zh: '仅部门' },
  campaign: { en: 'Campaign', zh: '活动' },
  slots: { en: 'Slots', zh: '坑位数' },
  rows: { en: 'Rows', zh: '行数' },
  sheets: { en: 'Sheets', zh: '工作表' },
  madeBy: { en: 'Made for', zh: '导出人' },
  madeAt: { en: 'Made at', zh: '导出时间' },
  figures: { en: 'Figures', zh: '口径' },
} as const satisfies Readonly<Record<string, Localised>>;

const FIGURES: Localised = {
  en: 'Money is in yuan. A ratio is shown in percent; its cell holds the published value with four decimals. An empty cell: not assessed, or not there.',
  zh: '金额单位为元。比率以百分比显示，单元格内为保留四位小数的公布值。空白表示不考核或无数据。',
};

/** The lines of the sheet that says what the file is: label and text. */
export function aboutLines(title: Localised, { request, asOf, madeBy, timeZone }: AboutFile, written: WrittenTable): [string, string][] {
  const { language } = request;
  const lines: [keyof typeof LABELS, string | null][] = [
    ['report', title[language]],
    ['period', request.period],
    // What is proposed for a campaign counts up to no day.
    ['asOf', request.period === null ? null : asOf],
    ['managerId', request.managerId],
    ['merchantId', request.merchantId],
    ['division', request.division],
    ['campaign', request.campaign],
    ['slots', request.slots === null ? null : String(request.slots)],
    ['rows', count(written.rows)],
    ['sheets', written.sheets.length < 2 ? null : splitNote(written, language)],
    ['madeBy', madeBy.name],
    ['madeAt', `${writeInstant(madeBy.at, timeZone)} (${timeZone})`],
    ['figures', FIGURES[language]],
  ];
  return lines.flatMap(([label, text]) => (text === null ? [] : [[LABELS[label][language], text]]));
}

/** That the rows do not fit on one sheet, and how many stand where. */
function splitNote({ sheets }: WrittenTable, language: Language): string {
  const notes: Localised = {
    en: `The rows do not fit on one sheet and go on: ${sheets.map(({ name, rows }) => `${name} (${count(rows)})`).join(', ')}.`,
    zh: `行数超过单个工作表的上限，已拆分：${sheets.map(({ name, rows }) => `${name}（${count(rows)} 行）`).join('、')}。`,
  };
  return notes[language];
}

function count(rows: number): string {
  return groupDigits(String(rows));
}

function writeInstant(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
}
