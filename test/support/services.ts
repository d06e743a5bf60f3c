import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import type { Database } from '#libs/database/database.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Cell } from '#libs/reports/report.js';
import { Reports, reportNamed } from '#libs/exports/reports.js';
import type { ReportRequest } from '#libs/exports/reports.js';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import { importFile } from '#libs/ingest/import-file.js';
import type { KindName } from '#libs/ingest/kind.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { ScoreExplanations } from '#libs/scorecards/explain-score.js';
import type { ScoringRun } from '#libs/scorecards/scorecards.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { FilledDatabase, TestDatabase, TestDatabaseOptions } from './database.js';
import { createTestDatabase, openTestDatabase } from './database.js';

/** When the specs take place. */
export const NOW = new Date('2026-11-24T04:00:00Z');

/** The application services of scoring on a database of their own. */
export interface Services {
  readonly database: Database;
  readonly url: string;
  readonly dailySums: DailySums;
  readonly ruleVersions: RuleVersions;
  readonly scorecards: Scorecards;
  readonly explanations: ScoreExplanations;
  readonly reports: Reports;
  /**
   * Brings a small file in, written as a literal: indents and blank lines do not count. Every row must be good. `meanwhile` is done when all is
   * written and not yet committed.
   */
  bringIn(kind: KindName, csv: string, meanwhile?: () => Promise<unknown>): Promise<ImportSummary>;
  /** Scores a period, as of its last day where none is named. */
  score(period: string, asOf?: string): Promise<ScoringRun>;
  /** What is stored of a period as of a day, by manager id. */
  stored(period: string, asOf?: string): Promise<Map<string, StoredScorecard>>;
  /** Puts a rule set in force from a day on. */
  applyRules(document: string, from?: string): Promise<void>;
  /** The rows of a report by column name. */
  report(name: string, period: string, more?: Partial<ReportRequest>): Promise<Record<string, Cell>[]>;
  close(): Promise<void>;
}

export async function openServices(options: TestDatabaseOptions = {}): Promise<Services> {
  return servicesOn(await createTestDatabase(options));
}

/** A company that all tests of a spec begin with: it is brought in once, and each test opens its services on a copy. The name is its own in all specs. */
export function companyOf(name: string, bringIn: (services: Services) => Promise<unknown>): FilledDatabase {
  return {
    name,
    fill: async (url) => {
      const services = servicesOn(await openTestDatabase(url));
      try {
        await bringIn(services);
      } finally {
        await services.close();
      }
    },
  };
}

function servicesOn({ database, url, drop }: TestDatabase): Services {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-spec-'));
  const contributions = KPI_LIST.flatMap(([, slice]) => slice.contributions);
  const dailySums = new DailySums(database, contributions);
  const ruleVersions = new RuleVersions(database);
  const scorecards = new Scorecards(database, dailySums, ruleVersions);
  const reports = new Reports(database, ruleVersions);
  return {
    database,
    url,
    dailySums,
    ruleVersions,
    scorecards,
    explanations: new ScoreExplanations(database, ruleVersions),
    reports,
    bringIn: async (kind, csv, meanwhile = async () => undefined) => {
      const path = writeCsvFile(folder, kind, csv);
      const alsoInTransaction = { before: async () => undefined, after: async () => void (await meanwhile()) };
      return importFile(database, { kind: kindNamed(kind), path, rejectsFolder: folder, strict: true, alsoInTransaction });
    },
    score: (period, asOf) => {
      const asked = parsePeriod(period);
      return scorecards.score(asked, asOf ?? asked.last, { now: NOW });
    },
    stored: async (period, asOf) => {
      const asked = parsePeriod(period);
      const found = new Map<string, StoredScorecard>();
      await database.withTransaction(async (session) => {
        const request = { period: asked, asOf: asOf ?? asked.last, managerId: null };
        for await (const each of readStored(session, request)) found.set(each.scorecard.managerId, each);
      });
      return found;
    },
    applyRules: async (document, from = '2000-01-01') => {
      await ruleVersions.apply({ document, from, restate: false, today: '2026-11-24', actor: OPSCORE_ACTOR, now: NOW });
    },
    report: async (name, period, more = {}) => {
      const asked = parsePeriod(period);
      const report = reportNamed(name);
      const request: ReportRequest = {
        period: asked,
        asOf: asked.last,
        askedAsOf: null,
        managerId: null,
        merchantId: null,
        campaign: null,
        slots: null,
        division: null,
        managerIds: null,
        merchantIds: null,
        ...more,
      };
      const found: Record<string, Cell>[] = [];
      await reports.read(report, request, async (rows) => {
        for await (const row of rows) {
          found.push(Object.fromEntries(report.columns.map(({ name: column }, index) => [column, row[index] ?? null])));
        }
      });
      return found;
    },
    close: async () => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a literal as a file of a kind and gives its path. */
export function writeCsvFile(folder: string, kind: string, csv: string): string {
  const path = join(folder, `${kind}.csv`);
  writeFileSync(path, `${linesOf(csv).join('\n')}\n`);
  return path;
}

/** The lines of a literal without indents and blank lines. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
