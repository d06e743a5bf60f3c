import type { Database } from '#libs/database/database.js';
import type { ExampleCompany } from '#libs/example-company/example-company.js';
import { importExampleFiles } from '#libs/example-company/load-example.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext } from './command.js';
import { startProgress } from './output/progress.js';

/**
 * Loads the example as life brings it: a first batch, a scoring, late files, and the scoring again.
 * Gives how many scorecards the late files changed.
 */
export async function loadExample(
  { console, settings }: CommandContext,
  { database, scorecards }: { database: Database; scorecards: Scorecards },
  company: ExampleCompany,
): Promise<number> {
  const progress = startProgress(console);
  const { home } = settings();
  const quarter = parsePeriod(company.quarter);
  const now = console.now();
  const onProgress = (done: number, total: number, kind: string) =>
    progress.update({ en: `example company: ${kind}`, zh: `示例公司：${kind}` }, done, total);
  try {
    await importExampleFiles(database, home, company.files, onProgress);
    await scorecards.score(quarter, company.lastDay, { now });
    await importExampleFiles(database, home, company.lateFiles, onProgress);
    return (await scorecards.score(quarter, company.lastDay, { now })).changed;
  } finally {
    progress.stop();
  }
}
