import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { OpscoreError } from '#libs/domain/errors.js';
import { BOMBS } from './bombs.js';
import { collectGarbage, forgetPeak, peakMegabytes } from './memory-watch.js';
import { workbookOf } from './mutate-workbook.js';
import { readAlone } from './read-alone.js';
import { oldWorkbookOf } from './write-old-workbook.js';

// Reads bombs one after the other and says as lines of JSON what each is refused with, how long that took and how much memory.

/** What became of a bomb. */
export interface ReadBomb {
  readonly name: string;
  readonly code: string;
  readonly packedMegabytes: number;
  /** Of a processor: it does not matter what else the machine does. */
  readonly seconds: number;
  /** Memory at the peak, above what an honest file takes. */
  readonly megabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'opscore-bombs-'));
try {
  const plain = { goesIn: { profile: 'jd-pop-orders', options: { merchant_id: 'm1' } } } as const;
  // What is loaded and compiled once is no part of it, and neither are the pieces in which any file is read.
  for (const [name, bytes] of [['a.xlsx', workbookOf([['a']])], ['a.xls', oldWorkbookOf([['a']])], ['a.csv.gz', gzipSync(honestTable())]] as const) await read(name, plain.goesIn, bytes, 0);
  const normal = peakMegabytes();
  for (const { name, goesIn, make } of BOMBS) process.stdout.write(`${JSON.stringify(await read(name, goesIn, make(), normal))}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A table of some megabytes, of which no row is like another. */
function honestTable(): string {
  return `a,b\n${Array.from({ length: 300_000 }, (_, row) => `${row},${(row * 7_919) % 1_000_003},${'x'.repeat(row % 40)}`).join('\n')}`;
}

async function read(name: string, goesIn: (typeof BOMBS)[number]['goesIn'], bytes: Buffer, normal: number): Promise<ReadBomb> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  collectGarbage();
  forgetPeak();
  const begin = process.cpuUsage();
  const code = await readAlone(goesIn, path).then(
    () => 'read',
    (error: unknown) => (error instanceof OpscoreError ? error.code : String(error)),
  );
  const { user, system } = process.cpuUsage(begin);
  const seconds = (user + system) / 1e6;
  const megabytes = Math.max(0, peakMegabytes() - normal);
  const packedMegabytes = statSync(path).size / 1024 / 1024;
  rmSync(path);
  return { name, code, packedMegabytes, seconds, megabytes };
}
