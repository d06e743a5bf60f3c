import { Module } from '@nestjs/common';
import { AttributionModule } from '#libs/attribution/attribution.module.js';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import { Database } from '#libs/database/database.js';
import { QueueWake } from '#libs/jobs/queue/queue-wake.js';
import { JobControl } from '#libs/jobs/work/job-control.js';
import { JobProgress } from '#libs/jobs/work/job-progress.js';
import type { JobWork } from '#libs/jobs/work/job-work.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import { ScorecardsModule } from '#libs/scorecards/scorecards.module.js';
import type { Clock } from '../http/clock.js';
import { CLOCK } from '../http/clock.js';
import { SETTINGS } from '../http/settings.js';
import { JobQueue } from '../job-queue.js';
import { JOB_WORK, jobWorkOf } from './job-work.js';
import { JobsController } from './jobs.controller.js';
import { QueuesController } from './queues.controller.js';

/** Jobs: how they stand, having them done, and the page that shows the queues. */
@Module({
  imports: [ScorecardsModule, AttributionModule],
  controllers: [JobsController, QueuesController],
  providers: [
    {
      provide: JOB_WORK,
      useFactory: (
        settings: Settings,
        clock: Clock,
        queue: JobQueue,
        database: Database,
        dailySums: DailySums,
        attribution: Attribution,
        ruleVersions: RuleVersions,
        scorecards: Scorecards,
      ): JobWork => jobWorkOf({ database, dailySums, attribution, ruleVersions, scorecards }, settings, clock, queue),
      inject: [SETTINGS, CLOCK, JobQueue, Database, DailySums, Attribution, RuleVersions, Scorecards],
    },
    { provide: JobControl, useFactory: (work: JobWork, queue: QueueWake) => new JobControl(work, queue), inject: [JOB_WORK, QueueWake] },
    { provide: JobProgress, useFactory: (work: JobWork) => new JobProgress(work), inject: [JOB_WORK] },
  ],
})
export class JobsModule {}
