import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { readCells } from '../support/csv.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';

const golden = join(sharedFolder() ?? '', 'golden');

/** What a file of expected cells is an export of: `scorecards-2026Q3-asof-2026-08-20.csv` and the like. */
function wordsFor(file: string): string[] {
  const [, report = '', rest = ''] = /^([a-z]+)-(.+)\.csv$/.exec(file) ?? [];
  const [period = '', asOf] = rest.split('-asof-');
  const named = period.replace(/^(\d{4}Q\d)-(W\d\d)$/, (_, quarter: string, week: string) => `${quarter}/${quarter.slice(0, 4)}-${week}`);
  return ['export', report, '--period', named, ...(asOf === undefined ? [] : ['--as-of', asOf])];
}

function expectedFiles(folder: string): string[] {
  if (sharedFolder() === null) return [];
  return readdirSync(join(golden, folder, 'expected')).filter((file) => !file.startsWith('attribution-'));
}

async function expectExports(commandLine: CommandLine, folder: string): Promise<void> {
  for (const file of expectedFiles(folder)) {
    const out = join(commandLine.home, file);
    const { exitCode, err } = await commandLine.run(...wordsFor(file), '--out', out);
    expect({ file, exitCode, err: exitCode === 0 ? '' : err }).toEqual({ file, exitCode: 0, err: '' });
    expect({ file, cells: readCells(out) }).toEqual({ file, cells: readCells(join(golden, folder, 'expected', file)) });
  }
}

describeWithShared('the worked company, through the command line', () => {
  let test: TestDatabase;
  let commandLine: CommandLine;

  beforeAll(async () => {
    test = await createTestDatabase();
    commandLine = openCommandLine(test.url);
    const input = join(golden, 'company', 'input');
    expect(await commandLine.run('import', '--dir', input)).toMatchObject({ exitCode: 0, err: '' });
  });

  afterAll(() => test.drop());

  it('gives every expected cell', () => expectExports(commandLine, 'company'));

  it('gives the same cells when its files come again and in another order', async () => {
    const input = join(golden, 'company', 'input');
    for (const kind of KIND_NAMES.toReversed()) {
      if (!readdirSync(input).includes(`${kind}.csv`)) continue;
      const { out } = await commandLine.run('import', kind, join(input, `${kind}.csv`), '--json');
      expect(JSON.parse(out)).toMatchObject({ summaries: [{ kind, added: 0, changed: 0, rejected: 0 }] });
    }
    await expectExports(commandLine, 'company');
  });

  it('gives the same cells when its quarter is closed, and agrees with itself when it is made again', async () => {
    expect(await commandLine.run('close', '2026Q3')).toMatchObject({ exitCode: 0 });
    await expectExports(commandLine, 'company');
    expect(await commandLine.run('verify', '2026Q3')).toMatchObject({ exitCode: 0, err: '' });
  });
});

describeWithShared('the real Olist orders, through the command line', () => {
  let test: TestDatabase;
  let commandLine: CommandLine;

  beforeAll(async () => {
    const timeZone = 'America/Sao_Paulo';
    test = await createTestDatabase({ timeZone });
    commandLine = openCommandLine(test.url, { timeZone });
    const olist = join(sharedFolder() ?? '', 'data', 'olist');
    expect(await commandLine.run('import', '--dir', olist, '--profile', 'olist')).toMatchObject({ exitCode: 0 });
    expect(await commandLine.run('import', '--dir', join(olist, 'company'))).toMatchObject({ exitCode: 0 });
  });

  afterAll(() => test.drop());

  it('gives every expected cell', () => expectExports(commandLine, 'olist'));

  it('explains the sales of om-SP so that a reader can compute them again', async () => {
    const { exitCode, out } = await commandLine.run('explain', 'score', 'om-SP', '2018Q2', 'sales', '--json');
    expect(exitCode).toBe(0);
    interface Table {
      readonly title: { readonly en: string };
      readonly rows: readonly Record<string, string>[];
    }
    const { modules } = JSON.parse(out) as { modules: { actual: string; points: string; tables: Table[] }[] };
    const [sales] = modules;
    const rowsOf = (title: string) => sales?.tables.find((table) => table.title.en === title)?.rows ?? [];
    const fenOf = (row: Record<string, string>, column: string) => Math.round(Number(row[column]) * 100);
    const sum = (rows: readonly Record<string, string>[], column: string) =>
      rows.reduce((total, row) => total + fenOf(row, column), 0);
    const actual = Math.round(Number(sales?.actual) * 100);
    const tiers = rowsOf('Tiers');
    expect(rowsOf('By month')).toHaveLength(3);
    expect(sum(rowsOf('By month'), 'actual')).toBe(actual);
    expect(sum(rowsOf('By week slice'), 'actual')).toBe(actual);
    expect(sum(rowsOf('Merchants (they add up to the sales)'), 'period_gmv')).toBe(actual);
    expect(sum(tiers, 'gmv')).toBe(actual);
    const points = (completion: number) => (completion < 0.6 ? 0 : Math.min(completion, 1.2) * 100);
    const weighed = tiers.reduce((total, row) => {
      const target = fenOf(row, 'target');
      return total + target * points(fenOf(row, 'gmv') / target);
    }, 0);
    const targets = sum(tiers, 'target');
    expect((0.6 * points(actual / targets) + (0.4 * weighed) / targets).toFixed(2)).toBe(sales?.points);
  });
});
