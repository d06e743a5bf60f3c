import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { OpscoreProcess } from '../support/opscore-process.js';

/** Jobs as operators see and start them on the command line. */

/** Two managers, their targets for a quarter that is past, and an order. */
const FILES = {
  'managers.csv': 'manager_id,name,division,category\nom-1,Lin,East,food\nom-2,Wu,East,food\n',
  'merchants.csv': 'merchant_id,name\nm1,One\nm2,Two\n',
  'assignments.csv': 'merchant_id,manager_id,from,to\nm1,om-1,2026-01-01,\nm2,om-2,2026-01-01,\n',
  'targets.csv': 'manager_id,period,measure,value\nom-1,2026Q2,gmv,1000\nom-2,2026Q2,gmv,1000\n',
  'orders.csv': 'order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\n1,m1,b1,2026-04-02 10:00:00,2026-04-02 10:05:00,paid,100.00\n',
};
/** Nobody listens there. */
const AWAY = 'redis://user:secret@127.0.0.1:1';
/** A month that cannot hold its target. */
const INFEASIBLE = 'manager_id,period,measure,value\nom-1,2026Q2,gmv,1000\nom-1,2026-04,gmv,900\nom-1,2026-05,gmv,900\n';
const WEEKS = 14;

let test: TestDatabase;
let commandLine: CommandLine;

beforeEach(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  commandLine = openCommandLine(test.url);
});

afterEach(() => test.drop());

async function bringIn(files: Readonly<Record<string, string>> = FILES): Promise<void> {
  const folder = join(commandLine.home, 'files');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  expect((await commandLine.run('import', '--dir', folder)).exitCode).toBe(0);
}

/** Runs a command that prints JSON, and gives what it prints. */
async function runJson<T>(...words: string[]): Promise<T> {
  const { out, err } = await commandLine.run(...words, '--json');
  expect(err).toBe('');
  return JSON.parse(out) as T;
}

interface Listed {
  readonly schedules: readonly { readonly name: string; readonly lastRun: string | null }[];
  readonly workers: readonly unknown[];
  readonly queue: { readonly counts: object | null };
  readonly periods: readonly { readonly period: string; readonly asOf: string; readonly states: Readonly<Record<string, number>> }[];
}

/** How often each state stands in the grid. */
async function countStates(): Promise<Record<string, number>> {
  const { periods } = await runJson<Listed>('jobs', 'list');
  const counts: Record<string, number> = {};
  for (const { states } of periods) {
    for (const [state, windows] of Object.entries(states)) if (windows > 0) counts[state] = (counts[state] ?? 0) + windows;
  }
  return counts;
}

/** Two managers times the quarter, its three months and its weeks. */
const ALL = 2 * (1 + 3 + WEEKS);

describe('without a worker', () => {
  it('an empty database is listed with schedules and queues, and says what to do', async () => {
    const { exitCode, out, err } = await commandLine.run('jobs', 'list');
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain('Schedules (Asia/Shanghai)');
    expect(out).toMatch(/^nightly +30 3 \* \* \* +– +2026-11-25 03:30$/m);
    expect(out).toMatch(/^quarterly .* 2027-01-01 05:00$/m);
    expect(out).toContain('No worker is alive: nothing runs by itself. Start one: opscore worker');
    expect(out).toMatch(/^scoring +0 +0 +0$/m);
    expect(out).toContain('Import targets (opscore import targets <file>), or try the example (opscore start).');
    const zh = await openCommandLine(test.url, { language: 'zh' }).run('jobs', 'list');
    expect(zh.out).toContain('没有运行中的工作进程');
  });

  it('a range of periods is computed in this process, only what is not there, and again where asked for', async () => {
    await bringIn();
    expect(await countStates()).toEqual({ missing: ALL });
    const dry = await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-05', '--dry-run');
    // April and May, and the weeks 14 to 22 that lie wholly in them.
    expect(dry.out.split('\n')[2]).toMatch(/^2026-04 +2026-04-30 +missing +2$/);
    expect(dry.out).toContain('22 scorecards would be computed.\n');
    expect(await countStates()).toEqual({ missing: ALL });
    expect(await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-05')).toEqual({
      exitCode: 0,
      out: '22 scorecards were computed.\n',
      err: '',
    });
    expect((await runJson<Listed>('jobs', 'list')).periods.find(({ period }) => period === '2026-04')?.states).toMatchObject({ done: 2 });
    const again = await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-05');
    expect(again.out).toBe('Nothing to compute: all of it is up to date.\n');
    const done = await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-04', '--only', 'done');
    expect(done.out).toBe('10 scorecards were computed.\n');
  });

  it.each([
    [['--from', '2026Q5', '--to', '2026Q2'], 'Error: "2026Q5" is not a period. Write a quarter'],
    [['--from', '2027Q1', '--to', '2027Q2'], 'Error: From 2027Q1 to 2027Q2 there is no period that has begun.'],
    [['--from', '2026Q2', '--to', '2026Q1'], 'Error: From 2026Q2 to 2026Q1 there is no period that has begun.'],
    [['--from', '2026Q2', '--to', '2026Q2', '--only', 'lost'], "error: option '--only <states>' argument 'lost' is invalid."],
    [['--from', '2026Q2'], "error: required option '--to <period>' not specified"],
  ])('a backfill of %j is refused', async (words, message) => {
    const { exitCode, out, err } = await commandLine.run('jobs', 'backfill', ...words);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(message);
  });

  it('a schedule is run in this process, and noted', async () => {
    await bringIn();
    // The quarter is past, and nobody has asked for it yet: it is kept up from the first scoring on.
    await commandLine.run('score', '2026Q2');
    expect(await commandLine.run('jobs', 'run', 'nightly')).toEqual({ exitCode: 0, out: `${ALL} scorecards are up to date.\n`, err: '' });
    const { schedules } = await runJson<Listed>('jobs', 'list');
    expect(schedules.map(({ name, lastRun }) => [name, lastRun])).toEqual([
      ['nightly', '2026-11-24T04:00:00.000Z'],
      ['weekly', null],
      ['monthly', null],
      ['quarterly', null],
    ]);
    expect((await commandLine.run('jobs', 'run', 'hourly')).exitCode).toBe(2);
  });

  it('what fails is named with its reason, in the list and by the doctor too', async () => {
    await bringIn();
    await bringIn({ 'targets.csv': INFEASIBLE });
    const reason = 'The gmv target of om-1 for 2026Q2 cannot be laid over its days';
    const run = await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-04');
    expect(run.exitCode).toBe(1);
    expect(run.out).toBe('0 scorecards were computed.\n');
    expect(run.err).toContain(`2026-04: 2 failed: ${reason}`);
    const list = await commandLine.run('jobs', 'list');
    expect(list.out).toContain(`2026-04: 2 failed: ${reason}`);
    expect(list.out).toContain('Tried again from 2026-11-24 12:01 on.');
    const zh = await openCommandLine(test.url, { language: 'zh' }).run('jobs', 'list');
    expect(zh.out).toContain('om-1 在 2026Q2 的 gmv 目标无法分解到天');
    expect((await commandLine.run('doctor')).out).toContain(`! Windows: 2 scorecards of 2026-04 failed: ${reason}`);
  });

  it('a queue that is away is told, and everything else works', async () => {
    await bringIn();
    const away = openCommandLine(test.url, { environment: { QUEUE_URL: AWAY } });
    const list = await away.run('jobs', 'list');
    expect(list.exitCode).toBe(0);
    expect(list.out).toContain('The queue at 127.0.0.1:1 cannot be used: ');
    expect(list.out).toContain('Schedules (Asia/Shanghai)');
    expect(list.out).not.toContain('secret');
    const score = await away.run('score', '2026Q2');
    expect(score).toMatchObject({ exitCode: 0, err: '' });
    const doctor = await away.run('doctor');
    expect(doctor.out).toContain('! Queue: The queue at 127.0.0.1:1 cannot be used: ');
    expect(doctor.out).not.toContain('secret');
  });
});

describe('with a worker', () => {
  let worker: OpscoreProcess | undefined;

  afterEach(async () => {
    await worker?.stop('SIGKILL');
    worker = undefined;
  });

  async function startWorker(...words: string[]): Promise<OpscoreProcess> {
    worker = new OpscoreProcess(test.url, ['worker', ...words], { LOG_LEVEL: 'debug' });
    await worker.hear(/The worker is ready/);
    return worker;
  }

  it('commands have their work done there, and SIGTERM stops it', async () => {
    await bringIn();
    const started = await startWorker('--deadline', '5');
    expect((await runJson<Listed>('jobs', 'list')).workers).toHaveLength(1);
    expect(await commandLine.run('jobs', 'backfill', '--from', '2026Q2', '--to', '2026Q2')).toEqual({
      exitCode: 0,
      out: `${ALL} scorecards were computed.\n`,
      err: '',
    });
    expect(started.text).toContain('"job":"score"');
    const scored = await commandLine.run('score', '2026Q2', '--json');
    expect(scored.exitCode).toBe(0);
    // Computed by the worker, at its own time, and not at the time of this command.
    const [first] = JSON.parse(scored.out) as { scoredAt: string }[];
    expect(first?.scoredAt).not.toBe('2026-11-24T04:00:00.000Z');
    expect(await commandLine.run('jobs', 'run', 'look')).toMatchObject({ exitCode: 0, out: `${ALL} scorecards are up to date.\n` });
    const begin = performance.now();
    expect(await started.stop('SIGTERM')).toBe(0);
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(started.text).toContain('Stopped; no job was left undone.');
    expect((await runJson<Listed>('jobs', 'list')).workers).toEqual([]);
  });

  it('a job that outlasts the deadline of SIGTERM is named and given up', async () => {
    await bringIn();
    await test.database.withTransaction(async (session) => {
      await session.query('LOCK TABLE due_windows');
      const started = await startWorker('--deadline', '1');
      await started.hear(/"msg":"job started"/);
      const begin = performance.now();
      expect(await started.stop('SIGTERM')).toBe(0);
      expect(performance.now() - begin).toBeLessThan(20_000);
      expect(started.text).toMatch(/Stopped before these jobs were done: reconcile \(.+\)\. Another worker takes them up/);
    });
  });

  it('score tells why its work failed', async () => {
    await bringIn();
    await bringIn({ 'targets.csv': INFEASIBLE });
    await startWorker();
    const { exitCode, err } = await commandLine.run('score', '2026Q2');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^Error: The gmv target of om-1 for 2026Q2 cannot be laid over its days/);
  });

  it('a command whose worker is killed goes on by itself', async () => {
    await bringIn();
    const started = await startWorker();
    await started.stop('SIGKILL');
    // Its row still says for some seconds that it lives; most of them are taken off here.
    await test.database.query(`UPDATE workers SET seen_at = clock_timestamp() - interval '17 seconds'`);
    const { exitCode, out, err } = await commandLine.run('jobs', 'backfill', '--from', '2026-04', '--to', '2026-04');
    expect({ exitCode, out, err }).toEqual({
      exitCode: 0,
      out: '10 scorecards were computed.\n',
      err: 'The workers are gone; going on in this process.\n',
    });
  });

  it.each([
    ['newer', `INSERT INTO migrations (timestamp, name) VALUES (9, 'Later9')`, 'migrated by a newer opscore (Later9)'],
    ['older', 'DELETE FROM migrations WHERE id = (SELECT max(id) FROM migrations)', 'This worker needs the schema'],
  ])('of another version it refuses a database that is %s', async (_, statement, message) => {
    await test.database.query(statement);
    const refused = new OpscoreProcess(test.url, ['worker']);
    expect(await refused.end()).toBe(1);
    expect(refused.text).toContain(message);
    expect(refused.text).not.toContain('ready');
  });
});
