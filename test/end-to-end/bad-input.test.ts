import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

/** What the command line says of bad input: clear words, the place, and what to do; and nothing is stored by halves. */

let test: TestDatabase;
let commandLine: CommandLine;

beforeAll(async () => {
  test = await createTestDatabase();
  commandLine = openCommandLine(test.url, { now: new Date('2026-12-31T16:00:00Z') });
  write('managers.csv', 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\n');
  write('merchants.csv', 'merchant_id,name\nm1,One\nm2,Two\n');
  write('assignments.csv', 'merchant_id,manager_id,from,to\nm1,om-1,2026-01-01,\n');
  write('orders.csv', 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,m1,b1,2026-10-02 10:00:00,2026-10-02 10:05:00,paid,100.00\n');
  expect(await commandLine.run('import', '--dir', commandLine.home)).toMatchObject({ exitCode: 0, err: '' });
});

afterAll(() => test.drop());

/** Writes a file and gives its path. */
function write(name: string, text: string): string {
  const path = join(commandLine.home, name);
  writeFileSync(path, text);
  return path;
}

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount';
const ORDER_COLUMNS =
  'order_id, merchant_id, buyer_id, placed_at, paid_at, outbound_at, status, pay_method, amount, refunded_amount, flagged, parent_order_id';

describe('a file that cannot be read', () => {
  it.each([
    ['a file of another kind', 'orders', 'other.csv', 'manager_id,name,division,category\n', '{file} has the columns of managers, not of orders. Import it as managers.'],
    [
      'unknown columns',
      'orders',
      'unknown.csv',
      `${HEADER},colour,size\n`,
      `The columns of {file} are not those of orders. Unknown: colour, size. Missing: -. Twice: -. The columns of orders are ${ORDER_COLUMNS}.`,
    ],
    [
      'a missing header',
      'orders',
      'headless.csv',
      '1,m1,b1,2026-10-02 10:00:00,paid,5\n',
      `The first line of {file} names no column of orders: either the header is missing, or this is another file. Write as first line the columns that the file has, out of: ${ORDER_COLUMNS}.`,
    ],
    [
      'broken quoting',
      'orders',
      'quotes.csv',
      `${HEADER}\n1,m1,b1,2026-10-02 10:00:00,paid,6\n2,m1,"b1,2026-10-02 10:00:00,paid,5\n`,
      '{file}: a quote that opens in the record of line 3 is never closed. Nothing was imported; mend the file.',
    ],
  ])('%s', async (_what, kind, name, text, message) => {
    const file = write(name, text);
    const { exitCode, out, err } = await commandLine.run('import', kind, file);
    expect({ exitCode, out, err }).toEqual({ exitCode: 1, out: '', err: `Error: ${message.replace('{file}', file)}\n` });
    // The order of the good file is as it was.
    const again = await commandLine.run('import', 'orders', join(commandLine.home, 'orders.csv'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ summaries: [{ unchanged: 1 }] });
  });
});

describe('rows that are bad', () => {
  const HEAD = 'manager_id,period,measure,value';
  it.each([
    ['an unknown manager in targets', 'targets', `${HEAD}\nom-9,2026Q4,gmv,5\n`, 'line 2, manager_id "om-9": no manager of this id: import managers first'],
    ['an unknown period in targets', 'targets', `${HEAD}\nom-1,2026Q5,gmv,5\n`, 'line 2, period "2026Q5": not a quarter (2026Q4) or month (2026-11) of 1900 to 2099'],
    [
      'overlapping assignments',
      'assignments',
      'merchant_id,manager_id,from,to\nm1,om-2,2026-05-01,\n',
      'line 2, from "2026-05-01/… : om-1 2026-01-01/…": overlaps another assignment of this merchant: end that one first',
    ],
    [
      'negative amounts, and fractions of a fen',
      'orders',
      `${HEADER}\n8,m1,b1,2026-10-02 10:00:00,paid,-1\n9,m1,b1,2026-10-02 10:00:00,paid,1.005\n`,
      'line 2, amount "-1": not an amount: yuan, not negative, at most two decimals; line 3, amount "1.005": not an amount: yuan, not negative, at most two decimals',
    ],
    ['an end before its start', 'assignments', 'merchant_id,manager_id,from,to\nm2,om-2,2026-05-02,2026-05-01\n', 'line 2, to "2026-05-01": ends before it begins'],
  ])('%s', async (what, kind, text, problems) => {
    const file = write('bad.csv', text);
    const rejects = join(commandLine.home, `${what}.csv`);
    const { exitCode, out, err } = await commandLine.run('import', kind, file, '--rejects', rejects);
    const rows = text.split('\n').length - 2;
    expect({ exitCode, err }).toEqual({ exitCode: 3, err: '' });
    expect(out.split('\n').slice(3)).toEqual([
      problems,
      `bad.csv: ${rows} rejected rows are in ${rejects}; mend them there and import that file again.`,
      '',
    ]);
    const strict = await commandLine.run('import', kind, file, '--strict');
    expect(strict).toEqual({
      exitCode: 1,
      out: '',
      err: `Error: ${rows} rows of ${file} are bad, and --strict refuses the whole file. ${problems}\n`,
    });
  });
});

describe('a period', () => {
  it.each([
    ['2026Q5', '"2026Q5" is not a period. Write a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41).'],
    ['last', '"last" is not a period. Write a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41).'],
    ['2025Q4/2025-W53', 'The year 2025 has no ISO week 53; its last one is 52.'],
    ['2026Q4/2026-W30', 'The week 2026-W30 has no day in 2026Q4.'],
  ])('that is none is told with those that are: %s', async (period, message) => {
    expect(await commandLine.run('score', period)).toEqual({ exitCode: 2, out: '', err: `Error: ${message}\n` });
  });

  it('without targets is scored, and says what is missing', async () => {
    const { exitCode, out } = await commandLine.run('score', '2026Q3');
    expect(exitCode).toBe(0);
    expect(out).toContain('Nobody has a target for this quarter, so nothing can be assessed. Import them: opscore import targets <file>\n');
  });

  it('in which a manager has no merchants says so', async () => {
    const { exitCode, out } = await commandLine.run('score', '2026Q3', '--manager', 'om-2');
    expect(exitCode).toBe(0);
    expect(out).toContain('om-2 Wu: has no merchants in this period: import assignments\n');
  });

  it('of a manager who is unknown is told with those who are', async () => {
    const message = 'There is no operations manager om-9. The managers are om-1, om-2.';
    expect(await commandLine.run('score', '2026Q3', '--manager', 'om-9')).toEqual({ exitCode: 2, out: '', err: `Error: ${message}\n` });
  });
});

describe('targets that cannot be laid over their days', () => {
  const message =
    'The gmv target of om-1 for 2026Q4 cannot be laid over its days: its locked months and past days exceed the target. Raise the target of the quarter, or lower or unlock a month, and store that together.';

  it('are told when they come in, refuse to be scored, and can be mended', async () => {
    const locked = write('locked.csv', 'manager_id,period,measure,value\nom-1,2026Q4,gmv,1000\nom-1,2026-10,gmv,900\nom-1,2026-11,gmv,900\n');
    expect(await commandLine.run('import', 'targets', locked)).toMatchObject({ exitCode: 0, err: `${message}\n` });
    expect(await commandLine.run('score', '2026Q4')).toEqual({ exitCode: 1, out: '', err: `Error: ${message}\n` });
    const mended = write('mended.csv', 'manager_id,period,measure,value\nom-1,2026Q4,gmv,2000\n');
    expect(await commandLine.run('import', 'targets', mended)).toMatchObject({ exitCode: 0, err: '' });
    expect(await commandLine.run('score', '2026Q4')).toMatchObject({ exitCode: 0, err: '' });
  });
});
