import { Module } from '@nestjs/common';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RulesModule } from '#libs/rules/rules.module.js';
import { ScoreExplanations } from './explain-score.js';
import { Scorecards } from './scorecards.js';
import { ScoreSimulations } from './simulate-scores.js';

/** Scoring: the daily sums of the KPIs in the list, scorecards and their explanation. */
@Module({
  imports: [RulesModule],
  providers: [
    {
      provide: DailySums,
      useFactory: (database: Database) =>
        new DailySums(
          database,
          KPI_LIST.flatMap(([, { contributions }]) => contributions),
        ),
      inject: [Database],
    },
    Scorecards,
    ScoreExplanations,
    ScoreSimulations,
  ],
  exports: [RulesModule, DailySums, Scorecards, ScoreExplanations, ScoreSimulations],
})
export class ScorecardsModule {}
