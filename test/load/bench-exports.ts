import { createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#libs/database/database.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { writeWholeFile } from '#libs/exports/export-file.js';
import type { ExportRequest } from '#libs/exports/export-files.js';
import type { ExportFormat } from '#libs/exports/export-formats.js';
import { Reports, reportNamed } from '#libs/exports/reports.js';
import { writeReport } from '#libs/exports/write-report.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as sql from './bench-exports.sql.js';
import type { Report } from './measure.js';
import { measureInTurn, ratio, seconds, time } from './measure.js';
import { peakMemoryOf } from './peak-memory.js';

const ROUNDS = 3;
const PERIOD = parsePeriod('2026Q2');

/**
 * The largest report, a row for every order, as CSV against `COPY TO` of its own query, both into a file; and as a workbook. The
 * orders of the quarter must be judged, as {@link benchAttribution} leaves them.
 */
export async function benchExports(database: Database, home: string, report: Report): Promise<void> {
  await database.query(sql.KNOW_ALL_SHOPS);
  const [count] = await database.query<{ verdicts: number }>(sql.COUNT_VERDICTS);
  const rows = count?.verdicts ?? 0;
  const path = join(home, 'exported');
  const copy = () =>
    time(() => database.withSession((session) => pipeline(session.copyOut(sql.copyOfVerdicts(PERIOD.first, PERIOD.last)), createWriteStream(path))));
  const write = (format: ExportFormat) => time(() => writeAttribution(database, path, format));
  await copy();
  const [copied, written] = await measureInTurn(ROUNDS, copy, () => write('csv'));
  report(`CSV of ${rows} rows`, `${ratio(copied, written)} of the rate (${seconds(written)})`, `COPY TO of the same query, into a file (${seconds(copied)}); aim: at least 0.5`);
  const packed = await write('xlsx');
  const perSecond = Math.round(rows / (packed / 1_000));
  report(`XLSX of ${rows} rows`, `${seconds(packed)} (${perSecond} rows a second, ${Math.round(statSync(path).size / 1e6)} MB)`, `the same COPY TO (${seconds(copied)})`);
  for (const format of ['csv', 'xlsx'] as const) {
    const words = ['export', 'attribution', '--period', PERIOD.name, '--stored', '--format', format, '--out', path];
    report(`Node memory at its peak: opscore export of ${rows} rows as ${format}`, `${await peakMemoryOf(home, ...words)} MB`, 'aim: at most 300 MB on any size');
  }
  rmSync(path);
}

async function writeAttribution(database: Database, path: string, format: ExportFormat): Promise<void> {
  const report = reportNamed('attribution');
  const nobody = { managerId: null, merchantId: null, division: null, campaign: null, slots: null };
  const request: ExportRequest = { ...nobody, report: report.id, period: PERIOD.name, asOf: null, format, language: 'zh', valuesOnly: false };
  const asked = { ...nobody, period: PERIOD, asOf: PERIOD.last, askedAsOf: null, managerIds: null, merchantIds: null };
  await new Reports(database, new RuleVersions(database)).readBatches(report, asked, (batches) =>
    writeWholeFile(path, writeReport(report, batches, { format, request, asOf: PERIOD.last, madeBy: { name: null, at: new Date() }, timeZone: 'Asia/Shanghai' })),
  );
}
