import { Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { ExportFiles } from '#libs/exports/export-files.js';
import { Exports } from '#libs/exports/exports.js';
import { ExportsModule as ReportsModule } from '#libs/exports/exports.module.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import { Reports } from '#libs/exports/reports.js';
import { exportsFolderOf } from '#libs/jobs/worker-service.js';
import { ReviewPacks } from '#libs/review-pack/review-packs.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { RulesModule } from '#libs/rules/rules.module.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { ExportsController } from './exports.controller.js';
import { StreamPlaces } from './stream-places.js';

/** Reports as files. */
@Module({
  imports: [ReportsModule, RulesModule, ScorecardsModule],
  controllers: [ExportsController],
  providers: [
    StreamPlaces,
    {
      provide: ReportReading,
      useFactory: (database: Database, reports: Reports, ruleVersions: RuleVersions, scorecards: Scorecards, { timeZone }: Settings, clock: Clock) => {
        const documents = [new ReviewPacks(database, ruleVersions, timeZone)];
        return new ReportReading({ database, reports, scorecards, documents, timeZone, clock });
      },
      inject: [Database, Reports, RuleVersions, Scorecards, SETTINGS, CLOCK],
    },
    {
      provide: Exports,
      useFactory: (database: Database, reading: ReportReading, settings: Settings, clock: Clock) =>
        new Exports({
          database,
          reading,
          files: new ExportFiles(database),
          folder: exportsFolderOf(settings),
          timeZone: settings.timeZone,
          clock,
        }),
      inject: [Database, ReportReading, SETTINGS, CLOCK],
    },
  ],
})
export class ExportsModule {}
