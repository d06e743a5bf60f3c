import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { hashSessionSecret, hashTokenSecret, makeSessionSecret, makeTokenSecret } from '#libs/access/secrets.js';
import { readSettings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { openDatabase } from '#libs/database/open.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import * as sql from './bench-api.sql.js';
import { benchPage } from './bench-page.js';
import type { Report } from './measure.js';
import { median, ratio } from './measure.js';
import { generateOrderRows } from './order-rows.js';
import { LAST_DAY, writeScoringCompany } from './scoring-company.js';

const ROUNDS = 3;
const CONNECTIONS = 16;
const root = fileURLToPath(new URL('../../..', import.meta.url));
const QUARTER = '2026Q2';

/** What the API is measured on. */
export interface ApiSize {
  readonly managers: number;
  readonly merchants: number;
  /** Bytes of the file that is uploaded. */
  readonly upload: number;
  /** Seconds of each measurement. */
  readonly duration: number;
}

/**
 * The API as it is served, on this machine: a scorecard against a bare route with the same bytes, measured in turn; the ranking of all
 * managers; the page in Chromium; and a large upload. The home must be empty.
 */
export async function benchApi(home: string, { managers, merchants, upload, duration }: ApiSize, report: Report): Promise<void> {
  const { token, session } = await prepare(home, { managers, merchants, days: 91 });
  const { child, address } = await serve(home);
  const authorization = { authorization: `Bearer ${token}` };
  const scorecard = `${address}/api/v1/managers/m0/scorecard?period=${QUARTER}`;
  const whole = await fetch(scorecard, { headers: { ...authorization, 'accept-encoding': 'identity' } });
  const bytes = Buffer.from(await whole.arrayBuffer());
  if (whole.status !== 200) throw new Error(`The scorecard answers ${whole.status}: ${bytes.toString()}`);
  const file = join(home, 'scorecard.json');
  writeFileSync(file, bytes);
  const bare = await startBare(file);
  try {
    const plain = { ...authorization, 'accept-encoding': 'identity' };
    const tagged = { ...plain, 'if-none-match': whole.headers.get('etag') ?? '' };
    const rates: Record<'bare' | 'served' | 'unchanged', number[]> = { bare: [], served: [], unchanged: [] };
    await fire(`${bare.address}/bytes`, {}, 1);
    await fire(scorecard, plain, 1);
    for (let round = 0; round < ROUNDS; round++) {
      rates.bare.push((await fire(`${bare.address}/bytes`, {}, duration)).requests.average);
      rates.served.push((await fire(scorecard, plain, duration)).requests.average);
      rates.unchanged.push((await fire(scorecard, tagged, duration)).requests.average);
    }
    const yardstick = median(rates.bare);
    const perSecond = (rate: number) => `${Math.round(rate)} a second`;
    report(`a scorecard over HTTP (${Math.round(bytes.length / 1024)} KB)`, `${ratio(median(rates.served), yardstick)} of the rate (${perSecond(median(rates.served))})`, `a bare NestJS route that gives the same bytes from memory (${perSecond(yardstick)}); aim: at least 0.5`);
    report('the same, unchanged (304)', `${ratio(median(rates.unchanged), yardstick)} of the rate (${perSecond(median(rates.unchanged))})`, 'the same; aim: at least 0.8');
    const ranking = `${address}/api/v1/scorecards?period=${QUARTER}&order=rank&limit=1000`;
    const compressed = { ...authorization, 'accept-encoding': 'gzip' };
    await fire(ranking, compressed, 1);
    const { latency, requests } = await fire(ranking, compressed, duration);
    report(`ranking of ${managers} managers, compressed as browsers ask, 16 connections`, `${latency.p99.toFixed(0)} ms at the 99th percentile (${perSecond(requests.average)})`, 'aim: below 50 ms');
    await benchPage({ address, secret: session, managerId: 'm0', period: QUARTER }, report);
  } finally {
    bare.child.kill();
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  // The peak of memory is that of a process which has done nothing else.
  const taker = await serve(home);
  try {
    const peak = await uploadLarge({ address: taker.address, token, home, bytes: upload, process: taker.child.pid ?? 0 });
    report(`upload of ${(upload / 1e9).toFixed(1)} GB: Node memory at its peak`, `${peak} MB`, 'aim: below 300 MB');
  } finally {
    taker.child.kill('SIGTERM');
    await once(taker.child, 'exit');
  }
}

/** Loads and scores a company, and gives the secrets of an administrator's token and session. */
async function prepare(home: string, size: { managers: number; merchants: number; days: number }): Promise<{ token: string; session: string }> {
  const open = await openDatabase(readSettings({ OPSCORE_HOME: home }));
  const database = new Database(open.dataSource);
  try {
    for (const { kind, path } of await writeScoringCompany(home, size)) {
      await importFile(database, { kind: kindNamed(kind), path, rejectsFolder: home });
    }
    const dailySums = new DailySums(database, KPI_LIST.flatMap(([, { contributions }]) => contributions));
    await new Scorecards(database, dailySums, new RuleVersions(database)).score(parsePeriod(QUARTER), LAST_DAY, { now: new Date() });
    const [token, session, userId] = [makeTokenSecret(), makeSessionSecret(), randomUUID()];
    await database.query(sql.ADD_ADMINISTRATOR, [userId]);
    await database.query(sql.GIVE_ROLE, [userId]);
    await database.query(sql.ADD_TOKEN, [randomUUID(), hashTokenSecret(token), userId]);
    await database.query(sql.ADD_SESSION, [randomUUID(), hashSessionSecret(session), userId]);
    return { token, session };
  } finally {
    await open.close();
  }
}

async function serve(home: string): Promise<{ child: ChildProcess; address: string }> {
  return start([join(root, 'dist/apps/cli/main.js'), 'serve', '--no-worker', '--port', '4100'], { OPSCORE_HOME: home, LANG: 'C' });
}

async function startBare(file: string): Promise<{ child: ChildProcess; address: string }> {
  return start([join(root, 'dist/test/load/bare-server.js'), file], {});
}

async function start(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(process.execPath, [...words], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [found] = /http:\/\/[\d.:[\]]+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`${words.join(' ')} has ended: ${said}`)));
  });
  return { child, address };
}

async function fire(url: string, headers: Readonly<Record<string, string>>, duration: number): Promise<autocannon.Result> {
  const result = await autocannon({ url, headers: { ...headers }, connections: CONNECTIONS, duration });
  const answered = result['2xx'] + result['3xx'];
  if (answered === 0 || result.errors > 0 || result['4xx'] + result['5xx'] > 0) throw new Error(`${url} failed under load: ${JSON.stringify(result.statusCodeStats)}`);
  return result;
}

/** Uploads a file of so many bytes. Gives the peak of memory of the process that takes it, in megabytes. */
async function uploadLarge({ address, token, home, bytes, process: id }: { address: string; token: string; home: string; bytes: number; process: number }): Promise<number> {
  const path = join(home, 'upload.csv');
  const rows = generateOrderRows({ seed: 'upload', rows: Math.ceil(bytes / 120), merchants: 20_000, firstDay: '2026-04-01', days: 90 });
  await pipeline(Readable.from(rows), createWriteStream(path));
  const status = await new Promise<number>((resolve, reject) => {
    const sending = httpRequest(
      `${address}/api/v1/imports?kind=orders&fileName=orders.csv`,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': statSync(path).size } },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    sending.once('error', reject);
    createReadStream(path).pipe(sending);
  });
  if (status !== 202) throw new Error(`The upload is answered with ${status}.`);
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
