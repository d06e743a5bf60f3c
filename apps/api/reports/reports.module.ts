import { Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { ExportsModule } from '#libs/exports/exports.module.js';
import { ReportPages } from '#libs/exports/report-pages.js';
import { REPORTS, Reports } from '#libs/exports/reports.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { rowsControllerOf } from './report-rows.controller.js';
import { ReportsController } from './reports.controller.js';

/** The reports and their rows: a route for every report of the list. */
@Module({
  imports: [ExportsModule, ScorecardsModule],
  controllers: [ReportsController, ...REPORTS.map(rowsControllerOf)],
  providers: [
    {
      provide: ReportPages,
      useFactory: (database: Database, reports: Reports, scorecards: Scorecards, { timeZone }: Settings, clock: Clock) =>
        new ReportPages({ database, reports, scorecards, timeZone, clock }),
      inject: [Database, Reports, Scorecards, SETTINGS, CLOCK],
    },
  ],
})
export class ReportsModule {}
