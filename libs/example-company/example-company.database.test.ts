import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { Reports, reportNamed } from '#libs/exports/reports.js';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Scorecard } from '#libs/scorecards/scorecard-document.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { ExampleCompany } from './example-company.js';
import { writeExampleCompany } from './example-company.js';
import type { WrittenFile } from './write-csv.js';

const NOW = new Date('2026-07-02T00:00:00Z');

let folder: string;
let test: TestDatabase;
let company: ExampleCompany;
let firstImports: ImportSummary[];
let lateImports: ImportSummary[];
let beforeLate: Scorecard[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-company-'));
  test = await createTestDatabase();
  company = await writeExampleCompany(folder);
  firstImports = await importFiles(company.files);
  beforeLate = await score(company.quarter, company.firstBatchUntil);
  lateImports = await importFiles(company.lateFiles);
});

afterAll(async () => {
  await test.drop();
  await rm(folder, { recursive: true, force: true });
});

async function importFiles(files: readonly WrittenFile[]): Promise<ImportSummary[]> {
  const summaries: ImportSummary[] = [];
  for (const { kind, path } of files) {
    summaries.push(await importFile(test.database, { kind: kindNamed(kind), path, rejectsFolder: folder }));
  }
  return summaries;
}

async function score(periodName: string, asOf: string): Promise<Scorecard[]> {
  const { database } = test;
  const contributions = KPI_LIST.flatMap(([, slice]) => slice.contributions);
  const scorecards = new Scorecards(database, new DailySums(database, contributions), new RuleVersions(database));
  const period = parsePeriod(periodName);
  await scorecards.score(period, asOf, { now: NOW });
  return database.withSession(async (session) => {
    const found: Scorecard[] = [];
    for await (const { scorecard } of readStored(session, { period, asOf, managerId: null })) found.push(scorecard);
    return found;
  });
}

const standings = (scorecards: readonly Scorecard[]) =>
  scorecards.map(({ managerId, grade, rank }) => [managerId, grade, rank]);

/** The values of a column of a report of the quarter, by manager. */
async function readColumn(report: string, columnName: string): Promise<[string, string][]> {
  const { columns } = reportNamed(report);
  const place = columns.findIndex(({ name }) => name === columnName);
  const asOf = company.lastDay;
  const request = { period: parsePeriod(company.quarter), asOf, askedAsOf: null, managerId: null, merchantId: null, managerIds: null, merchantIds: null };
  const reports = new Reports(test.database, new RuleVersions(test.database));
  return reports.read(
    reportNamed(report),
    { ...request, campaign: null, slots: null, division: null },
    async (rows) => {
      const found: [string, string][] = [];
      for await (const row of rows) found.push([String(row[0]), String(row[place])]);
      return found;
    },
  );
}

describe('the example company in a database', () => {
  it('is imported whole: no row is rejected, waits or comes twice', () => {
    for (const { kind, rejected, waiting, repeated } of [...firstImports, ...lateImports]) {
      expect({ kind, rejected, waiting, repeated }).toEqual({ kind, rejected: 0, waiting: 0, repeated: 0 });
    }
    expect(firstImports.map(({ added }) => added)).toEqual(company.files.map(({ rows }) => rows));
  });

  it('learns something from every row of the late batch', () => {
    expect(lateImports.map(({ unchanged }) => unchanged)).toEqual(company.lateFiles.map(() => 0));
    const changed = lateImports.filter((each) => each.changed > 0).map(({ kind }) => kind);
    expect(changed).toEqual(['orders', 'ad_spend']);
  });

  it('has one manager of each kind: excellent, good, and on probation and not passing', async () => {
    const scorecards = await score(company.quarter, company.lastDay);
    expect(standings(scorecards)).toEqual([
      ['om-han', 'B', null],
      ['om-luo', 'B+', 2],
      ['om-shen', 'A', 1],
    ]);
    expect(scorecards.map(({ probation }) => probation?.state)).toEqual(['failed', undefined, undefined]);
  });

  it('grades one manager better once the late batch is in', async () => {
    const afterLate = await score(company.quarter, company.firstBatchUntil);
    expect(standings(beforeLate)[1]).toEqual(['om-luo', 'B', 2]);
    expect(standings(afterLate)[1]).toEqual(['om-luo', 'B+', 2]);
  });

  it('assesses every module of every manager in the quarter and each month, nowhere absurdly', async () => {
    for (const period of [company.quarter, ...company.months]) {
      for (const { modules } of await score(period, parsePeriod(period).last)) {
        for (const module of Object.values(modules)) {
          expect(module.assessed).toBe(true);
          const completion = module.assessed ? Number(module.completion) : 0;
          expect(completion).toBeGreaterThan(0.55);
          expect(completion).toBeLessThan(1.35);
        }
      }
    }
  });

  it('has merchants on the attention list of every manager', async () => {
    const listed = (await readColumn('ads', 'attention')).filter(([, attention]) => attention === 'true');
    expect(new Set(listed.map(([manager]) => manager))).toEqual(new Set(['om-han', 'om-luo', 'om-shen']));
    expect(listed.length).toBeLessThan(12);
  });

  it('has SKUs that convert poorly, some that few have seen, and many that do well', async () => {
    const flags = (await readColumn('conversion', 'flag')).map(([, flag]) => flag);
    const count = (flag: string) => flags.filter((each) => each === flag).length;
    expect(count('low')).toBeGreaterThan(4);
    expect(count('too_few')).toBeGreaterThan(4);
    expect(count('ok')).toBeGreaterThan(100);
  });
});
