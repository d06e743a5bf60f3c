import { Module } from '@nestjs/common';
import { RulesModule } from '#libs/rules/rules.module.js';
import { CalendarDays } from './calendar-days.js';
import { TargetChanges } from './target-changes.js';
import { TargetHistory } from './target-history.js';

/** Planning: targets and the business calendar, and who changed them. */
@Module({
  imports: [RulesModule],
  providers: [TargetChanges, TargetHistory, CalendarDays],
  exports: [TargetChanges, TargetHistory, CalendarDays],
})
export class PlanningModule {}
