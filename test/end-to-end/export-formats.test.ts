import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import type { Report } from '#libs/exports/reports.js';
import { REPORTS, reportNamed } from '#libs/exports/reports.js';
import type { Cell, CellType } from '#libs/reports/report.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { readCells } from '../support/csv.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { EXAMPLE } from '../support/example-database.js';

/** Every report of the example company in every format: the same figures in each, read back from the files. */

let test: TestDatabase;
let commandLine: CommandLine;
let inChinese: CommandLine;

beforeAll(async () => {
  test = await createTestDatabase({ copyOf: EXAMPLE });
  commandLine = openCommandLine(test.url);
  inChinese = openCommandLine(test.url, { language: 'zh' });
});

afterAll(() => test?.drop());

async function exportTo(file: string, ...words: string[]): Promise<string> {
  const out = join(commandLine.home, file);
  const { exitCode, err } = await (words.includes('zh') ? inChinese : commandLine).run('export', ...words, '--stored', '--out', out);
  expect({ words, exitCode, err: exitCode === 0 ? '' : err }).toEqual({ words, exitCode: 0, err: '' });
  return out;
}

const wordsFor = ({ id }: Report) => (id === 'slot-allocation' ? [id, '--campaign', '618-2026', '--slots', '3'] : [id, '--period', '2026Q2']);

const TEXTS: readonly CellType[] = ['text', 'day', 'instant'];

/** A cell of CSV as the value that it is. */
function valueOf(text: string, type: CellType): Cell {
  if (text === '') return null;
  if (type === 'flag') return text === 'true';
  return TEXTS.includes(type) ? text : Number(text);
}

/** A cell of a workbook: its days and instants are real ones. */
function workbookValue(value: unknown, type: CellType): Cell {
  if (!(value instanceof Date)) return (value ?? null) as Cell;
  const text = value.toISOString().slice(0, 19).replace('T', ' ');
  return type === 'day' ? text.slice(0, 10) : text;
}

it.each(REPORTS.map(({ id }) => id))('%s has the same figures as CSV, XLSX and JSON', async (id) => {
  const report = reportNamed(id);
  const { columns } = report;
  const words = wordsFor(report);
  const [header = [], ...lines] = readCells(await exportTo(`${id}.csv`, ...words));
  expect(header).toEqual(columns.map(({ name }) => name));
  expect(lines.length).toBeGreaterThan(0);
  const expected = lines.map((cells) => cells.map((cell, index) => valueOf(cell, columns[index]?.type ?? 'text')));

  const json = JSON.parse(readFileSync(await exportTo(`${id}.json`, ...words, '--format', 'json'), 'utf8')) as Record<string, Cell>[];
  expect(json.map((row) => columns.map(({ name }) => row[name] ?? null))).toEqual(expected);

  const { sheets, properties } = await readXlsx(readFileSync(await exportTo(`${id}.xlsx`, ...words, '--format', 'xlsx', '--lang', 'zh')));
  const [table, about] = sheets;
  expect(sheets.map(({ name }) => name)).toEqual([report.title.zh, '说明']);
  expect(table?.rows[0]).toEqual(columns.map(({ zh }) => zh));
  expect(table?.rows.slice(1).map((row) => columns.map(({ type }, index) => workbookValue(row[index], type)))).toEqual(expected);
  expect([...(table?.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined)).toEqual([]);
  const place = id === 'slot-allocation' ? [['活动', '618-2026'], ['坑位数', '3']] : [['周期', '2026Q2'], ['统计至', '2026-06-30']];
  expect(about?.rows.slice(0, 3)).toEqual([['报表', report.title.zh], ...place]);
  expect(about?.rows).toContainEqual(['导出时间', '2026-11-24 12:00:00 (Asia/Shanghai)']);
  expect(properties).toMatchObject({ title: report.title.zh, creator: 'opscore', created: new Date('2026-11-24T04:00:00Z') });
});

it.each([
  [['scorecards', '--period', '2026Q2', '--format', 'pdf'], 'scorecards is not made as pdf. Ask for one of: csv, xlsx, json.'],
  [['review', '--period', '2026Q2'], 'review is not made as csv. Ask for one of: xlsx, pdf.'],
  [['review', '--format', 'pdf'], 'period'],
  [['review', '--period', '2026-05', '--format', 'pdf'], 'Ask for 2026Q2.'],
  [['nothing', '--period', '2026Q2'], 'agent-service, review'],
])('refuses %j and says what to ask for', async (words, said) => {
  const out = join(commandLine.home, 'refused');
  const { exitCode, err } = await commandLine.run('export', ...words, '--out', out);
  expect(exitCode).toBe(2);
  expect(err).toContain(said);
  expect(existsSync(out)).toBe(false);
});

it('gives bytes to a file or another program, not to a terminal', async () => {
  const words = ['export', 'scorecards', '--period', '2026Q2', '--stored', '--format', 'xlsx'];
  const refused = await openCommandLine(test.url, { outIsTerminal: true }).run(...words);
  expect([refused.exitCode, refused.out]).toEqual([2, '']);
  expect(refused.err).toContain('--out scorecards-2026Q2-20261124-1200.xlsx');
  expect((await commandLine.run(...words)).out.slice(0, 2)).toBe('PK');
  expect((await openCommandLine(test.url, { outIsTerminal: true }).run('export', 'scorecards', '--period', '2026Q2', '--stored')).exitCode).toBe(0);
});
