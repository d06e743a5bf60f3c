import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { readManagers } from '#libs/directory/managers.js';
import { scoreThroughQueue } from '#libs/jobs/work/score-through-queue.js';
import { requireManager } from '#libs/scorecards/explain-score.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import { readStored } from '#libs/scorecards/store-scorecards.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson } from '../console.js';
import { jobWorkOf } from '../jobs/job-work.js';
import { printScorecards, scorecardWithoutWorkings } from '../output/scorecards.js';
import { startProgress } from '../output/progress.js';
import { sayWhatIsClosed } from '../period-services.js';
import type { PeriodRequest } from '../period-request.js';
import { readPeriodRequest } from '../period-request.js';

interface ScoreOptions {
  readonly asOf?: string;
  readonly manager?: string;
  readonly stored?: boolean;
  readonly json?: boolean;
}

/** `opscore score`: computes the scorecards of a period and prints them. */
export const registerScore: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('score')
    .description(t('score a quarter, month or week and print the scorecards', '计算并显示季度、月或周的考核成绩'))
    .argument('<period>', t('2026Q4, 2026-10, 2026-W41 or 2026Q4/2026-W40', '2026Q4、2026-10、2026-W41 或 2026Q4/2026-W40'))
    .option('--as-of <day>', t('only days up to this one count (YYYY-MM-DD)', '只统计到该日（YYYY-MM-DD）'))
    .option('--manager <id>', t('show only this manager', '只显示该运营经理'))
    .option('--stored', t('show what the last run stored, without computing', '显示上次保存的结果，不重新计算'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (period: string, options: ScoreOptions) => {
      const request = readPeriodRequest(period, options.asOf, context.settings(), context.console.now());
      await context.withServices(async (services) => {
        const database = services.get(Database);
        const managerId = options.manager ?? null;
        if (managerId !== null) requireManager(await database.withSession(readManagers), managerId);
        const asOf =
          options.stored !== true && (await scoreByWorkers(context, services, request))
            ? request.asOf
            : await bringUpToDate(context, services.get(Scorecards), request, options.stored === true);
        const stored = await database.withTransaction((session) =>
          collect(readStored(session, { period: request.period, asOf, managerId, byDivision: true })),
        );
        if (options.json === true) printJson(context.console, stored.map(scorecardWithoutWorkings));
        else printScorecards(context.console, stored);
        await sayWhatIsClosed(context, services, { period: request.period, asOf }, stored.map(({ scorecard }) => scorecard.division));
      });
    });
};

/** Has workers score a period, with progress. Gives false where they do not, see {@link scoreThroughQueue}. */
export async function scoreByWorkers(
  { console, settings }: CommandContext,
  services: INestApplicationContext,
  request: PeriodRequest,
): Promise<boolean> {
  const progress = startProgress(console);
  try {
    return await scoreThroughQueue(jobWorkOf(services, settings(), console.now), request, progress);
  } finally {
    progress.stop();
  }
}

/** Makes the scorecards of a period unless only stored ones are wanted. Gives the as-of day that they have. */
export async function bringUpToDate(
  { console }: CommandContext,
  scorecards: Scorecards,
  { period, asOf }: PeriodRequest,
  storedOnly: boolean,
): Promise<string> {
  if (storedOnly) return scorecards.latestStoredDay(period, asOf);
  const progress = startProgress(console);
  try {
    await scorecards.score(period, asOf, {
      now: console.now(),
      onProgress: (step, done, total) =>
        progress.update(
          step === 'roll-up'
            ? { en: `daily sums: ${done} of ${total} merchant-days`, zh: `日汇总：${done} / ${total} 个商家日` }
            : { en: `scoring ${period.name}: ${done} of ${total} managers`, zh: `计分 ${period.name}：${done} / ${total} 位经理` },
          done,
          total,
        ),
    });
  } finally {
    progress.stop();
  }
  return asOf;
}

async function collect(stored: AsyncIterable<StoredScorecard>): Promise<StoredScorecard[]> {
  const all: StoredScorecard[] = [];
  for await (const each of stored) all.push(each);
  return all;
}
