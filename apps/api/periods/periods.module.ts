import { Module } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { PeriodClosing } from '#libs/periods/period-closing.js';
import { PeriodRecords } from '#libs/periods/period-records.js';
import { PeriodVerification } from '#libs/periods/period-verification.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import { SETTINGS } from '../http/settings.js';
import { PeriodsController } from './periods.controller.js';

/** Periods: closing, reopening, verifying, adjustments. */
@Module({
  imports: [ScorecardsModule],
  controllers: [PeriodsController],
  providers: [
    {
      provide: PeriodClosing,
      useFactory: (database: Database, scorecards: Scorecards, ruleVersions: RuleVersions, { timeZone, closeByTwo }: Settings) =>
        new PeriodClosing(database, { scorecards, ruleVersions }, { timeZone, closeByTwo }),
      inject: [Database, Scorecards, RuleVersions, SETTINGS],
    },
    {
      provide: PeriodVerification,
      useFactory: (database: Database, dailySums: DailySums, ruleVersions: RuleVersions) =>
        new PeriodVerification(database, { dailySums, ruleVersions }),
      inject: [Database, DailySums, RuleVersions],
    },
    { provide: PeriodRecords, useFactory: (database: Database) => new PeriodRecords(database), inject: [Database] },
  ],
})
export class PeriodsModule {}
