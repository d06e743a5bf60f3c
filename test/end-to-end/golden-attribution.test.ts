import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GOLDEN_RULES } from '../attribution/reference/golden-rules.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import { readCells } from '../support/csv.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';

/** The golden verdicts by way of `opscore rules apply`, `opscore attribute` and `opscore export attribution`. */

/** The folders of golden cases, the names of their files of expected verdicts, and how many of these there must be. */
const CASES = [
  { folder: 'attribution', pattern: /^(.+)\.csv$/, ruleSets: 11 },
  { folder: 'company', pattern: /^attribution-(.+)\.csv$/, ruleSets: 7 },
] as const;

describeWithShared('the golden verdicts, through the command line', () => {
  describe.each(CASES)('of $folder', ({ folder, pattern, ruleSets }) => {
    const golden = join(sharedFolder() ?? '', 'golden', folder);
    let test: TestDatabase;
    let commandLine: CommandLine;

    beforeAll(async () => {
      test = await createTestDatabase();
      commandLine = openCommandLine(test.url);
      expect(await commandLine.run('import', '--dir', join(golden, 'input'))).toMatchObject({ exitCode: 0, err: '' });
    });

    afterAll(() => test.drop());

    it('are in every expected cell, under one rule set after another', async () => {
      const expected = expectedFiles(golden, pattern);
      expect(expected).toHaveLength(ruleSets);
      // The first once more at the end: what the others left behind must not show.
      for (const [name, file] of [...expected, ...expected.slice(0, 1)]) {
        await applyRules(commandLine, name, '--from', '2026-07-01');
        expect({ name, cells: await exportVerdicts(commandLine) }).toEqual({ name, cells: readCells(file) });
      }
    });

    it('are made again only where something has changed', async () => {
      const again = await commandLine.run('attribute', '--json');
      expect(JSON.parse(again.out)).toMatchObject({ judged: 0, changed: 0 });
      expect(await commandLine.run('import', '--dir', join(golden, 'input'))).toMatchObject({ exitCode: 0 });
      const unchanged = await commandLine.run('attribute', '--json');
      expect(JSON.parse(unchanged.out)).toMatchObject({ judged: 0, changed: 0 });
    });
  });
});

describeWithShared('rule sets in time, through the command line', () => {
  const golden = join(sharedFolder() ?? '', 'golden', 'attribution');
  let test: TestDatabase;
  let commandLine: CommandLine;

  beforeAll(async () => {
    test = await createTestDatabase();
    // All orders of the case were placed on 1 September, in the quarter that is open.
    commandLine = openCommandLine(test.url, { now: new Date('2026-09-20T04:00:00Z') });
    expect(await commandLine.run('import', '--dir', join(golden, 'input'))).toMatchObject({ exitCode: 0 });
  });

  afterAll(() => test.drop());

  it('judge the orders that are placed from their first day on', async () => {
    const expected = (name: string) => readCells(join(golden, 'expected', `${name}.csv`));
    await applyRules(commandLine, 'rounds', '--from', '2026-09-02');
    expect(await exportVerdicts(commandLine)).toEqual(expected('default'));
    await applyRules(commandLine, 'order_first', '--from', '2026-09-01');
    expect(await exportVerdicts(commandLine)).toEqual(expected('order_first'));
    await applyRules(commandLine, 'transfer', '--from', '2026-08-31');
    expect(await exportVerdicts(commandLine)).toEqual(expected('order_first'));
    await applyRules(commandLine, 'silent_both', '--restate');
    expect(await exportVerdicts(commandLine)).toEqual(expected('silent_both'));
  });

  it('leave the doctor content before they have judged anything', async () => {
    await applyRules(commandLine, 'flagged', '--from', '2026-08-01');
    const { exitCode, out } = await commandLine.run('doctor');
    expect({ exitCode, out: exitCode === 0 ? '' : out }).toEqual({ exitCode: 0, out: '' });
  });
});

/** The names of the rule sets of a golden case with the files of their verdicts, the defaults first. */
function expectedFiles(golden: string, pattern: RegExp): [name: string, file: string][] {
  const folder = join(golden, 'expected');
  const files = readdirSync(folder).flatMap((file): [string, string][] => {
    const name = pattern.exec(file)?.[1];
    return name === undefined ? [] : [[name, join(folder, file)]];
  });
  return files.toSorted(([one], [other]) => Number(other === 'default') - Number(one === 'default'));
}

async function applyRules(commandLine: CommandLine, name: string, ...since: string[]): Promise<void> {
  const rules = GOLDEN_RULES[name];
  if (rules === undefined) throw new Error(`no such rule set: ${name}`);
  const file = join(commandLine.home, `${name}.yaml`);
  writeFileSync(file, JSON.stringify({ attribution: { default: rules } }));
  const { exitCode, err } = await commandLine.run('rules', 'apply', file, ...since);
  expect({ name, exitCode, err: exitCode === 0 ? '' : err }).toEqual({ name, exitCode: 0, err: '' });
}

async function exportVerdicts(commandLine: CommandLine): Promise<string[][]> {
  const out = join(commandLine.home, 'attribution.csv');
  const { exitCode, err } = await commandLine.run('export', 'attribution', '--period', '2026Q3', '--out', out);
  expect({ exitCode, err: exitCode === 0 ? '' : err }).toEqual({ exitCode: 0, err: '' });
  return readCells(out);
}
