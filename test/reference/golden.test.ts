import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';
import type { Company } from './company.js';
import { readCompany, readCsv } from './company.js';
import { readOlistCompany } from './olist-company.js';
import { DEFAULT_RULES } from './rules.js';
import type { Table } from './reports.js';
import type { Reports } from './score-reference.js';
import { scoreReference, settle } from './score-reference.js';

const TODAY = '2026-11-01';

/** Reads the report and period of a file such as `scorecards-2026Q3-asof-2026-08-20.csv`. */
function questionOf(file: string): { report: Report; period: string; asOf?: string } {
  const [, report = '', period = '', asOf] = /^([a-z]+)-(.+?)(?:-asof-(.+))?\.csv$/.exec(file) ?? [];
  const week = period.replace(/^(\d{4})(Q\d)-(W\d+)$/, '$1$2/$1-$3');
  return { report: reportNamed(report), period: week, ...(asOf === undefined ? {} : { asOf }) };
}

type Report = keyof { [K in keyof Reports as Reports[K] extends Table ? K : never]: true };

const REPORTS: readonly Report[] = ['scorecards', 'targets', 'tiers', 'ads', 'slots', 'conversion', 'outbound'];

function reportNamed(name: string): Report {
  const report = REPORTS.find((known) => known === name);
  if (report === undefined) throw new Error(`no such report: ${name}`);
  return report;
}

function cases(folder: string): string[] {
  const root = sharedFolder();
  if (root === null) return [];
  return readdirSync(join(root, folder)).filter((file) => !file.startsWith('attribution-'));
}

function expectCells(file: string, table: Table): void {
  const expected = readCsv(file);
  const actual = table.rows.map((row) => Object.fromEntries(table.columns.map((column, at) => [column, row[at]])));
  expect(actual).toEqual(expected);
  expect(actual.length).toBeGreaterThan(0);
}

describeWithShared('the reference reproduces the golden company', () => {
  const setting = settleOnce(() => readCompany(shared('golden/company/input')), 'Asia/Shanghai');
  it.each(cases('golden/company/expected'))('%s', (file) => {
    const { report, ...question } = questionOf(file);
    const reports = scoreReference(setting(), { ...question, today: TODAY });
    expectCells(shared(`golden/company/expected/${file}`), reports[report]);
  });
});

describeWithShared('the reference reproduces the Olist quarters', () => {
  const setting = settleOnce(() => readOlistCompany(shared('data/olist')), 'America/Sao_Paulo');
  it.each(cases('golden/olist/expected'))('%s', (file) => {
    const { report, ...question } = questionOf(file);
    const reports = scoreReference(setting(), { ...question, today: TODAY });
    expectCells(shared(`golden/olist/expected/${file}`), reports[report]);
  });
});

function shared(path: string): string {
  return join(sharedFolder() ?? '', path);
}

function settleOnce(read: () => Company, timeZone: string) {
  let setting: ReturnType<typeof settle> | null = null;
  return () => (setting ??= settle(read(), DEFAULT_RULES, timeZone));
}
