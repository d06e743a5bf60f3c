import { Attribution } from '#libs/attribution/attribution.js';
import { readSettings } from '#libs/config/settings.js';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { createDataSource, Database } from '#libs/database/database.js';
import type { ApplicationServices } from '#libs/jobs/worker-service.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { DataSource } from 'typeorm';

/** Where the work of a simulation lies. */
export interface CompanyPlace {
  readonly home: string;
  readonly databaseUrl: string;
  readonly queueUrl?: string | undefined;
}

export interface OpenCompany {
  readonly settings: Settings;
  readonly dataSource: DataSource;
  readonly services: ApplicationServices;
}

/** The application services on the database of a place, which must be there and migrated or empty. */
export async function openCompany({ home, databaseUrl, queueUrl }: CompanyPlace): Promise<OpenCompany> {
  const settings = readSettings({ OPSCORE_HOME: home, DATABASE_URL: databaseUrl, QUEUE_URL: queueUrl, LOG_LEVEL: 'silent' });
  const dataSource = createDataSource({ url: databaseUrl, timeZone: settings.timeZone, poolSize: 6 });
  await dataSource.initialize();
  const database = new Database(dataSource);
  const dailySums = new DailySums(database, KPI_LIST.flatMap(([, slice]) => slice.contributions));
  const ruleVersions = new RuleVersions(database);
  const attribution = new Attribution(database, ruleVersions);
  const scorecards = new Scorecards(database, dailySums, ruleVersions);
  return { settings, dataSource, services: { database, dailySums, attribution, ruleVersions, scorecards } };
}
