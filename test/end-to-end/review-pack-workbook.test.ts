import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KPI_LIST } from '#libs/kpi/list.js';
import { cellName } from '#libs/spreadsheets/cell-reference.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { EXAMPLE } from '../support/example-database.js';
import { NO_LIBRE_OFFICE, convertWorkbook, findLibreOffice } from '../support/libre-office.js';
import type { ReadCell } from '../support/read-workbook.js';
import { readWorkbook } from '../support/read-workbook.js';

/** The example company's review pack as a workbook, opened and worked out anew by LibreOffice, against the scorecards. */

const program = findLibreOffice();
const recalculated = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_LIBRE_OFFICE})` : '';

let test: TestDatabase;
let commandLines: Readonly<Record<'en' | 'zh', CommandLine>>;

beforeAll(async () => {
  test = await createTestDatabase({ copyOf: EXAMPLE });
  commandLines = { en: openCommandLine(test.url), zh: openCommandLine(test.url, { language: 'zh' }) };
});

afterAll(() => test.drop());

/** The bytes of an export of the example's quarter. */
async function write(report: string, format: string, language: 'en' | 'zh'): Promise<Buffer> {
  const commandLine = commandLines[language];
  const path = join(commandLine.home, `${report}.${format}`);
  const { exitCode, err } = await commandLine.run('export', report, '--period', '2026Q2', '--stored', '--format', format, '--lang', language, '--out', path);
  expect([exitCode, err]).toEqual([0, expect.any(String)]);
  return readFile(path);
}

type Sheets = Awaited<ReturnType<typeof readWorkbook>>;

/** The cells of all sheets: `sheet!B7`. */
function cellsOf(sheets: Sheets): Map<string, ReadCell> {
  return new Map([...sheets].flatMap(([sheet, cells]) => [...cells].map(([name, cell]) => [`${sheet}!${name}`, cell] as const)));
}

describe(`the example company's workbook${skipped}`, () => {
  recalculated.each(['zh', 'en'] as const)('in %s gives the published figures, cell by cell', async (language) => {
    const workbook = await write('review', 'xlsx', language);
    const before = cellsOf(await readWorkbook(workbook));
    const after = cellsOf(await readWorkbook(convertWorkbook(program ?? '', workbook, 'xlsx')));
    const formulas = [...before].filter(([, { formula }]) => formula !== null);
    expect(formulas.length).toBeGreaterThan(200);
    const differing = formulas.filter(([place, { value }]) => !isSame(value, after.get(place)?.value ?? null));
    expect(differing.map(([place, cell]) => [place, cell, after.get(place)])).toEqual([]);
    expect([...after].filter(([, { value }]) => typeof value === 'string' && /^#|^Err:/.test(value))).toEqual([]);
  }, 300_000);

  recalculated('ranks managers with the figures of the scorecards', async () => {
    const sheets = await readWorkbook(convertWorkbook(program ?? '', await write('review', 'xlsx', 'zh'), 'xlsx'));
    const ranking = sheets.get('排名');
    const scorecards = JSON.parse((await write('scorecards', 'json', 'zh')).toString('utf8')) as Record<string, unknown>[];
    const modules = KPI_LIST.map(([id]) => id);
    const columns = [2, 0, 4, 5, ...modules.flatMap((_, module) => [0, 1, 2].map((offset) => 6 + module * 3 + offset))];
    const shown = scorecards.map((_, index) => columns.map((column) => text(ranking?.get(cellName(5 + index, column))?.value)));
    const names = ['manager_id', 'rank', 'total', 'grade', ...modules.flatMap((id) => ['completion', 'points', 'weight'].map((figure) => `${id}_${figure}`))];
    const published = scorecards.map((row) => names.map((name) => text(row[name])));
    expect(new Set(shown.map((row) => JSON.stringify(row)))).toEqual(new Set(published.map((row) => JSON.stringify(row))));
  }, 300_000);
});

function isSame(value: ReadCell['value'], now: ReadCell['value']): boolean {
  if (typeof value !== 'number' || typeof now !== 'number') return (value ?? '') === (now ?? '');
  return value === now || Math.abs(value - now) <= 1e-11 * Math.max(1, Math.abs(value));
}

/** A figure without the noughts at its end, so that `95.80` and 95.8 are the same. */
function text(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  return typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value) ? value : String(Number(value));
}
