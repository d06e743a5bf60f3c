import 'reflect-metadata';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readSettings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { acquireEmbeddedServer } from '#libs/database/embedded/embedded-postgres.js';
import { openDatabase } from '#libs/database/open.js';
import { WITHOUT_DURABILITY } from '../support/database.js';
import type { MadeCase } from './case-maker.js';
import { CaseMaker } from './case-maker.js';
import { plainFileOf } from './fuzz-case.js';
import { fileNameOf, readSources } from './fuzz-sources.js';
import type { FuzzSource } from './fuzz-sources.js';
import { collectGarbage, forgetPeak, openFiles, peakMegabytes } from './memory-watch.js';
import type { Depth, Outcome } from './run-case.js';
import { CaseRunner } from './run-case.js';
import { Watchdog } from './watchdog.js';

// `npm run fuzz:import` changes every sample file in 100,000 ways and brings each in as a user would; `-- --cases 2000` does so many,
// `-- --seed 7` others, and `-- --tried-every 1` tries all of them on the database instead of a quarter. A case that fails is repeated by the command that it names: `-- --seed 7 --only 1234`.

/** Most that a case may take above what samples that are whole take. */
const MOST_ABOVE_MEGABYTES = 64;
/** A case takes a few milliseconds; so long that a busy machine is no excuse. */
const MOST_SECONDS = 30;
const MOST_CPU_SECONDS = 5;
const ROUNDS_OF_WARMING_UP = 5;
/** One of so many is tried on the database, which takes most of the time; and one brought in for good, and undone. */
const TRIED_EVERY = numberAfter('--tried-every', 4);
const KEPT_EVERY = 40;
const COLLECTED_EVERY = 50;
/** Connections come and go. */
const MOST_MORE_FILES = 12;
const MOST_FAILURES = 20;

function numberAfter(word: string, otherwise: number): number {
  const place = process.argv.indexOf(word);
  return place === -1 ? otherwise : Number(process.argv[place + 1]);
}

const [seed, cases, only] = [numberAfter('--seed', 1), numberAfter('--cases', 100_000), numberAfter('--only', -1)];
const say = (text: string) => process.stdout.write(`${text}\n`);
const command = `npm run fuzz:import -- --seed ${seed}${TRIED_EVERY === 4 ? '' : ` --tried-every ${TRIED_EVERY}`}`;

const home = mkdtempSync(join(tmpdir(), 'opscore-fuzz-'));
// Under root the server runs as another user, who has to get in.
chmodSync(home, 0o711);
const given = process.env['DATABASE_URL'];
const server = given === undefined ? await acquireEmbeddedServer({ home, parameters: WITHOUT_DURABILITY }) : null;
const open = await openDatabase(readSettings({ OPSCORE_HOME: home, DATABASE_URL: given ?? server?.url }));
let failures = 0;
const counts = new Map<string, number>();
let slowest = { seconds: 0, number: 0 };
let whenCrashed = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
};
process.on('uncaughtException', (error) => whenCrashed(error));
process.on('unhandledRejection', (error) => whenCrashed(error));
try {
  await fuzz();
} finally {
  await open.close();
  await server?.release();
  rmSync(home, { recursive: true, force: true });
}
say(describeCounts());
process.exit(failures === 0 ? 0 : 1);

async function fuzz(): Promise<void> {
  const sources = await readSources();
  const [inputs, temporary] = [join(home, 'inputs'), join(home, 'temporary')];
  for (const folder of [inputs, temporary]) mkdirSync(folder);
  const numbers = only === -1 ? Array.from({ length: cases }, (_, index) => index) : [only];
  const maker = new CaseMaker(seed, inputs, numbers);
  process.env['TMPDIR'] = temporary;
  const runner = await CaseRunner.open(new Database(open.dataSource), home, temporary);
  const watchdog = new Watchdog(MOST_SECONDS, command);
  await warmUp(sources, runner, inputs);
  collectGarbage();
  const [normal, files] = [peakMegabytes(), openFiles()];
  say(`${sources.length} files, seed ${seed}; samples that are whole take ${Math.round(normal)} MB`);
  const begin = performance.now();
  const sourceNamed = new Map(sources.map((source) => [source.name, source]));
  let highest = 0;
  for (const [done, number] of numbers.entries()) {
    const made = await maker.next();
    const source = sourceNamed.get(made.source);
    if (source === undefined) throw new Error(`${made.source} is no source`);
    forgetPeak();
    watchdog.begin(number);
    const { seconds, cpuSeconds, outcome } = await runTimed(() => runner.run(source, made.path, depthOf(number)));
    watchdog.end();
    const peak = peakMegabytes();
    rmSync(dirname(made.path), { recursive: true });
    highest = Math.max(highest, peak);
    if (seconds > slowest.seconds) slowest = { seconds, number };
    const faults = [...outcome.faults];
    if (cpuSeconds > MOST_CPU_SECONDS) faults.push(`${cpuSeconds.toFixed(1)} s of work`);
    if (peak > normal + MOST_ABOVE_MEGABYTES) faults.push(`${Math.round(peak - normal)} MB above normal`);
    if (done % COLLECTED_EVERY === 0 || faults.length > 0) collectGarbage();
    if (openFiles() > files + MOST_MORE_FILES) faults.push(`${openFiles()} open files instead of ${files}`);
    note(outcome, made, faults);
    if (only !== -1) say(`${describeCase(made)}: ${outcome.result} ${outcome.code ?? ''}, ${Math.round(peak - normal)} MB above normal, ${seconds.toFixed(2)} s`);
    if (failures >= MOST_FAILURES) break;
    if (done > 0 && done % 1_000 === 0) sayProgress(done, begin, highest - normal);
  }
  await Promise.all([watchdog.close(), maker.close()]);
  say(`${numbers.length} files in ${Math.round((performance.now() - begin) / 1_000)} s; at most ${Math.round(highest - normal)} MB above normal; the slowest took ${slowest.seconds.toFixed(2)} s (${slowest.number})`);
}

/** Samples that are whole: what they take is normal. Those of profiles are kept, so that later files find rows that are there, and none of other kinds. */
async function warmUp(sources: readonly FuzzSource[], runner: CaseRunner, folder: string): Promise<void> {
  const paths = new Map(sources.map((source) => [source, writePlain(source, folder)]));
  for (const [source, path] of paths) if ('profile' in source.goesIn) await runner.settle(source, path);
  collectGarbage();
  forgetPeak();
  for (let round = 0; round < ROUNDS_OF_WARMING_UP; round++) {
    for (const [source, path] of paths) {
      const { faults } = await runner.run(source, path, depthOf(round));
      if (faults.length > 0) throw new Error(`${source.name} as it is: ${faults.join('; ')}`);
    }
  }
}

function writePlain(source: FuzzSource, folder: string): string {
  const { name, bytes } = plainFileOf(source);
  const path = join(folder, fileNameOf(name));
  writeFileSync(path, bytes);
  return path;
}

async function runTimed(run: () => Promise<Outcome>): Promise<{ seconds: number; cpuSeconds: number; outcome: Outcome }> {
  const [begin, cpu] = [performance.now(), process.cpuUsage()];
  const crashed = new Promise<Outcome>((resolve) => {
    whenCrashed = (error) => resolve({ result: 'refused', code: null, faults: [`the process would have ended: ${error instanceof Error ? error.stack : String(error)}`] });
  });
  const outcome = await Promise.race([run(), crashed]);
  const { user, system } = process.cpuUsage(cpu);
  return { seconds: (performance.now() - begin) / 1_000, cpuSeconds: (user + system) / 1e6, outcome };
}

function depthOf(number: number): Depth {
  if (number % KEPT_EVERY === 0) return 'kept';
  return number % TRIED_EVERY === 0 ? 'tried' : 'read';
}

function note({ result, code }: Outcome, made: MadeCase, faults: readonly string[]): void {
  counts.set(result, (counts.get(result) ?? 0) + 1);
  if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (faults.length === 0) return;
  failures += 1;
  say(`${describeCase(made)}\n  ${faults.join('\n  ')}\n  again: ${command} --only ${made.number}`);
}

function describeCase({ number, source, name, changes }: MadeCase): string {
  return `${number}: ${source}${name === source ? '' : ` as ${name}`} (${changes.join(', ')})`;
}

function describeCounts(): string {
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([name, count]) => `${name} ${count}`).join(', ');
}

function sayProgress(done: number, begin: number, above: number): void {
  const perSecond = done / ((performance.now() - begin) / 1_000);
  const minutes = (cases - done) / perSecond / 60;
  say(`${done} of ${cases}, ${Math.round(perSecond)} a second, ${minutes.toFixed(1)} minutes left; at most ${Math.round(above)} MB above normal; ${failures} failures`);
}
