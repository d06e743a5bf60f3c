import { userInfo } from 'node:os';
import { bringInTwoDivisions } from '../api/two-divisions.js';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { Services } from '../support/services.js';
import { companyOf, openServices } from '../support/services.js';

/** `opscore close`, `reopen`, `verify` and `adjustments`, as somebody types them. */

let services: Services;
let commandLine: CommandLine;

const AFTERWARDS = new Date('2026-07-02T04:00:00Z');
const USER = userInfo().username;

const COMPANY = companyOf('periods_command', async (given) => {
  await given.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\ns1,He,south,food');
  await given.bringIn('merchants', 'merchant_id,name\na,A\nc,C');
  await given.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nc,s1,2026-01-01');
  await given.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,10000\ns1,2026Q2,gmv,10000');
  await given.bringIn('orders', ordersOf('o1,a,8000.00', 'o3,c,7000.00'));
});

beforeEach(async () => {
  services = await openServices({ copyOf: COMPANY });
  commandLine = openCommandLine(services.url, { now: AFTERWARDS });
});

afterEach(() => services.close());

function ordersOf(...orders: string[]): string {
  const rows = orders.map((each) => each.split(',')).map(([id, shop, amount]) => `${id},${shop},x,2026-05-12 10:00:00,2026-05-12 10:01:00,paid,${amount}`);
  return ['order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount', ...rows].join('\n');
}

const bringInOrders = (...orders: string[]) => services.bringIn('orders', ordersOf(...orders));

const json = async (...words: string[]): Promise<unknown> => JSON.parse((await commandLine.run(...words, '--json')).out);

it('a quarter is closed, adjusted, verified and reopened', async () => {
  const closed = await commandLine.run('close', '2026Q2');
  expect(closed).toEqual({
    exitCode: 0,
    out: expect.stringMatching(
      /^north: 2026Q2 is closed with 1 scorecards by rule set 1, fingerprint [0-9a-f]{64}\nsouth: 2026Q2 is closed with 1 scorecards by rule set 1, fingerprint [0-9a-f]{64}\n$/,
    ),
    err: '',
  });
  expect(await commandLine.run('close', '2026Q2')).toMatchObject({ exitCode: 1, err: expect.stringContaining(`2026Q2 was closed for north by ${USER}`) });
  expect((await commandLine.run('verify', '2026Q2')).out).toMatch(/^✓ north: 2026Q2 made again agrees: 1 scorecards.*\n✓ south.*\n$/);

  await bringInOrders('late,a,2000.00');
  const scored = await commandLine.run('score', '2026Q2');
  expect(scored.out).toContain('80.00');
  expect(scored.err).toBe(
    `2026Q2 is closed for north, since 2026-07-02 12:00 by ${USER}; adjustment lines: 5 (opscore adjustments 2026Q2).\n2026Q2 is closed for south, since 2026-07-02 12:00 by ${USER}.\n`,
  );
  expect((await commandLine.run('explain', 'score', 's1', '2026Q2')).err).toBe(`2026Q2 is closed for south, since 2026-07-02 12:00 by ${USER}.\n`);
  // As of an earlier day nothing is closed.
  expect((await commandLine.run('score', '2026Q2', '--as-of', '2026-06-01')).err).toBe('');

  const adjustments = await commandLine.run('adjustments', '2026Q2');
  expect(adjustments.out.replace(/\S+Z/, '<at>').replace(/import .*/, 'import <id>')).toBe(
    [
      'Manager  Figure            As closed    By now  First seen        Rule set',
      '───────  ────────────────  ─────────  ────────  ────────────────  ────────',
      'm1       grade                     B         A  2026-07-02 12:00  1',
      'm1       sales.actual        8000.00  10000.00  2026-07-02 12:00  1',
      'm1       sales.completion     0.8000    1.0000  2026-07-02 12:00  1',
      'm1       sales.points          80.00    100.00  2026-07-02 12:00  1',
      'm1       total                 80.00    100.00  2026-07-02 12:00  1',
      '',
      'Imports since the close, newest first:',
      '  <at>  orders  orders.csv  import <id>',
      '',
    ].join('\n'),
  );
  expect(await commandLine.run('adjustments', '2026Q2', '--division', 'south')).toMatchObject({ exitCode: 0, out: expect.stringContaining('No adjustments.') });
  expect(await json('adjustments', '2026Q2', '--limit', '2')).toMatchObject({ more: true, lines: [{ figure: 'grade' }, { figure: 'sales.actual' }], lateImports: [{ kind: 'orders' }] });

  const differs = await commandLine.run('verify', '2026Q2');
  expect(differs).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('✗ north: 2026Q2 is not as it was closed:\n  m1: the facts have changed (their fingerprint is not that of the close)\n✓ south'),
  });

  expect(await commandLine.run('reopen', '2026Q2')).toMatchObject({ exitCode: 2 });
  expect(await commandLine.run('reopen', '2026Q2', '--reason', 'no')).toMatchObject({ exitCode: 2, err: expect.stringContaining('3 to 500 characters') });
  const reopened = await commandLine.run('reopen', '2026Q2', '--division', 'north', '--reason', 'order came late');
  expect(reopened).toMatchObject({ exitCode: 0, out: expect.stringContaining('north: 2026Q2 is open again; adjustment lines that went: 5.') });
  expect((await commandLine.run('score', '2026Q2', '--manager', 'm1')).out).toContain('100.00');
  const log = (await json('audit', 'list', '--subject', '2026Q2 north')) as { action: string; actor: { name: string }; after: unknown }[];
  expect(log.map(({ action, actor }) => [action, actor.name])).toEqual([['period.reopened', USER], ['period.closed', USER]]);
  expect(log[0]?.after).toEqual({ reason: 'order came late' });
});

it('one altered figure is found, and named', async () => {
  await commandLine.run('close', '2026Q2', '--division', 'south');
  await services.database.query(`UPDATE scorecards SET document = replace(document::text, '"70.00"', '"70.01"')::json WHERE manager_id = 's1'`);
  const verified = await commandLine.run('verify', '2026Q2');
  expect(verified).toEqual({
    exitCode: 1,
    out: '✗ south: 2026Q2 is not as it was closed:\n  s1: the stored scorecard was altered (its digest is not that of the close)\n',
    err: '',
  });
  expect(await json('verify', '2026Q2')).toMatchObject([{ division: 'south', agrees: false, sealed: true, managers: 1, differing: [{ managerId: 's1', differences: ['stored-altered'] }] }]);
});

it('whichever digit of a closed scorecard is altered, figure or workings, it is found', async () => {
  await services.database.query('TRUNCATE managers, assignments, targets, orders, due_windows, scorecards, merchant_day_sums, merchant_slice_sums');
  await bringInTwoDivisions(services);
  const later = openCommandLine(services.url);
  expect(await later.run('close', '2026Q3')).toMatchObject({ exitCode: 0, err: '' });
  expect(await later.run('verify', '2026Q3')).toMatchObject({ exitCode: 0 });
  const [row] = await services.database.query<{ document: string }>(`SELECT document::text AS document FROM scorecards WHERE manager_id = 'om-1' AND period = '2026Q3'`);
  const document = row?.document ?? '';
  const digits = [...document.matchAll(/[0-8](?=[\d".,}])/g)].map(({ index }) => index);
  expect(digits.length).toBeGreaterThan(200);
  const store = (text: string) => services.database.query(`UPDATE scorecards SET document = $1::json WHERE manager_id = 'om-1' AND period = '2026Q3'`, [text]);
  const step = Math.floor(digits.length / 12);
  for (const place of digits.filter((_, index) => index % step === 0)) {
    await store(`${document.slice(0, place)}9${document.slice(place + 1)}`);
    const found = (await json('verify', '2026Q3', '--division', '家电事业部')) as { differing: unknown }[];
    expect([place, found[0]?.differing]).toEqual([place, [{ managerId: 'om-1', differences: ['stored-altered'] }]]);
  }
  await store(document);
  expect(await later.run('verify', '2026Q3')).toMatchObject({ exitCode: 0 });
});

it('where closing takes two people, one asks and may withdraw', async () => {
  const byTwo = openCommandLine(services.url, { now: AFTERWARDS, environment: { OPSCORE_CLOSE_BY_TWO: 'true' } });
  expect(await byTwo.run('close', '2026Q2', '--withdraw')).toMatchObject({ exitCode: 1, err: expect.stringContaining('nothing to withdraw') });
  expect(await byTwo.run('close', '2026Q2', '--division', 'north')).toMatchObject({ exitCode: 0, out: 'north: asked for 2026Q2 to be closed. Another person closes it, by the same command.\n' });
  expect(await byTwo.run('close', '2026Q2', '--division', 'north')).toMatchObject({ exitCode: 1, err: expect.stringContaining('it takes another person') });
  expect(await byTwo.run('close', '2026Q2', '--withdraw')).toMatchObject({ exitCode: 0, out: 'north: closing 2026Q2 is not asked for any more.\n' });
  expect(await openCommandLine(services.url, { environment: { OPSCORE_CLOSE_BY_TWO: 'maybe' } }).run('close', '2026Q2')).toMatchObject({ err: expect.stringContaining('OPSCORE_CLOSE_BY_TWO must be true or false') });
});

it.each([
  [['close', '2026Q3'], 1, '2026Q3 has not ended yet: its last day is 2026-09-30'],
  [['close', '2026Q5'], 2, '"2026Q5" is not a period'],
  [['close', '2026Q2', '--division', 'west'], 2, 'There is no division west'],
  [['verify', '2026Q2'], 1, '2026Q2 is not closed for any division'],
  [['reopen', '2026Q2', '--reason', 'a mistake'], 1, '2026Q2 is not closed for any division'],
] as const)('%j is refused', async (words, exitCode, message) => {
  const result = await commandLine.run(...words);
  expect(result.exitCode).toBe(exitCode);
  expect(result.err).toContain(message);
});

it('speaks Chinese, too', async () => {
  expect((await commandLine.run('close', '2026Q2', '--lang', 'zh')).exitCode).toBe(0);
  const chinese = openCommandLine(services.url, { now: AFTERWARDS, language: 'zh' });
  expect((await chinese.run('verify', '2026Q2')).out).toContain('✓ north：2026Q2 重算一致，共 1 份成绩');
});
