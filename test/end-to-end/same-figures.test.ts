import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { Caller } from '../support/api.js';
import { ADMINISTRATOR } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { readCells } from '../support/csv.js';
import { NO_LIBRE_OFFICE, convertWorkbook, findLibreOffice } from '../support/libre-office.js';
import { NO_POPPLER, findPoppler, readPdfPages } from '../support/poppler.js';
import { readWorkbook } from '../support/read-workbook.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** One quarter of the example company, read back from every surface: page, API, command line, CSV, JSON, workbooks and pages of paper. */

const chromium = findChromium();
const office = findLibreOffice();
const hasPoppler = findPoppler();
const missing = [...(chromium === undefined ? [NO_CHROMIUM] : []), ...(office === undefined ? [NO_LIBRE_OFFICE] : []), ...(hasPoppler ? [] : [NO_POPPLER])];
const read = missing.length === 0 ? it : it.skip;

const QUARTER = '2026Q2';
const MODULES = KPI_LIST.map(([id, { kpi }]) => ({ id, title: kpi.title.zh }));

/** `om-luo total` and the like, and how it is published: points and totals with 2 decimals, completion with 4. */
type Figures = ReadonlyMap<string, string>;

let site: Site;
let administrator: Caller;
let commandLine: CommandLine;
let published: Figures;
let managers: readonly { readonly id: string; readonly name: string }[];

beforeAll(async () => {
  if (chromium === undefined || missing.length > 0) return;
  site = await openSite(chromium);
  administrator = await site.api.as(ADMINISTRATOR);
  commandLine = openCommandLine(site.api.services.url, { language: 'zh' });
  const { exitCode, out } = await commandLine.run('score', QUARTER, '--stored', '--json');
  expect(exitCode).toBe(0);
  const scorecards = JSON.parse(out) as ScorecardSummary[];
  managers = scorecards.map(({ managerId, name }) => ({ id: managerId, name }));
  published = new Map(scorecards.flatMap(figuresOf));
});

afterAll(async () => site?.close());

function figuresOf({ managerId, total, grade, modules }: ScorecardSummary): [string, string][] {
  const own: [string, string][] = [
    [`${managerId} total`, total ?? ''],
    [`${managerId} grade`, grade ?? ''],
  ];
  for (const { id } of MODULES) {
    const module = modules[id];
    if (module?.assessed === true) own.push([`${managerId} ${id} completion`, module.completion], [`${managerId} ${id} points`, module.points]);
  }
  return own;
}

/** A row of the report `scorecards` by the names of its columns. */
function figuresOfRow(row: Readonly<Record<string, string>>): [string, string][] {
  const manager = row['manager_id'] ?? '';
  const own = ['total', 'grade'].map((name): [string, string] => [`${manager} ${name}`, row[name] ?? '']);
  const ofModules = MODULES.flatMap(({ id }) => ['completion', 'points'].map((name): [string, string] => [`${manager} ${id} ${name}`, row[`${id}_${name}`] ?? '']));
  return [...own, ...ofModules.filter(([, figure]) => figure !== '')];
}

/** `109.64%` is 1.0964. */
const ofPercent = (text: string) => (Number(text.replace(/[%,]/g, '')) / 100).toFixed(4);

async function exported(report: string, format: string): Promise<{ path: string; bytes: Buffer }> {
  const path = join(commandLine.home, `${report}.${format}`);
  const { exitCode, err } = await commandLine.run('export', report, '--period', QUARTER, '--stored', '--format', format, '--out', path, ...(report === 'review' ? ['--lang', 'zh'] : []));
  expect([exitCode, err]).toEqual([0, expect.any(String)]);
  return { path, bytes: await readFile(path) };
}

/** The rows of a table whose first row names its columns. */
function named(rows: readonly (readonly string[])[]): Record<string, string>[] {
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

const sorted = (figures: Iterable<readonly [string, string]>) => [...figures].toSorted(([left], [right]) => (left < right ? -1 : 1));
const expectPublished = (figures: Iterable<readonly [string, string]>) => expect(sorted(figures)).toEqual(sorted(published));

describe(`the figures of a quarter are the same${missing.length === 0 ? '' : ` (${missing.join('; ')})`}`, () => {
  read('over the API', async () => {
    const found: [string, string][] = [];
    for (const { id } of managers) {
      const { status, body } = await administrator.get(`/managers/${id}/scorecard?period=${QUARTER}`);
      expect(status).toBe(200);
      const modules = Object.fromEntries((body.modules as { id: string }[]).map((module) => [module.id, module]));
      found.push(...figuresOf({ ...(body as ScorecardSummary), managerId: id, modules: modules as never }));
    }
    expectPublished(found);
  });

  read('on the page', async () => {
    const { page, complaints } = await site.walkerAs([ADMINISTRATOR], { language: 'zh' });
    const found: [string, string][] = [];
    for (const { id } of managers) {
      await page.goto(`/managers/${id}/scorecard?period=${QUARTER}`);
      const total = page.getByRole('button', { name: /^总分 [\d.]+/ });
      found.push([`${id} total`, /[\d.]+/.exec((await total.getAttribute('aria-label')) ?? '')?.[0] ?? '']);
      found.push([`${id} grade`, (await page.locator('.standing dl > div').nth(1).locator('dd').innerText()).trim()]);
      for (const module of await page.locator('.module').all()) {
        const name = await module.locator('.module-name strong').innerText();
        const own = MODULES.find(({ title }) => title === name)?.id ?? name;
        const completion = module.locator('.module-values .figure').last();
        found.push([`${id} ${own} completion`, ofPercent((await completion.getAttribute('title')) ?? (await completion.innerText()))]);
        found.push([`${id} ${own} points`, await module.locator('.module-points .figure').innerText()]);
      }
    }
    expectPublished(found);
    expect(complaints).toEqual([]);
  });

  read('in CSV and JSON', async () => {
    const { path } = await exported('scorecards', 'csv');
    expectPublished(named(readCells(path)).flatMap(figuresOfRow));
    const { bytes } = await exported('scorecards', 'json');
    const rows = JSON.parse(bytes.toString('utf8').replaceAll(/(?<=:)(-?\d+(?:\.\d+)?)(?=[,}])/g, '"$1"')) as Record<string, string | null>[];
    expectPublished(rows.flatMap((row) => figuresOfRow(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? ''])))));
  });

  read('in the workbook of the report, opened by LibreOffice', async () => {
    const { bytes } = await exported('scorecards', 'xlsx');
    const [cells] = (await readWorkbook(convertWorkbook(office ?? '', bytes, 'xlsx'))).values();
    const { path } = await exported('scorecards', 'csv');
    const [header = []] = readCells(path);
    const rows = managers.map((_, index) =>
      Object.fromEntries(header.map((name, column) => [name, writeCell(name, cells?.get(`${columnName(column)}${index + 2}`)?.value)])),
    );
    expectPublished(rows.flatMap(figuresOfRow));
  });

  read('in the ranking of the review pack, worked out anew by LibreOffice', async () => {
    const { bytes } = await exported('review', 'xlsx');
    const ranking = (await readWorkbook(convertWorkbook(office ?? '', bytes, 'xlsx'))).get('排名');
    const found: [string, string][] = [];
    for (const [place, { value }] of ranking ?? []) {
      const manager = managers.find(({ id }) => id === value)?.id;
      if (manager === undefined) continue;
      const row = place.replace(/^[A-Z]+/, '');
      const at = (column: number) => ranking?.get(`${columnName(column)}${row}`)?.value ?? '';
      found.push([`${manager} total`, Number(at(4)).toFixed(2)], [`${manager} grade`, String(at(5))]);
      for (const [index, { id }] of MODULES.entries()) {
        found.push([`${manager} ${id} completion`, Number(at(6 + index * 3)).toFixed(4)], [`${manager} ${id} points`, Number(at(7 + index * 3)).toFixed(2)]);
      }
    }
    expectPublished(found);
  });

  read('on the paper of the review pack', async () => {
    const { path } = await exported('review', 'pdf');
    const pages = readPdfPages(path);
    const found: [string, string][] = [];
    for (const { id, name } of managers) {
      const page = pages.find((text) => new RegExp(String.raw`${name} +[\d.]+ +\S+`).test(text) && text.includes(`${id} ·`)) ?? '';
      const [, total = '', grade = ''] = new RegExp(String.raw`${name} +([\d.]+) +(\S+)`).exec(page) ?? [];
      found.push([`${id} total`, total], [`${id} grade`, grade]);
      for (const { id: module, title } of MODULES) {
        const [, completion = '', points = ''] = new RegExp(String.raw`^ *${title} .*?([\d.]+%) +([\d.]+) +\d+%`, 'm').exec(page) ?? [];
        found.push([`${id} ${module} completion`, ofPercent(completion)], [`${id} ${module} points`, points]);
      }
    }
    expectPublished(found);
  });
});

/** A cell of a workbook with the decimals that its column is published with. */
function writeCell(name: string, value: unknown): string {
  if (typeof value !== 'number') return value === undefined || value === null ? '' : String(value);
  return value.toFixed(name.endsWith('_completion') ? 4 : 2);
}

function columnName(column: number): string {
  const first = Math.floor(column / 26);
  return (first === 0 ? '' : String.fromCharCode(64 + first)) + String.fromCharCode(65 + (column % 26));
}
