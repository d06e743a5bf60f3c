import { createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#libs/database/database.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { importMapped } from '#libs/ingest/mapping/import-mapped.js';
import { builtInProfile } from '#libs/ingest/profiles.js';
import * as sql from './bench-foreign-files.sql.js';
import type { Report } from './measure.js';
import { measureInTurn, ratio, seconds, time } from './measure.js';
import type { OrderExportRequest } from './order-export.js';
import { writeCanonicalLines, writeCanonicalOrders, writeExport, writeExportWorkbook } from './order-export.js';
import { peakMemoryOf } from './peak-memory.js';

const ROUNDS = 3;
const MERCHANT = 's1';
const PROFILE = 'jd-pop-orders';

/**
 * The order export of a back office, in GBK, against the canonical files of the same orders and lines: by rows, by bytes, and by the time that
 * the same facts take; the strictest of them is judged. And the memory that a workbook of the same export takes, however it holds its texts.
 */
export async function benchForeignFiles(database: Database, home: string, { rows, workbookRows }: { readonly rows: number; readonly workbookRows: number }, report: Report): Promise<void> {
  await benchExport(database, home, { seed: 'foreign', rows, merchantId: MERCHANT }, report);
  for (const isShared of [true, false]) {
    await database.query(sql.EMPTY_ORDERS_AND_LINES);
    const path = join(home, 'orders.xlsx');
    await pipeline(Readable.from(writeExportWorkbook({ seed: 'workbook', rows: workbookRows, merchantId: MERCHANT }, isShared)), createWriteStream(path));
    let megabytes = 0;
    const taken = await time(async () => {
      megabytes = await peakMemoryOf(home, 'import', '--profile', PROFILE, '--set', `merchant_id=${MERCHANT}`, path);
    });
    const texts = isShared ? 'texts in a table of their own' : 'texts in their cells';
    report(`Node memory at its peak: opscore import of an XLSX of ${workbookRows} rows of 30 columns, ${texts}`, `${megabytes} MB`, `${Math.round(statSync(path).size / 1e6)} MB of file, ${seconds(taken)}; aim: below 300 MB`);
    rmSync(path);
  }
  await database.query(sql.EMPTY_ORDERS_AND_LINES);
}

async function benchExport(database: Database, home: string, request: OrderExportRequest, report: Report): Promise<void> {
  const [foreign, orders, lines] = [join(home, 'export.csv'), join(home, 'orders.csv'), join(home, 'order_lines.csv')];
  await pipeline(Readable.from(writeExport(request)), createWriteStream(foreign));
  await pipeline(Readable.from(writeCanonicalOrders(request)), createWriteStream(orders));
  await pipeline(Readable.from(writeCanonicalLines(request)), createWriteStream(lines));
  let canonicalRows = 0;
  const stored: string[] = [];
  const note = async () => void stored.push(JSON.stringify(await database.query(sql.STORED_ORDERS_AND_LINES)));
  const importCanonical = async () => {
    await database.query(sql.EMPTY_ORDERS_AND_LINES);
    const taken = await time(async () => {
      const ofOrders = await importFile(database, { kind: kindNamed('orders'), path: orders, rejectsFolder: home });
      const ofLines = await importFile(database, { kind: kindNamed('order_lines'), path: lines, rejectsFolder: home });
      canonicalRows = ofOrders.read + ofLines.read;
    });
    await note();
    return taken;
  };
  const importForeign = async () => {
    await database.query(sql.EMPTY_ORDERS_AND_LINES);
    const taken = await time(() => importMapped(database, { profile: builtInProfile(PROFILE), path: foreign, options: { merchant_id: MERCHANT }, rejectsFolder: home }));
    await note();
    return taken;
  };
  const [canonical, mapped] = await measureInTurn(ROUNDS, importCanonical, importForeign);
  if (new Set(stored).size !== 1) throw new Error(`The files hold other facts: ${stored.join(' ')}`);
  const sizeOf = (...paths: string[]) => paths.reduce((sum, path) => sum + statSync(path).size, 0);
  const rates = {
    rows: request.rows / mapped / (canonicalRows / canonical),
    bytes: sizeOf(foreign) / mapped / (sizeOf(orders, lines) / canonical),
    'the same facts': canonical / mapped,
  };
  const described = Object.entries(rates).map(([by, rate]) => `${rate.toFixed(2)} by ${by}`);
  report(
    `order export of ${request.rows} rows in GBK (${Math.round(sizeOf(foreign) / 1e6)} MB), imported by profile`,
    `${Math.min(...Object.values(rates)).toFixed(2)} of the rate (${seconds(mapped)}): ${described.join(', ')}`,
    `its ${canonicalRows} orders and lines as canonical files (${Math.round(sizeOf(orders, lines) / 1e6)} MB, ${seconds(canonical)}); aim: at least 0.33 by each`,
  );
  const again = await time(() => importMapped(database, { profile: builtInProfile(PROFILE), path: foreign, options: { merchant_id: MERCHANT }, rejectsFolder: home }));
  report('the same export again, nothing changed', `${ratio(again, mapped)} × (${seconds(again)})`, 'its first import');
  reportMemoryOf(report, request.rows, await peakOfFresh(database, home, foreign));
  for (const path of [foreign, orders, lines]) rmSync(path);
}

async function peakOfFresh(database: Database, home: string, path: string): Promise<number> {
  await database.query(sql.EMPTY_ORDERS_AND_LINES);
  return peakMemoryOf(home, 'import', '--profile', PROFILE, '--set', `merchant_id=${MERCHANT}`, path);
}

function reportMemoryOf(report: Report, rows: number, megabytes: number): void {
  report(`Node memory at its peak: opscore import of ${rows} rows by profile`, `${megabytes} MB`, 'aim: at most 300 MB on any size');
}
