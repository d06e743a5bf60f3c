import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { reportNamed, Reports } from '#libs/exports/reports.js';
import { writeCsv } from '#libs/exports/write-csv.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { Company } from '../reference/company.js';
import { parseCsvRows } from '../reference/company.js';
import type { ReferenceRules } from '../reference/rules.js';
import type { Question } from '../reference/score-reference.js';
import { createTestDatabase } from '../support/database.js';
import { EMPTY_ALL_TABLES, EMPTY_RULES_AND_SCORES } from './empty-tables.sql.js';
import { writeCompany } from './write-company.js';

/** What a slot allocation is asked about. */
export interface Campaign {
  readonly campaign: string;
  readonly slots: number;
  readonly managerId: string | null;
}

/** The product on a database of its own, fed with files and read through its CSV exports. */
export interface RealSystem {
  /** Takes a company in place of all that was there; every row must be accepted. */
  load(company: Company): Promise<void>;
  /** Puts a rule set in force for all time, in place of any other. */
  applyRules(rules: ReferenceRules): Promise<void>;
  /** Brings the scorecards of a period up to date. */
  score(question: Question): Promise<void>;
  /** The cells of a report, header first, read back from its CSV. */
  readReport(report: string, question: Question, campaign?: Campaign): Promise<string[][]>;
  close(): Promise<void>;
}

/** Starts it. */
export async function openRealSystem(timeZone: string): Promise<RealSystem> {
  const { database, drop } = await createTestDatabase({ timeZone });
  const contributions = KPI_LIST.flatMap(([, slice]) => slice.contributions);
  const dailySums = new DailySums(database, contributions);
  const ruleVersions = new RuleVersions(database);
  const scorecards = new Scorecards(database, dailySums, ruleVersions);
  const reports = new Reports(database, ruleVersions);
  const folder = mkdtempSync(join(tmpdir(), 'opscore-scoring-'));
  return {
    load: async (company) => {
      await database.query(EMPTY_ALL_TABLES);
      for (const kind of writeCompany(folder, company)) {
        const path = join(folder, `${kind}.csv`);
        await importFile(database, { kind: kindNamed(kind), path, rejectsFolder: folder, strict: true });
      }
      await dailySums.bringUpToDate();
    },
    applyRules: async (rules) => {
      await database.query(EMPTY_RULES_AND_SCORES);
      await ruleVersions.apply({
        document: JSON.stringify(rules),
        from: '2000-01-01',
        restate: false,
        today: '2026-11-01',
        actor: OPSCORE_ACTOR,
        now: new Date('2026-11-01T04:00:00Z'),
      });
    },
    score: async ({ period, asOf, today }) => {
      const asked = parsePeriod(period);
      await scorecards.score(asked, asOf ?? asked.last, { now: new Date(`${today}T00:00:00Z`) });
    },
    readReport: async (name, { period, asOf }, campaign) => {
      const report = reportNamed(name);
      const asked = parsePeriod(period);
      const request = {
        period: asked,
        asOf: asOf ?? asked.last,
        askedAsOf: asOf ?? null,
        merchantId: null,
        managerIds: null,
        merchantIds: null,
        division: null,
        campaign: campaign?.campaign ?? null,
        slots: campaign?.slots ?? null,
        managerId: campaign?.managerId ?? null,
      };
      return reports.readBatches(report, request, async (rows) => {
        let csv = '';
        for await (const text of writeCsv(report.columns, rows, 'en')) csv += text;
        return parseCsvRows(csv);
      });
    },
    close: async () => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
