import 'reflect-metadata';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, createReadStream, createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { readSettings } from '#libs/config/settings.js';
import { Attribution } from '#libs/attribution/attribution.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { openDatabase } from '#libs/database/open.js';
import { addDays } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { EMPTY_TALK } from './bench-attribution.sql.js';
import { benchApi } from './bench-api.js';
import { benchAttribution, timeJudging } from './bench-attribution.js';
import type { AttributionSize } from './bench-attribution.js';
import { benchExports } from './bench-exports.js';
import { benchForeignFiles } from './bench-foreign-files.js';
import { benchPacks } from './bench-packs.js';
import { benchQueueOverhead, benchWorkers } from './bench-jobs.js';
import type { JobsRequest } from './bench-jobs.js';
import * as sql from './bench.sql.js';
import type { Figure } from './measure.js';
import { measureInTurn, median, ratio, seconds, time } from './measure.js';
import { generateOrderRows } from './order-rows.js';
import { peakMemoryOf } from './peak-memory.js';
import { LAST_DAY, writeLateDay, writeScoringCompany } from './scoring-company.js';

// Measures speed as ratios of things measured in turn in one run, and appends the figures to docs/benchmarks.md.
// `npm run bench -- --small` is a tenth of the size, to see that it works; `--large` judges ten times the orders as well.
// `--growth` measures nothing but how judging grows with ten times the orders, `--foreign` nothing but files of other systems.

const ROUNDS = 3;
const small = process.argv.includes('--small');
const large = process.argv.includes('--large');
const growthAlone = process.argv.includes('--growth');
const foreignAlone = process.argv.includes('--foreign');
const scale = small ? 10 : 1;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = makeHome('opscore-bench-');

const figures: Figure[] = [];

const settings = readSettings({ OPSCORE_HOME: home });
const open = await openDatabase(settings, { poolSize: 12 });
const database = new Database(open.dataSource);
try {
  if (growthAlone) await benchGrowth();
  else if (foreignAlone) await benchForeign();
  else {
    await benchImport(5_000_000 / scale);
    await benchForeign();
    await benchScoring({ managers: 200, merchants: 20_000 / scale, days: 100 });
    await benchVerdicts();
    await benchStart();
  }
} finally {
  await open.close();
}
if (!growthAlone && !foreignAlone) await benchServing();
publish();
rmSync(home, { recursive: true, force: true });

/** A home folder of its own. Under root the server runs as another user, who has to get in: else its data would lie elsewhere, and stay when this is removed. */
function makeHome(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

async function benchServing(): Promise<void> {
  const own = makeHome('opscore-bench-api-');
  await benchApi(own, { managers: 1_000 / scale, merchants: 20_000 / scale, upload: 1_000_000_000 / scale, duration: small ? 2 : 8 }, report);
  rmSync(own, { recursive: true, force: true });
}

async function benchVerdicts(): Promise<void> {
  await database.query(EMPTY_TALK);
  const size = sizeOfJudging();
  const taken = await benchAttribution(database, home, size, report);
  await benchExports(database, home, report);
  await benchWorkers(jobsRequest(), report);
  if (!large) return;
  await database.query(EMPTY_TALK);
  reportGrowth(taken, await benchAttribution(database, home, tenTimes(size), report));
}

async function benchGrowth(): Promise<void> {
  const size = sizeOfJudging();
  const taken = await timeJudging(database, home, size);
  await database.query(EMPTY_TALK);
  reportGrowth(taken, await timeJudging(database, home, tenTimes(size)));
}

function sizeOfJudging(): AttributionSize {
  return { name: small ? 'a tenth of S' : 'S', orders: 1_000_000 / scale, messages: 5_000_000 / scale, shops: 2_000 };
}

function tenTimes({ orders, messages, shops }: AttributionSize): AttributionSize {
  return { name: small ? 'S' : 'M', orders: orders * 10, messages: messages * 10, shops };
}

function reportGrowth(taken: number, ofTenTimes: number): void {
  report('full judging of ten times the orders and messages, written and indexed', `${ratio(ofTenTimes, taken)} × (${seconds(ofTenTimes)})`, `of the one (${seconds(taken)}); aim: at most 11 ×`);
}

async function benchImport(rows: number): Promise<void> {
  const path = join(home, 'orders.csv');
  const request = { seed: 'bench', rows, merchants: 20_000 / scale, firstDay: '2026-04-01', days: 90 };
  await pipeline(Readable.from(generateOrderRows(request)), createWriteStream(path));
  const copyBare = async () => {
    await database.query(sql.CREATE_BARE_ORDERS);
    const taken = await time(() =>
      database.withTransaction((session) => session.copyIn(sql.COPY_BARE_ORDERS, createReadStream(path))),
    );
    await database.query(sql.DROP_BARE_ORDERS);
    return taken;
  };
  const importOrders = async () => {
    await database.query(sql.EMPTY_ORDERS);
    return time(() => importFile(database, { kind: kindNamed('orders'), path, rejectsFolder: home }));
  };
  const [bare, imported] = await measureInTurn(ROUNDS, copyBare, importOrders);
  report(`import of ${rows} orders, checked and indexed`, `${ratio(imported, bare)} × (${seconds(imported)})`, `bare COPY of the same file, unlogged, no index (${seconds(bare)}); aim: at most 4 ×`);
  const again = await time(() => importFile(database, { kind: kindNamed('orders'), path, rejectsFolder: home }));
  report('the same file again, nothing changed', `${ratio(again, bare)} × (${seconds(again)})`, 'the same bare COPY');
  await database.query(sql.EMPTY_ORDERS);
  reportMemory(`opscore import of ${rows} orders`, await peakMemoryOf(home, 'import', 'orders', path));
  await database.query(sql.EMPTY_ORDERS);
  rmSync(path);
}

async function benchForeign(): Promise<void> {
  await benchForeignFiles(database, home, { rows: 1_000_000 / scale, workbookRows: 500_000 / scale }, report);
}

async function benchScoring(size: { managers: number; merchants: number; days: number }): Promise<void> {
  for (const { kind, path } of await writeScoringCompany(home, size)) {
    await importFile(database, { kind: kindNamed(kind), path, rejectsFolder: home });
  }
  const dailySums = new DailySums(database, KPI_LIST.flatMap(([, { contributions }]) => contributions));
  const scorecards = new Scorecards(database, dailySums, new RuleVersions(database));
  const quarter = parsePeriod('2026Q2');
  const score = () => scorecards.score(quarter, LAST_DAY, { now: new Date() });
  const rows = size.merchants * size.days;
  const what = `${size.managers} managers, ${size.merchants} merchants, ${rows} merchant-days`;
  const rollUp = await time(() => dailySums.bringUpToDate());
  const first = await time(score);
  report(`daily sums of ${rows} merchant-days`, seconds(rollUp), 'once, after the import');
  report(`first scoring of a quarter: ${what}`, seconds(rollUp + first), `daily sums included (${seconds(first)} without); aim: at most 10 s`);
  const sumOnce = () => time(() => database.query(sql.ONE_SUM, [quarter.first, quarter.last]));
  const [oneSum, again] = await measureInTurn(ROUNDS, sumOnce, () => time(score));
  report('scoring from daily sums', `${ratio(again, oneSum)} × (${seconds(again)})`, `one SUM … GROUP BY over the same rows (${seconds(oneSum)}); aim: at most 5 ×`);
  const late: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const path = await writeLateDay(home, size.merchants, addDays(LAST_DAY, -20 - round), `late ${round}`);
    await importFile(database, { kind: kindNamed('merchant_days'), path, rejectsFolder: home });
    late.push(await time(score));
  }
  reportMemory(`opscore score, ${what}`, await peakMemoryOf(home, 'score', quarter.name, '--as-of', LAST_DAY));
  report('scoring after one late file of 1 % of the days', `${seconds(median(late))} (${ratio(median(late), rollUp + first)} of the first scoring)`, 'aim: at most a tenth');
  await benchPacks(home, { quarter: quarter.name, asOf: LAST_DAY, managers: size.managers }, report);
  await benchQueueOverhead(jobsRequest(), quarter.name, LAST_DAY, report);
}

function jobsRequest(): JobsRequest {
  const ruleVersions = new RuleVersions(database);
  const dailySums = new DailySums(database, KPI_LIST.flatMap(([, { contributions }]) => contributions));
  return {
    services: {
      database,
      dailySums,
      ruleVersions,
      attribution: new Attribution(database, ruleVersions),
      scorecards: new Scorecards(database, dailySums, ruleVersions),
    },
    settings,
    databaseUrl: open.url,
    command: join(root, 'dist/apps/cli/main.js'),
    environment: { ...process.env, OPSCORE_HOME: home },
  };
}

async function benchStart(): Promise<void> {
  const command = join(root, 'dist/apps/cli/main.js');
  const ready = async () => {
    const child = spawn(process.execPath, [command, 'migrate'], { env: { ...process.env, OPSCORE_HOME: home }, stdio: 'ignore' });
    await once(child, 'exit');
  };
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) taken.push(await time(ready));
  report('start to ready and ended again, embedded database warm', seconds(median(taken)), 'aim: under 3 s');
}

function reportMemory(name: string, megabytes: number): void {
  report(`Node memory at its peak: ${name}`, `${megabytes} MB`, 'aim: at most 300 MB on any size');
}

function report(name: string, value: string, comparedWith: string): void {
  figures.push({ name, value, comparedWith });
  console.log(`${name}: ${value} — ${comparedWith}`);
}

/** Small runs are looked at, not kept. */
function publish(): void {
  if (small) return;
  mkdirSync(join(root, 'docs'), { recursive: true });
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node.js ${process.versions.node}`;
  const lines = figures.map(({ name, value, comparedWith }) => `| ${name} | ${value} | ${comparedWith} |`);
  appendFileSync(
    join(root, 'docs/benchmarks.md'),
    `\n## ${new Date().toISOString().slice(0, 10)}, ${machine}\n\n| work | figure | compared with |\n| --- | --- | --- |\n${lines.join('\n')}\n`,
  );
}
