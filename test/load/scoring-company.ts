import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addDays } from '#libs/domain/business-time.js';
import { RandomStream } from '#libs/example-company/random-stream.js';
import type { KindName } from '#libs/ingest/kind.js';

/** A company for scoring: every merchant has a figure for every day. */
export interface ScoringCompanySize {
  readonly managers: number;
  readonly merchants: number;
  /** Days up to the end of 2026Q2. */
  readonly days: number;
}

export const LAST_DAY = '2026-06-30';

/** Writes the files of the company into a folder, in the order of import. */
export async function writeScoringCompany(
  folder: string,
  size: ScoringCompanySize,
): Promise<{ kind: KindName; path: string }[]> {
  const { managers, merchants, days } = size;
  const all = (count: number) => Array.from({ length: count }, (_, index) => index);
  return [
    await write(folder, 'managers', ['manager_id,name,division,category', ...all(managers).map((m) => `m${m},Manager ${m},division ${m % 10},category`)]),
    await write(folder, 'merchants', ['merchant_id,name', ...all(merchants).map((s) => `s${s},Shop ${s}`)]),
    await write(folder, 'assignments', ['merchant_id,manager_id,from', ...all(merchants).map((s) => `s${s},m${s % managers},2026-01-01`)]),
    await write(folder, 'targets', ['manager_id,period,measure,value', ...all(managers).flatMap(targetsOf)]),
    await write(folder, 'merchant_days', daysOfMerchants('first', merchants, addDays(LAST_DAY, 1 - days), days)),
  ];
}

/** Writes a late file with other figures of all merchants for one day. */
export async function writeLateDay(folder: string, merchants: number, day: string, seed: string): Promise<string> {
  return (await write(folder, 'merchant_days', daysOfMerchants(seed, merchants, day, 1))).path;
}

function targetsOf(manager: number): string[] {
  return [
    `m${manager},2026Q2,gmv,9000000`,
    `m${manager},2026Q2,outbound_orders,90000`,
    `m${manager},2026Q2,conversion,0.03`,
    `m${manager},2026Q2,ad_share,0.1`,
  ];
}

function* daysOfMerchants(seed: string, merchants: number, firstDay: string, days: number): Generator<string> {
  const random = new RandomStream(seed);
  yield 'day,merchant_id,gmv,paid_orders,outbound_orders,outbound_units,visitors,ordering_buyers';
  for (let day = 0; day < days; day++) {
    const name = addDays(firstDay, day);
    for (let merchant = 0; merchant < merchants; merchant++) {
      const visitors = random.integer(0, 500);
      const orders = random.integer(0, 20);
      const buyers = Math.floor(visitors / random.integer(15, 60));
      yield `${name},s${merchant},${random.integer(0, 4_000)}.50,${orders},${orders},${orders + 1},${visitors},${buyers}`;
    }
  }
}

async function write(folder: string, kind: KindName, lines: Iterable<string>): Promise<{ kind: KindName; path: string }> {
  const path = join(folder, `${kind}.csv`);
  await pipeline(Readable.from(inBatches(lines)), createWriteStream(path));
  return { kind, path };
}

function* inBatches(lines: Iterable<string>): Generator<string> {
  let batch = '';
  for (const line of lines) {
    batch += `${line}\n`;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  yield batch;
}
