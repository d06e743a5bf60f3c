import { Module } from '@nestjs/common';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { FactRows } from '#libs/daily-sums/fact-rows.js';
import { Database } from '#libs/database/database.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { RulesModule } from '#libs/rules/rules.module.js';
import { ScoreExplanations } from './explain-score.js';
import { FallenMerchants } from './falling-merchants.js';
import { ManagerOutlook } from './manager-outlook.js';
import { MerchantFigures } from './merchant-figures.js';
import { OutboundCalendar } from './outbound-calendar.js';
import { PublishedScorecards } from './published-scorecards.js';
import { QuarterCourse } from './quarter-course.js';
import { Scorecards } from './scorecards.js';
import { ScoreSimulations } from './simulate-scores.js';
import { Tiers } from './tiers.js';

const CONTRIBUTIONS = KPI_LIST.flatMap(([, { contributions }]) => contributions);

/** Scoring: the daily sums of the KPIs in the list, scorecards and their explanation, and the rows beneath them. */
@Module({
  imports: [RulesModule],
  providers: [
    {
      provide: DailySums,
      useFactory: (database: Database) => new DailySums(database, CONTRIBUTIONS),
      inject: [Database],
    },
    {
      provide: FactRows,
      useFactory: (database: Database) => new FactRows(database, CONTRIBUTIONS),
      inject: [Database],
    },
    Scorecards,
    PublishedScorecards,
    QuarterCourse,
    ManagerOutlook,
    OutboundCalendar,
    FallenMerchants,
    ScoreExplanations,
    ScoreSimulations,
    MerchantFigures,
    Tiers,
  ],
  exports: [RulesModule, DailySums, Scorecards, PublishedScorecards, QuarterCourse, ManagerOutlook, OutboundCalendar, FallenMerchants, ScoreExplanations, ScoreSimulations, FactRows, MerchantFigures, Tiers],
})
export class ScorecardsModule {}
